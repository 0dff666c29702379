"""The form of a session: its programme, and who took which seat."""

from typing import Final

from db.entries.session import Participation, Segment
from db.queries.words import ROLES, SEGMENT_KINDS, SESSION_KINDS, STATUSES
from desktop.core.forms.spec import Field, FormSpec, PartSpec, Section, choice, date, day, reference
from desktop.core.forms.specs.common import (
    FACT,
    LONGEST_LINE,
    STAGES,
    TRANSLATION,
    evidence,
    prose,
    title_field,
    translated,
)

_SEATS: Final = Field(
    "participations",
    "Seats",
    "Who takes a role: a person, a State or an organisation",
    "parts",
    parts=PartSpec(
        Participation,
        "Seat",
        (
            choice("role", "Role", ROLES),
            reference("person", "Person", "Empty while nobody is named"),
            reference("country", "State", "That holds the seat, or that the person speaks for"),
            reference("organisation", "Organisation", "Likewise; not beside a State"),
            translated("title", "Title", "As the source lists it"),
            Field("qualifier", "Qualifier", "How the source narrows it (“ambassadorial level”)"),
            choice("stage", "Stage", STAGES),
            Field("key", "Key", "A name within the session, for “Replaced by”", width="half"),
            Field("replaced_by", "Replaced by", "Key of the seat in its place", width="half"),
            *FACT,
        ),
        columns=("role", "person", "country", "organisation", "stage"),
        title=("role", "person", "country", "organisation"),
    ),
)  # fmt: skip
_PROGRAMME: Final = Field(
    "segments",
    "Programme",
    "The parts of the session in their order",
    "parts",
    parts=PartSpec(
        Segment,
        "Part of the programme",
        (
            choice("kind", "Kind", SEGMENT_KINDS),
            Field("number", "Number", "0 for none", "number", width="half"),
            translated("theme", "Theme", limit=LONGEST_LINE),
            Field("description", "Description", "", "text", is_translatable=True),
            day("day", "Day", "Only where a source gives one"),
            Field("room", "Room", width="half"),
            Field("start", "Begins", "Local time, like 09:30; only where a source gives it",
                  width="half"),
            Field("end", "Ends", "Local time, like 13:00", width="half"),
            translated("time_note", "Time in words", "What a source says of the time"),
            reference("documents", "Documents", width="full"),
            _SEATS,
            Field("key", "Key", "Its permanent name within the session", width="half",
                  is_required=True),
            *FACT,
        ),
        columns=("day", "start", "kind", "number", "theme"),
        title=("kind", "number", "theme"),
    ),
)  # fmt: skip

SESSION: Final = FormSpec(
    "session",
    "Session",
    (
        Section(
            "Title",
            (
                title_field("title", "Title"),
                translated("topic", "Subject", "In the words of the process", limit=LONGEST_LINE),
                choice("kind", "Kind", SESSION_KINDS),
                choice("session_status", "Standing", STATUSES),
            ),
        ),
        Section(
            "When and where",
            (
                date("date", "Date", "Never more precise than its sources", is_required=True),
                Field("zone", "Time zone", "Of the venue", "zone", width="half"),
                translated("city", "City"),
                translated("venue", "Venue"),
                reference("country", "Country"),
                Field("webcast", "Webcast", "", "web", width="half"),
            ),
        ),
        Section(
            "In the process",
            (
                reference("process", "Process"),
                reference("phase", "Phase"),
                Field("series", "Series", "Name of what it is counted in, like thematic-session",
                      width="half"),
                Field("number", "Number", "In its series; 0 for none", "number", width="half"),
                reference("parent", "Part of", "The session it belongs to", own="session"),
                reference("convened_by", "Convened by"),
                reference("topics", "Topics"),
                reference("documents", "Documents"),
            ),
        ),
        Section("Programme", (_SEATS, _PROGRAMME)),
        Section("Text", (prose("summary", "Summary"),)),
        evidence(),
        TRANSLATION,
    ),
)  # fmt: skip
