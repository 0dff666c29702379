"""An edition must be right, the same every time, and never half of one."""

import hashlib
import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from db.content.build import Refused, build_edition, build_folder
from db.content.hashing import FILE_SIZE
from db.content.writer import write_folder
from db.engine import APPLICATION_ID, KNOWN_SCHEMAS, connect_readonly, fingerprint, open_edition
from db.errors import Busy, NotFound
from db.schema import SCHEMA_VERSION
from db.search.normalise import index_text
from tests.db.content.sample import sample_folder, write_sample

BUILD = "import sys; from pathlib import Path; from db.content.build import build_edition; "
ROOT = Path(__file__).parents[3]


@pytest.fixture
def connection(sample_edition):
    with closing(connect_readonly(sample_edition)) as connection:
        yield connection


def build_elsewhere(content, output, seed):
    """Build in a process of its own, with an order of sets of its own."""
    code = BUILD + "build_edition(*map(Path, sys.argv[1:]))"
    environment = {
        **os.environ,
        "PYTHONHASHSEED": seed,
        "PYTHONPATH": str(ROOT),
        "TZ": "Asia/Tokyo",
    }
    command = [sys.executable, "-c", code, str(content), str(output)]
    subprocess.run(command, check=True, env=environment, cwd=output.parent)


def test_the_same_content_makes_the_same_bytes(sample_edition, tmp_path):
    outputs = []
    for seed in ("1", "2"):
        folder = tmp_path / f"anderswo {seed}"
        content = write_sample(folder / "Inhalt")
        for file in content.rglob("*"):
            os.utime(file, (int(seed), int(seed)))
        outputs.append(folder / "edition.placard")
        build_elsewhere(content, outputs[-1], seed)
    first, second = (output.read_bytes() for output in outputs)
    assert first == second == sample_edition.read_bytes()


def test_the_file_is_an_edition_that_opens_from_read_only_media(connection, sample_edition):
    assert connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    assert connection.execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION
    assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "delete"
    assert connection.execute("PRAGMA freelist_count").fetchone()[0] == 0
    assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    open_edition(sample_edition).close()


def test_the_engine_knows_the_tables_that_a_build_makes(connection):
    assert KNOWN_SCHEMAS[SCHEMA_VERSION] == fingerprint(connection)
    assert max(KNOWN_SCHEMAS) == SCHEMA_VERSION


def test_the_file_hash_is_that_of_the_file_without_it(connection, sample_edition):
    (stored,) = connection.execute("SELECT file_hash FROM edition").fetchone()
    data = sample_edition.read_bytes()
    assert data.count(stored) == 1
    assert hashlib.sha256(data.replace(stored, bytes(FILE_SIZE))).digest() == stored


def test_entries_are_numbered_by_kind_and_date(connection):
    rows = connection.execute("SELECT kind, slug FROM entry WHERE id <= 5 ORDER BY id").fetchall()
    assert [tuple(row) for row in rows] == [
        ("story", "gone"),  # its date did not outlive it
        ("story", "earlier"),
        ("story", "third-session"),
        ("session", "talks-3"),
        ("session", "talks-4"),
    ]


@pytest.mark.parametrize(
    ("address", "lang", "title", "context"),
    [
        ("story/third-session", "en", "Third session opens", "8 June 2017"),
        ("story/third-session", "fr", "La troisième session s’ouvre", "8 juin 2017"),
        ("session/talks-3", "en", "Third talks", "19–20 June 2017 · Geneva"),
        ("session/talks-4", "en", "Fourth talks", "July 2017 · New York"),
        ("person/luisa-marin", "en", "Luisa Marín", "Special Envoy"),
        ("person/luisa-marin", "zh", "路易莎·马林", "Special Envoy"),
        ("person/ali-hadi", "en", "Ali Hadi Efendi", "Envoy"),
        ("document/a-res-71-280", "en", "Modalities", "A/RES/71/280 · Resolution · 6 April 2017"),
        ("document/draft-text", "en", "Draft of the modalities", "Draft"),
        ("organisation/iom", "en", "International Organization for Migration", "IOM · Geneva"),
        ("country/ch", "en", "Switzerland", "the Swiss Confederation"),
        ("topic/sdg-10-7", "en", "Orderly migration", "SDG 10.7"),
        ("topic/issue-governance", "en", "Governance", "Issue area"),
        ("topic/framework-agenda", "en", "2030 Agenda", "Framework · A/RES/70/1"),
        ("term/gcm", "en", "Global Compact", "GCM"),
        ("phase/phase-1", "en", "Consultations", "April–November 2017"),
        ("image/hall", "en", "UN Photo/Somebody", ""),
        ("source/press-2017", "en", "Press release", "United Nations · 20 June 2017"),
    ],
)
def test_labels_say_what_and_when(connection, address, lang, title, context):
    row = connection.execute(
        "SELECT title, context FROM entry_label JOIN entry ON id = entry_id"
        " WHERE kind || '/' || slug = ? AND lang = ?",
        (address, lang),
    ).fetchone()
    assert tuple(row) == (title, context)


