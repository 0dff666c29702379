"""Start and memory, whatever the edition's size: against the bare window of the same run."""

import os
import statistics
import time

import pytest

from desktop.core.routes import TABS
from tests.bench.figures import Figure
from tests.bench.grown import LARGE, grown_edition
from tests.bench.program import BARE, ROOT, placard, running
from tests.bench.test_startup import SETTLED_SECONDS, hand_over

SIZES = tuple(sorted({0, 10_000, LARGE}))
RUNS = int(os.environ.get("PLACARD_BENCH_RUNS", "9"))

pytestmark = [
    pytest.mark.bench,
    pytest.mark.scale,
    pytest.mark.timeout(3600),
    pytest.mark.skipif("DISPLAY" not in os.environ, reason="needs a screen: run `dev.py bench`"),
]


@pytest.fixture
def editions(bundled_edition):
    content = ROOT / "resources" / "content"
    return {size: grown_edition(content, size) if size else bundled_edition for size in SIZES}


def test_start_at_every_size(editions, home, figures):
    bare, runs = [], {size: ([], []) for size in SIZES}
    for number in range(RUNS + 1):
        with running(BARE, home) as program:
            at = program.wait_for("painted")
        bare += [at] if number else []  # the first round warms the file cache
        for size, edition in editions.items():
            with running(placard(edition), home) as program:
                times = program.wait_for("first paint"), program.wait_for("first page")
            for values, time_taken in zip(runs[size], times, strict=True):
                values += [time_taken] if number else []
    base = figures.add(Figure("bare window painted", bare))
    for size, (painted, filled) in runs.items():
        figures.add(Figure(f"first paint, +{size:,} stories", painted, base=base, bound=1.3))
        figures.add(Figure(f"list and story, +{size:,} stories", filled, base=base, bound=2.0))
    assert statistics.median(runs[0][0]) < statistics.median(runs[0][1])


def test_memory_at_every_size(editions, home, figures):
    with running((*BARE, "--stay"), home) as program:
        program.wait_for("painted")
        time.sleep(SETTLED_SECONDS)
        base = figures.add(Figure("bare window, PSS", [program.memory()], unit="MB"))
    for size, edition in editions.items():
        with running(placard(edition), home) as program:
            program.wait_for("rest")
            time.sleep(SETTLED_SECONDS * (1 + size // 25_000))  # the check reads every byte
            first = program.memory()
            for name in TABS[1:]:
                hand_over(f"placard://tab/{name}", home)
                time.sleep(SETTLED_SECONDS)
            every = program.memory()
        bound = 0.0 if size else 2.0
        name = f"+{size:,} stories"
        figures.add(Figure(f"settled, {name}, PSS", [first], unit="MB", base=base))
        figures.add(
            Figure(f"every tab visited, {name}, PSS", [every], unit="MB", base=base, bound=bound)
        )
