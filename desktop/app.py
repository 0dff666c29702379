"""The composition root: the program put together in named phases, the frame painted first.

parse → paths → single instance → Qt → theme → window → edition → page → the rest. What the first
paint does not need is imported after it.
"""

import sys
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from db.errors import UserError
from desktop import __version__
from desktop.core.clock import Clock
from desktop.core.crash import Crashes
from desktop.core.files import read_json, write_json
from desktop.core.options import Options, parse_options
from desktop.core.paths import Paths, find_paths
from desktop.core.routes import Route, parse
from desktop.core.settings import Settings
from desktop.core.startup import Startup
from desktop.core.state import part
from desktop.core.words import tr
from desktop.main_window import MainWindow
from desktop.qt.actions import connect_actions
from desktop.qt.context import AppContext
from desktop.qt.garbage import Collector
from desktop.qt.icons import Icons, picture_icon
from desktop.qt.instance import SingleInstance
from desktop.qt.jobs import Jobs
from desktop.qt.navigator import Navigator
from desktop.qt.program import Program
from desktop.qt.theme import Theme
from desktop.views.registry import VIEWS
from desktop.widgets.banner import Offer
from desktop.widgets.search_box import SearchBox

WINDOW_SIZE: Final = (1440, 900)
LEAST_SIZE: Final = (720, 480)
STATE_VERSION: Final = 1
_LARGEST: Final = 32_000


def launch(options: Options, startup: Startup) -> int:
    """Run the window, or hand the address to the one that is running.

    Returns:
        The exit status.
    """
    instance = SingleInstance(find_paths(portable=options.is_portable).data)
    if not instance.take():
        if all(instance.hand_over(target) for target in _targets(options)):
            return 0
        sys.stderr.write("Placard is running but does not answer; starting a second window.\n")
    startup.ended("single instance")
    return Application(options, startup).run(instance)


