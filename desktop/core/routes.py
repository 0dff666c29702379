"""Addresses: every page has one, `placard://story/<slug>#p4`, and all that opens pages uses it."""

from typing import Final
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from db.errors import BadUsage
from db.kinds import ENTRY_KINDS
from db.values import Value, replace

SCHEME: Final = "placard"
TABS: Final = ("stories", "calendar", "people", "documents", "desk")
DESK: Final = "desk"
"""The tab of a workspace; no edition shows it."""

TAB_OF_KIND: Final = {
    "story": "stories",
    "session": "calendar",
    "process": "calendar",
    "phase": "calendar",
    "person": "people",
    "organisation": "people",
    "country": "people",
    "document": "documents",
    "topic": "documents",
    "term": "documents",
    "source": "documents",
    "image": "documents",
}
PLACES: Final = ("tab", "search", "help", "edition", "edit")
"""First parts of addresses that are not entries."""

_LONGEST: Final = 2048


class Route(Value):
    """Where to go.

    Attributes:
        kind: A kind of entry, or one of `PLACES`.
        slug: Its slug, the tab's name, the help page's name; empty for a search. Of a form
            (`edit`), kind and slug of the entry, the kind alone for a new one.
        anchor: Place within the page (`p4`, `h-what-the-brief-proposes`).
        query: Text searched for, with `search`; the form to take up again, with `edit`.
    """

    kind: str
    slug: str = ""
    anchor: str = ""
    query: str = ""

    def __str__(self) -> str:
        """The address."""
        text = f"{SCHEME}://{self.kind}/{quote(self.slug, safe='/' if self.kind == 'edit' else '')}"
        if self.query:
            text += "?" + urlencode({"q": self.query}, quote_via=quote)
        if self.anchor:
            text += "#" + quote(self.anchor, safe="")
        return text

    @property
    def is_entry(self) -> bool:
        """Whether it leads to an entry of the edition."""
        return self.kind in ENTRY_KINDS

    @property
    def tab(self) -> str:
        """The tab it opens in; empty where it opens over whichever tab is there."""
        return self.slug if self.kind == "tab" else TAB_OF_KIND.get(self.kind, "")

    def without_anchor(self) -> "Route":
        """The page itself."""
        return replace(self, anchor="") if self.anchor else self


def parse(address: str) -> Route:
    """Read an address; `kind/slug` without the scheme is understood as well.

    Raises:
        BadUsage: It is not an address of ours; the message says what is wrong.
    """
    text = address.strip()
    try:
        text.encode()
    except UnicodeEncodeError:  # a byte of the shell's that is no text
        raise BadUsage("That is not an address: it holds bytes that are not text.") from None
    if len(text) > _LONGEST:
        raise BadUsage("The address is too long to be one of ours.")
    if not text.lower().startswith(f"{SCHEME}:"):
        text = f"{SCHEME}://{text}"
    try:
        parts = urlsplit(text)
    except ValueError as error:
        raise BadUsage(f"“{address}” is not an address: {error}.") from error
    first, _, rest = (parts.netloc + parts.path).strip("/").partition("/")
    kind, slug = unquote(first).lower(), unquote(rest)
    query = dict(parse_qsl(parts.query)).get("q", "")
    if kind not in ENTRY_KINDS and kind not in PLACES:
        raise BadUsage(f"“{address}” is not an address: there is no kind “{kind}”.")
    if not slug and kind != "search":
        raise BadUsage(f"“{address}” is not an address: the name after “{kind}/” is missing.")
    return Route(kind, slug, unquote(parts.fragment), query)
