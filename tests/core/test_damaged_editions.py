"""Any file may be given to open: it opens, or it is said plainly why not, and nothing else."""

import os
import random
import shutil
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from db.engine import KNOWN_SCHEMAS, open_edition
from db.errors import Corrupt, Foreign, NotFound, UserError
from db.queries.entries import list_entry_ids, list_labels
from desktop.core.library import Library

NAMES = [
    "with spaces",
    'it\'s "quoted"',
    "100%",
    "a#b?c",
    "%41%zz",
    "Édition déjà vue",
    "e\u0301dition",
    "الطبعة",
    "版本",
    "🗂️ 🇨🇭",
    "back\\slash",
    "semi;colon&amp",
    "file:x?mode=rwc",
    "-leading",
]


@pytest.fixture
def edition(tmp_path, small_edition):
    """Return a copy that may be harmed."""
    return Path(shutil.copy(small_edition, tmp_path / "my.placard"))


def refusal_of(path):
    """Return the error of both ways to open a file, which must be the same."""
    errors = []
    for way in (open_edition, Library.open):
        try:
            way(path).close()
        except UserError as error:
            errors.append((type(error), str(error)))
    assert len(errors) == 2, "it opened"
    assert errors[0] == errors[1]
    return errors[0]


def run(path, *statements):
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA writable_schema=ON")
        for statement in statements:
            connection.execute(statement)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n",
        b"Dear delegate,\n",
        b"\x89PNG\r\n\x1a\n" + bytes(200),
        b"PK\x03\x04" + bytes(500),
        b"SQLite format 3\0",
        b"SQLite format 3\0" + b"\xff" * 84,
        b"SQLite format 3\0" + bytes(4080),
        bytes(100_000),
        random.Random(1).randbytes(100_000),
    ],
    ids=["empty", "line", "text", "png", "zip", "magic", "ff", "zero page", "zeros", "noise"],
)
def test_a_file_that_is_no_edition_is_foreign(tmp_path, content):
    path = tmp_path / "some.file"
    path.write_bytes(content)
    assert refusal_of(path) == (Foreign, "some.file is not a Placard edition.")
    assert path.read_bytes() == content


def test_another_programs_database_is_foreign(tmp_path):
    path = tmp_path / "places.sqlite"
    run(path, "CREATE TABLE story (id)", "PRAGMA application_id=1234", "PRAGMA user_version=1")
    assert refusal_of(path) == (Foreign, "places.sqlite is not a Placard edition.")


def test_an_edition_of_a_newer_program_asks_for_that_program(edition):
    newest = max(KNOWN_SCHEMAS)
    run(edition, f"PRAGMA user_version={newest + 1}")
    kind, text = refusal_of(edition)
    assert kind is Foreign
    assert f"newer Placard (format {newest + 1}; this one reads up to {newest})" in text


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE extra (x)",
        "CREATE VIEW extra AS SELECT 1",
        "CREATE TRIGGER extra AFTER UPDATE ON entry BEGIN SELECT 1; END",
        "CREATE INDEX extra ON entry (status)",
        "DROP INDEX IF EXISTS extra",
        "ALTER TABLE entry ADD COLUMN extra",
        "CREATE VIRTUAL TABLE extra USING fts5(x)",
        "UPDATE sqlite_master SET sql = sql || ' ' WHERE name = 'entry'",
        "DELETE FROM sqlite_master WHERE name = 'story'",
        "PRAGMA user_version=0",
        "PRAGMA user_version=-1",
    ],
)
def test_a_declaration_too_many_or_too_few_is_damage(edition, statement):
    if statement.startswith("DROP INDEX"):
        with closing(sqlite3.connect(edition)) as connection:
            find = "SELECT name FROM sqlite_master WHERE type = 'index' AND sql NOT NULL"
            statement = f"DROP INDEX {connection.execute(find).fetchone()[0]}"
    run(edition, statement)
    kind, text = refusal_of(edition)
    assert kind is Corrupt
    assert "my.placard" in text
    assert "etch it again" in text


@pytest.mark.parametrize("kept", [1, 100, 512, 4095, 4096, 8192, 0.5, 0.99])
def test_half_a_download_is_told(edition, kept):
    size = edition.stat().st_size
    os.truncate(edition, kept if isinstance(kept, int) else int(size * kept))
    kind, text = refusal_of(edition)
    is_recognised = edition.stat().st_size >= 100
    assert kind is (Corrupt if is_recognised else Foreign)
    assert "my.placard" in text
    assert ("damaged" in text) == is_recognised