def test_people_are_sorted_by_family_name_without_accents(connection):
    rows = connection.execute(
        "SELECT sort FROM entry_label JOIN entry ON id = entry_id"
        " WHERE kind = 'person' AND lang = 'en' ORDER BY sort"
    )
    assert [row[0] for row in rows] == ["hadi efendi ali", "marin luisa"]


def test_bodies_are_rendered_and_their_links_are_kept(connection):
    html, toc, plain = connection.execute(
        "SELECT html, toc, plain FROM rendered JOIN entry ON id = entry_id"
        " WHERE slug = 'third-session' AND field = 'body' AND lang = 'en'"
    ).fetchone()
    assert 'href="placard://person/luisa-marin"' in html
    assert 'href="placard://document/a-res-71-280"' in html
    assert toc.startswith('[[2, "')
    assert "SDG 10.7" in plain
    links = connection.execute(
        "SELECT target.kind || '/' || target.slug FROM link"
        " JOIN entry AS source ON source.id = from_id JOIN entry AS target ON target.id = to_id"
        " WHERE source.slug = 'third-session' AND origin = 'text' AND relation = 'body'"
        " ORDER BY link.position"
    )
    assert [row[0] for row in links] == [
        "person/luisa-marin",
        "document/a-res-71-280",
        "topic/sdg-10-7",
        "topic/framework-agenda",
        "country/ch",
        "session/talks-3",
        "organisation/iom",
    ]


def test_a_former_name_leads_to_the_entry_of_today(tmp_path):
    folder = published_sample()
    earlier = folder.entries["story", "earlier"]
    earlier.related = ["session-three"]
    earlier.text["en"].body = "See [[story/session-three]]."
    build_folder(folder, tmp_path / "e.placard")
    with closing(connect_readonly(tmp_path / "e.placard")) as connection:
        rows = connection.execute(
            "SELECT origin, target.slug FROM link JOIN entry AS source ON source.id = from_id"
            " JOIN entry AS target ON target.id = to_id WHERE source.slug = 'earlier'"
            " ORDER BY origin"
        ).fetchall()
        (html,) = connection.execute(
            "SELECT html FROM rendered JOIN entry ON id = entry_id WHERE slug = 'earlier'"
        ).fetchone()
    assert [tuple(row) for row in rows] == [("field", "third-session"), ("text", "third-session")]
    assert 'href="placard://story/third-session">Third session opens</a>' in html


def test_symbols_without_an_entry_are_kept_as_notes(connection):
    rows = connection.execute(
        "SELECT level, message, slug FROM finding JOIN entry ON entry.id = entry_id"
    ).fetchall()
    message = "No entry for 'A/RES/99/9'; add an entry for it, or say it in words"
    assert [tuple(row) for row in rows] == [("note", message, "third-session")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("marin", "person"),
        ("71/280", "document"),
        ("PICMME", "organisation"),
        ("Turquie", "country"),
        ("10.7", "topic"),
        ("有序", "topic"),
        ("суisse", ""),
    ],
)
def test_names_codes_and_former_names_are_found(connection, text, kind):
    match = " ".join(f'"{word}"' for word in index_text(text).split())
    rows = connection.execute(
        "SELECT kind FROM search_title JOIN search_doc ON search_doc.id = search_title.rowid"
        " WHERE search_title MATCH ?",
        (match,),
    )
    found = {row[0] for row in rows}
    assert (kind in found) if kind else not found


def test_drafts_and_what_was_withdrawn_leave_no_word_behind(sample_edition, connection):
    data = sample_edition.read_bytes()
    for word in (b"Secret", b"Draft headline", b"secret", b"not-yet"):
        assert word not in data
    row = connection.execute("SELECT status, withdrawn FROM entry WHERE slug = 'gone'").fetchone()
    assert tuple(row) == ("withdrawn", "It described another meeting.")


