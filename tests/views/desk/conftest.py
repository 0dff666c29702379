"""The program at the desk of a workspace, which is made once and copied for each test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.content.build import build_edition
from db.workspace.creating import create_workspace
from tests.db.content.sample import write_sample
from tests.db.workspace.acting import AT
from tests.views.desk.at_desk import ME
from tests.window import Window, open_window


@pytest.fixture(scope="session")
def sample_workspace(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("sample")
    build_edition(write_sample(folder / "content"), folder / "sample.placard")
    path = folder / "sample.workspace"
    create_workspace(path, folder / "sample.placard", author="Eva", at=AT, tell=lambda _: None)
    return path


@pytest.fixture
def desk(qapp, sample_workspace, tmp_path) -> Iterator[Window]:
    """Yield the program at the desk of a workspace of the sample's."""
    path = shutil.copy(sample_workspace, tmp_path / "w.workspace")
    with open_window(tmp_path, "tab/desk", "--workspace", str(path)) as window:
        window.context.settings["author"] = ME
        window.settle()
        yield window
