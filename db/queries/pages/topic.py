"""The page of a topic: its place in a scheme, what is close to it, everything on it."""

from sqlite3 import Row
from typing import Final

from db.queries import words
from db.queries.pages.crumbs import list_crumbs
from db.queries.pages.draft import Draft, fact
from db.queries.pages.facts import facts, statements
from db.queries.pages.groups import list_related
from db.queries.words import Labels
from db.records import Block, Fact, Links, Notice, Page

TOPIC: Final = (
    "SELECT scheme, code, parent_id, related_note, certainty FROM topic WHERE entry_id = :id"
)
ABOVE: Final = (
    "WITH RECURSIVE above (id, step) AS (SELECT parent_id, 1 FROM topic WHERE entry_id = :id"
    " UNION ALL SELECT topic.parent_id, step + 1 FROM above JOIN topic ON topic.entry_id = above.id"
    " WHERE step < 9) SELECT id FROM above WHERE id IS NOT NULL ORDER BY step DESC"
)


def make_page(draft: Draft) -> Page:
    """Return the page of a topic."""
    row = draft.first(TOPIC)
    assert row is not None, "a published topic has a row"
    blocks: list[Block] = [*facts(_facts(draft, row))]
    blocks += statements(draft)
    blocks += draft.prose("description")
    blocks += _near(draft, row["related_note"])
    return draft.page(
        dates=((Labels.DATE, draft.subject.date, ""),),
        crumbs=list_crumbs(draft, [found["id"] for found in draft.all(ABOVE)]),
        blocks=blocks,
        related=list_related(draft),
    )


def _facts(draft: Draft, row: Row) -> list[Fact]:
    return [
        *fact(
            Labels.SCHEME,
            words.SCHEMES.get(row["scheme"], row["scheme"]),
            sources=draft.cite.numbers(),
            certainty=row["certainty"],
        ),
        # The codes of issue areas are only our own.
        *fact(Labels.CODE, row["code"] if row["scheme"] != "issue" else ""),
        *fact(Labels.DATE, draft.said(draft.subject.date)),
        *fact(Labels.PARENT, links=draft.targets("parent")),
        *fact(Labels.DOCUMENT, links=draft.targets("document")),
    ]


def _near(draft: Draft, note: str) -> list[Block]:
    """Return narrower topics and related ones, chosen here or from the other side."""
    blocks: list[Block] = []
    narrower = draft.origins("parent", kinds=("topic",))
    if narrower:
        blocks.append(Links(words.NARROWER, narrower[::-1]))
    related = (*draft.targets("related"), *draft.origins("related", kinds=("topic",)))
    if related:
        blocks.append(Links(words.RELATED_TOPICS, tuple(dict.fromkeys(related))))
        if note:
            blocks.append(Notice("uncertain", note))
    return blocks
