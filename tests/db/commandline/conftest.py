"""What the tests of the command line share: the sample's edition, and a way to run a line."""

import pytest

from db.cli import main
from tests.db.content.sample import write_sample


@pytest.fixture(scope="module")
def edition(tmp_path_factory):
    """Return the sample's edition."""
    folder = tmp_path_factory.mktemp("edition")
    write_sample(folder / "content")
    assert main(["build", str(folder / "content"), "-o", str(folder / "sample.placard")]) == 0
    return folder / "sample.placard"


@pytest.fixture
def content(tmp_path):
    """Return the sample's content folder."""
    return write_sample(tmp_path / "content")


@pytest.fixture
def run(capsys):
    """Return a function that runs a command line: (exit status, output, messages)."""

    def run_command(*arguments):
        status = main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return status, out, err

    return run_command
