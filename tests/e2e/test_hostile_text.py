"""Whatever an article says, reading it opens no file but the program's own, and calls nobody.

A process of its own reads every attack; Python's audit hook, a port that listens, a file that would
remember being read, and strace where it is installed are the witnesses.
"""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.db.content.sample import png

ROOT = Path(__file__).parents[2]
PROGRAM = Path(__file__).with_name("attacked_reader.py")
STRACE = shutil.which("strace")
TRACED = (
    "trace=open,openat,openat2,connect,socket,sendto,execve,execveat,stat,newfstatat,statx,access"
)

SYSTEM_FILES = re.compile(
    r"/usr/(?:lib|lib64|share/(?:fonts|fontconfig|icons|mime|locale|X11|zoneinfo))/|/lib(?:64)?/"
    r"|/etc/(?:fonts|ld\.so|localtime|nsswitch)"
    r"|/var/cache/fontconfig/|/proc/self/|/proc/\d+/|/dev/(?:null|urandom|shm/)|/sys/"
    r"|.*/\.?(?:cache/)?fontconfig/|/usr/local/share/fonts/"
)
"""What Qt and fontconfig may look at whenever a letter of another script comes up."""


@dataclass
class Deed:
    """What came of reading: the process's own report and the witnesses'."""

    report: dict
    calls: int
    trace: list[str] = field(default_factory=list)
    was_secret_read: bool = False

    @property
    def trace_of_attacks(self):
        begins = next(n for n, line in enumerate(self.trace) if "report.json.begins" in line)
        ends = next(n for n, line in enumerate(self.trace) if "report.json.ends" in line)
        return self.trace[begins + 1 : ends]


class Listener:
    """A port of this computer that counts who calls."""

    def __init__(self):
        self.calls = 0
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def _listen(self):
        while True:
            try:
                caller, _ = self._socket.accept()
            except OSError:
                return
            self.calls += 1
            caller.close()

    def close(self):
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join()


def bait(folder):
    """Return a picture whose time of access says whether it was read (relatime: the first time)."""
    secret = folder / "secret.png"
    secret.write_bytes(png(8, 8))
    os.utime(secret, (1_000_000_000, time.time()))
    return secret


def was_read(secret):
    return secret.stat().st_atime > 1_500_000_000


def read_hostile_text(edition, folder, *words):
    """Let a process read the attacks and return what it did."""
    secret, listener, trace = bait(folder), Listener(), folder / "trace"
    report = folder / "report.json"
    command = [sys.executable, "-W", "error", PROGRAM, edition, secret, listener.port, report]
    if STRACE:
        command = [STRACE, "-f", "--seccomp-bpf", "-s", "400", "-e", TRACED, "-o", trace, *command]
    done = subprocess.run(
        [str(word) for word in (*command, *words)],
        env={
            **{name: value for name, value in os.environ.items() if "DBUS" not in name},
            "PYTHONPATH": str(ROOT),
            "PYTHONDONTWRITEBYTECODE": "1",
        },
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=110,
    )
    listener.close()
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    lines = trace.read_text("utf-8", "replace").splitlines() if STRACE else []
    return Deed(json.loads(report.read_text("utf-8")), listener.calls, lines, was_read(secret))


@pytest.fixture(scope="module")
def deed(small_edition, tmp_path_factory):
    return read_hostile_text(small_edition, tmp_path_factory.mktemp("hostile"))


def opened_in(trace):
    """Return the files that calls which open one named, whether they were there or not."""
    call = re.compile(r'\b(?:open|openat|openat2)\([^"]*"((?:[^"\\]|\\.)*)"')
    return {found[1] for line in trace if (found := call.search(line))}


def is_ours(path, edition):
    places = (sys.prefix, sys.base_prefix, ROOT / "db", ROOT / "desktop", ROOT / "resources")
    tests = (ROOT / "tests" / "e2e", ROOT / "tests" / "core", ROOT / "tests" / "db")
    is_inside = any(Path(path).is_relative_to(place) for place in (*places, *tests))
    return is_inside or path == str(edition) or SYSTEM_FILES.match(path) is not None


def test_there_was_enough_of_it(deed):
    report = deed.report
    assert report["attacks"] >= 60
    assert report["shown"] >= 4 * report["attacks"]
    assert report["links"] >= 100


def test_links_lead_into_the_edition_or_ask_or_do_nothing(deed):
    """The reader tells what was clicked; only placard: is followed, only the web asked about."""
    activated = deed.report["activated"]
    assert {"file", "javascript", "data", "ftp", "mailto", "smb", "qrc"} <= activated.keys()
    web = activated["http"] + activated["https"]
    assert deed.report["asked"] == web
    assert deed.report["refused"] < activated["placard"]


def test_python_saw_nothing_opened_run_or_called(deed, small_edition):
    strays = [
        (event, path)
        for event, path in deed.report["seen"]
        if not (event == "open" and is_ours(path, small_edition))
        and not (event.startswith("sqlite3.connect") and small_edition.name in path)
        and event != "sqlite3.connect/handle"
    ]
    assert strays == []


def test_nobody_called_and_the_bait_was_not_read(deed):
    assert deed.calls == 0
    assert not deed.was_secret_read


@pytest.mark.skipif(not STRACE, reason="strace is not installed")
def test_the_kernel_saw_no_file_opened_but_the_programs_own(deed, small_edition):
    opened = opened_in(deed.trace_of_attacks)
    strays = {path for path in opened if not is_ours(path, small_edition)}
    assert strays == set()
    assert not [line for line in deed.trace_of_attacks if "secret" in line]


@pytest.mark.skipif(not STRACE, reason="strace is not installed")
def test_the_kernel_saw_no_socket_and_no_program(deed):
    calls = re.compile(r"\b(socket|connect|sendto|execve|execveat)\(")
    assert not [line for line in deed.trace_of_attacks if calls.search(line)]
    assert not [line for line in deed.trace if "AF_INET" in line]


def test_the_witnesses_would_have_seen_it(small_edition, tmp_path):
    """The same attacks shown by a browser that trusts them are caught reading the bait."""
    probe = tmp_path / "probe"
    probe.mkdir()
    bait(probe).read_bytes()
    if not STRACE and not was_read(probe / "secret.png"):
        pytest.skip("this file system does not remember reading, and strace is not installed")
    deed = read_hostile_text(small_edition, tmp_path, "naive")
    seen = [path for path in opened_in(deed.trace) if path.endswith("secret.png")]
    assert deed.was_secret_read or seen
