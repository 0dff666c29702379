"""The two editions that the tests of queries share: a small one, and the one that is published."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.content.build import build_folder
from db.engine import ReadSession, open_edition
from tests.db.queries.library import make_folder


@pytest.fixture(scope="session")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ReadSession]:
    """Return a session on the small edition."""
    path = tmp_path_factory.mktemp("queries") / "small.placard"
    build_folder(make_folder(), path)
    yield from _sessions(path)


@pytest.fixture(scope="session")
def bundled(bundled_edition: Path) -> Iterator[ReadSession]:
    """Return a session on the edition made of resources/content."""
    yield from _sessions(bundled_edition)


def _sessions(path: Path) -> Iterator[ReadSession]:
    database = open_edition(path)
    with database.read() as session:
        yield session
    database.close()
