"""The entry that a command line names, or the nearest ones to a name that none has."""

from datetime import date

from db.engine import ReadSession
from db.errors import NotFound
from db.queries.entries import find_near
from db.queries.pages import get_page
from db.records import Page


def read_page(session: ReadSession, kind: str, slug: str, lang: str, as_of: date) -> Page:
    """Return the page of an entry.

    Raises:
        NotFound: There is none; the message names those nearest to it.
    """
    try:
        return get_page(session, kind, slug, lang, as_of.isoformat())
    except NotFound as error:
        near = find_near(session, kind, slug, lang)
        if not near:
            raise
        names = "".join(f"\n  {label.kind}/{label.slug}  {label.title}" for label in near)
        raise NotFound(f"{error} Near it:{names}") from None
