"""The forms in which a citation is copied: in words for a letter, and those of other programs."""

from db.exchange.citations import PUBLISHER, Citation, bibtex, citation_of, csl_json, ris
from desktop.core.dating import date_text

__all__ = ["Citation", "bibtex", "citation_of", "csl_json", "plain", "ris"]


def plain(citation: Citation) -> str:
    """Return the citation in words."""
    date = f", {date_text(citation.date)}" if citation.date else ""
    place = f", para. {citation.paragraph}" if citation.paragraph else ""
    return (
        f"“{citation.title}”{date}{place}. {citation.container} ({PUBLISHER}). {citation.address}"
    )
