"""The bundled edition leaves whole in every format, and what leaves is the same twice."""

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import vobject

from db.engine import ReadSession, open_edition
from db.exchange.formats import FORMATS, export, formats_of
from db.kinds import ENTRY_KINDS
from db.queries.entries import list_kind

AS_OF = "2018-12-10"


@pytest.fixture(scope="module")
def bundled(bundled_edition: Path) -> Iterator[ReadSession]:
    database = open_edition(bundled_edition)
    with database.read() as session:
        yield session
    database.close()


def list_all(session, kinds=ENTRY_KINDS):
    return tuple((kind, label.slug) for kind in kinds for label in list_kind(session, kind, "en"))


READERS = {
    "ics": lambda text: [
        event
        for event in vobject.readOne(text).contents["vevent"]
        if "related-to" not in event.contents
    ],
    "vcf": lambda text: list(vobject.readComponents(text)),
    "csv": lambda text: list(csv.DictReader(io.StringIO(text[1:], newline=""), strict=True)),
    "bib": lambda text: re.findall(r"^@misc\{", text, re.MULTILINE),
    "ris": lambda text: re.findall(r"^TY  - ENCYC\r$", text, re.MULTILINE),
    "csl-json": json.loads,
    "md": lambda text: re.findall(r"^---\naddress: ", text, re.MULTILINE),
    "json": lambda text: json.loads(text)["entries"],
}


@pytest.mark.parametrize("step", [9, pytest.param(1, marks=pytest.mark.soak)])
@pytest.mark.parametrize("name", FORMATS)
def test_every_entry_leaves_in_every_format(bundled, name, step):
    addresses = list_all(bundled, FORMATS[name].kinds)[::step]
    exported = export(bundled, name, addresses, "en", AS_OF)
    assert (exported.count, exported.left_out) == (len(addresses), ())
    assert len(READERS[name](exported.text)) == len(addresses)
    exported.text.encode()


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_entries_leave_the_same_twice(bundled, name):
    some = list_all(bundled, FORMATS[name].kinds)[::12]
    assert export(bundled, name, some, "en", AS_OF) == export(bundled, name, some, "en", AS_OF)


@pytest.mark.parametrize("lang", ["ar", "zh", "xx"])
@pytest.mark.parametrize("name", ["ics", "vcf"])
def test_other_languages_leave_as_well(bundled, name, lang):
    addresses = list_all(bundled, FORMATS[name].kinds)
    exported = export(bundled, name, addresses, lang, AS_OF)
    assert len(READERS[name](exported.text)) == len(addresses)


def test_formats_are_offered_by_kind():
    names = {kind: [form.name for form in formats_of(kind)] for kind in ENTRY_KINDS}
    common = ["csv", "md", "json", "bib", "ris", "csl-json"]
    assert names["session"] == ["ics", *common]
    assert names["person"] == ["vcf", *common]
    assert names["document"] == common
