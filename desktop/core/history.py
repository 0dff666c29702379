"""Back and forward, with the state each page was left in."""

from typing import Any, Final

from desktop.core.routes import Route

_LONGEST: Final = 200


class Visit:
    """A page that was shown, and how it was left.

    Attributes:
        state: Plain values of the view: scroll position, selected row, filter.
    """

    def __init__(self, route: Route) -> None:
        self.route = route
        self.state: dict[str, Any] = {}


class History:
    """The visits of a window; a new one drops what lay ahead."""

    def __init__(self) -> None:
        self._visits: list[Visit] = []
        self._at = -1

    @property
    def current(self) -> Visit | None:
        """The visit shown now."""
        return self._visits[self._at] if self._at >= 0 else None

    @property
    def can_go_back(self) -> bool:
        """Whether an earlier visit exists."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether a later visit exists."""
        return self._at < len(self._visits) - 1

    def visit(self, route: Route, *, replaces: bool = False) -> Visit:
        """Enter a route; the same route again stays one visit.

        Args:
            route: Where to.
            replaces: The visit takes the place of the current one, as when walking down a list.
        """
        current = self.current
        if current is not None and current.route == route:
            return current
        if current is not None and replaces:
            if self._at and self._visits[self._at - 1].route == route:
                del self._visits[self._at]
                self._at -= 1
                return self._visits[self._at]
            self._visits[self._at] = Visit(route)
            return self._visits[self._at]
        del self._visits[self._at + 1 :]
        self._visits.append(Visit(route))
        del self._visits[:-_LONGEST]
        self._at = len(self._visits) - 1
        return self._visits[self._at]

    def back(self) -> Visit | None:
        """Step to the earlier visit and return it."""
        return self._step(-1) if self.can_go_back else None

    def forward(self) -> Visit | None:
        """Step to the later visit and return it."""
        return self._step(1) if self.can_go_forward else None

    def clear(self) -> None:
        """Forget everything, as when another edition is opened."""
        self._visits.clear()
        self._at = -1

    def _step(self, by: int) -> Visit:
        self._at += by
        return self._visits[self._at]
