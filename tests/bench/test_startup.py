"""Start-up and memory against a bare Qt window: alternating runs on one screen, in one run."""

import os
import statistics
import subprocess
import sys
import time

import pytest

from desktop.core.routes import TABS
from tests.bench.figures import Figure
from tests.bench.program import BARE, ROOT, packaged, placard, running

RUNS = int(os.environ.get("PLACARD_BENCH_RUNS", "9"))
SETTLED_SECONDS = 2.0

pytestmark = [
    pytest.mark.bench,
    pytest.mark.timeout(600),
    pytest.mark.skipif("DISPLAY" not in os.environ, reason="needs a screen: run `dev.py bench`"),
]


def test_start_against_a_bare_window(bundled_edition, home, figures):
    bare, painted, filled = [], [], []
    for number in range(RUNS + 1):
        with running(BARE, home) as program:
            bare_run = program.wait_for("painted")
        with running(placard(bundled_edition), home) as program:
            run = program.wait_for("first paint"), program.wait_for("first page")
        if number:  # the first round warms the file cache and compiles
            bare.append(bare_run)
            painted.append(run[0])
            filled.append(run[1])
    base = figures.add(Figure("bare window painted", bare))
    figures.add(Figure("first paint", painted, base=base, bound=1.3))
    figures.add(Figure("list filled and story shown", filled, base=base, bound=2.0))
    assert statistics.median(painted) < statistics.median(filled)


def test_start_of_the_package_against_the_start_from_sources(
    bundled_edition, package, home, figures
):
    frozen, plain = [], []
    for number in range(RUNS + 1):
        with running(placard(bundled_edition), home) as program:
            plain_run = program.wait_for("first paint")
        with running(packaged(package, bundled_edition), home) as program:
            frozen_run = program.wait_for("first paint")
        if number:
            plain.append(plain_run)
            frozen.append(frozen_run)
    figures.add(
        Figure("first paint of the package", frozen, base=statistics.median(plain), bound=1.2)
    )


def test_package_sizes(package, figures):
    for file in sorted(package.glob("placard[-_]*")):
        size = file.stat().st_size / 1e6
        figures.add(Figure(file.name.removeprefix("placard")[1:], [size], unit="MB", bound=55))


def test_memory_against_a_bare_window(bundled_edition, home, figures):
    bare, first, settled, grown = [], [], [], {name: [] for name in TABS[1:]}
    for _ in range(3):
        with running((*BARE, "--stay"), home) as program:
            program.wait_for("painted")
            time.sleep(SETTLED_SECONDS)
            bare.append(program.memory())
        with running(placard(bundled_edition), home) as program:
            program.wait_for("first page")
            first.append(program.memory())
            program.wait_for("rest")
            time.sleep(SETTLED_SECONDS)
            before = program.memory()
            settled.append(before)
            for name, sizes in grown.items():
                hand_over(f"placard://tab/{name}", home)
                time.sleep(SETTLED_SECONDS)
                now = program.memory()
                sizes.append(now - before)
                before = now
    base = figures.add(Figure("bare window, PSS", bare, unit="MB"))
    figures.add(Figure("first page shown, PSS", first, unit="MB", base=base, bound=2.0))
    figures.add(Figure("icons loaded, edition checked, PSS", settled, unit="MB", base=base))
    for name, sizes in grown.items():
        figures.add(Figure(f"more with the {name} tab, PSS", sizes, unit="MB"))
    assert statistics.median(first) > base


def hand_over(address: str, home: dict[str, str]) -> None:
    """Open a page in the running program, as a second launch does."""
    command = [sys.executable, "-m", "desktop", address]
    subprocess.run(command, check=True, cwd=ROOT, env=home, timeout=60)
