"""The English words that records carry, kept in one place for the day they are translated."""

import re
from typing import Final

SESSION_WORDS: Final = {
    "thematic-session": "Session",
    "hearing": "Hearing",
    "regional-consultation": "Consultation",
    "negotiation-round": "Round",
    "review-forum": "Forum",
}
"""What a numbered session of a kind is called in short."""

LANGUAGES: Final = {
    "ar": "العربية",
    "en": "English",
    "es": "Español",
    "fr": "Français",
    "ru": "Русский",
    "zh": "中文",
}
"""Languages by the names they have for themselves."""

_SHORT_TITLE: Final = re.compile(r"([^:]{3,40}): ")


def session_name(kind: str, number: int, title: str) -> str:
    """Return the short name of a session ("Session 3"), its title where it has none."""
    word = SESSION_WORDS.get(kind)
    return f"{word} {number}" if word and number else title


def short_title(title: str) -> str:
    """Return what stands before the colon of a title like "Phase I: consultations"."""
    found = _SHORT_TITLE.match(title)
    return found[1] if found else title


def language_name(tag: str) -> str:
    """Return a language's own name, its tag where that is not known."""
    return LANGUAGES.get(tag, tag)


ROLES: Final = {
    "co-facilitator": "Co-facilitator",
    "chair": "Chair",
    "co-chair": "Co-chair",
    "moderator": "Moderator",
    "panellist": "Panellist",
    "speaker": "Speaker",
    "keynote": "Keynote",
    "opening": "Opening",
    "closing": "Closing",
    "convener": "Convener",
    "host": "Host",
    "secretary-general": "Secretary-General of the conference",
}

GROUPS: Final = {
    "session": "Sessions",
    "person": "People",
    "document": "Documents",
    "story": "Stories",
    "organisation": "Organisations",
    "country": "Countries",
    "topic": "Topics",
    "term": "Terms",
    "process": "Processes",
    "phase": "Phases",
    "image": "Pictures",
}
"""Kinds in the order in which the column beside a page lists them."""

REASONS: Final = {
    "appointment.organisation": "Held a title there",
    "appointment.represents": "Represented it",
    "citation": "Cites it",
    "convened_by": "Convened",
    "document": "Has its text there",
    "image": "Shows the picture",
    "issuers": "Issued",
    "related": "Linked by the editors",
    "revises": "Follows it",
    "see": "Refers to it",
    "segment.documents": "In the programme",
    "vote.positions": "Recorded vote",
}
"""Why an entry that names another stands beside it, by the field that does; others say nothing."""

REASON_SEPARATOR: Final = "; "
LINKED_BY_EDITORS: Final = REASONS["related"]
SAME_SESSION: Final = "Same session"
SAME_DOCUMENT: Final = "Same document"
BOTH_ON: Final = "Both on {}"
SDG_TARGET: Final = "SDG {}"
IN_COMMON: Final = {
    "sessions": "{} sessions in common",
    "documents": "{} documents in common",
    "people": "{} people in common",
    "organisations": "{} organisations in common",
    "countries": "{} countries in common",
}
NOW: Final = "now {}"
NAMED_IN_BOTH: Final = "{} in both"

DATELINE: Final = "Dateline"
PUBLISHED: Final = "Published"
HELD: Final = "Held"
DATE: Final = "Date"
TRANSLATED: Final = "Translated by {}."
TRANSLATED_FROM: Final = (
    "It follows version {from_version} of the original, now at version {version}."
)
WITHDRAWN: Final = "Withdrawn entry"

IN_TEXT: Final = "Mentioned in the text"


def role_name(role: str) -> str:
    """Return a role in words."""
    return ROLES.get(role, role)


def reason_of(relation: str, origin: str) -> str:
    """Return why two entries stand together, empty where that is plain."""
    if origin == "text":
        return IN_TEXT
    part, _, role = relation.partition(".")
    return role_name(role) if part == "participation" else REASONS.get(relation, "")
