"""Every statement is a constant and fits the tables: a typing error shows here, not in a window."""

import importlib
import pkgutil
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterator

import pytest
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateTable

import db.queries
import db.search
from db.engine import ReadSession
from db.schema import editorial
from tests.db.search.library import create_schema

STATEMENT = re.compile(r"\s*(SELECT|WITH)\s")
TEMPLATE = re.compile(r"\{\w*\}")
"""Part of a statement that is yet to be put together, like any with a private name."""


def list_statements() -> Iterator[tuple[str, str]]:
    for package in (db.queries, db.search):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            module = importlib.import_module(found.name)
            for name, value in vars(module).items():
                if name.startswith("_") or not isinstance(value, str):
                    continue
                if STATEMENT.match(value) and not TEMPLATE.search(value):
                    yield f"{found.name}.{name}", value


STATEMENTS = dict(list_statements())


@pytest.fixture(scope="module")
def tables() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    create_schema(connection)
    for table in editorial.metadata.sorted_tables:
        connection.execute(str(CreateTable(table).compile(dialect=sqlite.dialect())))
    return connection


def test_statements_are_found():
    assert len(STATEMENTS) > 60
    assert {"db.queries.stories.ROWS", "db.queries.pages.session.SESSION"} <= STATEMENTS.keys()


@pytest.mark.parametrize("name", STATEMENTS)
def test_statement_fits_the_tables(name: str, tables: sqlite3.Connection):
    nothing: defaultdict[str, None] = defaultdict(lambda: None)
    tables.execute(f"EXPLAIN {STATEMENTS[name]}", nothing).fetchall()


@pytest.mark.parametrize("name", ["NEWEST", "DAYS"])
def test_lists_of_stories_are_read_off_the_index_of_dates(session: ReadSession, name: str):
    sql = f"EXPLAIN QUERY PLAN {STATEMENTS[f'db.queries.stories.{name}']}"
    plan = [row["detail"] for row in session.all(sql, defaultdict(lambda: None))]
    assert any("COVERING INDEX entry_by_date (kind=?" in step for step in plan)
    assert not any("B-TREE FOR GROUP" in step or "B-TREE FOR ORDER" in step for step in plan)
