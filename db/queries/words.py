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
IN_COMMON: Final = {
    "sessions": "{} sessions in common",
    "documents": "{} documents in common",
    "people": "{} people in common",
    "organisations": "{} organisations in common",
    "countries": "{} countries in common",
}
STATUSES: Final = {
    "planned": "Planned",
    "confirmed": "Confirmed",
    "moved": "Moved",
    "cancelled": "Cancelled",
    "held": "Held",
}
SESSION_KINDS: Final = {
    "thematic-session": "Thematic session",
    "hearing": "Hearing",
    "regional-consultation": "Regional consultation",
    "stocktaking": "Stocktaking meeting",
    "negotiation-round": "Negotiation round",
    "conference": "Conference",
    "review-forum": "Review forum",
    "general-assembly": "Meeting of the General Assembly",
    "related-meeting": "Related meeting",
}
SEGMENT_KINDS: Final = {
    "opening": "Opening",
    "panel": "Panel",
    "dialogue": "Dialogue",
    "general-debate": "General debate",
    "closing": "Closing",
    "summary": "Summary",
}
STATEMENT_FIELDS: Final = {
    "when": "Date",
    "place": "Place",
    "status": "Status",
    "title": "Title",
    "figure": "Figure",
}
STAGES: Final = {"planned": "{}, as planned", "replaced": "{}, later replaced"}
DOCUMENT_KINDS: Final = {
    "resolution": "Resolution",
    "report": "Report",
    "issue-brief": "Issue brief",
    "procedural-note": "Procedural note",
    "letter": "Letter",
    "summary": "Summary",
    "draft": "Draft",
    "declaration": "Declaration",
    "outcome": "Outcome document",
    "statement": "Statement",
    "press-release": "Press release",
    "concept-note": "Concept note",
    "agreement": "Agreement",
    "publication": "Publication",
}
ORGANISATION_KINDS: Final = {
    "un-organ": "Organ of the United Nations",
    "un-department": "Department of the United Nations",
    "un-agency": "Agency of the United Nations system",
    "un-coordination": "Coordination of the United Nations system",
    "regional-commission": "Regional commission of the United Nations",
    "regional-organisation": "Regional organisation",
    "intergovernmental": "Intergovernmental organisation",
    "mission": "Permanent mission",
    "ministry": "Ministry",
    "government": "Government body",
    "parliament": "Parliament",
    "court": "Court",
    "civil-society": "Civil society",
    "academia": "Academia",
    "private-sector": "Private sector",
    "process": "Process",
    "local-government": "Local government",
    "union": "Union",
    "other": "Other body",
}
REGIONAL_GROUPS: Final = {
    "african": "African States",
    "asia-pacific": "Asia-Pacific States",
    "eastern-european": "Eastern European States",
    "grulac": "Latin American and Caribbean States",
    "weog": "Western European and other States",
}
MEMBERSHIPS: Final = {
    "member": "Member State of the United Nations",
    "observer": "Observer State at the United Nations",
    "other": "Not a Member State",
}
SCHEMES: Final = {
    "issue": "Issue area",
    "sdg": "Sustainable Development Goals",
    "framework": "Framework",
    "objective": "Objective of the compact",
    "principle": "Guiding principle of the compact",
    "region": "Region",
}
POSITIONS: Final = {
    "for": "In favour",
    "against": "Against",
    "abstaining": "Abstaining",
    "not-voting": "Not voting",
}
PARTS: Final = {
    "": "The entry itself",
    "appointment": "A title held",
    "dated_name": "A former name",
    "other_name": "Another name",
    "participation": "A seat",
    "segment": "A part of the programme",
    "statement": "A statement",
    "vote": "A vote",
}
"""What a source is cited for, by the table of the fact."""

