"""One edition of the sample for all tests that only read it."""

from pathlib import Path

import pytest

from db.content.build import build_edition
from tests.db.content.sample import write_sample


@pytest.fixture(scope="session")
def sample_edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a built edition of the sample; nobody may write to it."""
    folder = tmp_path_factory.mktemp("sample")
    output = folder / "sample.placard"
    build_edition(write_sample(folder / "content"), output)
    return output
