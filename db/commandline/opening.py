"""Open what a command line names, and say what that did to an older workspace."""

from pathlib import Path
from typing import Final

from db.commandline.console import Console
from db.engine import Database
from db.workspace.file import WorkspaceFile, open_file, open_workspace

_KEPT: Final = "{name} was brought up to date; as it was before, it is kept as {kept}."


def open_told(path: Path, console: Console) -> Database:
    """Open an edition or a workspace; raises what `open_file` raises."""
    database = open_file(path)
    if isinstance(database, WorkspaceFile):
        _tell(database, console)
    return database


def open_workspace_told(path: Path, console: Console) -> WorkspaceFile:
    """Open a workspace; raises what `open_workspace` raises."""
    workspace = open_workspace(path)
    _tell(workspace, console)
    return workspace


def _tell(workspace: WorkspaceFile, console: Console) -> None:
    if workspace.kept is not None:
        console.say(_KEPT.format(name=workspace.path.name, kept=workspace.kept.name))
