"""What day it is for the whole application: today, settable for rehearsals, and the as-of date."""

import datetime
from dataclasses import dataclass


@dataclass(slots=True)
class Clock:
    """The two days that pages depend on.

    Attributes:
        today_override: ISO day given by `--today`; empty for the system's.
        as_of_override: ISO day whose titles and names are shown; empty for today.
    """

    today_override: str = ""
    as_of_override: str = ""

    @property
    def today(self) -> str:
        """ISO day."""
        return self.today_override or datetime.date.today().isoformat()  # noqa: DTZ011 - the reader's own day

    @property
    def as_of(self) -> str:
        """ISO day for titles, names and plates where no entry's own date holds."""
        return self.as_of_override or self.today
