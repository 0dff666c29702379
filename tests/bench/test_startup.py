"""Start-up and memory against a bare Qt window, medians of alternating runs on one screen."""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RUNS = int(os.environ.get("PLACARD_BENCH_RUNS", "9"))
BARE = [sys.executable, str(Path(__file__).with_name("bare_window.py"))]

pytestmark = [
    pytest.mark.bench,
    pytest.mark.timeout(600),
    pytest.mark.skipif("DISPLAY" not in os.environ, reason="needs a screen: run `dev.py bench`"),
]


def placard(edition: Path) -> list[str]:
    return [sys.executable, "-m", "desktop", "--trace-startup", "--edition", str(edition)]


def run_until(command: list[str], wanted: list[str], home: Path) -> dict[str, float]:
    """Return milliseconds from the launch to the first line that ends with each wanted word."""
    environment = dict(os.environ, QT_QPA_PLATFORM="xcb", HOME=str(home))
    environment |= {f"XDG_{name}_HOME": str(home / name) for name in ("DATA", "STATE", "CONFIG")}
    began = time.perf_counter()
    process = subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, cwd=ROOT, env=environment
    )
    found: dict[str, float] = {}
    for line in process.stderr:
        for word in wanted:
            if line.rstrip().endswith(word) and word not in found:
                found[word] = (time.perf_counter() - began) * 1000
        if len(found) == len(wanted):
            break
    process.kill()
    process.wait()
    process.stderr.close()
    assert len(found) == len(wanted), f"{command} said only {found}"
    return found


def proportional_set_size(pid: int) -> float:
    """Return a process's PSS in MB (Linux smaps_rollup)."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    raise AssertionError("no Pss in smaps_rollup")


def test_start_against_a_bare_window(bundled_edition, tmp_path, capsys):
    bare, painted, filled = [], [], []
    for number in range(RUNS + 1):
        bare_run = run_until(BARE, ["painted"], tmp_path)
        ours = run_until(placard(bundled_edition), ["first paint", "first page"], tmp_path)
        if number:  # the first round warms the file cache
            bare.append(bare_run["painted"])
            painted.append(ours["first paint"])
            filled.append(ours["first page"])
    base = statistics.median(bare)
    with capsys.disabled():
        print(f"\nbare window           {base:7.0f} ms   1.00")
        for name, times in (("first paint", painted), ("list and story", filled)):
            median = statistics.median(times)
            print(f"{name:20s}  {median:7.0f} ms   {median / base:.2f}")
    assert statistics.median(painted) < statistics.median(filled)


def test_memory_against_a_bare_window(bundled_edition, tmp_path, capsys):
    sizes = {}
    for name, command, word in (
        ("bare window", [*BARE, "--stay"], "painted"),
        ("first page read", placard(bundled_edition), "rest"),
    ):
        environment = dict(os.environ, QT_QPA_PLATFORM="xcb", XDG_DATA_HOME=str(tmp_path))
        process = subprocess.Popen(
            command, stderr=subprocess.PIPE, text=True, cwd=ROOT, env=environment
        )
        for line in process.stderr:
            if line.rstrip().endswith(word):
                break
        time.sleep(2)
        sizes[name] = proportional_set_size(process.pid)
        process.kill()
        process.wait()
        process.stderr.close()
    with capsys.disabled():
        print()
        for name, size in sizes.items():
            print(f"{name:20s}  {size:7.1f} MB   {size / sizes['bare window']:.2f}")
    assert sizes["first page read"] > 0
