"""The open edition, and the choice of which one opens."""

from collections.abc import Callable
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from db.edition_record import EditionRecord
from db.engine import Database, ReadSession, open_edition
from db.errors import Corrupt, Foreign, NotFound, UserError
from db.queries.edition import get_edition
from db.values import Value
from desktop.core.paths import EDITION_SUFFIX, Paths

P = ParamSpec("P")
R = TypeVar("R")


class Library:
    """An edition and the reads on it, from any thread.

    Attributes:
        edition: What it says of itself; a workspace, of the edition it began with.
        is_workspace: Whether it can be edited.
    """

    is_workspace = False

    def __init__(self, database: Database, edition: EditionRecord) -> None:
        self._database = database
        self.edition = edition

    @classmethod
    def open(cls, path: Path) -> "Library":
        """Open an edition or a workspace.

        Raises:
            UserError: It is missing, damaged, foreign or too new; the message says which.
        """
        try:
            database = open_edition(path)
        except Foreign:
            from desktop.core.workspace import open_if_workspace

            workspace = open_if_workspace(path)
            if workspace is None:
                raise
            return workspace
        try:
            with database.read() as session:
                edition = get_edition(session)
        except Corrupt as error:
            database.close()
            raise Corrupt(f"{path.name}: {error}") from error
        except BaseException:
            database.close()
            raise
        return cls(database, edition)

    @property
    def path(self) -> Path:
        """The edition's file."""
        return self._database.path

    @property
    def is_as_published(self) -> bool:
        """Whether every byte is; reads all of them when first asked."""
        return self._database.is_as_published

    def read(
        self,
        query: Callable[Concatenate[ReadSession, P], R],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> R:
        """Run a query in this thread's unit of work and return its records."""
        with self._database.read() as session:
            return query(session, *args, **kwargs)

    def interrupt_of_thread(self) -> Callable[[], None]:
        """Begin a job on this thread: return what stops its queries, for other threads to call."""
        with self._database.read() as session:
            session.resume()
            return session.interrupt

    def close(self) -> None:
        """Close the file."""
        self._database.close()


class Candidate(Value):
    """An edition that could be opened."""

    path: Path
    edition: EditionRecord


def choose_edition(paths: Paths, named: Path | None, last: str) -> tuple[Library, list[str]]:
    """Open the edition to read: the named one, else the last chosen, else the newest found.

    A named edition that cannot be opened is an error; any other is passed over with a message.

    Returns:
        The library, and what to tell about editions that were passed over.

    Raises:
        UserError: The named one cannot be opened, or there is none at all.
    """
    if named is not None:
        return Library.open(named), []
    passed_over: list[str] = []
    if last:
        try:
            return Library.open(Path(last)), passed_over
        except UserError as error:
            passed_over.append(str(error))
    candidates = find_editions(paths, passed_over)
    if not candidates:
        told = " ".join(passed_over)
        raise NotFound(f"No edition could be opened. {told}".strip())
    newest = max(candidates, key=lambda found: found.edition.number)
    return Library.open(newest.path), passed_over


def find_editions(paths: Paths, passed_over: list[str] | None = None) -> list[Candidate]:
    """Return the bundled and the installed editions that can be opened."""
    files = [paths.bundled] if paths.bundled.is_file() else []
    if paths.editions.is_dir():
        files += sorted(paths.editions.glob(f"*{EDITION_SUFFIX}"))
    candidates = []
    for path in files:
        try:
            library = Library.open(path)
        except UserError as error:
            if passed_over is not None:
                passed_over.append(str(error))
            continue
        candidates.append(Candidate(path, library.edition))
        library.close()
    return candidates
