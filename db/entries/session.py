"""A session of a process: its days, segments and who took which seat, planned and actual."""

from typing import Literal

from db.entries.base import Entry, Fact, Stage, Text, Texts

SessionKind = Literal[
    "thematic-session",
    "hearing",
    "regional-consultation",
    "stocktaking",
    "negotiation-round",
    "conference",
    "review-forum",
    "general-assembly",
    "related-meeting",
]
SessionStatus = Literal["planned", "confirmed", "moved", "cancelled", "held"]
SegmentKind = Literal["opening", "panel", "dialogue", "general-debate", "closing", "summary"]
Role = Literal[
    "co-facilitator",
    "chair",
    "co-chair",
    "moderator",
    "panellist",
    "speaker",
    "keynote",
    "opening",
    "closing",
    "convener",
    "host",
    "secretary-general",
]


class Participation(Fact, kw_only=True):
    """Who takes a role: exactly one of a person, a State or an organisation, or a person for one.

    Attributes:
        role: What they do there.
        person: Slug of a person; empty while a seat has a holder but no name.
        country: Slug of the State that holds the seat or that the person speaks for.
        organisation: Slug of the body that holds the seat or that the person speaks for.
        qualifier: How the source narrows a seat ("ambassadorial level").
        title: The person's title as the source lists it, per language.
        stage: Planned, actual, or replaced by another participation.
        key: Name within the entry, for `replaced_by`.
        replaced_by: Key of the participation that took this one's place.
    """

    role: Role
    person: str = ""
    country: str = ""
    organisation: str = ""
    qualifier: str = ""
    title: Texts = {}
    stage: Stage = "actual"
    key: str = ""
    replaced_by: str = ""


class Segment(Fact, kw_only=True):
    """A part of a session.

    Attributes:
        key: Name within the session, permanent; its anchor in the page.
        day: EDTF day, empty when no source gives one.
        start: Local clock time `HH:MM` in the session's zone, only where a source gives it.
        end: Likewise.
        time_note: What a source says of the time in words, per language.
    """

    key: str
    kind: SegmentKind
    number: int = 0
    theme: Texts = {}
    description: Texts = {}
    day: str = ""
    start: str = ""
    end: str = ""
    time_note: Texts = {}
    room: str = ""
    participations: list[Participation] = []
    documents: list[str] = []


class SessionText(Text, kw_only=True):
    """Title, the subject in the words of the process, place, and a summary (Markdown)."""

    title: str
    topic: str = ""
    city: str = ""
    venue: str = ""
    summary: str = ""


class Session(Entry, kw_only=True):
    """A meeting of the process.

    Attributes:
        date: EDTF day, interval, month or year; never more precise than its sources.
        zone: IANA time zone of the venue.
        series: Slug-like name of the series it is counted in ("thematic-session").
        number: Place in that series; 0 when it is in none.
        convened_by: Slugs of organisations.
        sources: Slugs of `source` entries for date and place.
    """

    text: dict[str, SessionText]
    kind: SessionKind
    date: str
    zone: str = ""
    series: str = ""
    number: int = 0
    country: str = ""
    session_status: SessionStatus = "held"
    webcast: str = ""
    process: str = ""
    phase: str = ""
    parent: str = ""
    convened_by: list[str] = []
    segments: list[Segment] = []
    participations: list[Participation] = []
    documents: list[str] = []
    topics: list[str] = []
    sources: list[str] = []
