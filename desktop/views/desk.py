"""What the window's own actions do; made after the first page is on the screen."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from db.errors import UserError
from desktop.core.dating import date_text
from desktop.core.help_pages import INDEX
from desktop.core.library import Library
from desktop.core.paths import EDITION_SUFFIX
from desktop.core.recent import Recent
from desktop.core.routes import Route
from desktop.core.words import tr
from desktop.dialogs.about import AboutDialog
from desktop.dialogs.address import AddressDialog
from desktop.dialogs.as_of import AsOfDialog
from desktop.dialogs.crash import CrashDialog
from desktop.dialogs.settings import SettingsDialog
from desktop.dialogs.sheet import Sheet
from desktop.dialogs.shortcuts import ShortcutsDialog
from desktop.dialogs.welcome import WelcomeView
from desktop.qt.context import AppContext
from desktop.qt.file_dialogs import ask_file_to_read
from desktop.qt.jobs import Token
from desktop.views.acts import export_edition
from desktop.views.omnibox import Omnibox
from desktop.views.workspace_acts import WorkspaceActs
from desktop.widgets.search_box import SearchBox

if TYPE_CHECKING:  # the window is handed down; only its type is of interest here
    from desktop.main_window import MainWindow

STORIES: Final = Route("tab", "stories")
_HELP_OF_PLACE: Final = {"search": "search", "edition": "about"}

AskFile = Callable[[QWidget, str], str]


class Desk(QObject):
    """Dialogs, the check of the edition, and opening another one."""

    def __init__(
        self, context: AppContext, window: "MainWindow", search_box: SearchBox, recent: Recent
    ) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._search_box = search_box
        self._recent = recent
        self._sheets: dict[str, Sheet] = {}
        self.omnibox = Omnibox(context, search_box, recent)
        self.workspaces = WorkspaceActs(context, window)
        context.open_edition = self.open_edition
        context.check.changed.connect(self._on_check_changed)
        context.bus.changed.connect(self._on_changed)
        context.clock.on_change(self._on_as_of_changed)
        window.bar.as_of_wanted.connect(self._on_as_of_triggered)
        self._on_as_of_changed()
        search_box.left.connect(self._on_search_left)
        if context.library is None:
            window.show_view("edition")
            window.bar.show_tab("")
            window.bar.badge.hide()

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what the window's actions do."""
        return {
            "search": self._search_box.take_focus,
            "as_of": self._on_as_of_triggered,
            "latest": self._on_latest_triggered,
            "open_address": self._on_open_address_triggered,
            "open_edition": self.ask_edition,
            "help": self._on_help_triggered,
            "shortcuts": self._on_shortcuts_triggered,
            "settings": self._on_settings_triggered,
            "edition": self._on_edition_triggered,
            "export_edition": self._on_export_edition_triggered,
            "about": self._on_about_triggered,
            **self.workspaces.handlers(),
        }

    def greet(self) -> None:
        """Welcome a person who starts for the first time."""
        context = self._context
        if context.library is None or context.settings["welcomed"]:
            return
        context.settings["welcomed"] = True
        view = self._window.show_view("welcome")
        assert isinstance(view, WelcomeView)
        view.way_taken.connect(self._on_way_taken)
        self._window.bar.show_tab("")

    def check_edition(self) -> None:
        """Check the open edition behind everything else."""
        library = self._context.library
        self.workspaces.opened()
        if library is not None and not library.is_workspace:
            self._context.check.run(self._context.jobs, library.path)

    def show_crash(self, report: str) -> None:
        """Say that something went wrong; the report can be copied."""
        dialog = self._sheets.get("crash")
        if not isinstance(dialog, CrashDialog):
            dialog = CrashDialog(self._context.theme, self._context.paths.logs, self._window)
            self._sheets["crash"] = dialog
        dialog.add_report(report)

    def offer_crash(self, report: str) -> None:
        """Say that the run before ended badly, and offer what it left behind."""

        def show() -> None:
            self.show_crash(report)

        self._window.banner.show_text(
            tr("Placard did not end well last time. Nothing you keep here is lost."),
            offer=(tr("Show the report"), show),
        )

    def ask_edition(self, ask: AskFile | None = None) -> None:
        """Ask for an edition's file and open it.

        Args:
            ask: Returns the chosen file, from a folder to begin in; '' for none.
        """
        library = self._context.library
        folder = library.path.parent if library is not None else self._context.paths.data
        chosen = (ask or _ask_file)(self._window, str(folder))
        if chosen:
            self.open_edition(Path(chosen))

    def open_edition(self, path: Path) -> None:
        """Read another edition from now on; where it cannot be opened, all stays as it is."""
        context = self._context
        try:
            library = Library.open(path)
        except UserError as error:
            context.tell(str(error))
            return
        before, context.library = context.library, library
        context.settings["edition"] = str(path.resolve())
        context.navigator.forget()
        context.check.forget()
        self._window.banner.hide()
        self._window.show_edition()
        context.navigator.go(STORIES)
        if before is not None:
            self._close_later(before)
        self.check_edition()

    def _close_later(self, library: Library) -> None:
        """Close an edition once the reads and searches that began on it have ended."""
        jobs = self._context.jobs

        def nothing(_token: Token) -> None:
            return None

        def close(_token: Token) -> None:
            library.close()

        def on_searches_ended(_result: object) -> None:
            jobs.submit(close, lane="read.close")

        jobs.submit(nothing, on_searches_ended, lane="search.close")

    def _open(self, name: str, make: Callable[[], Sheet]) -> Sheet:
        sheet = self._sheets.get(name)
        if sheet is None:
            sheet = self._sheets[name] = make()
        sheet.open_sheet()
        return sheet

    def _on_open_address_triggered(self) -> None:
        self._open("address", self._make_address)

    def _make_address(self) -> Sheet:
        dialog = AddressDialog(self._context.theme, self._window)
        dialog.address_given.connect(self._context.navigator.go)
        return dialog

    def _on_as_of_triggered(self) -> None:
        dialog = self._sheets.get("as_of")
        if not isinstance(dialog, AsOfDialog):
            dialog = AsOfDialog(self._context.theme, self._context.icons, self._window)
            dialog.day_given.connect(self._on_day_given)
            self._sheets["as_of"] = dialog
        dialog.ask(self._context.clock.as_of)

    def _on_day_given(self, day: str) -> None:
        self._context.clock.show_as_of(day)

    def _on_latest_triggered(self) -> None:
        self._context.clock.show_as_of("")

    def _on_as_of_changed(self) -> None:
        """Say which day's titles and names are shown, as long as it is not today."""
        clock = self._context.clock
        day = "" if clock.is_latest else date_text(clock.as_of, "short")
        self._window.bar.show_as_of(day)
        self._context.actions["latest"].setEnabled(not clock.is_latest)

    def _on_help_triggered(self) -> None:
        current = self._context.navigator.current
        place = current.kind if current is not None else ""
        self._context.navigator.go(Route("help", _HELP_OF_PLACE.get(place, INDEX)))

    def _on_shortcuts_triggered(self) -> None:
        self._open(f"shortcuts-{self._has_staff}", self._make_shortcuts)

    @property
    def _has_staff(self) -> bool:
        library = self._context.library
        return library is not None and library.is_workspace

    def _make_shortcuts(self) -> Sheet:
        return ShortcutsDialog(self._context.theme, self._window, has_staff=self._has_staff)

    def _on_settings_triggered(self) -> None:
        self._open("settings", self._make_settings)

    def _make_settings(self) -> Sheet:
        return SettingsDialog(self._context, self._recent, self._window)

    def _on_edition_triggered(self) -> None:
        self._context.navigator.go(Route("edition", "about"))

    def _on_export_edition_triggered(self) -> None:
        export_edition(self._context, self._window)

    def _on_about_triggered(self) -> None:
        self._open("about", self._make_about)

    def _make_about(self) -> Sheet:
        return AboutDialog(self._context, self._window)

    def _on_changed(self) -> None:
        self._window.show_change()

    def _on_check_changed(self) -> None:
        check = self._context.check
        self._window.bar.show_check(check.badge, check.sentence)
        if check.state == "damaged":
            said = tr("This edition is damaged: {what}. What is not named can be read as before.")
            self._window.banner.show_text(
                said.format(what=check.subjects),
                offer=(tr("About this edition"), self._on_edition_triggered),
            )

    def _on_search_left(self) -> None:
        view = self._window.view
        if view is not None:
            view.focus_page()

    def _on_way_taken(self, way: str) -> None:
        view, navigator = self._window.view, self._context.navigator
        if way == "stories" and isinstance(view, WelcomeView) and view.newest:
            navigator.go(Route("story", view.newest))
        elif way == "calendar":
            navigator.go(Route("tab", "calendar"))
        else:
            navigator.go(navigator.current or STORIES)
        if way == "search":
            self._search_box.take_focus()


def _ask_file(parent: QWidget, folder: str) -> str:
    editions = f"{tr('Placard editions')} (*{EDITION_SUFFIX})"
    kinds = f"{editions};;{tr('All files')} (*)"
    return ask_file_to_read(parent, tr("Open an edition"), folder, kinds)
