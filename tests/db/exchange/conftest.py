"""An edition to export, and a way to do it."""

from collections.abc import Callable, Iterator

import pytest

from db.content.build import build_folder
from db.engine import ReadSession, open_edition
from db.exchange.formats import export
from db.exchange.selection import Exported
from tests.db.exchange.library import AS_OF, make_folder

Export = Callable[..., Exported]


@pytest.fixture(scope="package")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ReadSession]:
    """Yield a session on the edition of `library`."""
    path = tmp_path_factory.mktemp("exchange") / "sample.placard"
    build_folder(make_folder(), path)
    database = open_edition(path)
    with database.read() as session:
        yield session
    database.close()


@pytest.fixture
def write(sample: ReadSession) -> Export:
    """Return a function that exports entries: `write("ics", "session/full", lang="fr")`."""

    def write_entries(name: str, *entries: str, lang: str = "en", as_of: str = AS_OF) -> Exported:
        addresses = tuple(tuple(entry.split("/")) for entry in entries)
        return export(sample, name, addresses, lang, as_of)

    return write_entries
