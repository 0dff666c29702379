"""The Markdown fields of entries as an edition carries them: HTML, outline and plain text."""

import json
from collections.abc import Callable, Iterator
from typing import Any, Final, NamedTuple, Protocol

from db.entries.base import Entry
from db.entries.kinds import KINDS
from db.entries.parts import texts_of
from db.errors import Invalid
from db.rendering import document
from db.rendering.render import render

MARKDOWN_FIELDS: Final = {
    kind.name: tuple(
        name
        for name in kind.text.__struct_fields__
        if name in {"body", "summary", "biography", "abstract", "description", "definition"}
    )
    for kind in KINDS.values()
}
"""Text fields of each kind that are written in Markdown."""

GetResolver = Callable[[str], document.Resolver]


class Render(Protocol):
    """Renders a body."""

    def __call__(
        self, source: str, resolver: document.Resolver, /, *, lang: str
    ) -> document.Document:
        """Return it rendered; raises Invalid where it cannot be."""


class RenderedField(NamedTuple):
    """A field rendered in one language; without a document where it could not be, see `refusal`."""

    field: str
    lang: str
    document: document.Document | None
    refusal: str = ""


def render_fields(
    kind: str, entry: Entry, get_resolver: GetResolver, *, render: Render = render
) -> Iterator[RenderedField]:
    """Yield the Markdown fields of an entry in each of its languages.

    Args:
        kind: Of the entry.
        entry: The entry.
        get_resolver: Given a language, returns how references resolve in it.
        render: Does it.
    """
    for lang, text in texts_of(entry).items():
        for field in MARKDOWN_FIELDS[kind]:
            source = getattr(text, field)
            if not source:
                continue
            try:
                yield RenderedField(field, lang, render(source, get_resolver(lang), lang=lang))
            except Invalid as error:
                yield RenderedField(field, lang, None, str(error))


def rendered_row(entry_id: int, field: str, lang: str, page: document.Document) -> dict[str, Any]:
    """Return the row of `rendered` for a field."""
    toc = [list(heading) for heading in page.toc]
    return {
        "entry_id": entry_id,
        "field": field,
        "lang": lang,
        "html": page.html,
        "toc": json.dumps(toc, ensure_ascii=False) if toc else "",
        "plain": page.plain,
    }
