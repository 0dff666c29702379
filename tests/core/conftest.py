"""A small edition with something in every field, built once; tests copy it before they harm it."""

from pathlib import Path

import pytest

from db.content.build import build_edition
from tests.db.content.sample import write_sample


@pytest.fixture(scope="session")
def small_edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a built edition; nobody may write to it."""
    folder = tmp_path_factory.mktemp("small")
    output = folder / "small.placard"
    build_edition(write_sample(folder / "content"), output)
    return output
