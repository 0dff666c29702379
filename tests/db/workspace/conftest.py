"""One workspace of the sample, made once and copied for each test."""

import shutil

import pytest

from db.content.build import build_edition
from db.workspace.creating import create_workspace
from db.workspace.file import open_workspace
from tests.db.content.sample import write_sample
from tests.db.workspace.acting import AT, AUTHOR


@pytest.fixture(scope="session")
def sample_edition(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sample")
    build_edition(write_sample(folder / "content"), folder / "sample.placard")
    return folder / "sample.placard"


@pytest.fixture(scope="session")
def sample_workspace(sample_edition, tmp_path_factory):
    path = tmp_path_factory.mktemp("workspace") / "sample.workspace"
    create_workspace(path, sample_edition, author=AUTHOR, at=AT, tell=lambda _: None)
    return path


@pytest.fixture
def workspace(sample_workspace, tmp_path):
    opened = open_workspace(shutil.copy(sample_workspace, tmp_path / "w.workspace"))
    yield opened
    opened.close()
