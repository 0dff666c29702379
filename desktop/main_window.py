"""The frame: the bar, the stack of views, and who answers the keys. Nothing of any view's own."""

from collections.abc import Callable, Iterator
from typing import Any, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.core.actions import VIEW_ACTIONS
from desktop.core.routes import DESK, TABS, Route
from desktop.core.settings import step_zoom
from desktop.core.words import tr
from desktop.qt.actions import connect_actions, fill_menu, make_actions, show_staff
from desktop.qt.context import AppContext
from desktop.qt.focus import move_pane
from desktop.views.base import View
from desktop.widgets.banner import Banner, Offer
from desktop.widgets.bar import TopBar

_TAB_LABELS: Final = {
    "stories": "Stories",
    "calendar": "Calendar",
    "people": "People",
    "documents": "Documents",
    "desk": "My desk",
}
MakeView = Callable[[AppContext, QWidget], View]


class MainWindow(QWidget):
    """One window on one edition."""

    closing = Signal()
    first_painted = Signal()

    def __init__(self, context: AppContext, search: QWidget, views: dict[str, MakeView]) -> None:
        """Build the frame; views are made when they are first shown.

        Args:
            context: The services, with no edition opened yet.
            search: The search box, to be placed in the bar.
            views: How to make the view of a tab (`stories`) or place (`search`).
        """
        super().__init__()
        self.setObjectName("window")
        self._context = context
        self._make_view = views
        self._views: dict[str, View] = {}
        self._is_painted = False
        self._build(search)
        self._connect()

    @property
    def view(self) -> View | None:
        """The view shown."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, View) else None

    def show_edition(self) -> None:
        """Name the open edition and let views forget the one before."""
        from desktop.core.dating import date_text  # the frame is painted without dates

        library = self._context.library
        assert library is not None
        edition = library.edition
        name = f"{tr('Edition')} {edition.label}"
        if library.is_workspace:
            self.bar.show_working_copy(tr("Working copy"), name)
        else:
            self.bar.show_edition(name, date_text(edition.published_at[:7], "short"))
            self.bar.show_check("unchecked", tr("This file has not been checked yet"))
        show_staff(self._context.actions, is_shown=library.is_workspace)
        self.bar.show_tab_of(DESK, is_shown=library.is_workspace)
        self.show_language()
        of = library.path.stem if library.is_workspace else edition.title
        self.setWindowTitle(f"{of} – Placard")
        for view in self._views.values():
            view.edition_changed()

    def show_change(self) -> None:
        """Show the page anew after a write; views behind it read anew when they are shown."""
        state, current = self._state_of_view(), self._context.navigator.current
        for view in self._views.values():
            view.content_changed()
        if self.view is not None and current is not None:
            self.view.show_route(current, state)

    def show_language(self) -> None:
        """Say which language the content is wanted in, and offer the others."""
        from db.queries.words import language_name  # the frame is painted without an edition

        library = self._context.library
        if library is not None:
            tags = library.edition.languages
            names = [(tag, language_name(tag)) for tag in tags]
            self.bar.show_languages(names, self._context.language)

    def show_view(self, name: str) -> View:
        """Bring a view to the front, making it if it is the first time."""
        view = self._view(name)
        if view is not self.view:
            self._stack.setCurrentWidget(view)
            view.take_focus()
        handlers = view.handlers()
        for action in VIEW_ACTIONS:
            self._context.actions[action].setEnabled(action in handlers)
        return view

    def prepare(self, name: str, kind: str) -> Iterator[None]:
        """Make a view ahead of time for a kind of entry, in short steps, without showing it."""
        yield from self._view(name).prepare(kind)

    def fill_menus(self) -> None:
        """Fill the menu behind "more"; nobody can open it before the first page is there."""
        fill_menu(self.bar.more.menu(), self._context.actions)

    def tell(self, text: str, *, is_warning: bool = True, offer: Offer | None = None) -> None:
        """Say something in the flow of the window, until it is dismissed."""
        self.banner.show_text(text, is_warning=is_warning, offer=offer)

    def _build(self, search: QWidget) -> None:
        context = self._context
        context.actions.update(make_actions(self, context.icons))
        tabs = [(name, tr(_TAB_LABELS[name])) for name in TABS]
        self.bar = TopBar(context.theme, context.icons, context.actions, tabs, search, self)
        self.banner = Banner(context.icons)
        self._stack = QStackedWidget(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.banner)
        column.addWidget(self._stack, 1)
        self._blank = QWidget()
        self._stack.addWidget(self._blank)

    def _connect(self) -> None:
        context, navigator = self._context, self._context.navigator
        navigator.watch(self._state_of_view)
        navigator.route_changed.connect(self._on_route_changed)
        navigator.history_changed.connect(self._on_history_changed)
        navigator.address_refused.connect(self._on_address_refused)
        navigator.route_missing.connect(self._on_route_missing)
        context.theme.changed.connect(self.bar.lay_out)
        self.bar.tab_chosen.connect(self._on_tab_chosen)
        self.bar.language.menu().triggered.connect(self._on_language_triggered)
        self.bar.badge.clicked.connect(context.actions["edition"].trigger)
        handlers: dict[str, Callable[[], object]] = {
            "back": navigator.back,
            "forward": navigator.forward,
            "full_screen": self._on_full_screen_triggered,
            "next_pane": self._on_next_pane_triggered,
            "previous_pane": self._on_previous_pane_triggered,
            "zoom_in": self._on_zoom_in_triggered,
            "zoom_out": self._on_zoom_out_triggered,
            "zoom_reset": self._on_zoom_reset_triggered,
            "quit": self.close,
        }
        connect_actions(context.actions, handlers)
        for name in VIEW_ACTIONS:
            context.actions[name].triggered.connect(self._on_view_action_triggered)
        for name in TABS:
            context.actions[f"tab_{name}"].triggered.connect(self._on_tab_action_triggered)
        self._on_history_changed()

    def _view(self, name: str) -> View:
        view = self._views.get(name)
        if view is None:
            view = self._views[name] = self._make_view[name](self._context, self._stack)
            self._stack.addWidget(view)
        return view

    def _state_of_view(self) -> dict[str, Any]:
        view = self.view
        return view.state() if view else {}

    def _on_route_changed(self, route: Route, state: dict[str, Any]) -> None:
        name = route.tab or route.kind
        view = self.show_view(name if name in self._make_view else "unknown")
        self.bar.show_tab(route.tab)
        view.show_route(route, state)

    def _on_history_changed(self) -> None:
        navigator, actions = self._context.navigator, self._context.actions
        actions["back"].setEnabled(navigator.can_go_back)
        actions["forward"].setEnabled(navigator.can_go_forward)

    def _on_address_refused(self, message: str) -> None:
        self.tell(message)

    def _on_route_missing(self, route: Route) -> None:
        self.show_view("unknown").show_route(route, {})

    def _on_tab_chosen(self, name: str) -> None:
        current = self._context.navigator.current
        if current != Route("tab", name) or self.view is not self._views.get(name):
            self._context.navigator.go(Route("tab", name))

    def _on_tab_action_triggered(self) -> None:
        self._on_tab_chosen(self.sender().objectName().removeprefix("tab_"))

    def _on_language_triggered(self, action: Any) -> None:
        self._context.settings["language"] = action.data()

    def _on_view_action_triggered(self) -> None:
        view = self.view
        handler = view.handlers().get(self.sender().objectName()) if view else None
        if handler is not None:
            handler()

    def _on_full_screen_triggered(self) -> None:
        self.showNormal() if self.isFullScreen() else self.showFullScreen()

    def _on_next_pane_triggered(self) -> None:
        self._move_pane(1)

    def _on_previous_pane_triggered(self) -> None:
        self._move_pane(-1)

    def _move_pane(self, step: int) -> None:
        move_pane([self.bar.tabs, *(self.view.panes() if self.view else ())], step)

    def _on_zoom_in_triggered(self) -> None:
        self._zoom(1)

    def _on_zoom_out_triggered(self) -> None:
        self._zoom(-1)

    def _on_zoom_reset_triggered(self) -> None:
        self._zoom(0)

    def _zoom(self, direction: int) -> None:
        settings = self._context.settings
        settings["reading_zoom"] = step_zoom(settings["reading_zoom"], direction)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say when the frame is on the screen, so that the rest can be loaded behind it."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self.first_painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)