class Application:
    """Everything that lives as long as the process.

    Attributes:
        refusal: Why no edition was opened at the start; None where one was.
    """

    def __init__(self, options: Options, startup: Startup) -> None:
        """Go through the phases up to a window that can be shown."""
        self.options = options
        self.startup = startup
        self.paths: Paths = find_paths(portable=options.is_portable)
        self.instance: SingleInstance | None = None
        self._is_loaded = self._is_maximised = False
        self._collector = Collector()
        self.refusal: UserError | None = None
        self.settings = Settings.load(self.paths.settings)
        self._state = read_json(self.paths.state)
        if options.lang:
            self.settings.override("language", options.lang)
        self.crashes = Crashes(self.paths.logs)
        startup.ended("paths and settings")
        self.qt = _make_qt(options)
        startup.ended("qt")
        self._build_context()
        startup.ended("theme")
        self._build_window()
        self.crashes.explain = self._explain
        startup.ended("window")

    def run(self, instance: SingleInstance) -> int:
        """Show the window and stay until it is closed.

        Returns:
            The exit status; that of the refusal where no edition was opened in the end.
        """
        self.instance = instance
        instance.address_received.connect(self._on_address_received)
        self.window.first_painted.connect(self.open_edition)
        self.window.showMaximized() if self._is_maximised else self.window.show()
        self.window.closing.connect(self._save_state)
        status = self.qt.exec()
        self.close()
        instance.close()
        refused = self.refusal if self.context.library is None else None
        return refused.exit_status if refused is not None else status

    def open_edition(self) -> None:
        """Open the edition and the page to start with, then load the rest."""
        from desktop.core.library import choose_edition

        self.startup.ended("first paint")
        last = "" if self.options.edition else str(self.settings["edition"])
        try:
            self.context.library, messages = choose_edition(self.paths, self.options.edition, last)
        except UserError as error:
            self.refusal = error
            self.window.tell(str(error))
            self._load_rest()
            return
        if messages:
            self.window.tell(" ".join(messages))
        self.startup.ended("edition")
        self.window.show_edition()
        self.context.jobs.idle.connect(self._on_first_page_shown)
        self._open_start_page()
        self.startup.ended("start page asked")
        if self.context.jobs.is_idle:  # a page that reads nothing, such as help
            self.context.jobs.idle.emit()

    @property
    def is_at_rest(self) -> bool:
        """Whether nothing is left to read, and all that was read is shown."""
        view = self.window.view
        is_idle = self._is_loaded and self.context.jobs.is_idle
        return is_idle and (view is None or view.is_complete)

    def close(self) -> None:
        """Save where the person was and end all work."""
        self._save_state()
        self.context.jobs.close()
        self._collector.close()
        if self.context.library is not None:
            self.context.library.close()

    def _build_context(self) -> None:
        options, settings = self.options, self.settings
        theme = Theme(
            self.paths.resources,
            options.theme or settings["theme"],
            round(settings["interface_zoom"] * options.scale),
        )
        self.context = AppContext(
            paths=self.paths,
            settings=settings,
            clock=Clock(options.today, options.as_of),
            jobs=Jobs(),
            theme=theme,
            icons=Icons(theme),
            navigator=Navigator(),
            actions={},
            tell=self._on_tell_wanted,
        )
        self.context.jobs.failed.connect(self._on_job_failed)
        theme.apply()

    def _build_window(self) -> None:
        context = self.context
        self.search_box = SearchBox(context.theme, context.icons)
        self.window = MainWindow(context, self.search_box, VIEWS)
        self.window.setMinimumSize(*LEAST_SIZE)
        self._place_window()
        context.settings.on_change(self._on_setting_changed)

    def _place_window(self) -> None:
        if self.options.screenshot:
            self.window.resize(*self.options.size)
            return
        self.window.resize(*_size_of(self._state.get("size")))
        screen = QGuiApplication.primaryScreen()
        if screen is not None:
            room = screen.availableGeometry().size()
            self.window.resize(self.window.size().boundedTo(room))
        self._is_maximised = self._state.get("is_maximised") is True

    def _open_start_page(self) -> None:
        navigator = self.context.navigator
        if self.options.address:
            navigator.go(self.options.address)
            if navigator.current is not None:
                return
        address = self._state.get("address")
        if isinstance(address, str) and not self.options.screenshot:
            try:
                navigator.go(parse(address), part(self._state, "page"))
            except UserError:
                address = None
            else:
                return
        navigator.go(Route("tab", "stories"))

    def _on_first_page_shown(self) -> None:
        self.context.jobs.idle.disconnect(self._on_first_page_shown)
        QTimer.singleShot(0, self._on_first_page_painted)

    def _on_first_page_painted(self) -> None:
        self.startup.ended("first page")
        if self.context.jobs.is_idle:
            self._load_rest()
        else:  # what completes the page, such as its filters, goes before the rest
            self.context.jobs.idle.connect(self._on_page_completed)

    def _on_page_completed(self) -> None:
        self.context.jobs.idle.disconnect(self._on_page_completed)
        self._load_rest()

    def _load_rest(self) -> None:
        from desktop.core.log import start_log
        from desktop.core.recent import Recent
        from desktop.views.desk import Desk

        self.window.fill_menus()
        context = self.context
        self.qt.setWindowIcon(picture_icon(self.paths.window_icon))
        recent = Recent.load(self.paths.recent, is_kept=bool(self.settings["keep_searches"]))
        self.desk = Desk(context, self.window, self.search_box, recent)
        connect_actions(context.actions, self.desk.handlers())
        self.crashes.show = self.desk.show_crash
        if self.options.screenshot is None:
            context.icons.load(context.jobs)
            self.desk.check_edition()
            if self.instance is not None:
                self.instance.listen()
            if isinstance(self.qt, Program):
                self.qt.open_asked.connect(self._on_address_received)
                self.qt.start_hearing()
            if not (self.options.address or self._state.get("address")):
                self.desk.greet()
            if self.crashes.left_behind:
                self.desk.offer_crash(self.crashes.left_behind)
            if not start_log(self.paths.logs):
                self.window.tell(
                    tr("Placard can write nowhere here: settings and the last page are not kept.")
                )
        self._is_loaded = True
        self._collector.begin()
        self.startup.ended("rest")

    def _save_state(self) -> None:
        if self.options.screenshot is not None:
            return
        current = self.context.navigator.current
        data: dict[str, Any] = {
            **self._state,
            "version": STATE_VERSION,
            "size": list(self.window.size().toTuple()),
            "is_maximised": self.window.isMaximized(),
        }
        if current is not None:
            data |= {"address": str(current), "page": self.context.navigator.state()}
        write_json(self.paths.state, data)

    def _on_tell_wanted(
        self, text: str, *, is_warning: bool = True, offer: Offer | None = None
    ) -> None:
        self.window.tell(text, is_warning=is_warning, offer=offer)

    def _on_job_failed(self, error: Exception) -> None:
        sys.excepthook(type(error), error, error.__traceback__)

    def _explain(self, error: BaseException) -> bool:
        """Tell what no part of the window expected, where a person can mend it."""
        library = self.context.library
        if isinstance(error, UserError):
            said = str(error)
        elif library is not None and not library.is_workspace and not library.is_as_published:
            said = tr("{name} is damaged, so part of it cannot be shown. Fetch it again.").format(
                name=library.path.name
            )
        else:
            return False
        import logging

        logging.getLogger("placard").warning("%s", said, exc_info=error)
        self.window.tell(said)
        return True

    def _on_address_received(self, target: str) -> None:
        wanted = parse_options(["--", target] if target else [])
        if wanted.edition is not None and not self._is_open(wanted.edition):
            assert self.context.open_edition is not None  # set before it listens
            self.context.open_edition(wanted.edition)
        if wanted.address:
            self.context.navigator.go(wanted.address)
        if self.window.isMinimized():
            self.window.showNormal()
        self.window.raise_()
        self.window.activateWindow()

    def _is_open(self, edition: Path) -> bool:
        library = self.context.library
        return library is not None and library.path.resolve() == edition.resolve()

    def _on_setting_changed(self, key: str) -> None:
        if key == "theme":
            self.context.theme.choose(choice=self.settings["theme"])
        elif key == "interface_zoom":
            self.context.theme.choose(zoom=self.settings["interface_zoom"])
        elif key == "language":
            self.window.show_language()


def _targets(options: Options) -> list[str]:
    """Return what a later launch hands over: the file, then the address, or just that it came."""
    edition = str(options.edition.absolute()) if options.edition else ""
    return [target for target in (edition, options.address) if target] or [""]


def _size_of(kept: object) -> tuple[int, int]:
    """Return the window's size from the state file, the usual one where it makes no sense."""
    match kept:
        case [int(width), int(height)] if 0 < width <= _LARGEST and 0 < height <= _LARGEST:
            return width, height
    return WINDOW_SIZE


def _make_qt(options: Options) -> QApplication:
    QApplication.setApplicationName("Placard")
    QApplication.setApplicationVersion(__version__)
    QGuiApplication.setDesktopFileName("placard")
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    # Named here and not by setStyle, whose overloads make PySide build the enums of QStyle first.
    app = QApplication.instance() or Program([sys.argv[0], "-style", "fusion"])
    assert isinstance(app, QApplication)
    if options.rtl:
        from PySide6.QtCore import Qt  # not before the first paint: see Theme

        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    return app
