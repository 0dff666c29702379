"""Programs that people use for the like today, as Debian has them: start and memory, one run."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.bench.figures import Figure
from tests.bench.program import BARE, ROOT, memory_of, placard

PEERS = {
    "zeal": ("zeal",),
    "kiwix": ("kiwix-desktop",),
    "goldendict": ("goldendict",),
    "calibre": ("calibre", "--ignore-plugins"),
    "picard": ("picard", "--stand-alone-instance"),
}
RUNS = int(os.environ.get("PLACARD_BENCH_RUNS", "3"))
PATIENCE_SECONDS = 60
SETTLED_SECONDS = 4.0

pytestmark = [
    pytest.mark.bench,
    pytest.mark.scale,
    pytest.mark.timeout(1800),
    pytest.mark.skipif("DISPLAY" not in os.environ, reason="needs a screen: run `dev.py bench`"),
    pytest.mark.skipif(not shutil.which("xdotool"), reason="needs xdotool to see windows"),
]


class NeverShown(Exception):
    """A program that does not run on this machine."""


def test_peers(bundled_edition, home, figures):
    programs = {"a bare window": (*BARE, "--stay"), "Placard": placard(bundled_edition)}
    for name, command in PEERS.items():
        if shutil.which(command[0]):
            programs[name] = command
        else:
            print(f"{name} is not installed, so it was not measured.")
    started: dict[str, list[float]] = {name: [] for name in programs}
    memory: dict[str, list[float]] = {}
    for number in range(RUNS + 1):
        for name in list(programs):
            try:
                with shown(programs[name], home) as (taken, pid):
                    started[name] += [taken] if number else []
                    if number == RUNS:
                        time.sleep(SETTLED_SECONDS)
                        memory[name] = [sum(map(memory_of, family(pid)))]
            except NeverShown as refusal:
                print(f"{name} was not measured: it {refusal}.")
                del programs[name]
    base = {"start": min(started["a bare window"]), "memory": memory["a bare window"][0]}
    for name in programs:
        figures.add(Figure(f"{name}: window shown", started[name], base=base["start"]))
        figures.add(Figure(f"{name}: PSS", memory[name], unit="MB", base=base["memory"]))


@contextmanager
def shown(command: Sequence[str], home: dict[str, str]) -> Iterator[tuple[float, int]]:
    """Start a program; give the milliseconds until its first large window is on the screen."""
    environment = {**home, "QTWEBENGINE_DISABLE_SANDBOX": "1", "DISPLAY": os.environ["DISPLAY"]}
    environment.pop("QT_QPA_PLATFORM", None)
    began = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        while not has_window():
            if process.poll() is not None:
                raise NeverShown(f"ended by itself with {process.returncode}")
            if time.perf_counter() - began > PATIENCE_SECONDS:
                raise NeverShown("showed no window")
            time.sleep(0.005)
        yield (time.perf_counter() - began) * 1000, process.pid
    finally:
        for pid in reversed(family(process.pid)):
            subprocess.run(["kill", "-9", str(pid)], check=False, stderr=subprocess.DEVNULL)
        process.wait()
        while has_window():
            time.sleep(0.05)


def has_window() -> bool:
    """Say whether a window of a program's size is mapped on this screen, which is ours alone."""
    words = ["xdotool", "search", "--onlyvisible", "--class", "."]
    found = subprocess.run(words, capture_output=True, text=True, check=False).stdout.split()
    for window in found:
        asked = ["xdotool", "getwindowgeometry", "--shell", window]
        told = subprocess.run(asked, capture_output=True, text=True, check=False).stdout
        size = dict(line.split("=") for line in told.splitlines() if "=" in line)
        if int(size.get("WIDTH", 0)) > 300 and int(size.get("HEIGHT", 0)) > 200:
            return True
    return False


def family(pid: int) -> list[int]:
    """Return a process and all it has started."""
    found = [pid]
    for parent in found:
        children = Path(f"/proc/{parent}/task/{parent}/children")
        found += map(int, children.read_text().split()) if children.exists() else ()
    return found
