"""The one door to pages: links, hits, menus, the command line, a second launch."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from db.errors import BadUsage
from desktop.core.history import History, Visit
from desktop.core.routes import Route, parse


class Navigator(QObject):
    """Says where the window is, and remembers how each page was left."""

    route_changed = Signal(object, object)  # Route, state to restore (dict)
    history_changed = Signal()
    address_refused = Signal(str)
    route_missing = Signal(object)  # Route that leads to no entry

    def __init__(self) -> None:
        super().__init__()
        self._history = History()
        self._state_of_view: Callable[[], dict[str, Any]] = dict

    @property
    def current(self) -> Route | None:
        """The page shown."""
        visit = self._history.current
        return visit.route if visit else None

    @property
    def can_go_back(self) -> bool:
        """Whether an earlier page exists."""
        return self._history.can_go_back

    @property
    def can_go_forward(self) -> bool:
        """Whether a later page exists."""
        return self._history.can_go_forward

    def watch(self, state_of_view: Callable[[], dict[str, Any]]) -> None:
        """Name the function that says how the shown view stands, asked before leaving it."""
        self._state_of_view = state_of_view

    def go(
        self,
        where: Route | str,
        state: dict[str, Any] | None = None,
        *,
        replaces: bool = False,
    ) -> None:
        """Open a page; an address that makes no sense is refused with a message.

        Args:
            where: A route or an address.
            state: How the page is to stand; empty for its top.
            replaces: Whether Back skips the page shown now, as when walking down a list.
        """
        if isinstance(where, str):
            try:
                where = parse(where)
            except BadUsage as error:
                self.address_refused.emit(str(error))
                return
        self.remember()
        visit = self._history.visit(where, replaces=replaces)
        self._show(visit, state or {})

    def back(self) -> None:
        """Return to the page before, as it was left."""
        self.remember()
        self._step(self._history.back())

    def forward(self) -> None:
        """Go to the page that `back` left."""
        self.remember()
        self._step(self._history.forward())

    def remember(self) -> None:
        """Keep how the shown page stands."""
        visit = self._history.current
        if visit is not None:
            visit.state = self._state_of_view()

    def missing(self, route: Route) -> None:
        """Say that a route of the history leads to nothing in this edition."""
        self.route_missing.emit(route)

    def state(self) -> dict[str, Any]:
        """Return how the shown page stands, for the next start."""
        self.remember()
        visit = self._history.current
        return dict(visit.state) if visit else {}

    def forget(self) -> None:
        """Drop the history, as when another edition is opened."""
        self._history.clear()
        self.history_changed.emit()

    def _step(self, visit: Visit | None) -> None:
        if visit is not None:
            self._show(visit, visit.state)

    def _show(self, visit: Visit, state: dict[str, Any]) -> None:
        self.route_changed.emit(visit.route, state)
        self.history_changed.emit()
