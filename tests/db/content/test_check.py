"""No damage may pass unseen, none may crash the check, and the answer says what was hit."""

import random
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from db.content.btree import map_pages, page_size
from db.content.check import check_edition, is_intact
from db.content.damage import owner_name
from db.content.sealing import FILE_HASH_MARK
from db.engine import connect_readonly
from db.errors import NotFound

SEED = 20170608
PAGE = 4096
READER_FORBIDS = ("sqlalchemy", "msgspec", "yaml", "markdown", "nh3", "rapidfuzz", "PySide6")


@pytest.fixture
def spoil(tmp_path, sample_edition):
    """Return a function that checks a copy of the sample with some bytes replaced."""
    data = sample_edition.read_bytes()
    path = tmp_path / "spoilt.placard"

    def check(at, replacement):
        path.write_bytes(data[:at] + replacement + data[at + len(replacement) :])
        found = check_edition(path)
        assert is_intact(path) == (not found)
        return found

    check.data = data
    return check


@pytest.fixture(scope="session")
def owners(sample_edition):
    """Return what each page of the sample is for, by page."""
    with closing(connect_readonly(sample_edition)) as connection:
        roots = {
            root: owner_name(table, name)
            for root, table, name in connection.execute(
                "SELECT rootpage, tbl_name, name FROM sqlite_master WHERE rootpage"
            )
        }
    return map_pages(sample_edition.read_bytes(), roots)


def names_the_place(found, at, use):
    """Say whether an answer names the byte, its page or owner, or an entry or part of the file."""
    page = at // PAGE + 1
    if any(start <= at < end for start, end in use.unused):
        return any(
            f"unused space of the file was written to, at byte {at}" in d.message for d in found
        )
    known = {use.owner, "header", "list of tables", "header or list of tables", "edition record"}
    return any(damage.page == page or damage.subject in known for damage in found) or (
        use.owner == "checksums" and any(damage.subject == "checksums" for damage in found)
    )


def test_a_whole_edition_has_no_damage(sample_edition):
    steps = []
    assert check_edition(sample_edition, progress=lambda *step: steps.append(step)) == []
    assert is_intact(sample_edition)
    assert [step[0] for step in steps] == sorted(step[0] for step in steps)


def test_nothing_of_the_build_is_left_in_unused_space(sample_edition, owners):
    data = sample_edition.read_bytes()
    assert len(owners) == len(data) // PAGE
    stretches = [stretch for use in owners.values() for stretch in use.unused]
    assert not [start for start, end in stretches if any(data[start:end])]


