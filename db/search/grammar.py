"""What people type, as a query; the only place that writes FTS5's MATCH language.

Any text is a query: what the grammar does not know is taken as words, so nothing typed can fail.

    migrant readmission     both words; the last may be the beginning of a word
    "labour mobility"       words next to each other
    -visa  -"global forum"  without
    asylum OR refuge        either
    kind:story sdg:10.7     only entries that ...; the same field twice means either
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Final, NamedTuple

from db.search.normalise import COMPOUND_MARK, arabic_forms, compound, is_unspaced, words
from db.values import Value, replace

MAX_CHARACTERS: Final = 1000
MAX_TERMS: Final = 24
MAX_FILTERS: Final = 24
UNINDEXED_BEGINNING: Final = 4
"""Letters from which on no prefix index of the texts knows a beginning."""

_MAX_WORDS_OF_TERM: Final = 32

FIELDS: Final = {
    "kind": "kind of entry: story, session, person, document …",
    "person": "linked with a person",
    "country": "linked with a country, by name or two-letter code",
    "organisation": "linked with an organisation",
    "session": "linked with a session",
    "document": "linked with a document, by title or symbol",
    "topic": "about a topic or one below it, by label or code",
    "sdg": "about a goal or target of the 2030 Agenda: sdg:10 or sdg:10.7",
    "lang": "written in a language: lang:fr",
    "date": "dated within: date:2017, date:2017-06..2017-10",
    "before": "dated before: before:2018-02, before:today",
    "after": "dated after: after:2017-06-19, after:today",
}
"""Each field with what it means, as the search help shows it."""

_FIELD_ALIASES: Final = {"org": "organisation", "organization": "organisation", "target": "sdg"}
_QUOTES: Final = str.maketrans(dict.fromkeys("“”„‟«»＂″", '"'))
_UNSEEN: Final = re.compile(r"[\x00-\x1f\x7f\u2028\u2029\ud800-\udfff]+")
_ITEM: Final = re.compile(
    r"""(?P<minus>[-−]?)
        (?: (?P<field>[^\W\d_]+):(?: "(?P<quoted>[^"]*)"? | (?P<value>[^\s"]+) )
          | "(?P<phrase>[^"]*)"?
          | (?P<word>[^\s"]+) )""",
    re.VERBOSE,
)
_EITHER: Final = "OR"


Endings = Callable[[str], Sequence[str] | None]


class Term(Value):
    """A word or a phrase, as typed.

    Attributes:
        text: Without its quotes.
        is_phrase: It stood in quotes.
        is_prefix: It may be the beginning of a longer word.
    """

    text: str
    is_phrase: bool = False
    is_prefix: bool = False

    def __str__(self) -> str:
        return f'"{self.text}"' if self.is_phrase else self.text


class Filter(Value):
    """A condition on the entry, not on its text."""

    field: str
    value: str
    is_excluded: bool = False

    def __str__(self) -> str:
        needs_quotes = not self.value or any(mark in self.value for mark in ' "')
        value = f'"{self.value}"' if needs_quotes else self.value
        return f"{'-' if self.is_excluded else ''}{self.field}:{value}"


class Match(NamedTuple):
    """MATCH expressions of one query for the two full-text tables.

    Attributes:
        title: For the index of titles and other names.
        body: For the index of everything; empty when only titles are to be asked.
    """

    title: str
    body: str


class Query(Value):
    """A query as understood.

    Attributes:
        wanted: Groups that must all match; within a group any term will do.
        unwanted: Terms that must not match.
        filters: Conditions on entries.
    """

    wanted: tuple[tuple[Term, ...], ...] = ()
    unwanted: tuple[Term, ...] = ()
    filters: tuple[Filter, ...] = ()

    @property
    def text(self) -> str:
        """The canonical spelling; parsing it gives this query again."""
        groups = (f" {_EITHER} ".join(map(str, group)) for group in self.wanted)
        unwanted = (f"-{term}" for term in self.unwanted)
        return " ".join([*groups, *unwanted, *map(str, self.filters)])

    @property
    def is_empty(self) -> bool:
        """Whether it asks for nothing at all."""
        return not (self.wanted or self.unwanted or self.filters)

    @property
    def name(self) -> str:
        """The words as one name, or '' where they are not plain words (OR, minus)."""
        if self.unwanted or any(len(group) > 1 for group in self.wanted):
            return ""
        return " ".join(group[0].text for group in self.wanted)

    def with_filter(self, field: str, value: str) -> "Query":
        """Return the query with one more condition."""
        stated = _cleaned(_cleaned(value).replace('"', " "))
        added = Filter(field, stated)
        if not stated or added in self.filters:
            return self
        return replace(self, filters=(*self.filters, added))

    def without_filter(self, field: str, value: str | None = None) -> "Query":
        """Return the query without a field's conditions, or without the one of that value."""
        kept = (
            each
            for each in self.filters
            if each.field != field or (value is not None and each.value != value)
        )
        return replace(self, filters=tuple(kept))

    def with_words(self, replacements: Mapping[str, str]) -> "Query":
        """Return the query with some normalised words replaced in its wanted terms."""
        groups = tuple(
            tuple(replace(term, text=_replaced(term.text, replacements)) for term in group)
            for group in self.wanted
        )
        return replace(self, wanted=groups)


def parse(text: str) -> Query:
    """Read a query; every text is one."""
    wanted: list[list[Term]] = []
    unwanted: list[Term] = []
    filters: dict[Filter, None] = {}
    joins = False
    for item in _items(text):
        if isinstance(item, Filter):
            if len(filters) < MAX_FILTERS:
                filters[item] = None
        elif item is None:
            joins = bool(wanted)
            continue
        elif len(unwanted) + sum(map(len, wanted)) < MAX_TERMS:
            term, is_excluded = item
            if is_excluded:
                unwanted.append(term)
            elif joins:
                wanted[-1].append(term)
            else:
                wanted.append([term])
        joins = False
    if wanted and not wanted[-1][-1].is_phrase:
        wanted[-1][-1] = replace(wanted[-1][-1], is_prefix=True)
    return Query(tuple(map(tuple, wanted)), tuple(unwanted), tuple(filters))


def to_match(query: Query, endings: Endings | None = None) -> Match | None:
    """Write a query's words for the full-text tables; None where it has none that are wanted.

    Args:
        query: Any.
        endings: Gives the words of the texts that begin like one, None when they are too many.
            SQLite gathers all matches of a beginning before it gives the first, but reads those
            of whole words one by one, which is what makes `LIMIT` worth anything.
    """
    titles: list[str] = []
    bodies: list[str] = []
    for group in query.wanted:
        titles.append(_either(_expression(term) for term in group))
        # Any word begins with some letter: one letter narrows titles, never the texts.
        if not any(term.is_prefix and _is_one_letter(term) for term in group):
            bodies.append(_either(_expression(term, endings) for term in group))
    if not titles:
        return None
    without = exclusion(query)
    return Match(_with_exclusion(titles, without), _with_exclusion(bodies, without))


def exclusion(query: Query) -> str:
    """Write the MATCH expression of what a query does not want; '' where it takes everything."""
    return _either(_expression(term) for term in query.unwanted) if query.unwanted else ""


def name_match(text: str) -> str:
    """Write the MATCH expression of a name: its words in any order, the last perhaps unfinished."""
    parts = words(text)[:_MAX_WORDS_OF_TERM]
    return " AND ".join(f'"{part}"' for part in parts) + "*" if parts else ""


def _cleaned(text: str) -> str:
    composed = unicodedata.normalize("NFC", text[:MAX_CHARACTERS]).translate(_QUOTES)
    return " ".join(_UNSEEN.sub(" ", composed).split())


def _items(text: str) -> Iterator[Filter | tuple[Term, bool] | None]:
    """Yield filters, (term, is it excluded), and None for an OR."""
    for match in _ITEM.finditer(_cleaned(text)):
        is_excluded = bool(match["minus"])
        if match["word"] == _EITHER and not is_excluded:
            yield None
        elif match["word"] is not None:
            if _field(match["word"].removesuffix(":")) is None or match["word"][-1] != ":":
                yield from _word_terms(match["word"], is_excluded)
        elif match["field"] is None:
            yield from _phrase_terms(match["phrase"], is_excluded)
        else:
            yield from _condition(match, is_excluded)


def _condition(match: re.Match[str], is_excluded: bool) -> Iterator[Filter | tuple[Term, bool]]:
    field = _field(match["field"])
    quoted, value = match["quoted"], match["value"]
    if field is None:
        yield from _word_terms(match["field"], is_excluded)
        if value is None:
            yield from _phrase_terms(quoted, is_excluded)
        else:
            yield from _word_terms(value, is_excluded)
    elif stated := (quoted if value is None else value).strip():
        yield Filter(field, stated, is_excluded)


def _field(name: str) -> str | None:
    known = _FIELD_ALIASES.get(name.casefold(), name.casefold())
    return known if known in FIELDS else None


def _phrase_terms(text: str, is_excluded: bool) -> Iterator[tuple[Term, bool]]:
    if words(text):
        yield Term(text.strip(), is_phrase=True), is_excluded


def _word_terms(text: str, is_excluded: bool) -> Iterator[tuple[Term, bool]]:
    """Yield what is left of a word without the signs around it; a colon parts words."""
    for part in text.split(":"):
        kept = _without_signs(part)
        if words(kept):
            yield Term(kept.lower() if kept == _EITHER else kept), is_excluded


def _without_signs(text: str) -> str:
    start, end = 0, len(text)
    while start < end and unicodedata.category(text[start])[0] in "PSZC":
        start += 1
    while start < end and unicodedata.category(text[end - 1])[0] in "PSZC":
        end -= 1
    return text[start:end]


def _replaced(text: str, replacements: Mapping[str, str]) -> str:
    parts = words(text)
    if not any(part in replacements for part in parts):
        return text
    return " ".join(replacements.get(part, part) for part in parts)


def _is_one_letter(term: Term) -> bool:
    parts = words(term.text)
    return len(parts) == 1 and len(parts[0]) == 1 and not is_unspaced(parts[0])


def _expression(term: Term, endings: Endings | None = None) -> str:
    """Write one term; its words hold no quotes, so quoting them is all that FTS5 needs."""
    parts = words(term.text)[:_MAX_WORDS_OF_TERM]
    star = "*" if term.is_prefix else ""
    whole = "" if term.is_phrase else compound(term.text)
    if whole:
        # The second form finds a symbol by its beginning: A/RES/71 in A/RES/71/1.
        forms = [f'"{whole}"{star}'] if star else [f'"{whole}"', f'"{whole}{COMPOUND_MARK}"*']
        return _either(forms)
    if len(parts) > 1 or term.is_phrase:
        return f'"{" ".join(parts)}"{star}'
    found_as = dict.fromkeys([parts[0], *arabic_forms(term.text)])
    if not star or (len(parts[0]) == 1 and is_unspaced(parts[0])):
        # Each Chinese character is a form of its own; as a beginning it costs more.
        return _either(f'"{form}"' for form in found_as)
    return _either(chain.from_iterable(_beginning(form, endings) for form in found_as))


def _beginning(form: str, endings: Endings | None) -> Iterable[str]:
    listed = endings(form) if endings and len(form) >= UNINDEXED_BEGINNING else None
    return [f'"{form}"*'] if listed is None else [f'"{word}"' for word in (form, *listed)]


def _either(expressions: Iterable[str]) -> str:
    distinct = list(dict.fromkeys(expressions))
    return distinct[0] if len(distinct) == 1 else f"({f' {_EITHER} '.join(distinct)})"


def _with_exclusion(wanted: list[str], without: str) -> str:
    if not wanted:
        return ""
    together = " AND ".join(wanted)
    return f"({together}) NOT {without}" if without else together
