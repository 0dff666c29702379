"""The index is part of a published file: the same entries must make the same bytes."""

import random
import sqlite3

import pytest

from db.errors import BugError
from db.search.index import SearchDoc, build_index, create_tables
from tests.db.search.library import ITEMS, docs_of, make_session


def built(docs) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    create_tables(connection)
    build_index(connection, docs)
    connection.commit()
    return connection


def test_the_same_documents_make_the_same_bytes():
    make_session(ITEMS)  # numbers the items
    docs = docs_of(ITEMS)
    shuffled = random.Random(1).sample(docs, len(docs))
    assert built(docs).serialize() == built(shuffled).serialize()


def test_the_newest_of_a_kind_has_the_highest_id():
    connection = built(docs_of(ITEMS))
    dates = connection.execute("SELECT date FROM search_doc WHERE kind = 'story' ORDER BY id")
    assert [day for (day,) in dates] == sorted(
        doc.date for doc in docs_of(ITEMS) if doc.kind == "story"
    )


@pytest.mark.parametrize("table", ["search_title", "search_body"])
def test_the_index_agrees_with_its_texts(table):
    connection = built(docs_of(ITEMS))
    connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")
    connection.execute("UPDATE search_text SET title_norm = 'x', body_norm = 'x' WHERE id % 2 = 0")
    with pytest.raises(sqlite3.DatabaseError):
        connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")


def test_words_to_suggest_are_kept_with_their_usual_spelling():
    docs = [
        SearchDoc(1, "story", "fr", "Réadmission", body="La réadmission et l’été 2017."),
        SearchDoc(2, "story", "en", "Readmission", body="Readmission, readmission; A/RES/71/1"),
        SearchDoc(3, "story", "zh", "移民"),
    ]
    sql = "SELECT term, count, shown FROM search_word WHERE shown <> ''"
    rows = built(docs).execute(sql).fetchall()
    assert rows == [("ete", 1, "été"), ("readmission", 2, "readmission"), ("res", 1, "res")]


def test_an_entry_comes_once_in_a_language():
    doc = SearchDoc(1, "story", "en", "Twice")
    with pytest.raises(BugError, match="story 1"):
        built([doc, doc])


def test_an_empty_edition_has_an_empty_index():
    assert built([]).execute("SELECT count(*) FROM search_doc").fetchone() == (0,)
