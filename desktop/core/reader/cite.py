"""Citations of a page: in words, BibTeX, RIS (2011 tag list) and CSL-JSON (1.0.2)."""

import json
import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from db.records import EditionRecord, Page
from desktop.core.dating import date_of, date_text
from desktop.core.routes import Route

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


@dataclass(frozen=True, slots=True)
class Citation:
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
    anchor = f"p{paragraph}" if paragraph else ""
    return Citation(
        key=f"{page.kind}-{page.slug}",
        title=page.title,
        date=page.date,
        edition_title=edition.title,
        edition_label=edition.label,
        paragraph=paragraph,
        address=str(Route(page.kind, page.slug, anchor)),
        lang=page.lang,
    )


def plain(citation: Citation) -> str:
    """Return the citation in words."""
    date = f", {date_text(citation.date)}" if citation.date else ""
    place = f", para. {citation.paragraph}" if citation.paragraph else ""
    return (
        f"“{citation.title}”{date}{place}. {citation.container} ({PUBLISHER}). {citation.address}"
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
    """Return a CSL-JSON array of one item; an interval gives both of its ends."""
    item: dict[str, object] = {
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
    if ends and date_of(citation.date) is not None:
        item["issued"] = {"date-parts": [[int(n) for n in re.findall(r"\d+", end)] for end in ends]}
    return json.dumps([item], ensure_ascii=False, indent=2)


def _first_stated(edtf: str) -> tuple[str, str, str]:
    """Return year, month and day of the first end that is stated, each empty where it is not."""
    match = _POINT.search(edtf) if date_of(edtf) is not None else None
    if match is None:
        return "", "", ""
    year, month, day = match.groups(default="")
    return year, month, day


def _escaped(text: str) -> str:
    return "".join(_BIBTEX_SPECIAL.get(char, char) for char in _one_line(text))


def _one_line(text: str) -> str:
    return " ".join("".join(c if unicodedata.category(c)[0] != "C" else " " for c in text).split())
