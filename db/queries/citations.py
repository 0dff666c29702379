"""The numbered list of sources of a page: facts cite numbers, in the order they come up."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from db.engine import ReadSession
from db.queries.sql import join_text, pack
from db.records import SourceItem

CITED: Final = (
    "SELECT part, part_id, source_id FROM citation WHERE entry_id = :id"
    " ORDER BY part, part_id, position"
)
CITED_BY_PARTS: Final = (
    "SELECT c.part_id, c.source_id FROM json_each(:ids) AS wanted JOIN citation AS c"
    " ON c.part = :part AND c.part_id = wanted.value ORDER BY wanted.key, c.position"
)
ITEMS: Final = (
    "SELECT e.id, e.slug, coalesce(t.title, e.slug) AS title, s.publisher, e.date, s.url,"
    " coalesce('document/' || d.slug, '') AS address, s.accessed, s.note"
    " FROM json_each(:ids) AS wanted JOIN entry AS e ON e.id = wanted.value"
    " JOIN source AS s ON s.entry_id = e.id LEFT JOIN entry AS d ON d.id = s.document_id"
    + join_text("source_text", "entry_id", "e.id", "t")
    + " ORDER BY wanted.key"
)


class Citations:
    """Gives the sources of one entry their numbers, each once, as its facts are written down."""

    def __init__(self, session: ReadSession, entry_id: int, lang: str) -> None:
        """Read what the entry cites.

        Args:
            session: Of an edition.
            entry_id: The entry.
            lang: Of the sources' titles.
        """
        self._session = session
        self._lang = lang
        self._numbers: dict[int, int] = {}
        self._cited: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
        for row in session.all(CITED, {"id": entry_id}):
            self._cited[row["part"], row["part_id"]].append(row["source_id"])

    def take(self, part: str, ids: Iterable[int]) -> None:
        """Know the sources of parts of other entries as well, which the page tells of.

        Args:
            part: Table of the parts, all of whose ids differ.
            ids: Of the parts.
        """
        new = [one for one in ids if (part, one) not in self._cited]
        for row in self._session.all(CITED_BY_PARTS, {"part": part, "ids": pack(new)}):
            self._cited[part, row["part_id"]].append(row["source_id"])

    def numbers(self, part: str = "", part_id: int = 0) -> tuple[int, ...]:
        """Return the numbers of the sources of a part; of the entry's own without one."""
        sources = self._cited.get((part, part_id), ())
        return tuple(self._numbers.setdefault(one, len(self._numbers) + 1) for one in sources)

    def items(self) -> tuple[SourceItem, ...]:
        """Return the list; the sources of facts that no page shows come last."""
        for part, part_id in self._cited:
            self.numbers(part, part_id)
        rows = self._session.all(ITEMS, {"ids": pack(self._numbers), "lang": self._lang})
        return tuple(
            SourceItem(
                number=self._numbers[row["id"]],
                slug=row["slug"],
                title=row["title"],
                publisher=row["publisher"],
                date=row["date"],
                url="" if row["address"] else row["url"],
                address=row["address"],
                accessed=row["accessed"],
                note=row["note"],
            )
            for row in rows
        )
