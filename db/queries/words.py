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
