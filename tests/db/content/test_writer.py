"""One canonical form, so that version control shows what was meant; and no text is ever lost."""

import os

import pytest

from db.content.folder import read_folder
from db.content.model import EditionInfo, Folder
from db.content.writer import canonical_files, format_folder, write_folder
from db.entries.person import Person, PersonText
from db.entries.session import Participation, Segment, Session, SessionText
from db.entries.vocabulary import Term, TermText
from db.errors import Invalid
from tests.db.content.examples import FILES, PERSON, write

INFO = EditionInfo(title="Test", number=1, label="1", published_at="2026-11-23T00:00:00Z")

SESSION = """\
---
title: Third thematic session
topic: 'International cooperation: all of it'
city: Geneva
kind: thematic-session
date: 2017-06-19/2017-06-20
zone: Europe/Zurich
number: 3
segments:
- key: opening
  kind: opening
  theme:
    en: Words of welcome
    ar: كلمات الترحيب
  description: |-
    First line.

    Second paragraph.
  start: 09:30
  participations:
  - role: chair
    country: no
    sources:
    - letter
    certainty: uncertain
    note: Named only as a State.
created: 2026-11-23
former_slugs:
- third-session
---

A summary.
"""
TERMS = """\
- slug: gcm
  acronym: GCM
  expansion: Global Compact for Safe, Orderly and Regular Migration
  definition: The outcome of the process, adopted at Marrakech; a line that is long enough BREAK
    where a line of a hundred characters ends.
  see:
  - document/a-res-73-195
  translations:
    fr:
      acronym: PMM
      expansion: Pacte mondial
- slug: yes
  expansion: '10'
""".replace("BREAK", "to be folded")


def _session():
    seat = Participation(
        role="chair",
        country="no",
        sources=["letter"],
        certainty="uncertain",
        note="Named only as a State.",
    )
    segment = Segment(
        key="opening",
        kind="opening",
        theme={"ar": "كلمات الترحيب", "en": "Words of welcome"},
        description={"en": "First line.\n\nSecond paragraph."},
        start="09:30",
        participations=[seat],
    )
    text = SessionText(
        title="Third thematic session",
        topic="International cooperation: all of it",
        city="Geneva",
        summary="A summary.",
    )
    return Session(
        slug="gcm-thematic-3",
        text={"en": text},
        kind="thematic-session",
        date="2017-06-19/2017-06-20",
        zone="Europe/Zurich",
        number=3,
        segments=[segment],
        created="2026-11-23",
        former_slugs=["third-session"],
    )


def _terms():
    definition = (
        "The outcome of the process, adopted at Marrakech; a line that is long enough to be folded "
        "where a line of a hundred characters ends."
    )
    full = TermText(
        acronym="GCM",
        expansion="Global Compact for Safe, Orderly and Regular Migration",
        definition=definition,
    )
    french = TermText(acronym="PMM", expansion="Pacte mondial")
    return [
        Term(slug="yes", text={"en": TermText(expansion="10")}),
        Term(slug="gcm", text={"fr": french, "en": full}, see=["document/a-res-73-195"]),
    ]


def test_the_canonical_form():
    terms = {("term", term.slug): term for term in _terms()}
    folder = Folder(INFO, {("session", "gcm-thematic-3"): _session(), **terms})
    assert canonical_files(folder) == {
        "edition.yaml": (
            "title: Test\nnumber: 1\n"
            "label: '1'\npublished: 2026-11-23T00:00:00Z\nlanguages:\n- en\nbase_language: en\n"
            "content_licence: CC-BY-4.0\n"
        ),
        "session/gcm-thematic-3.md": SESSION,
        "term.yaml": TERMS,
    }


def test_fmt_rewrites_what_is_not_canonical_and_nothing_else(tmp_path):
    write(tmp_path, FILES)
    loose = (
        '\ufeff---\r\n# a remark\r\ngiven: "Jane"\r\nfamily: Doe\r\nhonorific: ""\r\n'
        "country: tr\r\n"
        "appointments: [{title: {en: Adviser}, key: adviser, organisation: iom, date: 2016-03/..}]"
        "\r\n---\r\n\r\n\r\nJane Doe advises.\r\n\r\n"
    )
    write(tmp_path, {"person/jane-doe.md": loose})
    before = {file: file.stat().st_mtime_ns for file in tmp_path.rglob("*.*")}
    assert format_folder(tmp_path, check=True) == ["person/jane-doe.md"]
    assert format_folder(tmp_path) == ["person/jane-doe.md"]
    assert (tmp_path / "person/jane-doe.md").read_bytes() == PERSON.encode()
    assert format_folder(tmp_path) == []
    after = {file for file in before if file.stat().st_mtime_ns != before[file]}
    assert after == {tmp_path / "person" / "jane-doe.md"}
    assert set(tmp_path.rglob("*.*")) == set(before)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("country.yaml", "- {slug: tr, name: Turkey, iso3: TUR, m49: 792}\n- slug: ch\n"),
        ("country.yaml", "- {slug: tr, name: A, iso3: TUR, m49: 792}\n- {slug: tr, name: B}\n"),
        ("organisation.yaml", "- {slug: iom, name: IOM, kind: other, head: DG}\n"),
        ("person/jane-doe.md", "---\nfamily:   Doe\nbirth: 1970\n---\n"),
        ("story/opening.fr.md", "---\nheadlin:   x\n---\n"),
    ],
)
def test_a_file_with_an_error_keeps_every_byte(tmp_path, name, text):
    write(tmp_path, {**FILES, name: text})
    format_folder(tmp_path)
    assert (tmp_path / name).read_text() == text


def test_nothing_is_rewritten_before_the_base_language_is_known(tmp_path):
    write(tmp_path, {**FILES, "edition.yaml": "title: [", "person/x.md": "---\nfamily:  X\n---\n"})
    assert format_folder(tmp_path) == []


def test_a_write_that_fails_leaves_the_old_file(tmp_path, monkeypatch):
    write(tmp_path, {**FILES, "person/jane-doe.md": "---\nfamily:  Doe\n---\n"})

    def fail(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="No space left"):
        format_folder(tmp_path)
    assert (tmp_path / "person/jane-doe.md").read_text() == "---\nfamily:  Doe\n---\n"
    assert [file.name for file in (tmp_path / "person").iterdir()] == ["jane-doe.md"]


def test_pictures_are_written_from_files_and_from_bytes(tmp_path):
    (tmp_path / "room.png").write_bytes(b"one")
    folder = Folder(INFO, assets={"room.png": tmp_path / "room.png", "hall.png": b"two"})
    changed = write_folder(folder, tmp_path / "out")
    assert sorted(changed) == ["edition.yaml", "hall.png", "room.png"]
    assert read_folder(tmp_path / "out").assets.keys() == {"hall.png", "room.png"}
    assert (tmp_path / "out" / "hall.png").read_bytes() == b"two"


def test_a_text_that_files_cannot_hold_is_refused_not_dropped():
    person = Person(slug="x", family="X", text={"en": PersonText(name="Other")})
    with pytest.raises(Invalid, match=r"person/x: text\.en\.name"):
        canonical_files(Folder(INFO, {("person", "x"): person}))
