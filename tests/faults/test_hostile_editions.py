"""An edition made to do harm is refused unread, or stopped where it would cost too much."""

import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from db.content.check import check_edition
from db.engine import open_edition
from db.errors import Corrupt, NotFound, UserError
from db.queries.entries import list_entry_ids
from db.queries.pages import get_page
from db.search.finder import search
from desktop.core.crash import CRASH_NAME
from desktop.core.library import Library
from tests.faults.sound import say
from tests.faults.test_damage import visit
from tests.window import open_window

ROOT = Path(__file__).parents[2]
MEBIBYTE = 1024 * 1024
VALUES = [
    "x'ff00'",
    "'not this'",
    "-1",
    "9e99",
    "''",
    "'[\"a\"'",
    "'2017-99'",
    "'/'",
    "char(0xD800)",
]


READ_A_PAGE = """
import sys
from pathlib import Path
from db.engine import open_edition
from db.errors import Corrupt
from db.queries.pages import get_page
from tests.faults.memory import peak_megabytes
try:
    with open_edition(Path(sys.argv[1])).read() as session:
        get_page(session, "story", "third-session", "en", "")
except Corrupt:
    print(peak_megabytes())
"""


@pytest.fixture
def edition(tmp_path, small_edition):
    """Return a copy that may be harmed."""
    return Path(shutil.copy(small_edition, tmp_path / "my.placard"))


def declare(path, rows):
    """Add declarations as no statement would."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA writable_schema=ON")
        connection.executemany("INSERT INTO sqlite_master VALUES (?, ?, ?, 2, ?)", rows)


COLUMNS = ", ".join(f"c{n}" for n in range(1999))
DECLARATIONS = {
    "tables": (("table", f"t{n}", f"t{n}", f"CREATE TABLE t{n} (a)") for n in range(200_000)),
    "columns": (("table", f"t{n}", f"t{n}", f"CREATE TABLE t{n} ({COLUMNS})") for n in range(2000)),
    "a long one": [("table", "t", "t", f"CREATE TABLE t (a) -- {'x' * 30 * MEBIBYTE}")],
    "a long name": [("table", "n" * 30 * MEBIBYTE, "t", "CREATE TABLE t (a)")],
    "depth": [("table", "t", "t", f"CREATE TABLE t (a CHECK ({'(' * 5000}a{')' * 5000}))")],
    "an endless view": [
        (
            *("view", "extra", "extra"),
            "CREATE VIEW extra AS WITH RECURSIVE x(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM x)"
            " SELECT count(*) FROM x",
        )
    ],
    "a table of a module": [("table", "v", "v", "CREATE VIRTUAL TABLE v USING csv('/etc/passwd')")],
    "no sense": [("table", "t", "t", "no sense")],
}


@pytest.mark.parametrize("rows", DECLARATIONS.values(), ids=DECLARATIONS)
def test_declarations_made_to_cost_are_refused_at_once(edition, rows):
    declare(edition, rows)
    start = time.process_time()
    with pytest.raises(Corrupt, match=r"my\.placard"):
        open_edition(edition)
    assert time.process_time() - start < 2
    assert check_edition(edition)


def test_an_endless_view_in_place_of_a_table_is_never_asked(edition):
    with closing(sqlite3.connect(edition)) as connection, connection:
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute(
            "UPDATE sqlite_master SET type = 'view', rootpage = 0, sql = 'CREATE VIEW edition AS"
            " WITH RECURSIVE x(n) AS (SELECT 1 UNION ALL SELECT n FROM x) SELECT n FROM x'"
            " WHERE name = 'edition'"
        )
    start = time.process_time()
    with pytest.raises(Corrupt):
        Library.open(edition)
    assert time.process_time() - start < 1


def test_a_value_larger_than_any_of_ours_is_not_read(edition):
    with closing(sqlite3.connect(edition)) as connection, connection:
        connection.execute("UPDATE rendered SET html = CAST(zeroblob(60000000) AS TEXT)")
    words = [sys.executable, "-c", READ_A_PAGE, str(edition)]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True)
    assert 0 < float(done.stdout) < 50


def columns_of(path):
    """Return every column of every table that holds what is read."""
    with closing(sqlite3.connect(path)) as connection:
        tables = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE TABLE%'"
        ).fetchall()
        return [
            (table, row[1])
            for (table,) in tables
            for row in connection.execute(f"PRAGMA table_info({table})")
        ]


def spoil(path, table, column, value):
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA ignore_check_constraints=ON")
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute(f"UPDATE OR IGNORE {table} SET {column} = {value}")


def read_everything(path):
    """Open every page and search; return whether somebody was told of damage."""
    try:
        library = Library.open(path)
    except UserError:
        return True
    told = False
    try:
        for kind in ("story", "session", "person", "document", "topic", "organisation", "country"):
            for slug in ("third-session", "talks-3", "luisa-marin", "a-res-71-280", "iom", "ch"):
                try:
                    library.read(get_page, kind, slug, "fr", "2017-06-19")
                except NotFound:
                    continue
                except UserError:
                    told = True
        for read in (lambda s: search(s, "talks"), lambda s: list_entry_ids(s, ("story",), "en")):
            try:
                library.read(read)
            except UserError:
                told = True
    finally:
        library.close()
    return told


@pytest.mark.parametrize(
    "share", [400, pytest.param(40, marks=[pytest.mark.soak, pytest.mark.timeout(900)])]
)
def test_a_value_of_any_sort_in_any_column_is_told_or_shown(tmp_path, small_edition, share):
    """Only a UserError may come out, whatever no build would write stands in a column."""
    whole = small_edition.read_bytes()
    path = tmp_path / "spoilt.placard"
    tried = told = 0
    cases = [(*column, value) for column in columns_of(small_edition) for value in VALUES]
    for table, column, value in cases[::share]:
        path.write_bytes(whole)
        try:
            spoil(path, table, column, value)
        except sqlite3.Error:
            continue  # a column that SQLite itself keeps true to its type
        tried += 1
        told += read_everything(path)
    assert tried
    say(f"values no build writes: {tried} of {tried} told or shown, {told} told as damage")


@pytest.mark.soak
@pytest.mark.parametrize("table", ["rendered", "session", "search_doc", "image", "entry_label"])
def test_the_window_says_so_and_goes_on(qapp, tmp_path, edition, table):
    for name, column in columns_of(edition):
        if name == table and not column.endswith("id"):
            spoil(edition, table, column, "x'ff00'")
    with open_window(tmp_path, "--edition", str(edition)) as window:
        visit(window)
        window.press("Ctrl+1", "F1")
        assert window.reader.isVisible()
        crash = window.context.paths.logs / CRASH_NAME
        assert not crash.exists(), crash.read_text()
