"""What a search gives back: values that the window, the command line and tests share."""

from typing import Literal

from db.values import Value

Order = Literal["rank", "newest"]
Marks = tuple[tuple[int, int], ...]
"""(start, end) of what matched, in order, without overlaps."""


class Hit(Value):
    """An entry that a search found.

    Attributes:
        kind: Kind of the entry.
        slug: Its slug.
        title: In full; who shows it shortens it.
        title_marks: Of `title`.
        snippet: Part of the text around what matched; its beginning where nothing did.
        snippet_marks: Of `snippet`.
        date: EDTF; empty where it has none.
        lang: Language of title and snippet.
        context: One short line about the entry.
    """

    kind: str
    slug: str
    title: str
    title_marks: Marks = ()
    snippet: str = ""
    snippet_marks: Marks = ()
    date: str = ""
    lang: str = "en"
    context: str = ""

    @property
    def address(self) -> str:
        """`kind/slug`, the path of a placard: address."""
        return f"{self.kind}/{self.slug}"


class Count(Value):
    """How many entries; at least so many when it is not exact."""

    number: int
    is_exact: bool = True


class KindCount(Value):
    """How many entries of a kind match, whatever kind the search is narrowed to."""

    kind: str
    count: Count


class SearchResult(Value):
    """One page of hits.

    Attributes:
        query: As understood, in canonical spelling.
        total: Entries found in the kinds asked for.
        by_kind: For the scope chips: every kind with a match.
        hits: The page.
        order: 'newest' where there are too many to rank.
        did_you_mean: A query that does match; empty unless nothing was found.
        notes: What could not be taken as typed, in plain words.
    """

    query: str
    total: Count = Count(0)
    by_kind: tuple[KindCount, ...] = ()
    hits: tuple[Hit, ...] = ()
    order: Order = "rank"
    did_you_mean: str = ""
    notes: tuple[str, ...] = ()


class HitGroup(Value):
    """The first hits of one kind, and how many it has in all."""

    kind: str
    count: Count
    hits: tuple[Hit, ...]


class QuickResult(Value):
    """What the search box shows while someone types; the fields are those of `SearchResult`."""

    query: str
    groups: tuple[HitGroup, ...] = ()
    did_you_mean: str = ""
    notes: tuple[str, ...] = ()


class FacetValue(Value):
    """A choice within a facet.

    Attributes:
        value: What `Query.with_filter(facet.field, value)` takes.
        label: For people.
        count: Entries the search would find with this choice (and without its rivals).
        is_chosen: Whether the query has it already.
    """

    value: str
    label: str
    count: int
    is_chosen: bool = False


class Facet(Value):
    """A way to narrow a search; never without values.

    Attributes:
        field: The grammar's field.
        values: In the order to show them.
        is_exact: Whether all matches were counted, or only the newest of very many.
    """

    field: str
    values: tuple[FacetValue, ...]
    is_exact: bool = True
