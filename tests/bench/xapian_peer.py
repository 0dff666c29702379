"""Xapian on the texts of an edition: index them once, answer queries, print milliseconds as JSON.

Run by the system's own Python, which has `python3-xapian`: PROGRAM EDITION INDEX < queries.
Texts and queries come normalised, so that both programs look for the same words.
"""

import json
import sqlite3
import sys
import time
from pathlib import Path

import xapian

TEXTS = "SELECT id, body_norm FROM search_text"


def index(edition: Path, folder: Path) -> None:
    """Put every text of an edition into a database of Xapian's."""
    database = xapian.WritableDatabase(str(folder), xapian.DB_CREATE_OR_OVERWRITE)
    generator = xapian.TermGenerator()
    with sqlite3.connect(f"file:{edition}?mode=ro&immutable=1", uri=True) as connection:
        for number, text in connection.execute(TEXTS):
            document = xapian.Document()
            generator.set_document(document)
            generator.index_text(text)
            document.set_data(str(number))
            database.add_document(document)
    database.commit()
    database.close()


def answer(folder: Path, queries: list[str]) -> list[float]:
    """Return the milliseconds of each query: the 50 best, without snippets."""
    database = xapian.Database(str(folder))
    parser = xapian.QueryParser()
    parser.set_database(database)
    parser.set_default_op(xapian.Query.OP_AND)
    flags = xapian.QueryParser.FLAG_PARTIAL | xapian.QueryParser.FLAG_PHRASE
    times = []
    for text in queries:
        began = time.perf_counter()
        enquire = xapian.Enquire(database)
        enquire.set_query(parser.parse_query(text, flags))
        for match in enquire.get_mset(0, 50):
            match.document.get_data()
        times.append((time.perf_counter() - began) * 1000)
    return times


if __name__ == "__main__":
    at = Path(sys.argv[2])
    if not at.exists():
        part = at.with_name(f"{at.name}.part")
        index(Path(sys.argv[1]), part)
        part.rename(at)
    asked = json.load(sys.stdin)
    answer(at, asked[:20])
    print(json.dumps(answer(at, asked)))