def test_a_bit_of_the_header_flipped_is_told_or_harmless(edition):
    """The header's 800 bits one by one: a plain word, or an edition that still reads."""
    whole = edition.read_bytes()
    opened = 0
    for bit in range(0, 800, 3):
        changed = bytearray(whole)
        changed[bit // 8] ^= 1 << bit % 8
        edition.write_bytes(changed)
        try:
            library = Library.open(edition)
        except UserError as error:
            assert "my.placard" in str(error) or "damaged" in str(error)
            continue
        opened += 1
        library.close()
    assert opened < 200


@pytest.mark.parametrize("seed", range(12))
def test_noise_in_the_pages_is_told_or_harmless_when_read(edition, seed):
    chance = random.Random(seed)
    changed = bytearray(edition.read_bytes())
    for _ in range(200):
        changed[chance.randrange(100, len(changed))] = chance.randrange(256)
    edition.write_bytes(changed)
    try:
        library = Library.open(edition)
    except UserError as error:
        assert "my.placard" in str(error) or "damaged" in str(error)
        return
    try:
        ids = library.read(list_entry_ids, ("story", "session", "person"), "en")
        library.read(list_labels, ids, "en")
    except UserError as error:
        assert "damaged" in str(error)
    finally:
        library.close()


@pytest.mark.parametrize("name", NAMES)
def test_no_name_of_a_file_or_folder_is_in_the_way(tmp_path, small_edition, name):
    folder = tmp_path / name
    folder.mkdir()
    path = Path(shutil.copy(small_edition, folder / f"{name}.placard"))
    before = path.read_bytes()
    library = Library.open(path)
    assert library.read(list_entry_ids, ("story",), "en")
    library.close()
    assert path.read_bytes() == before
    assert [file.name for file in folder.iterdir()] == [path.name]
    missing = folder / f"not {name}.placard"
    assert refusal_of(missing) == (NotFound, f"There is no file {missing}.")


@pytest.mark.skipif(os.name == "nt", reason="there a name is always text")
def test_a_name_that_is_no_text_is_opened_as_well(tmp_path, small_edition):
    path = Path(
        shutil.copy(small_edition, os.fsencode(tmp_path) + b"/a\xff.placard").decode(
            errors="surrogateescape"
        )
    )
    Library.open(path).close()


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("missing.placard", id="missing"),
        pytest.param(".", id="folder"),
        pytest.param("x" * 5000, id="too long"),
        pytest.param("a\0b", id="nul"),
        pytest.param("file/below.placard", id="below a file"),
        pytest.param("https://example.org/a.placard", id="address"),
    ],
)
def test_what_is_no_file_is_not_found(tmp_path, path):
    (tmp_path / "file").write_bytes(b"x")
    kind, text = refusal_of(tmp_path / path)
    assert kind is NotFound
    assert text


def test_a_read_only_file_in_a_read_only_folder_opens_and_leaves_no_trace(edition):
    folder = edition.parent
    edition.chmod(stat.S_IREAD)
    folder.chmod(stat.S_IREAD | stat.S_IEXEC)
    try:
        library = Library.open(edition)
        assert library.read(list_entry_ids, ("story",), "en")
        library.close()
        assert [file.name for file in folder.iterdir()] == [edition.name]
    finally:
        folder.chmod(stat.S_IRWXU)
        edition.chmod(stat.S_IRWXU)


def test_a_journal_left_beside_it_is_not_followed(edition):
    """A hot journal or write-ahead log could change what is read; an edition has neither."""
    before = edition.read_bytes()
    for suffix in ("-journal", "-wal"):
        Path(f"{edition}{suffix}").write_bytes(random.Random(2).randbytes(20_000))
    library = Library.open(edition)
    assert library.read(list_entry_ids, ("story",), "en")
    library.close()
    assert edition.read_bytes() == before
    assert Path(f"{edition}-wal").stat().st_size == 20_000


def test_nothing_can_be_written_through_an_open_edition(edition):
    database = open_edition(edition)
    with database.read() as session:
        for statement in (
            "DELETE FROM entry",
            "CREATE TABLE x (y)",
            "ATTACH DATABASE ':memory:' AS other",
            "PRAGMA user_version=9",
        ):
            with pytest.raises((sqlite3.Error, UserError)):
                session.all(statement)
    database.close()
