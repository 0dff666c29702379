"""Citations leave for other programs: each form is read back here by a small reader of its own."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.edition_record import EditionRecord
from db.records import Page
from desktop.core.reader.cite import bibtex, citation_of, csl_json, plain, ris
from desktop.core.routes import parse

LATEX = {
    r"\textbackslash{}": "\\",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    **{f"\\{char}": char for char in "%&#_$"},
}
TITLES = [
    "A session on facts",
    "100 % & more: #1_a $5 ~x ^y",
    "Braces { and } and }{ and \\{",
    "Back\\slash \\textbf{x}",
    'Quotes "x" and ‘y’',
    "Two\nlines\r\nand a\ttab",
    "Ends with a backslash \\",
    "@article{x, title={y}}",
    "ER  - \nTY  - BOOK",
    "حقائق أولا",
    "移民问题🙂",
    "",
]
DATES = [
    # EDTF, BibTeX year and month, RIS date, CSL parts, in words
    ("2017-06-08", "2017", "6", "2017/06/08/", [[2017, 6, 8]], "8 June 2017"),
    ("2017-06", "2017", "6", "2017/06//", [[2017, 6]], "June 2017"),
    ("2017", "2017", "", "2017///", [[2017]], "2017"),
    ("2017-05~", "2017", "5", "2017/05//", [[2017, 5]], "about May 2017"),
    (
        *("2017-06-19/2017-06-20", "2017", "6", "2017/06/19/"),
        *([[2017, 6, 19], [2017, 6, 20]], "19–20 June 2017"),
    ),
    ("2016/2018", "2016", "", "2016///", [[2016], [2018]], "2016–2018"),
    ("2018-12/..", "2018", "12", "2018/12//", [[2018, 12]], "since December 2018"),
    ("../2018-12", "2018", "12", "2018/12//", [[2018, 12]], "until December 2018"),
    ("last summer 1999", "", "", "", None, "last summer 1999"),
    ("", "", "", "", None, ""),
]


def citation(title="A session on facts", date="2017-06-08", paragraph=0, lang="en"):
    edition = EditionRecord("Global Compact", 3, "2026.1", "2026-11-01", ("en",), "CC", "", "", {})
    return citation_of(Page("story", "a-day", lang, title, date=date), edition, paragraph)


def read_bibtex(text):
    """Return (type, key, fields) by BibTeX's own rule: braces count, escaped or not."""
    head = re.match(r"@(\w+)\{([^,\s]+),\n", text)
    fields, at = {}, head.end()
    while found := re.compile(r"  (\w+) = \{").match(text, at):
        depth, start = 1, found.end()
        at = start
        while depth:
            depth += {"{": 1, "}": -1}.get(text[at], 0)
            at += 1
        fields[found[1]] = text[start : at - 1]
        assert text[at : at + 2] == ",\n"
        at += 2
    assert text[at:] == "}"
    return head[1], head[2], fields


def from_latex(value):
    value = value.removeprefix("{").removesuffix("}")
    pattern = "|".join(re.escape(each) for each in LATEX) + r"|[\\{}%&#_$~^]"
    return re.sub(pattern, lambda match: LATEX[match[0]], value)


def read_ris(text):
    """Return the tags of one record: lines end CR LF, a tag is two capitals, two blanks, a dash."""
    lines = text.split("\r\n")
    assert lines[-2:] == ["ER  - ", ""]
    assert not any("\n" in line or "\r" in line for line in lines)
    found = [re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line).groups() for line in lines[:-1]]
    assert found[0] == ("TY", "ENCYC")
    tags = dict(found)
    assert len(tags) == len(found)
    return tags


def one_line(title):
    return " ".join(title.split())


@pytest.mark.parametrize("title", TITLES)
def test_a_title_comes_through_every_form(title):
    cited = citation(title)
    kind, key, fields = read_bibtex(bibtex(cited))
    assert (kind, key) == ("misc", "story-a-day")
    assert from_latex(fields.get("title", "")) == one_line(title)
    assert read_ris(ris(cited)).get("TI", "") == one_line(title)
    (item,) = json.loads(csl_json(cited))
    assert item["title"] == title
    assert f"“{title}”" in plain(cited)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_title_can_be_read_back_in_every_form(title):
    cited = citation(title)
    _, _, fields = read_bibtex(bibtex(cited))
    tags = read_ris(ris(cited))
    assert from_latex(fields["title"]) == tags.get("TI", "")
    assert json.loads(csl_json(cited))[0]["title"] == title


@pytest.mark.parametrize(("date", "year", "month", "in_ris", "in_csl", "words"), DATES)
def test_a_date_is_never_more_precise_than_known(date, year, month, in_ris, in_csl, words):
    cited = citation(date=date)
    _, _, fields = read_bibtex(bibtex(cited))
    assert (fields.get("year", ""), fields.get("month", "")) == (year, month)
    tags = read_ris(ris(cited))
    assert (tags.get("PY", ""), tags.get("DA", "")) == (year, in_ris)
    (item,) = json.loads(csl_json(cited))
    assert item.get("issued", {}).get("date-parts") == in_csl
    assert plain(cited).startswith(f"“A session on facts”{', ' if words else ''}{words}. Global")


@pytest.mark.parametrize(("paragraph", "anchor"), [(0, ""), (4, "p4"), (12, "p12")])
def test_a_paragraph_is_named_and_can_be_gone_to(paragraph, anchor):
    cited = citation(paragraph=paragraph)
    number = str(paragraph) if paragraph else None
    _, _, fields = read_bibtex(bibtex(cited))
    tags = read_ris(ris(cited))
    (item,) = json.loads(csl_json(cited))
    assert fields.get("note") == (f"Paragraph {number}" if number else None)
    assert tags.get("SP") == (f"para. {number}" if number else None)
    assert item.get("locator") == number
    addresses = {fields["howpublished"][5:-1], tags["UR"], item["URL"], plain(cited).split()[-1]}
    assert len(addresses) == 1
    route = parse(addresses.pop())
    assert (route.kind, route.slug, route.anchor) == ("story", "a-day", anchor)
    assert (f", para. {number}." in plain(cited)) == bool(number)


def test_every_form_names_the_edition_the_publisher_and_the_language():
    cited = citation("Les faits", lang="fr")
    container = "Global Compact, edition 2026.1"
    _, _, fields = read_bibtex(bibtex(cited))
    tags = read_ris(ris(cited))
    (item,) = json.loads(csl_json(cited))
    assert fields["booktitle"] == tags["T2"] == item["container-title"] == container
    assert fields["publisher"] == tags["PB"] == item["publisher"] == "Placard"
    assert tags["LA"] == item["language"] == "fr"
    assert item["type"] == "entry-encyclopedia"
    assert item["id"] == tags["ID"] == "story-a-day"
    assert plain(cited) == (
        "“Les faits”, 8 June 2017. Global Compact, edition 2026.1 (Placard). placard://story/a-day"
    )
