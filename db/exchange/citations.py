"""Citations for other programs: BibTeX, RIS (2011 tag list) and CSL-JSON (1.0.2)."""

import json
import re
import unicodedata
from collections.abc import Callable
from typing import Any, Final

from db.dates import parse
from db.edition_record import EditionRecord
from db.errors import Invalid
from db.exchange.selection import SCHEME, Exported, Selection
from db.records import Page
from db.values import Value

PUBLISHER: Final = "Placard"
_BIBTEX_SPECIAL: Final = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",  # BibTeX counts braces, and an escaped one as well
    "}": r"\textbraceright{}",
    "%": r"\%",
    "&": r"\&",
    "#": r"\#",
    "_": r"\_",
    "$": r"\$",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_POINT: Final = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


class Citation(Value):
    """What every form of citation says.

    Attributes:
        date: EDTF; never more precise than known.
        paragraph: Number cited, 0 for the whole page.
        address: `placard:` address, with the paragraph.
    """

    key: str
    title: str
    date: str
    edition_title: str
    edition_label: str
    paragraph: int
    address: str
    lang: str

    @property
    def container(self) -> str:
        """The edition as the work that contains the page."""
        return f"{self.edition_title}, edition {self.edition_label}"


def citation_of(page: Page, edition: EditionRecord, paragraph: int = 0) -> Citation:
    """Return the facts of a citation."""
    anchor = f"#p{paragraph}" if paragraph else ""
    return Citation(
        key=f"{page.kind}-{page.slug}",
        title=page.title,
        date=page.date,
        edition_title=edition.title,
        edition_label=edition.label,
        paragraph=paragraph,
        address=f"{SCHEME}{page.address}{anchor}",
        lang=page.lang,
    )


def bibtex(citation: Citation) -> str:
    """Return a BibTeX entry."""
    year, month, _ = _first_stated(citation.date)
    fields = {
        "title": f"{{{_escaped(citation.title)}}}",
        "booktitle": _escaped(citation.container),
        "publisher": PUBLISHER,
        "year": year,
        "month": month.lstrip("0"),
        "note": f"Paragraph {citation.paragraph}" if citation.paragraph else "",
        "howpublished": f"\\url{{{citation.address}}}",
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join((f"@misc{{{citation.key},", *lines, "}"))


def ris(citation: Citation) -> str:
    """Return a RIS record, lines ended as the format asks (CR LF)."""
    parts = _first_stated(citation.date)
    tags = [
        ("TY", "ENCYC"),
        ("TI", citation.title),
        ("T2", citation.container),
        ("PY", parts[0]),
        ("DA", "/".join([*parts, ""]) if parts[0] else ""),
        ("SP", f"para. {citation.paragraph}" if citation.paragraph else ""),
        ("PB", PUBLISHER),
        ("LA", citation.lang),
        ("ID", citation.key),
        ("UR", citation.address),
    ]
    lines = [f"{tag}  - {_one_line(value)}" for tag, value in tags if value]
    return "\r\n".join((*lines, "ER  - ", ""))


def csl_json(citation: Citation) -> str:
    """Return a CSL-JSON array of one item."""
    return _csl_array([citation])


def write_bibtex(wanted: Selection) -> Exported:
    """Write a BibTeX file."""
    return _written(wanted, lambda cited: "\n\n".join([*map(bibtex, cited), ""]).rstrip() + "\n")


def write_ris(wanted: Selection) -> Exported:
    """Write a RIS file."""
    return _written(wanted, lambda cited: "".join(map(ris, cited)))


def write_csl_json(wanted: Selection) -> Exported:
    """Write a CSL-JSON array."""
    return _written(wanted, lambda cited: _csl_array(cited) + "\n")


def _written(wanted: Selection, write: Callable[[list[Citation]], str]) -> Exported:
    cited = [citation_of(page, wanted.edition) for page in wanted.pages()]
    return Exported(write(cited), len(cited))


def _csl_array(citations: list[Citation]) -> str:
    return json.dumps([_csl_item(one) for one in citations], ensure_ascii=False, indent=2)


def _csl_item(citation: Citation) -> dict[str, Any]:
    """Return an item; an interval gives both of its ends."""
    item: dict[str, Any] = {
        "id": citation.key,
        "type": "entry-encyclopedia",
        "title": citation.title,
        "container-title": citation.container,
        "publisher": PUBLISHER,
        "language": citation.lang,
        "URL": citation.address,
    }
    if citation.paragraph:
        item["locator"] = str(citation.paragraph)
    ends = [part for part in citation.date.split("/") if re.match(r"\d{4}", part)]
    if ends and _is_date(citation.date):
        item["issued"] = {"date-parts": [[int(n) for n in re.findall(r"\d+", end)] for end in ends]}
    return item


def _first_stated(edtf: str) -> tuple[str, str, str]:
    """Return year, month and day of the first end that is stated, each empty where it is not."""
    match = _POINT.search(edtf) if _is_date(edtf) else None
    if match is None:
        return "", "", ""
    year, month, day = match.groups(default="")
    return year, month, day


def _is_date(text: str) -> bool:
    try:
        parse(text)
    except Invalid:
        return False
    return True


def _escaped(text: str) -> str:
    return "".join(_BIBTEX_SPECIAL.get(char, char) for char in _one_line(text))


def _one_line(text: str) -> str:
    return " ".join("".join(c if unicodedata.category(c)[0] != "C" else " " for c in text).split())
