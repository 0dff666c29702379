"""An open workspace: reads as an edition does, and takes the commands of its editors."""

from __future__ import annotations  # what writing needs is only a type here: it loads late

import os
import platform
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from db.errors import NotFound
from db.queries.edition import get_edition
from db.workspace.file import is_workspace, open_workspace
from desktop.core.library import Library
from desktop.core.words import tr

if TYPE_CHECKING:
    from db.engine import ReadSession
    from db.workspace.file import WorkspaceFile
    from db.workspace.session import WriteSession

P = ParamSpec("P")
R = TypeVar("R")


class Workspace(Library):
    """A workspace; everything but its reads belongs into jobs of the lane `write` or `render`."""

    is_workspace = True

    def __init__(self, file: WorkspaceFile, *args: Any) -> None:
        super().__init__(file, *args)
        self.file = file

    @property
    def refusal(self) -> str:
        """Why nothing can be edited; empty where everything can."""
        if self.file.is_writable:
            return ""
        return tr(
            "{name} cannot be written here, so nothing can be edited: the file or its folder "
            "is read-only. Copy it to a folder of your own."
        ).format(name=self.path.name)

    def write(
        self, command: Callable[Concatenate[WriteSession, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Run a command of `db.commands` as one transaction.

        Raises:
            UserError: It was refused, or the file cannot be written; nothing was changed.
        """
        with self.file.write() as session:
            return command(session, *args, **kwargs)

    def rehearse(
        self,
        prepare: Callable[[WriteSession], object],
        query: Callable[Concatenate[ReadSession, P], R],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> R:
        """Read what would be read if something were written; nothing of it is kept."""
        with self.file.rehearse() as (session, begin_reading):
            prepare(session)
            return query(begin_reading(), *args, **kwargs)


def open_if_workspace(path: Path) -> Workspace | None:
    """Open a file that is a workspace; None for any other.

    Raises:
        UserError: It is one, but cannot be opened; the message says why.
    """
    if not is_workspace(path):
        return None
    file = open_workspace(path)
    try:
        with file.read() as session:
            return Workspace(file, get_edition(session))
    except BaseException:
        file.close()
        raise


def now() -> str:
    """Return the moment as revisions keep it: UTC, ISO 8601, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def this_process() -> str:
    """Name this process among those that may have the workspace open."""
    return f"{platform.node()}/{os.getpid()}"


def is_alive(process: str) -> bool:
    """Whether a process that `this_process` named may still run; True where it cannot be told."""
    machine, _, number = process.rpartition("/")
    if machine != platform.node() or not number.isdecimal():
        return True
    if os.name != "posix":
        return process == this_process()
    try:
        os.kill(int(number), 0)  # asks only
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def require_workspace(library: Library | None) -> Workspace:
    """Return the open workspace.

    Raises:
        NotFound: What is open is no workspace.
    """
    if not isinstance(library, Workspace):
        raise NotFound("Only a workspace can be edited. Make or open one first.")
    return library
