"""Finds document symbols and targets of the 2030 Agenda in running text."""

import re
from collections.abc import Iterator

from db.rendering.document import ProblemCode
from db.values import Value

# The first part of a symbol: the organs and treaty bodies that issue in this subject.
_ORGANS = (
    "A|E|S|T|ST|DP|TD|CAT|CCPR|CED|CEDAW|CERD|CMW|CRC|CRPD|ECE|FCCC|GC|HCR|HRI|HSP|ICEF|ISBA|LC|MEM"
    "|UNEP|UNW|WFP"
)
# Possessive throughout: an unfinished symbol must cost one pass, however long it is.
_SYMBOL = (
    rf"(?<![A-Za-z0-9/.:_-])(?P<symbol>(?:{_ORGANS})"
    r"(?:/[A-Z0-9][A-Za-z0-9]*+(?:[.-][A-Za-z0-9]++)*+){2,8}+)(?![A-Za-z0-9/])"
    r"(?P<session>[ \u00a0]?\((?:[12]\d{3}|[IVXLC]++(?:-[A-Z]++)?)\))?"
)
_AGENDA = "SDG|ODD|ODS|ЦУР"
_TARGET_WORD = "[Tt]argets?|[Cc]ibles?|[Mm]etas?|[Зз]адач[аеиу]"
_TARGET = (
    rf"(?:(?<!\w)(?:(?:(?:{_AGENDA})[ \u00a0])?(?:{_TARGET_WORD})|{_AGENDA})[ \u00a0]|具体目标[ ]?)"
    r"(?P<target>(?:1[0-7]|[1-9])\.(?:1?\d|[a-d]))(?![A-Za-z0-9]|\.\d)"
)
_MENTION = re.compile(f"{_SYMBOL}|{_TARGET}")


class Mention(Value):
    """A mention between two places of a text, with its names, the most exact one first."""

    start: int
    end: int
    code: ProblemCode
    names: tuple[str, ...]


def find_mentions(text: str) -> Iterator[Mention]:
    """Yield the mentions in a text from left to right.

    Symbols follow the United Nations' series ("A/RES/71/280", "S/RES/1325 (2000)"); targets are
    named "SDG 10.7" whichever of the six languages' words the text uses.
    """
    for match in _MENTION.finditer(text):
        symbol, session, target = match.group("symbol", "session", "target")
        if target:
            yield Mention(match.start(), match.end(), "target", (f"SDG {target}",))
        elif any(character.isdigit() for character in symbol):
            names = (f"{symbol} {session.strip()}", symbol) if session else (symbol,)
            yield Mention(match.start(), match.end(), "symbol", names)
