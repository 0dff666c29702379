"""The values of the calendar that leave this package; frozen and slotted as those of records.py."""

from db.dates import Precision
from db.values import Value


class CalendarSpan(Value):
    """When a session is, and what it is sorted and filtered by; an edition's are read as a whole.

    Attributes:
        date: EDTF; empty where no source gives one.
        first: ISO day it may begin; empty without a date. Likewise `last`, the last it may end.
        precision: The coarser of its two ends.
        is_uncertain: A source doubts the date, or gives it as "about".
        kind: Of the session ("thematic-session").
        status: 'planned', 'confirmed', 'moved', 'cancelled', 'held' or empty.
        number: In its series; 0 for none.
        phase_number: Of its phase; 0 for none.
    """

    id: int
    date: str
    first: str
    last: str
    precision: Precision
    is_uncertain: bool
    kind: str
    status: str
    number: int
    process: str
    phase: str
    phase_number: int
    city: str

    @property
    def is_exact(self) -> bool:
        """Whether its days are known; all others are drawn dashed."""
        return bool(self.date) and self.precision == "day" and not self.is_uncertain


class CalendarSession(Value):
    """A row of the agenda.

    Attributes:
        kind_name: In words ("Thematic session"); likewise `status_name`.
        segments: Number of the parts of its programme.
    """

    id: int
    slug: str
    title: str
    date: str
    lang: str
    kind_name: str
    number: int
    city: str
    status: str
    status_name: str
    phase: str
    segments: int


class CalendarPhase(Value):
    """A band of the timeline.

    Attributes:
        first: ISO day; empty where the phase has no known start. Likewise `last`.
    """

    id: int
    slug: str
    title: str
    date: str
    first: str
    last: str
    number: int
    process: str


class StoryDay(Value):
    """How many stories carry a date: one day, or the span it may mean."""

    first: str
    last: str
    count: int


class Calendar(Value):
    """Everything the timeline is painted from.

    Attributes:
        spans: In the order of the agenda.
        processes: (slug, title) in order of title.
    """

    spans: tuple[CalendarSpan, ...] = ()
    phases: tuple[CalendarPhase, ...] = ()
    processes: tuple[tuple[str, str], ...] = ()
    story_days: tuple[StoryDay, ...] = ()
