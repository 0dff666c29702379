"""Which characters the texts of a language are written in."""

from collections import Counter
from typing import Final

from db.engine import ReadSession

NEWEST_TEXTS: Final = (
    "SELECT t.body FROM search_doc AS d JOIN search_text AS t ON t.id = d.id"
    " WHERE d.lang = :lang ORDER BY d.id DESC LIMIT :most"
)
_TEXTS: Final = 400
_IDEOGRAPHS: Final = ("\u3400", "\u9fff")
"""CJK Unified Ideographs with Extension A, and what stands between them (Unicode 15)."""


def list_ideographs(session: ReadSession, lang: str, most: int) -> str:
    """Return the ideographs of the newest texts in a language, the most frequent first.

    Args:
        session: Of an edition or a workspace.
        lang: BCP 47 tag.
        most: How many at the most.
    """
    counts: Counter[str] = Counter()
    for (body,) in session.all(NEWEST_TEXTS, {"lang": lang, "most": _TEXTS}):
        counts.update(body)
    first, last = _IDEOGRAPHS
    found = [each for each, _ in counts.most_common() if first <= each <= last]
    return "".join(found[:most])
