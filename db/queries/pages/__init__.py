"""Every kind of entry as a page: one door, one module a kind, imported with the first such page."""

from collections.abc import Callable
from importlib import import_module
from typing import Final

from db.engine import ReadSession
from db.errors import Corrupt, NotFound
from db.queries import words
from db.queries.pages.draft import Draft, Subject
from db.records import Notice, Page

SUBJECT: Final = (
    "SELECT e.id, e.kind, e.slug, e.date, e.date_from, e.version,"
    " coalesce(nullif(e.updated_at, ''), e.created_at) AS updated, e.status, e.withdrawn"
    " FROM entry AS e WHERE e.id = coalesce("
    "(SELECT id FROM entry WHERE kind = :kind AND slug = :slug),"
    " (SELECT entry_id FROM former_slug WHERE kind = :kind AND slug = :slug))"
)

_MODULES: Final = {
    "story": "story",
    "session": "session",
    "person": "person",
    "document": "document",
    "organisation": "organisation",
    "country": "country",
    "topic": "topic",
    "term": "term",
    "process": "spans",
    "phase": "spans",
    "image": "image",
    "source": "source",
}


def get_page(
    session: ReadSession, kind: str, slug: str, lang: str, as_of: str, *, has_kin: bool = True
) -> Page:
    """Return the page of an entry; that of a withdrawn one only says so, and why.

    Args:
        session: Of an edition.
        kind: Of the entry.
        slug: Its present or a former one.
        lang: Language wanted; English or any other takes its place where there is no such text.
        as_of: ISO day of titles and names where no entry's own date holds.
        has_kin: Whether beside a story stand the stories related to it, which take longest to
            find; `list_kin` and `with_kin` add them.

    Raises:
        NotFound: The edition has no such entry.
        Corrupt: Its rows contradict each other, as only damage can make them.
    """
    row = session.first(SUBJECT, {"kind": kind, "slug": slug})
    if row is None or row["kind"] not in _MODULES:
        raise NotFound(f"This edition has nothing at {kind}/{slug}.")
    subject = Subject(*tuple(row)[: len(Subject._fields)])
    if row["status"] == "withdrawn":
        return _tombstone(subject, row["withdrawn"], lang)
    try:
        return _maker(subject.kind)(Draft(session, subject, lang, as_of, has_kin=has_kin))
    except (AssertionError, LookupError, TypeError, ValueError) as error:
        # What the build never writes: damage that left SQLite's own pages in order.
        raise Corrupt(
            f"The entry {kind}/{slug} cannot be read: its parts contradict each other. "
            "The edition may be damaged; “About this edition” checks it."
        ) from error


def _maker(kind: str) -> Callable[[Draft], Page]:
    maker: Callable[[Draft], Page] = import_module(f"{__name__}.{_MODULES[kind]}").make_page
    return maker


def _tombstone(subject: Subject, reason: str, lang: str) -> Page:
    return Page(
        kind=subject.kind,
        slug=subject.slug,
        lang=lang,
        title=words.WITHDRAWN,
        languages=(lang,),
        blocks=(Notice("withdrawn", reason, subject.updated),),
        version=subject.version,
        updated=subject.updated,
    )