def test_a_report_says_what_was_made(tmp_path):
    content = write_sample(tmp_path / "content")
    (content / "term.yaml").write_text((content / "term.yaml").read_text() + "\n\n")
    report = build_edition(content, tmp_path / "e.placard")
    assert report.left_out == ("story/not-yet",)
    assert report.counts["story"] == 2
    assert report.size == (tmp_path / "e.placard").stat().st_size
    notes = [problem.message for problem in report.report if problem.file.endswith("term.yaml")]
    assert notes == ["is not in its canonical form; 'placardctl fmt' rewrites it"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            lambda entries: entries["story", "earlier"].related.append("not-yet"),
            "story/earlier.md: related[0]: refers to story/not-yet, which is a draft",
        ),
        (
            lambda entries: entries["story", "earlier"].related.append("gone"),
            "story/earlier.md: related[0]: refers to story/gone, which is withdrawn",
        ),
        (
            lambda entries: setattr(
                entries["story", "earlier"].text["en"], "body", "See [[story/not-yet]]."
            ),
            "story/earlier.md: refers to story/not-yet, which is a draft",
        ),
        (
            lambda entries: setattr(
                entries["story", "earlier"].text["en"], "body", "See [[country/cx]]."
            ),
            "story/earlier.md: No entry answers to 'country/cx'",
        ),
        (
            lambda entries: entries["story", "earlier"].people.append("ali-hado"),
            "story/earlier.md: people[0]: there is no person/ali-hado; did you mean 'ali-hadi'?",
        ),
        (
            lambda entries: setattr(entries["session", "talks-4"], "date", "2017-13"),
            "session/talks-4.md: date: '2017-13' is not a date: month 13",
        ),
    ],
)
def test_an_error_refuses_the_edition_and_names_both_ends(tmp_path, change, message):
    content = write_changed(tmp_path / "content", change)
    output = tmp_path / "e.placard"
    output.write_bytes(b"the old one")
    with pytest.raises(Refused) as refused:
        build_edition(content, output)
    assert f"{content.as_posix()}/{message}" in str(refused.value)
    assert sorted(tmp_path.glob("*.placard")) == [output]
    assert output.read_bytes() == b"the old one"


def test_all_errors_stand_in_one_report(tmp_path):
    def change(entries):
        entries["story", "earlier"].text["en"].body = "See [[country/cx]] and [[story/not-yet]]."
        entries["session", "talks-4"].parent = "talks-9"
        entries["story", "third-session"].related.append("not-yet")

    content = write_changed(tmp_path / "content", change)
    (content / "flag.png").write_bytes(b"GIF89a")
    with pytest.raises(Refused) as refused:
        build_edition(content, tmp_path / "e.placard")
    errors = [str(problem) for problem in refused.value.report if problem.level == "error"]
    for words in ("country/cx", "talks-9", "not-yet", "'flag.png' is not a PNG, JPEG or WebP"):
        assert any(words in error for error in errors), words


def test_content_that_could_not_be_read_is_blamed_once(tmp_path):
    content = write_sample(tmp_path / "content")
    (content / "country.yaml").write_text("- slug: [\n")
    with pytest.raises(Refused) as refused:
        build_edition(content, tmp_path / "e.placard")
    errors = [problem for problem in refused.value.report if problem.level == "error"]
    assert [Path(problem.file).name for problem in errors] == ["country.yaml"]


def test_progress_is_told_and_stops_the_build(tmp_path):
    content = write_sample(tmp_path / "content")
    output = tmp_path / "e.placard"
    output.write_bytes(b"the old one")
    steps = []
    build_edition(content, tmp_path / "other.placard", progress=lambda *step: steps.append(step))
    done = [step[0] for step in steps]
    assert done == sorted(done)
    assert steps[-1][0] < steps[-1][1]

    class Cancelled(Exception):
        pass

    for last in range(0, len(steps), 7):

        def stop(at, _total, _what, last=last):
            if at >= last:
                raise Cancelled

        with pytest.raises(Cancelled):
            build_edition(content, output, progress=stop)
        assert sorted(path.name for path in tmp_path.glob("*e.placard*")) == ["e.placard"]
        assert output.read_bytes() == b"the old one"


def test_a_file_that_cannot_be_replaced_is_not_touched(tmp_path):
    output = tmp_path / "e.placard"
    output.mkdir()
    (output / "kept").touch()
    with pytest.raises(Busy, match=r"kept as e \(new\)\.placard"):
        build_folder(published_sample(), output)
    assert (output / "kept").exists()
    open_edition(tmp_path / "e (new).placard").close()


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(NotFound, match="nowhere"):
        build_folder(published_sample(), tmp_path / "nowhere" / "e.placard")


def test_a_full_disk_is_said_with_the_room_needed(tmp_path, monkeypatch):
    def full(_view):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("db.content.sealing._write_hashes", full)
    with pytest.raises(NotFound, match=r"not enough room .* needs about \d\.\d MB"):
        build_folder(published_sample(), tmp_path / "e.placard")
    assert not list(tmp_path.glob("*placard*"))


@pytest.mark.parametrize(
    "name", ["with space.placard", "é#?%20نص😀.placard", "a" * 200 + ".placard"]
)
def test_any_file_name_will_do(tmp_path, name):
    output = tmp_path / name
    build_folder(published_sample(), output)
    open_edition(output).close()


def published_sample():
    folder = sample_folder()
    del folder.entries["story", "not-yet"]
    return folder


def write_changed(path, change):
    """Write the sample after a change to its entries."""
    folder = sample_folder()
    change(folder.entries)
    write_folder(folder, path)
    return path