def test_forty_flipped_bits_are_found_and_placed(spoil, owners):
    chance = random.Random(SEED)
    for _ in range(40):
        at = chance.randrange(len(spoil.data))
        found = spoil(at, bytes([spoil.data[at] ^ 1 << chance.randrange(8)]))
        assert found, at
        assert names_the_place(found, at, owners[at // PAGE + 1]), (at, found)


def test_forty_flipped_bits_of_what_is_stored_are_found_and_placed(spoil, owners):
    chance = random.Random(SEED)
    free = [stretch for use in owners.values() for stretch in use.unused]
    used = list(range(len(spoil.data)))
    for start, end in sorted(free, reverse=True):
        del used[start:end]
    for _ in range(40):
        at = chance.choice(used)
        found = spoil(at, bytes([spoil.data[at] ^ 1 << chance.randrange(8)]))
        assert found, at
        assert names_the_place(found, at, owners[at // PAGE + 1]), (at, found)


@pytest.mark.parametrize("length", [512, PAGE])
def test_forty_overwritten_stretches_are_found(spoil, length):
    chance = random.Random(SEED + length)
    for _ in range(40):
        at = chance.randrange(0, len(spoil.data) - length) // 512 * 512
        found = spoil(at, chance.choice([bytes(length), chance.randbytes(length)]))
        if spoil.data[at : at + length] != bytes(length):
            assert found, at
            assert all(str(damage) for damage in found)


def test_forty_truncations_are_found_as_such(tmp_path, sample_edition):
    chance = random.Random(SEED)
    data = sample_edition.read_bytes()
    path = tmp_path / "short.placard"
    for length in [
        0,
        1,
        99,
        100,
        PAGE,
        len(data) - 1,
        *(chance.randrange(len(data)) for _ in range(34)),
    ]:
        path.write_bytes(data[:length])
        found = check_edition(path)
        assert any(damage.code in ("size", "header") for damage in found), length
        assert not is_intact(path), length
    path.write_bytes(data + b"\0")
    assert [damage.code for damage in check_edition(path)] == ["size", "file"]


@pytest.mark.parametrize("data", [b"", b"\0" * 5000, b"SQLite format 3\0", b"\xff" * 100_000])
def test_what_is_no_edition_is_said_to_be_none(tmp_path, data):
    path = tmp_path / "strange.placard"
    path.write_bytes(data)
    assert any(damage.code in ("header", "size") for damage in check_edition(path))


def test_another_database_is_said_to_be_none(tmp_path):
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE edition (file_hash BLOB, row_hash BLOB)")
        connection.execute("CREATE TABLE page_hash (page INTEGER, hash TEXT)")
        connection.commit()
    subjects = {damage.subject for damage in check_edition(path)}
    assert {"header", "list of tables"} <= subjects


@pytest.mark.parametrize(
    ("words", "subject"),
    [
        ("Two days on governance.", "story/third-session"),
        ("Elle s’est tenue", "story/third-session"),
        ("Special Envoy", "person/luisa-marin"),
        ("Permanent Representative", "session/talks-3"),
        ("Luisa", "person/luisa-marin"),
        ("It described another meeting.", "story/gone"),
        ("Nobody", "image/flag"),
        ("2026.3", "edition record"),
        ("geneva they met", "search index"),
        ("segment.documents", "session/talks-3"),
    ],
)
def test_changed_words_are_laid_at_their_entry(spoil, words, subject):
    at = spoil.data.find(words.encode())
    assert at > 0
    found = spoil(at, bytes([spoil.data[at] ^ 1]))
    assert subject in {damage.subject for damage in found}
    assert "file" in {damage.code for damage in found}


def test_a_picture_is_covered_by_its_row(spoil):
    at = spoil.data.index(b"\x89PNG") + 20
    found = spoil(at, b"\7")
    assert "image/flag" in {damage.subject for damage in found}


def test_checksums_that_were_hit_do_not_accuse_their_pages(spoil):
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(spoil.data)
        (stored,) = connection.execute("SELECT hash FROM page_hash WHERE page = 7").fetchone()
    at = spoil.data.index(stored)
    found = spoil(at, bytes([stored[0] ^ 8]))
    assert [(damage.code, damage.subject) for damage in found] == [
        ("file", "file"),
        ("checksum", "checksums"),
    ]


def test_no_mark_of_the_build_stays_in_the_file(sample_edition):
    assert FILE_HASH_MARK not in sample_edition.read_bytes()


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(NotFound, match="nowhere"):
        check_edition(tmp_path / "nowhere.placard")
    with pytest.raises(NotFound):
        check_edition(tmp_path)


def test_a_check_can_be_stopped(sample_edition):
    class Stopped(Exception):
        pass

    def stop(*_step):
        raise Stopped

    with pytest.raises(Stopped):
        check_edition(sample_edition, progress=stop)


def test_the_reader_can_check_without_what_builds_need():
    code = f"import sys, db.content.check; print([m for m in {READER_FORBIDS} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_pages_are_mapped_as_sqlite_maps_them(tmp_path):
    path = tmp_path / "tree.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(
            "CREATE TABLE text (id INTEGER PRIMARY KEY, body TEXT);"
            "CREATE INDEX by_body ON text (body);"
            "CREATE TABLE plain (key TEXT PRIMARY KEY, body BLOB) WITHOUT ROWID;"
        )
        for number in range(300):
            words = f"{number:05}" * (1 + number * 37 % 2500)
            connection.execute("INSERT INTO text (body) VALUES (?)", (words,))
            connection.execute("INSERT INTO plain VALUES (?, ?)", (str(number), words.encode()))
        connection.execute("DELETE FROM text WHERE id % 7 = 0")
        connection.commit()
        try:
            rows = connection.execute("SELECT pageno, name FROM dbstat").fetchall()
        except sqlite3.OperationalError:
            pytest.skip("this SQLite has no dbstat to compare with")
        roots = dict(connection.execute("SELECT rootpage, name FROM sqlite_master"))
    data = path.read_bytes()
    found = {page: use.owner for page, use in map_pages(data, roots).items()}
    assert page_size(data) == PAGE
    assert found == {page: name.replace("sqlite_schema", "sqlite_master") for page, name in rows}
