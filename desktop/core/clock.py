"""What day it is for the whole application: today, settable for rehearsals, and the as-of date."""

import datetime
from collections.abc import Callable


class Clock:
    """The two days that pages depend on.

    Attributes:
        today_override: ISO day given by `--today`; empty for the system's.
        as_of_override: ISO day whose titles and names are shown; empty for today.
    """

    def __init__(self, today_override: str = "", as_of_override: str = "") -> None:
        self.today_override = today_override
        self.as_of_override = as_of_override
        self._listeners: list[Callable[[], None]] = []

    @property
    def today(self) -> str:
        """ISO day."""
        return self.today_override or datetime.date.today().isoformat()  # noqa: DTZ011 - the reader's own day

    @property
    def as_of(self) -> str:
        """ISO day for titles, names and plates where no entry's own date holds."""
        return self.as_of_override or self.today

    @property
    def is_latest(self) -> bool:
        """Whether titles and names are those of today."""
        return self.as_of == self.today

    def show_as_of(self, day: str) -> None:
        """Show titles and names of an ISO day from now on, and tell; today's for an empty one."""
        wanted = "" if day == self.today else day
        if wanted == self.as_of_override:
            return
        self.as_of_override = wanted
        for listener in tuple(self._listeners):
            listener()

    def on_change(self, listener: Callable[[], None]) -> None:
        """Call `listener()` after every change of the as-of date."""
        self._listeners.append(listener)
