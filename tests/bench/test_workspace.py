"""What a workspace costs: making it, and a save beside a bare transaction of as many bytes."""

import random
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from db.commands.entries import save_entry
from db.workspace.creating import create_workspace
from db.workspace.documents import decode_document
from db.workspace.file import WorkspaceFile, connect_writing, open_workspace
from tests.bench.figures import Figure, percentile
from tests.bench.grown import AT, LARGE, grown_edition, grown_workspace
from tests.bench.program import ROOT

SAVES = 60
SMALLER = 10_000
STORIES = (
    "SELECT d.entry_id, d.revision, r.document FROM desk AS d JOIN revision AS r"
    " ON r.entry_id = d.entry_id AND r.number = d.revision"
    " WHERE d.kind = 'story' AND d.stage <> 'withdrawn' ORDER BY d.entry_id"
)

pytestmark = [pytest.mark.bench, pytest.mark.timeout(3600)]


def test_workspace_of_the_bundled_edition(bundled_edition, tmp_path, figures):
    measure_saves(made(bundled_edition, tmp_path, figures, "bundled"), tmp_path, figures, "bundled")


@pytest.mark.scale
def test_workspace_at_scale(tmp_path, figures):
    content = ROOT / "resources" / "content"
    made(grown_edition(content, SMALLER), tmp_path, figures, f"{SMALLER:,} stories")
    measure_saves(grown_workspace(content, LARGE), tmp_path, figures, f"{LARGE:,} stories")


def made(edition: Path, folder: Path, figures, name: str) -> Path:
    path = folder / "bench.workspace"
    wall, cpu = taken(
        lambda: create_workspace(path, edition, author="A", at=AT, tell=lambda _: None)
    )
    with closing(sqlite3.connect(path)) as connection:
        (entries,) = connection.execute("SELECT count(*) FROM entry").fetchone()
    for sort, value in (("wall", wall), ("CPU", cpu)):
        figures.add(Figure(f"workspace, {name}: {sort} a 1000", [value * 1000 / entries]))
    return path


def measure_saves(path: Path, folder: Path, figures, name: str) -> None:
    workspace = open_workspace(path)
    walls, cpus, written = saves(workspace)
    workspace.close()
    bare = bare_transactions(folder, int(percentile(written, 50)))
    base = percentile(bare, 95)
    figures.add(Figure(f"  a save, {name}", walls))
    figures.add(Figure(f"  a save, {name}", walls, centre=95, base=base, bound=0))
    figures.add(Figure(f"  its CPU, {name}", cpus, centre=95, bound=50))
    figures.add(Figure("  bare transaction, as many bytes", bare, centre=95))


def saves(workspace: WorkspaceFile) -> tuple[list[float], list[float], list[float]]:
    """Change a word of stories all over, as an editor does; the preview has rendered it before."""
    chance = random.Random(7)
    with workspace.read() as session:
        ids = [row["entry_id"] for row in session.all(STORIES.replace(", r.document", ""))]
    chosen = chance.sample(ids, min(SAVES, len(ids)))
    results: tuple[list[float], list[float], list[float]] = ([], [], [])
    for entry_id in chosen:
        with workspace.read() as session:
            sql = STORIES.replace("WHERE", "WHERE d.entry_id = ? AND")
            row = session.first(sql, (entry_id,))
        assert row is not None
        document = decode_document("story", row["document"])
        text = next(iter(document.text.values()))
        text.body += f"\n\nA word {entry_id} more."

        def save(of=document, row=row) -> None:
            with workspace.write() as session:
                save_entry(
                    session,
                    kind="story",
                    document=of,
                    entry_id=row["entry_id"],
                    base_revision=row["revision"],
                    author="A",
                    at=AT,
                )

        with workspace.rehearse() as (session, _):
            save_entry(
                session, kind="story", document=document, entry_id=entry_id,
                base_revision=row["revision"], author="A", at=AT,
            )  # fmt: skip
        before = written_bytes()
        wall, cpu = taken(save)
        for values, value in zip(results, (wall, cpu, written_bytes() - before), strict=True):
            values.append(value)
    return results


def bare_transactions(folder: Path, count: int) -> list[float]:
    """Return how long SQLite takes to replace as many bytes, journal included, in milliseconds."""
    path = folder / "bare.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as made:
        made.execute("CREATE TABLE kept (id INTEGER PRIMARY KEY, data BLOB)")
        made.executemany("INSERT INTO kept VALUES (?, zeroblob(4000))", [(n,) for n in range(4000)])
    pages = max(1, count // 2 // 4096)
    chance = random.Random(7)
    times = []
    with closing(connect_writing(path)) as connection:
        for _ in range(SAVES):
            rows = [(chance.randbytes(4000), chance.randrange(4000)) for _ in range(pages)]

            def write(rows=rows) -> None:
                connection.execute("BEGIN IMMEDIATE")
                connection.executemany("UPDATE kept SET data = ? WHERE id = ?", rows)
                connection.execute("COMMIT")

            times.append(taken(write)[0])
    return times


def taken(job: Callable[[], object]) -> tuple[float, float]:
    """Return how long a job takes by the clock and by the processor, in milliseconds."""
    wall, cpu = time.perf_counter(), time.process_time()
    job()
    return (time.perf_counter() - wall) * 1000, (time.process_time() - cpu) * 1000


def written_bytes() -> int:
    """Return how many bytes this process has written; 0 where the system does not say."""
    try:
        words = Path("/proc/self/io").read_text().split()
    except OSError:
        return 0
    return int(words[words.index("wchar:") + 1])
