"""Whatever strikes a writer, its workspace is sound, and nothing acknowledged is lost."""

import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from db.errors import Busy, NotFound, UserError
from db.queries.pages import get_page
from db.workspace.file import PATIENCE_SECONDS, connect_copy, open_workspace
from db.workspace.soundness import find_damage
from tests.faults.build_trials import BUILT, TOLD, WHEN
from tests.faults.media import needs_mounts, small_medium
from tests.faults.sound import say
from tests.faults.workspace_trials import NAME, STORED, look, make_workspace, save_once

ROOT = Path(__file__).parents[2]
TRIALS = os.environ.get("PLACARD_TRIALS", "")
"""`all` for every trial of the table in ARCHITECTURE.md, which takes half an hour."""
LONG = [pytest.mark.soak, pytest.mark.timeout(1800)]
NOT_WINDOWS = pytest.mark.skipif(sys.platform == "win32", reason="forks and signals are POSIX's")
PLAIN = (
    r"(w\.workspace cannot be read or written\. Was its USB stick or folder removed\?"
    r"|The workspace is damaged \(.*\)\. Open the copy that was made last.*"
    r"|The workspace can no longer be read\. Was its USB stick or folder removed\?)"
)
CALLS = {"pwrite64": 110, "fdatasync": 4, "unlink": 1, "pread64": 12}
"""Calls of each sort in one save, about; some are there for what may fail without harm."""
EVERY = [f"{call}:{nth}" for call, count in CALLS.items() for nth in range(1, count + 1)]
SAMPLE = EVERY if TRIALS == "all" else EVERY[::3]
KILLS = 200 if TRIALS == "all" else 67  # of each kind: 200 in all
SOME = ["pwrite64:1", "pwrite64:55", "pwrite64:95", "fdatasync:1", "unlink:1"]


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return make_workspace(tmp_path_factory.mktemp("made"))


@pytest.fixture
def path(made, tmp_path):
    return Path(shutil.copy(made, tmp_path / NAME))


