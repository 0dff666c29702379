"""Search in the bundled edition, as people type: against what SQLite ranks by itself."""

import gc
import random
import time
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from db.engine import ReadSession, open_edition
from db.search import grammar
from db.search.finder import quick, search
from tests.bench.figures import Figure

ROUNDS = 5
PLAIN = (
    "SELECT rowid, snippet(search_body, 0, '', '', '…', 24) FROM search_body"
    " WHERE search_body MATCH ? ORDER BY bm25(search_body) LIMIT 50"
)
QUERIES = (
    *("migration", "international migration", "states", "human rights", "the", "of the global"),
    *("m", "mi", "mig", "migr", "co", "gov", "gove", "par", "s", "int"),
    *("brief", "issue brief", "governance", "return", "readmission", "labour mobility"),
    *("arbour", "louise arbour", "gomez camacho", "lauber", "thomson", "lauber jurg", "sw"),
    *('"global compact"', '"human rights"', '"international cooperation"', '"thematic session"'),
    *("A/RES/71/1", "A/71", "10.7", "8.8", "71/1", "sdg:10.7", "sdg:10 cooperation"),
    *("kind:story session", "kind:person", "country:ch", "date:2017-06", "before:2017-05 brief"),
    *("asylum OR refuge", "migrants -refugees", "compact readmission kind:document"),
    *("migrations", "pacte mondial", "droits de l'homme", "migración", "derechos humanos"),
    *("миграция", "договор", "الهجرة", "المهاجرين", "حقوق", "移民", "移徙", "全球契约"),
    *("migrtion", "goverance", "xyzzy", "new york declaration", "co-facilitators", "geneva 2017"),
)

pytestmark = pytest.mark.bench


@pytest.fixture
def session(bundled_edition):
    database = open_edition(bundled_edition)
    with database.read() as session:
        yield session
    database.close()


def test_search_as_people_type(session, figures):
    plain = times_of(lambda text: ranked_by_sqlite(session, text), QUERIES)
    base = figures.add(Figure("plain MATCH by bm25, 50", plain))
    found = times_of(lambda text: search(session, text, limit=20), QUERIES)
    typed = times_of(lambda text: quick(session, text), QUERIES)
    for name, times in (("search, 20 with snippets", found), ("as one types", typed)):
        figures.add(Figure(name, times, base=base))
        figures.add(Figure(name, times, centre=95, bound=5.0))
    assert sum(bool(search(session, text).hits) for text in QUERIES) > len(QUERIES) * 3 // 4


def ranked_by_sqlite(session: ReadSession, text: str) -> object:
    """Ask SQLite alone the same words; what it cannot be asked (`kind:person`) costs it nothing."""
    match = grammar.to_match(grammar.parse(text))
    return session.all(PLAIN, (match.body or match.title,)) if match else ()


def times_of(
    work: Callable[[Any], object],
    texts: Sequence[Any],
    rounds: int = ROUNDS,
    before_each: Callable[[], object] = lambda: None,
) -> list[float]:
    """Return the milliseconds of every text in every round but the first, each round mixed.

    Garbage is left alone meanwhile, as in the program, whose jobs never collect any: Python would
    look through all that the tests have loaded.
    """
    order, times = list(texts), []
    gc.disable()
    for number in range(rounds + 1):
        random.Random(number).shuffle(order)
        before_each()
        for text in order:
            began = time.perf_counter()
            work(text)
            if number:
                times.append((time.perf_counter() - began) * 1000)
    gc.enable()
    return times
