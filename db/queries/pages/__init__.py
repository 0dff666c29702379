"""Every kind of entry as a page: one door, one module a kind."""

from collections.abc import Callable
from typing import Final

from db.engine import ReadSession
from db.errors import Corrupt, NotFound
from db.queries import words
from db.queries.pages import (
    country,
    document,
    image,
    organisation,
    person,
    source,
    spans,
    story,
    term,
    topic,
)
from db.queries.pages import session as session_page
from db.queries.pages.draft import Draft, Subject
from db.records import Notice, Page

SUBJECT: Final = (
    "SELECT e.id, e.kind, e.slug, e.date, e.date_from, e.version,"
    " coalesce(nullif(e.updated_at, ''), e.created_at) AS updated, e.status, e.withdrawn"
    " FROM entry AS e WHERE e.id = coalesce("
    "(SELECT id FROM entry WHERE kind = :kind AND slug = :slug),"
    " (SELECT entry_id FROM former_slug WHERE kind = :kind AND slug = :slug))"
)

_MAKERS: Final[dict[str, Callable[[Draft], Page]]] = {
    "story": story.make_page,
    "session": session_page.make_page,
    "person": person.make_page,
    "document": document.make_page,
    "organisation": organisation.make_page,
    "country": country.make_page,
    "topic": topic.make_page,
    "term": term.make_page,
    "process": spans.make_process_page,
    "phase": spans.make_phase_page,
    "image": image.make_page,
    "source": source.make_page,
}


def get_page(session: ReadSession, kind: str, slug: str, lang: str, as_of: str) -> Page:
    """Return the page of an entry; that of a withdrawn one only says so, and why.

    Args:
        session: Of an edition.
        kind: Of the entry.
        slug: Its present or a former one.
        lang: Language wanted; English or any other takes its place where there is no such text.
        as_of: ISO day of titles and names where no entry's own date holds.

    Raises:
        NotFound: The edition has no such entry.
        Corrupt: Its rows contradict each other, as only damage can make them.
    """
    row = session.first(SUBJECT, {"kind": kind, "slug": slug})
    if row is None or row["kind"] not in _MAKERS:
        raise NotFound(f"This edition has nothing at {kind}/{slug}.")
    subject = Subject(*tuple(row)[: len(Subject._fields)])
    if row["status"] == "withdrawn":
        return _tombstone(subject, row["withdrawn"], lang)
    try:
        return _MAKERS[subject.kind](Draft(session, subject, lang, as_of))
    except (AssertionError, LookupError, TypeError, ValueError) as error:
        # What the build never writes: damage that left SQLite's own pages in order.
        raise Corrupt(
            f"The entry {kind}/{slug} cannot be read: its parts contradict each other. "
            "The edition may be damaged; “About this edition” checks it."
        ) from error


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