REASON_SEPARATOR: Final = "; "
LINKED_BY_EDITORS: Final = REASONS["related"]
SAME_SESSION: Final = "Same session"
SAME_DOCUMENT: Final = "Same document"
BOTH_ON: Final = "Both on {}"
SDG_TARGET: Final = "SDG {}"
NOW: Final = "now {}"
THEN: Final = "then {}"
NAMED_IN_BOTH: Final = "{} in both"
DATELINE: Final = "Dateline"
PUBLISHED: Final = "Published"
TRANSLATED: Final = "{}."
TRANSLATED_FROM: Final = (
    "It follows version {from_version} of the original, now at version {version}."
)
WITHDRAWN: Final = "Withdrawn entry"
IN_TEXT: Final = "Mentioned in the text"
STATED_ON: Final = "Stated {}."
STATEMENTS: Final = "What sources say"
PROGRAMME: Final = "Programme"
NOW_TITLE: Final = "Titles on {}"
OTHER_TITLES: Final = "Other titles"
TITLES: Final = "Titles"
DATES_UNKNOWN: Final = "Dates not known"
ALSO_WRITTEN: Final = "Also written"
OTHER_NAMES: Final = "Other names"
APPEARANCES: Final = "In sessions"
ABSTRACT: Final = "Abstract"
TEXT: Final = "Text"
LINEAGE: Final = "From draft to adoption"
REVISION: Final = "Revision"
ADOPTED: Final = "Adopted"
ADOPTED_KINDS: Final = ("resolution", "declaration", "outcome", "agreement")
STRUCTURE: Final = "Structure"
COURSE: Final = "Course of the process"
CITIES: Final = "Where it met"
VOTE: Final = "Recorded vote, {}"
WHOLE_TEXT: Final = "Text as a whole"
POSITION: Final = "Vote"
CODES: Final = "ISO 3166 {} and {}, UN M49 {}"
SEATS: Final = "Seats"
VOTES: Final = "Votes"
PEOPLE: Final = "People"
FORMER_NAMES: Final = "Former names"
MEMBERS: Final = "Bodies that belong to it"
RELATED_TOPICS: Final = "Related topics"
NARROWER: Final = "Narrower topics"
SEE_ALSO: Final = "See also"
PHASES: Final = "Phases"
CITED_FOR: Final = "Cited for"
PIXELS: Final = "{} × {} pixels"
NO_PERSON: Final = "no person named"
NO_STATE: Final = "No State known on this date"
NO_ORGANISATION: Final = "No organisation known on this date"
NO_SYMBOL: Final = "Without a symbol"
NO_ISSUER: Final = "No issuer known"
UNDATED: Final = "Undated"
SEATS_WITHOUT_NAME: Final = "Seats without a name"
PLANNED: Final = "{} (planned)"
REPLACED: Final = "{} (planned, later replaced)"
SERIES: Final = "In the series"
PREVIOUS: Final = "Previous"
NEXT: Final = "Next"
MEETINGS: Final = "Meetings"
"""Of a session, a phase or a process."""

_SHORT_TITLE: Final = re.compile(r"([^:]{3,40}): ")


class Labels:
    """What stands before the facts of a page."""

    ABBREVIATION: Final = "Abbreviation"
    ACCESSED: Final = "Read on"
    ADDRESS_AS: Final = "Addressed as"
    BASED_IN: Final = "Seat"
    CODE: Final = "Code"
    CODES: Final = "Codes"
    CONVENED_BY: Final = "Convened by"
    COUNTRIES: Final = "Countries"
    COUNTRY: Final = "Country"
    CREDIT: Final = "Credit"
    DATE: Final = "Date"
    DOCUMENT: Final = "Document"
    FOLLOWS: Final = "Follows"
    FOLLOWED_BY: Final = "Followed by"
    GROUP: Final = "Regional group"
    HONORIFIC: Final = "Honorific"
    ISSUED_BY: Final = "Issued by"
    KIND: Final = "Kind"
    LANGUAGES: Final = "Languages"
    LICENCE: Final = "Licence"
    MEMBERSHIP: Final = "Standing"
    NATIONALITY: Final = "National of"
    NOTE: Final = "Note"
    PARENT: Final = "Part of"
    PHASE: Final = "Phase"
    PLACE: Final = "Place"
    PROCESS: Final = "Process"
    PUBLISHER: Final = "Publisher"
    SCHEME: Final = "Scheme"
    SESSIONS: Final = "Sessions"
    SIGNED_BY: Final = "Signed by"
    SIZE: Final = "Size"
    STATUS: Final = "Status"
    SUBJECT: Final = "On"
    SYMBOL: Final = "Symbol"
    TOPICS: Final = "Topics"
    WEB: Final = "On the web"
    WEBCAST: Final = "Webcast"


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


def role_name(role: str) -> str:
    """Return a role in words."""
    return ROLES.get(role, role)


def reason_of(relation: str, origin: str) -> str:
    """Return why two entries stand together, empty where that is plain."""
    if origin == "text":
        return IN_TEXT
    part, _, role = relation.partition(".")
    return role_name(role) if part == "participation" else REASONS.get(relation, "")


def segment_name(kind: str, number: int) -> str:
    """Return what a part of a session is called ("Panel 1")."""
    name = SEGMENT_KINDS.get(kind, kind)
    return f"{name} {number}" if number else name
