"""Renders a body: one pure function for the build of an edition and for the live preview."""

import re
from functools import partial

from db.errors import Invalid
from db.rendering.anchors import set_anchors
from db.rendering.characters import strip_steering
from db.rendering.dialect import build_parser
from db.rendering.document import Document, Resolver
from db.rendering.findings import Findings
from db.rendering.limits import check_limits
from db.rendering.links import settle_links
from db.rendering.plain import to_plain
from db.rendering.sanitise import sanitise

_RTL_LANGUAGES = frozenset(["ar"])
# Python refuses to read numbers of more than 4300 digits; no character has more than seven.
_OVERLONG_REFERENCE = re.compile(r"&#(?=[0-9A-Fa-fXx]{9})")


def render(text: str, resolver: Resolver, *, lang: str = "en") -> Document:
    """Render the Markdown of a body in the given language.

    Raises:
        Invalid: When the body is too large or too deeply nested to be rendered in time.
    """
    source = _OVERLONG_REFERENCE.sub("&amp;#", strip_steering(text))
    check_limits(source)
    findings = Findings(resolver)
    parser = build_parser(
        partial(settle_links, findings=findings, is_rtl=lang in _RTL_LANGUAGES),
        partial(set_anchors, findings=findings),
    )
    try:
        html = sanitise(parser.convert(source))
    except RecursionError:
        raise Invalid("Lists, quotes or emphasis are nested too deeply") from None
    return Document(
        html=html,
        title=findings.title,
        toc=tuple(findings.toc),
        links=findings.links,
        plain=to_plain(html),
        problems=findings.problems,
    )
