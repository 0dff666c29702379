"""The Markdown fields of entries as an edition carries them: HTML, outline and plain text."""

import json
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from typing import Any, Final, NamedTuple

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

_MOST_REMEMBERED: Final = 96

GetResolver = Callable[[str], document.Resolver]


class RenderedField(NamedTuple):
    """A field rendered in one language; without a document where it could not be, see `refusal`."""

    field: str
    lang: str
    document: document.Document | None
    refusal: str = ""


class RenderMemo:
    """Remembers what texts were rendered to, and what they asked while they were.

    A text is not rendered again while everything it asked would be answered as before: the answers
    are asked for each time, which also tells whoever notes them. Of any thread.
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self._lock = threading.Lock()
        self._known: OrderedDict[tuple[str, str], _Remembered] = OrderedDict()

    def render(self, source: str, resolver: document.Resolver, lang: str) -> document.Document:
        """Return a text rendered, now or before.

        Raises:
            Invalid: It is past a bound.
        """
        with self._lock:
            known = self._known.get((source, lang))
        if known is not None and known.holds(resolver):
            with self._lock:
                self._known[source, lang] = known
                self._known.move_to_end((source, lang))
            return known.made
        asked = _Asked(resolver)
        made = render(source, asked, lang=lang)
        with self._lock:
            self._known[source, lang] = _Remembered(made, asked.references, asked.symbols)
            if len(self._known) > _MOST_REMEMBERED:
                self._known.popitem(last=False)
        return made


class _Remembered(NamedTuple):
    made: document.Document
    references: dict[str, document.Target | None]
    symbols: dict[str, str | None]

    def holds(self, resolver: document.Resolver) -> bool:
        """Whether everything that was asked is answered as before; all of it is asked."""
        references = {each: resolver.resolve(each) for each in self.references}
        symbols = {each: resolver.find_symbol(each) for each in self.symbols}
        return references == self.references and symbols == self.symbols


class _Asked:
    """A resolver that notes what it was asked."""

    def __init__(self, resolver: document.Resolver) -> None:
        self._resolver = resolver
        self.references: dict[str, document.Target | None] = {}
        self.symbols: dict[str, str | None] = {}

    def resolve(self, reference: str) -> document.Target | None:
        """Return what a reference names."""
        answer = self.references[reference] = self._resolver.resolve(reference)
        return answer

    def find_symbol(self, text: str) -> str | None:
        """Return what a symbol names."""
        answer = self.symbols[text] = self._resolver.find_symbol(text)
        return answer


def render_fields(
    kind: str, entry: Entry, get_resolver: GetResolver, memo: RenderMemo | None = None
) -> Iterator[RenderedField]:
    """Yield the Markdown fields of an entry in each of its languages.

    Args:
        kind: Of the entry.
        entry: The entry.
        get_resolver: Given a language, returns how references resolve in it.
        memo: Of texts that were rendered before; None where each is rendered once.
    """
    for lang, text in texts_of(entry).items():
        for field in MARKDOWN_FIELDS[kind]:
            source = getattr(text, field)
            if not source:
                continue
            resolver = get_resolver(lang)
            try:
                made = (
                    memo.render(source, resolver, lang)
                    if memo
                    else render(source, resolver, lang=lang)
                )
                yield RenderedField(field, lang, made)
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
