"""Whatever strikes a build, the old edition or the new one is whole, and the next build works."""

import json
import os
import re
import resource
import shutil
import subprocess
import sys
from collections import Counter
from contextlib import contextmanager
from pathlib import Path

import pytest

from db.content.build import build_folder
from db.content.check import check_edition
from db.errors import NotFound
from db.files import part_file, remove_abandoned, replace_file
from tests.faults.build_trials import BUILT, NAME, TOLD, WHEN
from tests.faults.media import needs_mounts, small_medium
from tests.faults.sound import OLD_NAME, say, small_folder, write_old_edition

ROOT = Path(__file__).parents[2]
CALLS = {"pwrite64": 129, "write": 281, "pread64": 12, "fsync": 2, "rename": 1, "unlink": 3}
"""Calls of each sort in one build; a trial past the last one would strike nothing and fail."""

EVERY = [
    f"{call}:{nth}"
    for call, count in CALLS.items()
    for nth in range(1, count + 1, 8 if call == "write" else 1)  # each writes one hash
]
LONG = [pytest.mark.soak, pytest.mark.timeout(900)]
SOME = [
    "pwrite64:1",
    "pwrite64:65",
    "pwrite64:129",
    "write:140",
    "pread64:9",
    "fsync:2",
    "rename:1",
]

BUILD_WITHOUT_MEMORY = """
import sys
from pathlib import Path
from db.content import build
from db.errors import NotFound
from tests.faults.sound import small_folder
pragmas = [text for text in build._WORK_PRAGMAS if "cache_size" not in text]
build._WORK_PRAGMAS = (*pragmas, "PRAGMA cache_size=10")
try:
    build.build_folder(small_folder(), Path(sys.argv[1]))
except NotFound as error:
    print(error)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="strace is Linux's")
@pytest.mark.parametrize(
    ("strike", "trials"),
    [
        ("error=EIO", SOME),
        ("signal=SIGKILL", SOME[1::2]),
        pytest.param("error=EIO", EVERY, marks=LONG),
        pytest.param("signal=SIGKILL", EVERY[::2], marks=LONG),
    ],
)
def test_a_struck_build_leaves_a_whole_edition_and_no_litter(tmp_path, strike, trials):
    write_old_edition(tmp_path)
    results = run_trials(tmp_path, strike, trials)
    assert len(results) == len(trials)
    seen = Counter((found["syscall"], found["status"], found["left"]) for found in results)
    for found in results:
        assert found["left"] in ("old", "new"), found
        assert found["again"] in (None, BUILT), found
        others = [name for name in found["in_the_end"] if name != NAME]
        assert others in ([], ["e (new).placard"]), found
        if strike == "signal=SIGKILL":
            assert found["status"] == "killed", found
        else:
            assert found["status"] in (BUILT, TOLD), found
            assert (found["status"] == TOLD) == bool(found["told"]), found
    assert not [key for key in seen if key[0] != "unlink" and key[1] == BUILT], "nothing was struck"
    say(f"builds struck by {strike}: {len(results)} of {len(results)} whole, {dict(seen)}")


@needs_mounts
@pytest.mark.parametrize(
    "percents", [(5, 50, 100), pytest.param(range(5, 101, 5), marks=pytest.mark.soak)]
)
def test_a_disk_too_small_leaves_the_old_edition_and_names_the_room(tmp_path, percents):
    old = write_old_edition(tmp_path)
    size = build_folder(small_folder(), tmp_path / "new.placard").size
    for percent in percents:
        room = old.stat().st_size + size * percent // 101
        with small_medium(tmp_path / f"disk {percent}", room) as disk:
            output = Path(shutil.copy(old, disk / NAME))
            with pytest.raises(NotFound, match="not enough room") as told:
                build_folder(small_folder(), output)
            needed = re.search(r"needs about ([0-9.]+) MB. e.placard is as before", str(told.value))
            assert needed
            assert size <= float(needed[1]) * 1e6 <= 1.3 * size
            assert output.read_bytes() == old.read_bytes()
            assert [path.name for path in disk.iterdir()] == [NAME]
    say(f"disk full: {len(percents)} of {len(percents)} sizes, old edition whole and room named")
    with small_medium(
        tmp_path / "disk", old.stat().st_size + round(float(needed[1]) * 1e6)
    ) as disk:
        build_folder(small_folder(), Path(shutil.copy(old, disk / NAME)))
        assert check_edition(disk / NAME) == []


@needs_mounts
def test_no_room_for_temporary_files_is_said_as_such(tmp_path):
    """What memory does not hold of a large build goes there; here memory holds next to nothing."""
    old = write_old_edition(tmp_path)
    with small_medium(tmp_path / "disk", 100_000) as disk:
        done = subprocess.run(
            [sys.executable, "-c", BUILD_WITHOUT_MEMORY, str(old)],
            cwd=ROOT,
            env={**os.environ, "SQLITE_TMPDIR": str(disk)},
            capture_output=True,
            text=True,
            check=True,
        )
    assert re.search(f"{disk}, the folder for temporary files.*TMPDIR names another", done.stdout)
    assert check_edition(old) == []


def test_a_file_may_grow_no_further_at_any_page(tmp_path):
    """A quota, or a file system whose files end at a size: an error of writing, not a full disk."""
    old = write_old_edition(tmp_path)
    before = old.read_bytes()
    for pages in range(0, 128, 24):
        with files_up_to(pages * 4096 + 100), pytest.raises(NotFound, match="cannot be written"):
            build_folder(small_folder(), old)
        assert old.read_bytes() == before
        assert [path.name for path in tmp_path.iterdir()] == [OLD_NAME]


def test_only_parts_of_processes_that_are_gone_are_removed(tmp_path):
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    with part_file(tmp_path / "mine [1].placard") as own:
        own.write_bytes(b"mine")
        abandoned = own.with_name(own.name.replace(f"-{os.getpid()}-", f"-{gone.pid}-"))
        elsewhere = own.with_name(re.sub(r"\.[0-9a-f]+-", ".0-", abandoned.name))
        for path in (abandoned, Path(f"{abandoned}-journal"), tmp_path / ".a.part", elsewhere):
            path.write_bytes(b"x")
        remove_abandoned(tmp_path)
        assert sorted(tmp_path.iterdir()) == sorted([own, tmp_path / ".a.part", elsewhere])
        os.utime(elsewhere, (1, 1))
        remove_abandoned(tmp_path)
        assert sorted(tmp_path.iterdir()) == sorted([own, tmp_path / ".a.part"])
    remove_abandoned(tmp_path / "nowhere")


@pytest.mark.parametrize("name", ["a" * 240, "é" * 120, "😀" * 60, "[a-z]*?" * 10])
def test_a_file_of_any_name_can_be_replaced(tmp_path, name):
    for text in (b"one", b"two"):
        replace_file(tmp_path / name, text)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [(name, b"two")]


def run_trials(folder, strike, trials):
    calls = {trial.partition(":")[0] for trial in trials}
    injections = [word for call in calls for word in ("-e", f"inject={call}:{strike}:when={WHEN}")]
    done = subprocess.run(
        [
            *("strace", "-f", "-qq", "-o", os.devnull, "-e", f"trace={','.join(calls)}"),
            *injections,
            *(sys.executable, "-m", "tests.faults.build_trials", str(folder), *trials),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert not done.stderr, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@contextmanager
def files_up_to(size):
    """Let no file of this process grow beyond a size."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
