"""An edition damaged in five ways: all of it is found and named, and the program starts."""

import json
import os
import random
import sqlite3
import subprocess
import sys
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from db.content.check import check_edition
from db.content.hashing import ROW_HASH
from db.engine import connect_readonly
from desktop.core.crash import CRASH_NAME
from tests.faults.sound import say
from tests.window import open_window

ROOT = Path(__file__).parents[2]
PAGE = 4096
TRIALS = 40
VISITED_EACH = 4
STORY = "story/third-session"


def flip_bit(chance, data):
    at = chance.randrange(len(data))
    data[at] ^= 1 << chance.randrange(8)


def spoil_sector(chance, data):
    overwrite(chance, data, 512)


def spoil_page(chance, data):
    overwrite(chance, data, PAGE)


def truncate(chance, data):
    del data[chance.randrange(1, len(data)) :]


def swap_pages(chance, data):
    first, second = chance.sample(range(len(data) // PAGE), 2)
    one, other = slice_of(first), slice_of(second)
    data[one], data[other] = data[other], data[one]


def overwrite(chance, data, size):
    at = chance.randrange(len(data) // size) * size
    data[at : at + size] = chance.choice([bytes(size), b"\xff" * size, chance.randbytes(size)])


def slice_of(page):
    return slice(page * PAGE, page * PAGE + PAGE)


KINDS = {
    "bit": flip_bit,
    "512 bytes": spoil_sector,
    "4096 bytes": spoil_page,
    "truncation": truncate,
    "swap": swap_pages,
}


@pytest.fixture
def whole(small_edition):
    return small_edition.read_bytes()


def spoilt(whole, kind, number):
    """Return the bytes of an edition after one damage that changes something."""
    chance = random.Random(f"{kind} {number}")
    while True:
        data = bytearray(whole)
        KINDS[kind](chance, data)
        if data != whole:
            return bytes(data)


def rows_of(path, table):
    """Return the rows of a table that can be read, by their number; None where it cannot be."""
    try:
        with closing(connect_readonly(path)) as connection:
            connection.row_factory = None
            connection.text_factory = bytes
            return {row[0]: row for row in connection.execute(f"SELECT rowid, * FROM {table}")}
    except (sqlite3.Error, UnicodeDecodeError):  # the latter of a message with a spoilt name
        return None


def hashed_tables(path):
    with closing(connect_readonly(path)) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master")]
        return [
            name
            for name in names
            if any(
                row["name"] == ROW_HASH for row in connection.execute(f"PRAGMA table_info({name})")
            )
        ]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "trials", [1, pytest.param(TRIALS, marks=[pytest.mark.soak, pytest.mark.timeout(900)])]
)
def test_every_changed_row_is_found_and_named(tmp_path, small_edition, whole, kind, trials):
    tables = hashed_tables(small_edition)
    before = {table: rows_of(small_edition, table) for table in tables}
    path = tmp_path / "spoilt.placard"
    changed_rows = 0
    for number in range(trials):
        path.write_bytes(spoilt(whole, kind, number))
        found = check_edition(path)
        assert any(damage.code in ("file", "size", "header", "unreadable") for damage in found)
        assert all(damage.subject and damage.message for damage in found)
        named = Counter(damage.code for damage in found)
        for table in tables:
            after = rows_of(path, table)
            if after is None:
                said = {damage.subject for damage in found if damage.code == "unreadable"}
                assert said & {f"table {table}", "entries", "header or list of tables"}, (
                    table,
                    found,
                )
                continue
            changed = [row for row in after if after[row] != before[table].get(row)]
            lost = before[table].keys() - after.keys()
            changed_rows += len(changed) + len(lost)
            assert not changed or named["row"] + named["edition"], (number, table, changed)
            assert not lost or named["content"] + named["edition"], (number, table, lost)
    say(f"damage ({kind}): {trials} of {trials} found and named, {changed_rows} rows hit")


@pytest.mark.parametrize(
    ("kind", "trials"),
    [
        ("4096 bytes", 1),
        *(
            pytest.param(kind, TRIALS, marks=[pytest.mark.soak, pytest.mark.timeout(900)])
            for kind in KINDS
        ),
    ],
)
def test_the_program_starts_and_says_it_plainly(qapp, tmp_path, whole, kind, trials):
    seen = Counter()
    settings = tmp_path / "data" / "placard" / "settings.json"
    settings.parent.mkdir(parents=True)
    for number in range(trials):
        path = tmp_path / f"{kind} {number}.placard"
        path.write_bytes(spoilt(whole, kind, number))
        settings.write_text(json.dumps({"edition": str(path), "welcomed": True}))
        with open_window(tmp_path) as window:
            if window.context.library.path == path:
                seen["opened"] += 1
                if number % VISITED_EACH == 0:
                    visit(window)
            else:
                seen["refused"] += 1
                assert path.name in window.told
            crash = window.context.paths.logs / CRASH_NAME
            assert not crash.exists(), f"{kind} {number}: {crash.read_text()}"
        path.unlink()
    assert sum(seen.values()) == trials
    say(f"starts with a damaged edition ({kind}): {trials} of {trials}, {dict(seen)}")


def visit(window):
    """Go everywhere that reads something else."""
    for address in ("tab/calendar", "tab/people", "tab/documents", "tab/stories", "edition/x"):
        window.go(address)
    for address in ("story/third-session", "person/luisa-marin", "session/talks-3"):
        window.go(address)
    window.press("Ctrl+K")
    window.write("talks")
    window.press("Return", "Escape")


@pytest.mark.soak
@pytest.mark.parametrize("kind", KINDS)
def test_a_process_of_its_own_starts_as_well(tmp_path, whole, kind):
    path = Path(tmp_path, "spoilt.placard")
    path.write_bytes(spoilt(whole, kind, 0))
    shot = tmp_path / "shot.png"
    done = subprocess.run(
        [sys.executable, "-m", "desktop", STORY, "--edition", str(path), "--screenshot", str(shot)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in (0, 3), done.stderr
    assert "Traceback" not in done.stderr
    assert shot.exists() or "spoilt.placard" in done.stderr
