"""Pages as Markdown under a front matter that says what they are and where they come from."""

from typing import Any, Final

from db.commandline.page import write_page
from db.commandline.writers import MarkdownWriter
from db.content.pages import FENCE
from db.content.yamlio import dump
from db.exchange.selection import SCHEME, Exported, Selection
from db.records import Page

_DATED: Final = ("story", "session", "document")
"""Their names and titles are those of their own day, whatever the as-of date."""


def write_markdown(wanted: Selection) -> Exported:
    """Write one page after the other, each under its own front matter."""
    pages = [_page(page, wanted) for page in wanted.pages()]
    return Exported("\n".join(pages), len(pages))


def _page(page: Page, wanted: Selection) -> str:
    front = dump(_front_matter(page, wanted))
    return f"{FENCE}\n{front}{FENCE}\n\n{write_page(page, MarkdownWriter())}\n"


def _front_matter(page: Page, wanted: Selection) -> dict[str, Any]:
    """Return what is known of the page, empty values left out, always in the same order."""
    data = {
        "address": f"{SCHEME}{page.address}",
        "kind": page.kind,
        "slug": page.slug,
        "title": page.title,
        "date": page.date,
        "as_of": "" if page.kind in _DATED else wanted.as_of,
        "lang": page.lang,
        "languages": list(page.languages),
        "version": page.version,
        "updated": page.updated,
        "edition": wanted.edition.title,
        "edition_label": wanted.edition.label,
        "licence": wanted.edition.content_licence,
    }
    return {name: value for name, value in data.items() if value}
