"""The small edition that the tests of search share."""

import pytest

from db.engine import ReadSession
from tests.db.search.library import ITEMS, make_session


@pytest.fixture(scope="session")
def session() -> ReadSession:
    """Return a session on the small edition."""
    return make_session(ITEMS)
