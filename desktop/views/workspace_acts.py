"""What the File menu does with workspaces: make one, open one, new entries, whole operations."""

from __future__ import annotations  # what writing needs is only a type here

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QDir, QObject, QPoint, QStandardPaths
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from db.errors import UserError
from db.kinds import ENTRY_KINDS
from db.workspace.file import WORKSPACE_SUFFIX
from desktop.core.lines import kind_name
from desktop.core.routes import TAB_OF_KIND, Route
from desktop.core.words import tr
from desktop.core.workspace import Workspace, now
from desktop.qt.author import author_of
from desktop.qt.context import AppContext
from desktop.qt.file_dialogs import ask_file_to_read
from desktop.qt.jobs import Token
from desktop.views.desk_recoveries import offer_recoveries

if TYPE_CHECKING:
    from db.changes import Change
    from desktop.main_window import MainWindow  # handed down, as the desk is

WRITE: Final = "write"
_REFRESHED_AT_ONCE: Final = 8
_TIDIED_AFTER: Final = 4
"""Steps of bringing the index together after a change: more than one change has added."""

AskFile = Callable[[QWidget, str], str]


class WorkspaceActs(QObject):
    """Handlers of the actions that concern workspaces as a whole."""

    def __init__(self, context: AppContext, window: MainWindow) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._tidyings = 0
        self._can_prepare = False
        context.bus.changed.connect(self._on_changed)
        context.bus.kind_shown.connect(self._prepare)
        window.closing.connect(context.pauses.stop)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what the window's actions do."""
        return {
            "new_workspace": self.ask_new,
            "open_workspace": self.ask_open,
            "new_entry": self.offer_kinds,
            "import_content": self.ask_import,
            "export_content": self.ask_export,
            "build_edition": self.show_build,
        }

    def opened(self) -> None:
        """Say what is to be known of the workspace that was opened, and finish what was begun."""
        library = self._context.library
        self._context.actions["new_workspace"].setEnabled(
            library is not None and not library.is_workspace
        )
        self._can_prepare = False
        self._context.pauses.stop()
        if not isinstance(library, Workspace):
            return
        from db.workspace.place import describe_place

        said = library.refusal or describe_place(library.path)
        if said:
            self._context.tell(said)
        offer_recoveries(self._context)
        self._refresh(library)
        load = partial(_load_writing, library.edition.languages)
        self._context.jobs.submit(load, self._on_writing_loaded, lane="idle.writing")

    def ask_new(self, ask: AskFile | None = None) -> None:
        """Ask for a new file, make a workspace of the open edition there, and open it.

        Args:
            ask: Returns the chosen file, from a proposed one; '' for none.
        """
        context, library = self._context, self._context.library
        if library is None or library.is_workspace:
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = f"{library.path.stem}{WORKSPACE_SUFFIX}"
        chosen = (ask or _ask_new)(self._window, str(Path(folder or QDir.homePath(), name)))
        if not chosen:
            return
        path, source = Path(chosen), library.path
        if not path.suffix:
            path = path.with_name(path.name + WORKSPACE_SUFFIX)
        author, at = author_of(context.settings), now()

        def run(token: Token) -> Path:
            from db.workspace.creating import create_workspace

            create_workspace(path, source, author=author, at=at, tell=token.tell)
            return path

        self._submit(run, self._on_created)

    def ask_open(self, ask: AskFile | None = None) -> None:
        """Ask for a workspace's file and open it."""
        library = self._context.library
        folder = library.path.parent if library is not None else self._context.paths.data
        chosen = (ask or _ask_open)(self._window, str(folder))
        if chosen and self._context.open_edition is not None:
            self._context.open_edition(Path(chosen))

    def offer_kinds(self) -> None:
        """Offer the kinds of entries to make one of."""
        menu = QMenu(self._window)
        for kind in ENTRY_KINDS:
            action = menu.addAction(kind_name(kind, is_plural=False))
            action.setData(kind)
        menu.hovered.connect(self._on_kind_hovered)
        menu.triggered.connect(self._on_kind_chosen)
        menu.popup(self._window.mapToGlobal(QPoint(self._window.width() // 2, 0)))
        menu.setActiveAction(menu.actions()[0])

    def ask_import(self, ask: AskFile | None = None) -> None:
        """Ask for a content folder, and take in what it has that the workspace has otherwise."""
        library = self._context.library
        if not isinstance(library, Workspace):
            return
        chosen = (ask or _ask_folder)(self._window, str(library.path.parent))
        if not chosen:
            return
        author, at = author_of(self._context.settings), now()

        def run(token: Token) -> Change:
            from db.commands.importing import import_folder
            from db.content.folder import read_folder

            folder = read_folder(Path(chosen))
            return library.write(
                import_folder, folder=folder, author=author, at=at, progress=_teller(token)
            )

        self._submit(run, self._on_imported)

    def ask_export(self, ask: AskFile | None = None) -> None:
        """Ask for a folder, and write the workspace there as content files."""
        library = self._context.library
        if not isinstance(library, Workspace):
            return
        chosen = (ask or _ask_folder)(self._window, str(library.path.parent))
        if not chosen:
            return

        def run(token: Token) -> Path:
            from db.content.writer import write_folder
            from db.workspace.contents import read_contents

            folder = library.read(read_contents, published=False)
            token.tell(tr("Writing files"))
            write_folder(folder, Path(chosen))
            return Path(chosen)

        self._submit(run, self._on_exported)

    def show_build(self) -> None:
        """Go to where an edition is built: the desk, which says what would change."""
        self._context.navigator.go(Route("tab", "desk", "build"))

    def _submit(self, run: Callable[[Token], Any], done: Callable[[Any], None]) -> None:
        """Run long work in the lane of writes; say how far it is and what went wrong."""
        self._context.jobs.submit(run, done, self._on_failed, lane=WRITE, progress=self._on_told)

    def _refresh(self, workspace: Workspace) -> None:
        """Derive again, a few at a time, what shows something that was changed."""

        def run(_token: Token) -> str:
            from db.commands.entries import refresh_stale, tidy_index

            if not workspace.file.is_writable:
                return ""
            if workspace.write(refresh_stale, limit=_REFRESHED_AT_ONCE).entries:
                return "refresh"
            return workspace.write(tidy_index).what if self._tidyings else ""

        self._context.jobs.submit(run, self._on_refreshed, self._on_failed, lane=WRITE)

    def _on_refreshed(self, what: str) -> None:
        library = self._context.library
        if what == "tidy":
            self._tidyings -= 1
        if what in ("refresh", "tidy") and isinstance(library, Workspace):
            self._refresh(library)

    def _prepare(self, kind: str) -> None:
        """Build in the pauses the form that may be asked for next."""
        if self._can_prepare:
            self._context.pauses.begin(self._window.prepare("edit", kind))

    def _on_writing_loaded(self, _result: object) -> None:
        library, route = self._context.library, self._context.navigator.current
        self._can_prepare = isinstance(library, Workspace) and not library.refusal
        if route is not None:
            kinds = (kind for kind, tab in TAB_OF_KIND.items() if tab == route.tab)
            self._prepare(next(kinds, ENTRY_KINDS[0]))

    def _on_changed(self, change: Change) -> None:
        library = self._context.library
        if isinstance(library, Workspace) and change.operation:
            self._tidyings = _TIDIED_AFTER
            self._refresh(library)

    def _on_created(self, path: Path) -> None:
        if self._context.open_edition is not None:
            self._context.open_edition(path)
        said = tr("{name} is your working copy. Every page has Edit now; the edition is as it was.")
        self._context.tell(said.format(name=path.name), is_warning=False)

    def _on_imported(self, change: Change) -> None:
        said = tr("Taken in: {n} entries. Undo on the desk takes all of them back.")
        self._context.bus.changed.emit(change)
        self._context.tell(said.format(n=len(change.entries)), is_warning=False)

    def _on_exported(self, path: Path) -> None:
        self._context.tell(tr("Written to {path}").format(path=path), is_warning=False)

    def _on_told(self, said: str) -> None:
        self._context.tell(f"{said} …", is_warning=False)

    def _on_failed(self, error: UserError) -> None:
        self._context.tell(str(error))

    def _on_kind_hovered(self, action: QAction) -> None:
        self._prepare(str(action.data()))

    def _on_kind_chosen(self, action: QAction) -> None:
        self._context.navigator.go(Route("edit", str(action.data())))


def _load_writing(languages: Sequence[str], _token: Token) -> None:
    """Load what the first form and the first save need, before somebody waits for it."""
    import db.commands.entries
    import db.commands.recovery
    import db.workspace.checking  # noqa: F401
    import desktop.views.edit.view  # noqa: F401
    from db.date_reading import read_date
    from db.entries.fields import check_zone

    check_zone("UTC")  # lists all zones
    read_date("1 June 2017", languages)  # lists the words of all languages


def _teller(token: Token) -> Callable[[int, int, str], None]:
    """Return what tells steps of work through a job's token."""

    def tell(done: int, total: int, what: str) -> None:
        token.tell(f"{what} ({done} / {total})" if total else what)

    return tell


def _ask_new(parent: QWidget, proposed: str) -> str:
    chosen, _ = QFileDialog.getSaveFileName(
        parent, tr("New workspace from this edition"), proposed, _filter()
    )
    return chosen


def _ask_open(parent: QWidget, folder: str) -> str:
    kinds = f"{_filter()};;{tr('All files')} (*)"
    return ask_file_to_read(parent, tr("Open workspace"), folder, kinds)


def _ask_folder(parent: QWidget, folder: str) -> str:
    return QFileDialog.getExistingDirectory(parent, tr("Content folder"), folder)


def _filter() -> str:
    return f"{tr('Placard workspaces')} (*{WORKSPACE_SUFFIX})"