def trials(*words, before=()):
    done = subprocess.run(
        [*before, sys.executable, "-m", "tests.faults.workspace_trials", *map(str, words)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert not done.stderr, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@NOT_WINDOWS
@pytest.mark.parametrize("kind", ["saves", "migrations", "builds"])
@pytest.mark.parametrize("count", [3, pytest.param(KILLS, marks=LONG)])
def test_killed_at_any_moment(tmp_path, kind, count):
    results = trials("kill", tmp_path, kind, count)
    assert len(results) == count
    for found in results:
        assert not found["damage"], found
        assert not found["lost"], found
        assert not found.get("left"), found
    seen = Counter(found.get("version", found.get("edition")) for found in results)
    told = sum(found.get("acknowledged", 0) for found in results)
    hot = sum(found.get("hot", False) for found in results)
    say(f"{kind} killed -9: {count} of {count} sound, {told} saves acknowledged, 0 lost, "
        f"{hot} journals rolled back, {dict(seen)}")  # fmt: skip


@pytest.mark.skipif(sys.platform != "linux", reason="strace is Linux's")
@pytest.mark.parametrize("strike", ["error=EIO", "error=ENOSPC", "signal=SIGKILL"])
@pytest.mark.parametrize("calls", [SOME, pytest.param(SAMPLE, marks=LONG)])
def test_struck_at_a_system_call(tmp_path, strike, calls):
    sorts = {call.partition(":")[0] for call in calls}
    if strike == "error=ENOSPC":
        calls = [call for call in calls if call.startswith("pwrite64")]
    traced = ["strace", "-f", "-qq", "-o", os.devnull, "-e", f"trace={','.join(sorts)}"]
    for sort in sorts:
        traced += ["-e", f"inject={sort}:{strike}:when={WHEN}"]
    results = trials("strike", tmp_path, *calls, before=traced)
    assert len(results) == len(calls)
    for found in results:
        assert not found["damage"], found
        assert found["authors"][:2] == ["A", "before"], found
        assert found["status"] in (BUILT, TOLD, "killed"), found
        is_saved = found["authors"][2:] == ["struck"]
        if found["status"] != "killed":
            assert is_saved == (found["status"] == BUILT), found
        if found["told"]:
            full = r"The disk is full, so w\.workspace could not be written; it is as before\."
            assert re.fullmatch(full if strike == "error=ENOSPC" else PLAIN, found["told"]), found
    seen = Counter((found["call"].partition(":")[0], found["status"]) for found in results)
    assert sum(seen.values()) - sum(n for key, n in seen.items() if key[1] == BUILT) > 1
    say(f"saves struck by {strike}: {len(results)} of {len(results)} sound, {dict(seen)}")


@NOT_WINDOWS
@pytest.mark.parametrize("count", [25, pytest.param(1000, marks=LONG)])
def test_two_processes_saving_at_once_lose_nothing(tmp_path, count):
    path = make_workspace(tmp_path)
    command = [sys.executable, "-m", "tests.faults.workspace_trials", "save", str(path)]
    writers = [
        subprocess.Popen([*command, name, str(count)], cwd=ROOT, stdout=subprocess.PIPE, text=True)
        for name in "VW"
    ]
    told = [writer.communicate()[0].splitlines() for writer in writers]
    assert [writer.returncode for writer in writers] == [0, 0]
    refused = Counter(word for words in told for word in words if " " not in word)
    acknowledged = {
        int(word.split()[0]): " ".join(word.split()[1:])
        for words in told
        for word in words
        if " " in word
    }
    found = look(path)
    assert not found["damage"]
    assert found["revisions"] == {1: "A", **acknowledged}
    assert [*found["revisions"]] == [*range(1, 2 * count + 2)]
    say(f"two processes saving {count} times each: every one kept, {dict(refused)}")


@needs_mounts
def test_a_disk_that_fills_up(made, tmp_path):
    with small_medium(tmp_path / "disk", made.stat().st_size + 300_000) as disk:
        path = Path(shutil.copy(made, disk / NAME))
        workspace = open_workspace(path)
        last = 0
        with pytest.raises(
            NotFound, match=r"The disk is full, so w.workspace could not be written"
        ):
            for number in range(2000):
                last = save_once(workspace, f"{number} {'x' * 500}")
        with workspace.read() as session:
            assert session.value("SELECT max(number) FROM revision") == last
        workspace.close()
        with closing(connect_copy(path)) as copy:
            assert find_damage(copy) == []
    assert last > 2


@needs_mounts
def test_a_disk_too_full_for_a_migration(tmp_path):
    with small_medium(tmp_path / "disk", STORED.stat().st_size + 60_000) as disk:
        path = Path(shutil.copy(STORED, disk / NAME))
        with pytest.raises(NotFound, match="The disk is full"):
            open_workspace(path)
        assert path.read_bytes() == STORED.read_bytes()
        assert [other.name for other in disk.iterdir()] == [NAME]


@contextmanager
def read_only(disk):
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    try:
        yield
    finally:
        subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)


@needs_mounts
def test_a_medium_that_cannot_be_written_is_read(made, tmp_path):
    with small_medium(tmp_path / "disk", 4_000_000) as disk:
        path = Path(shutil.copy(made, disk / NAME))
        old = Path(shutil.copy(STORED, disk / "old.workspace"))
        with read_only(disk):
            workspace = open_workspace(path)
            assert not workspace.is_writable
            with workspace.read() as session:
                assert get_page(session, "story", "earlier", "en", "2026-11-23").blocks
            with pytest.raises(NotFound, match=r"the file or its medium is read-only. Copy it"):
                save_once(workspace, "W")
            workspace.close()
            with pytest.raises(UserError, match="its folder cannot be written"):
                open_workspace(old)


@needs_mounts
def test_a_file_that_cannot_be_written_is_read(path):
    subprocess.run(["mount", "--bind", str(path), str(path)], check=True)
    subprocess.run(["mount", "-o", "remount,ro,bind", str(path)], check=True)
    try:
        workspace = open_workspace(path)
        assert not workspace.is_writable
        with workspace.read() as session:
            assert get_page(session, "story", "earlier", "en", "2026-11-23").blocks
        with pytest.raises(NotFound, match=r"the file or its medium is read-only. Copy it"):
            save_once(workspace, "W")
        workspace.close()
    finally:
        subprocess.run(["umount", str(path)], check=True)


@pytest.fixture(params=[0.5, pytest.param(PATIENCE_SECONDS, marks=pytest.mark.soak)])
def patience(request, monkeypatch):
    monkeypatch.setattr("db.workspace.file.PATIENCE_SECONDS", request.param)
    return request.param


@pytest.mark.parametrize("lock", ["BEGIN IMMEDIATE", "BEGIN EXCLUSIVE"])
@pytest.mark.parametrize("is_open", [True, False])
def test_a_file_that_another_keeps_is_told_in_time(path, patience, lock, is_open):
    workspace = open_workspace(path) if is_open else None
    if workspace:
        save_once(workspace, "W")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute(lock)
        began = time.monotonic()
        with pytest.raises(Busy, match=r"Another program (is writing w.workspace|holds the file)"):
            workspace = workspace or open_workspace(path)
            save_once(workspace, "W")
        assert patience * 0.9 < time.monotonic() - began < patience + 1
    workspace = workspace or open_workspace(path)
    save_once(workspace, "W")
    workspace.close()


def test_a_reader_that_does_not_end_is_told_to_the_writer(path, patience):
    workspace = open_workspace(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM desk").fetchone()
        began = time.monotonic()
        with pytest.raises(Busy, match="nothing was lost"):
            save_once(workspace, "W")
        assert time.monotonic() - began < patience + 1
        other.execute("ROLLBACK")
    assert save_once(workspace, "W") == 2
    workspace.close()


@NOT_WINDOWS
def test_what_a_killed_writer_left_half_written_is_taken_back_by_the_next_reader(path):
    before = path.read_bytes()
    pid = os.fork()
    if not pid:
        writer = sqlite3.connect(path, isolation_level=None)
        writer.execute("PRAGMA cache_size=5")
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("UPDATE revision SET document = zeroblob(400000), author = 'torn'")
        writer.execute("UPDATE search_text SET body = 'torn', title = zeroblob(300000)")
        os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(pid, 0)
    assert path.with_name(f"{NAME}-journal").exists()
    assert path.read_bytes() != before
    workspace = open_workspace(path)
    with workspace.read() as session:
        assert session.value("SELECT author FROM revision") == "A"
    workspace.close()
    assert path.read_bytes() == before
    assert not path.with_name(f"{NAME}-journal").exists()
