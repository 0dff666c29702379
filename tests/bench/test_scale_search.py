"""Search in editions far larger than the first, beside plain bm25 and Xapian on the same texts."""

import json
import os
import random
import statistics
import subprocess
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from db.engine import ReadSession, open_edition
from db.queries.related import list_related_stories
from db.queries.stories import count_facets
from db.records import StoryFilter
from db.search import grammar
from db.search.facets import facets
from db.search.finder import quick, search
from db.search.normalise import words
from tests.bench.figures import Figure
from tests.bench.grown import FOLDER, LARGE, SHORT, WORDS, Vocabulary, grown_edition
from tests.bench.program import ROOT
from tests.bench.test_search import times_of

SYSTEM_PYTHON = "/usr/bin/python3"
EACH = 4
"""Queries of a kind and language; Xapian and bm25 answer them as well, which takes its time."""

LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh")
RANKED = (
    "SELECT rowid, snippet(search_body, 0, '', '', '…', 24) FROM search_body"
    " WHERE search_body MATCH ? ORDER BY bm25(search_body) LIMIT 50"
)
SIZES = {
    f"{LARGE:,} stories": (LARGE, WORDS, 5.0),
    f"{LARGE * 10:,} short texts": (LARGE * 10, SHORT, 16.0),
}
"""Name to stories, words of each, and the bound of the slow end in milliseconds."""

pytestmark = [pytest.mark.bench, pytest.mark.scale, pytest.mark.timeout(3600)]


def mixed_queries() -> dict[str, list[str]]:
    """Return queries by kind, in each language alike."""
    chance = random.Random(11)
    found: dict[str, list[str]] = {}
    for lang in LANGUAGES:
        known = Vocabulary(lang)
        common, middling, rare = known.all[5:80], known.all[80:2000], known.all[5000:]
        for _ in range(EACH):
            one, other = known.some(2, chance)
            for kind, text in (
                ("common", chance.choice(common)),
                ("rare", chance.choice(rare)),
                *((f"prefix {n}", chance.choice(middling)[:n]) for n in (1, 2, 3, 4)),
                ("two words", f"{chance.choice(common)} {chance.choice(middling)}"),
                ("two common words", f"{chance.choice(common)} {chance.choice(common)}"),
                ("phrase", f'"{known.joined([one, other])}"'),
            ):
                found.setdefault(kind, []).append(text)
    return found


@pytest.fixture(params=SIZES)
def grown(request) -> Iterator[tuple[str, Path, ReadSession, float]]:
    stories, length, bound = SIZES[request.param]
    path = grown_edition(ROOT / "resources" / "content", stories, length)
    database = open_edition(path)
    with database.read() as session:
        yield request.param, path, session, bound
    database.close()


def test_search_at_scale(grown, figures, bare_window):
    name, _, session, bound = grown
    kinds = mixed_queries()
    everything = [text for texts in kinds.values() for text in texts]
    ways = {
        "search": lambda text: search(session, text, limit=20),
        "as typed": lambda text: quick(session, text),
    }
    for what, way in ways.items():
        times, windows = times_among_windows(way, everything, bare_window)
        figures.add(Figure(f"{name}: {what}", times))
        figures.add(Figure(f"{name}: {what}", times, centre=95, bound=bound, windows=windows))
    for kind, texts in kinds.items():
        times = times_of(lambda text: search(session, text, limit=20), texts, rounds=2)
        figures.add(Figure(f"  {kind}", times, centre=95))
    assert sum(bool(search(session, text).hits) for text in everything) > len(everything) // 2


def test_others_at_scale(grown, figures):
    """They take minutes, in which a shared machine may become another: not between its windows."""
    name, path, session, _ = grown
    everything = [text for texts in mixed_queries().values() for text in texts]
    plain = times_of(lambda text: ranked_by_sqlite(session, text), everything, rounds=1)
    figures.add(Figure(f"{name}: bm25 of all, 50", plain, centre=95))
    for times in ranked_by_xapian(path, everything):
        figures.add(Figure(f"{name}: Xapian, 50", times, centre=95))


def times_among_windows(
    work: Callable[[str], object], texts: list[str], bare_window: Callable[[], float]
) -> tuple[list[float], list[float]]:
    """Return the milliseconds of every text, and what bare windows took round each of them.

    A shared machine is twice as slow from one second to the next, and these are near their bound.
    """
    opened: list[float] = []
    times = times_of(work, texts, before_each=lambda: opened.append(bare_window()))
    opened.append(bare_window())
    rounds = [statistics.mean(pair) for pair in pairwise(opened)][1:]  # the first is not counted
    return times, [window for window in rounds for _ in texts]


def test_what_jobs_count_at_scale(figures):
    path = grown_edition(ROOT / "resources" / "content", LARGE)
    database = open_edition(path)
    with database.read() as session:
        rows = session.all(
            "SELECT id, date FROM entry WHERE kind = 'story' ORDER BY id DESC LIMIT 20"
        )
        related = times_of(
            lambda row: list_related_stories(session, row[0], row[1], "en"), rows, rounds=1
        )
        listed = times_of(lambda _: count_facets(session, StoryFilter(), "en"), [""] * 3)
        found = times_of(lambda text: facets(session, text), ["ma", "be", "so"], rounds=2)
    database.close()
    figures.add(Figure(f"{LARGE:,}: stories related to one", related, centre=95))
    figures.add(Figure(f"{LARGE:,}: facets of the list", listed))
    figures.add(Figure(f"{LARGE:,}: facets of a search", found))


def ranked_by_sqlite(session: ReadSession, text: str) -> object:
    match = grammar.to_match(grammar.parse(text))
    return session.all(RANKED, (match.body or match.title,)) if match else ()


def ranked_by_xapian(path: Path, texts: list[str]) -> list[list[float]]:
    """Return the milliseconds as one list; none where this system has no Xapian, which is said."""
    asked = [" ".join(words(text)) if '"' not in text else f'"{" ".join(words(text))}"'
             for text in texts]  # fmt: skip
    done = subprocess.run(
        [SYSTEM_PYTHON, str(Path(__file__).with_name("xapian_peer.py")), str(path),
         str(FOLDER / f"{path.stem}.xapian")],
        input=json.dumps(asked), capture_output=True, text=True, check=False,
        env={k: v for k, v in os.environ.items() if not k.startswith("PYTHON")},
    )  # fmt: skip
    if done.returncode:
        print(f"Xapian was not measured: {done.stderr.splitlines()[-1:]}")
        return []
    return [json.loads(done.stdout)]
