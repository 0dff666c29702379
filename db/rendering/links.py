"""Settles every link, picture and mention of a parsed body against the entries that exist."""

import html
import re
from xml.etree.ElementTree import Element

from db.rendering.characters import END_ISOLATE, ISOLATE
from db.rendering.findings import Findings
from db.rendering.mentions import find_mentions
from db.rendering.sanitise import IMAGE_SCHEME

REFERENCE_ATTRIBUTE = "data-reference"

_ADDRESS = "placard://"
_REFERENCE = re.compile(r"([a-z]+/[a-z0-9]+(?:-[a-z0-9]+)*)(#[A-Za-z0-9_-]+)?")
_FRAGMENT = re.compile(r"#[A-Za-z0-9_-]+")
_WEB_ADDRESS = re.compile(r"https?://[^\s\\\"'<>`]+", re.IGNORECASE)
_VERBATIM = frozenset(["code", "pre"])
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])


def settle_links(root: Element, findings: Findings, *, is_rtl: bool) -> None:
    """Turn references and mentions into links in document order; note what leads nowhere.

    Symbols and targets are isolated in right-to-left text, where a slash or a full stop would
    otherwise change places with its neighbours (Unicode Bidirectional Algorithm, 2.4.2).
    """
    _Settler(findings, is_rtl=is_rtl).settle(root, is_running_text=True)


class _Settler:
    """Walks a tree of bounded depth, text before children before tail."""

    def __init__(self, findings: Findings, *, is_rtl: bool) -> None:
        self._findings = findings
        self._is_rtl = is_rtl

    def settle(self, element: Element, *, is_running_text: bool) -> None:
        """Settle what is in an element; mentions only where it holds running text."""
        children = list(element)
        if is_running_text:
            element.text = self._link_mentions(element, 0, element.text)
        for child in children:
            if child.tag == "a":
                self._settle_link(child)
            elif child.tag == "img":
                self._settle_image(child)
            elif child.tag not in _VERBATIM:
                running = is_running_text and child.tag not in _HEADINGS
                self.settle(child, is_running_text=running)
            if is_running_text:
                place = list(element).index(child) + 1
                child.tail = self._link_mentions(element, place, child.tail)

    def _link_mentions(self, parent: Element, place: int, text: str | None) -> str | None:
        """Insert links for the mentions in a text; return the text before the first of them."""
        if not text:
            return text
        pieces, links, position = [""], list[Element](), 0
        for mention in find_mentions(text):
            target = self._findings.follow_mention(mention.names, mention.code)
            pieces[-1] += text[position : mention.start]
            position = mention.end
            words = text[mention.start : mention.end]
            if self._is_rtl:
                words = f"{ISOLATE}{words}{END_ISOLATE}"
            if target is None:
                pieces[-1] += words
            else:
                link = Element("a", href=target.address)
                link.text = words
                links.append(link)
                pieces.append("")
        pieces[-1] += text[position:]
        for offset, link in enumerate(links):
            link.tail = pieces[offset + 1]
            parent.insert(place + offset, link)
        return pieces[0]

    def _settle_link(self, link: Element) -> None:
        reference = link.attrib.pop(REFERENCE_ATTRIBUTE, None)
        if reference is not None:
            self._refer(link, reference)
            return
        address = html.unescape(link.get("href", "")).strip()
        if _FRAGMENT.fullmatch(address):
            return
        if address.startswith(_ADDRESS):
            self._refer(link, address.removeprefix(_ADDRESS))
        elif _WEB_ADDRESS.fullmatch(address):
            scheme, rest = address.split(":", 1)
            link.set("href", f"{scheme.lower()}:{rest}")
            link.set("class", "external")
        else:
            self._findings.report(
                "link", address, f"'{address}' is not a link that can be followed: use https://"
            )
            _unlink(link)

    def _refer(self, link: Element, reference: str) -> None:
        match = _REFERENCE.fullmatch(reference)
        if match is None:
            self._findings.report(
                "reference", reference, f"'{reference}' is not a reference: write kind/slug"
            )
        target = self._findings.follow(match.group(1)) if match else None
        has_words = bool(link.text) or len(link) > 0
        if match is None or target is None:
            link.text = link.text if has_words else reference
            _unlink(link)
            return
        link.set("href", target.address + (match.group(2) or ""))
        if not has_words:
            link.text = target.label

    def _settle_image(self, image: Element) -> None:
        source = html.unescape(image.get("src", "")).strip()
        words = image.get("alt", "")
        match = _REFERENCE.fullmatch(source)
        if match is None or not source.startswith("image/"):
            self._findings.report(
                "image", source, f"'{source}' is not a picture of this collection: write image/slug"
            )
            target = None
        else:
            target = self._findings.follow(match.group(1), "image")
        image.attrib.clear()
        if target is None:
            image.text = words
            _unlink(image)
            return
        image.set("src", f"{IMAGE_SCHEME}:{target.slug}")
        image.set("alt", words or target.label)


def _unlink(element: Element) -> None:
    """Leave the words of a dead link, marked so that a preview can show them."""
    element.tag = "span"
    element.attrib.clear()
    element.set("class", "unknown")
