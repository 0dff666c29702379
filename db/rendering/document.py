"""What rendering takes and gives: plain values, so that callers need no Markdown to name them."""

from typing import Literal, NamedTuple, Protocol

from db.values import Value

ProblemCode = Literal["reference", "symbol", "target", "image", "link"]


class Target(Value):
    """The entry a reference leads to, under its permanent slug and present label."""

    kind: str
    slug: str
    label: str

    @property
    def address(self) -> str:
        """The address of the entry's page."""
        return f"placard://{self.kind}/{self.slug}"


class Resolver(Protocol):
    """The renderer's only view of the entries."""

    def resolve(self, reference: str) -> Target | None:
        """Return the entry of a ``kind/slug`` reference, following aliases."""

    def find_symbol(self, text: str) -> str | None:
        """Return the reference of a document symbol or of a target written ``SDG 10.7``."""


class TocEntry(NamedTuple):
    """A heading of the body: its level (1-6), its anchor and its words."""

    level: int
    anchor: str
    title: str


class Problem(NamedTuple):
    """Something an editor should look at; ``about`` is the reference, symbol or address meant."""

    code: ProblemCode
    about: str
    message: str


class Document(Value):
    """A rendered body.

    Attributes:
        html: Sanitised HTML of the subset QTextDocument knows, without the title.
        title: The words of the level-1 heading that opens the body, else ''.
        toc: The headings in order.
        links: The (kind, slug) of every entry linked or shown, in order, each once.
        plain: The text alone, a line per block, for the search index.
        problems: What did not resolve, in order, each once.
    """

    html: str
    title: str
    toc: tuple[TocEntry, ...]
    links: tuple[tuple[str, str], ...]
    plain: str
    problems: tuple[Problem, ...]
