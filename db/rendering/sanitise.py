"""The allow-list every page passes, at build and again when a reader opens a file.

Imports nh3 and nothing of Markdown: the reader's start path may use it.
"""

import re
from types import MappingProxyType

import nh3

from db.errors import Invalid
from db.rendering.characters import strip_steering

MAX_HTML_CHARACTERS = 4 * 1024 * 1024
MAX_DEPTH = 48

IMAGE_SCHEME = "placard-image"

# The part of Qt's HTML subset that bodies need; anything else keeps its text and loses its tag.
_INLINE_TAGS = {"a", "abbr", "br", "code", "em", "img", "span", "strong", "sub", "sup"}
_TEXT_TAGS = {"blockquote", "div", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "p", "pre"}
_LIST_TAGS = {"dd", "dl", "dt", "li", "ol", "ul"}
_TABLE_TAGS = {"table", "tbody", "td", "th", "thead", "tr"}
_TAGS = _INLINE_TAGS | _TEXT_TAGS | _LIST_TAGS | _TABLE_TAGS
_VOID_TAGS = frozenset(["br", "hr", "img"])
_ATTRIBUTES = {
    "*": {"id"},
    "a": {"href", "class"},
    "abbr": {"title"},
    "div": {"class"},
    "img": {"src", "alt"},
    "ol": {"start"},
    "span": {"class"},
    "td": {"align"},
    "th": {"align"},
}
_SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_ANCHOR = r"[A-Za-z0-9_-]{1,200}"
_QUERY = r"[A-Za-z0-9%._~-]{1,600}"
_VALUES = MappingProxyType(
    {
        "id": re.compile(_ANCHOR),
        "href": re.compile(
            rf"#{_ANCHOR}|placard://[a-z]+/{_SLUG}(?:#{_ANCHOR})?"
            rf"|placard://search/\?q={_QUERY}|https?://[^\s\\\"'<>`]+"
        ),
        "class": re.compile(r"external|footnote-ref|footnote-backref|footnote|unknown"),
        "title": re.compile(r".*", re.DOTALL),
        "src": re.compile(rf"{IMAGE_SCHEME}:{_SLUG}"),
        "alt": re.compile(r".*", re.DOTALL),
        "start": re.compile(r"\d{1,4}", re.ASCII),
        "align": re.compile(r"left|center|right"),
    }
)

# nh3 is quadratic in nesting and in the attributes of one tag (measured: 23 s for 500 kB), so what
# is in the strict form that the renderer and nh3 write is measured first; the rest must be short.
_LOOSE_CHARACTERS = 32_768
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)((?: [a-z]{1,12}=\"[^\"<]*\"){0,8})>")


def sanitise(html: str) -> str:
    """Return html with nothing in it that could run, load, style or mislead.

    Kept are the tags and attributes listed here, links to ``placard:``, ``http:`` and ``https:``
    and to anchors of the page, and pictures of the edition (``placard-image:slug``).

    Raises:
        Invalid: When the markup is too large or nests too deeply to be shown in time.
    """
    depth = _depth(html) if len(html) <= MAX_HTML_CHARACTERS else None
    if (depth is None and len(html) > _LOOSE_CHARACTERS) or (depth or 0) > MAX_DEPTH:
        raise Invalid("The page is too large or too deeply nested to be shown with its layout")
    clean = nh3.clean(
        strip_steering(html),
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=_filter_attribute,
        url_schemes={"http", "https", "placard", IMAGE_SCHEME},
        link_rel=None,
    )
    clean = strip_steering(clean)  # character references have become characters by now
    if (_depth(clean) or 0) > MAX_DEPTH:
        raise Invalid("The page is too deeply nested to be shown with its layout")
    return clean


def _filter_attribute(_tag: str, name: str, value: str) -> str | None:
    # Called for every attribute, allowed or not; nh3 keeps the value when this raises.
    pattern = _VALUES.get(name)
    return value if pattern and pattern.fullmatch(value) else None


def _depth(html: str) -> int | None:
    """The deepest nesting of markup in strict form, None for markup in any other form."""
    open_tags: list[str] = []
    deepest = tags = 0
    for match in _TAG.finditer(html):
        tags += 1
        closing, name = match.group(1), match.group(2)
        if closing:
            if not open_tags or open_tags.pop() != name:
                return None
        elif name not in _VOID_TAGS:
            open_tags.append(name)
            deepest = max(deepest, len(open_tags))
    return deepest if tags == html.count("<") and not open_tags else None
