"""Search must stay quick in editions far larger than the first: measured against plain bm25.

`PLACARD_BENCH_DOCS` sets the size (20 000 by default, made in some ten seconds).
"""

import os
import random
import sqlite3
import time
from collections.abc import Callable, Iterator
from itertools import accumulate
from pathlib import Path

import pytest

from db.engine import Database, ReadSession
from db.search.facets import facets
from db.search.finder import quick, search
from db.search.index import SearchDoc, build_index
from tests.db.search.library import create_schema

SIZE = int(os.environ.get("PLACARD_BENCH_DOCS", "20000"))
NAIVE = (
    "SELECT rowid, snippet(search_body, 0, '', '', '…', 24) FROM search_body"
    " WHERE search_body MATCH ? ORDER BY bm25(search_body) LIMIT 50"
)
SYLLABLES = [first + second for first in "bdglmnrstv" for second in "ai"]


class Words:
    """Words of a made-up language, as unevenly frequent as in a real one."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        made = {"".join(chance.choices(SYLLABLES, k=chance.randint(1, 4))) for _ in range(40_000)}
        self.all = sorted(made, key=lambda word: (len(word) + chance.random() * 6, word))
        self._weights = list(accumulate(1 / (rank + 3) for rank in range(len(self.all))))

    def some(self, count: int) -> list[str]:
        return self._chance.choices(self.all, cum_weights=self._weights, k=count)


def documents(words: Words, chance: random.Random) -> Iterator[SearchDoc]:
    kinds = ["story"] * 16 + ["document", "document", "session", "person"]
    for number in range(1, SIZE + 1):
        kind = kinds[number % len(kinds)]
        day = f"20{chance.randint(10, 22)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        title = " ".join(words.some(2 if kind == "person" else 7))
        body = " ".join(words.some(20 if kind == "person" else 120))
        yield SearchDoc(
            number, kind, "en", title, body=body, date=None if kind == "person" else day
        )


def queries(words: Words, chance: random.Random) -> list[str]:
    common, rare = words.all[:60], words.all[3000:]
    pick = chance.choice
    return [
        query
        for _ in range(25)
        for query in (
            pick(common),
            pick(rare),
            pick(common)[0],
            pick(common)[:2],
            pick(words.all)[:3],
            pick(words.all)[:4],
            f"{pick(common)} {pick(common)}",
            f"{pick(common)} {pick(rare)}",
            f"{pick(common)} {pick(common)} kind:person",
        )
    ]


@pytest.fixture(scope="module")
def edition(tmp_path_factory) -> tuple[Path, Words]:
    chance = random.Random(7)
    words = Words(chance)
    path = tmp_path_factory.mktemp("bench") / "scale.placard"
    connection = sqlite3.connect(path)
    create_schema(connection)
    docs = list(documents(words, chance))
    connection.executemany(
        "INSERT INTO entry (id, kind, slug, status, date, date_from, date_to, row_hash)"
        " VALUES (?, ?, ?, 'published', ?, ?, ?, x'')",
        (
            (doc.entry_id, doc.kind, f"e{doc.entry_id}", doc.date or "", doc.date, doc.date)
            for doc in docs
        ),
    )
    build_index(connection, docs)
    connection.commit()
    connection.execute("VACUUM")
    connection.close()
    return path, words


def percentiles(work: Callable[[str], object], texts: list[str]) -> tuple[float, float, float]:
    times = []
    for text in texts:
        start = time.perf_counter()
        work(text)
        times.append((time.perf_counter() - start) * 1000)
    times.sort()
    return times[len(times) // 2], times[int(len(times) * 0.95)], times[-1]


@pytest.mark.bench
@pytest.mark.timeout(600)
def test_search_is_quicker_than_ranking_everything(edition):
    path, words = edition
    texts = queries(words, random.Random(11))
    phrases = [f'"{a} {b}"' for a, b in zip(words.all[:20], words.all[1:21], strict=True)]

    def naive(session: ReadSession, text: str) -> None:
        plain = text.removesuffix(" kind:person").split()
        session.all(NAIVE, (" AND ".join(f'"{word}"' for word in plain) + "*",))

    with Database(path).read() as session:
        measured = {
            "bm25 over everything": percentiles(lambda text: naive(session, text), texts),
            "search": percentiles(lambda text: search(session, text), texts),
            "as you type": percentiles(lambda text: quick(session, text), texts),
            "phrases of common words": percentiles(lambda text: search(session, text), phrases),
            "facets": percentiles(lambda text: facets(session, text), texts[:60]),
        }
    print(f"\n{SIZE} documents, {path.stat().st_size / 1e6:.0f} MB; ms: median, p95, max")
    for name, (median, p95, longest) in measured.items():
        print(f"{name:24} {median:8.2f} {p95:8.2f} {longest:8.2f}")
    assert measured["search"][1] * 2 < measured["bm25 over everything"][1]
