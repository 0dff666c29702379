"""Nothing an editor wrote may change by being written and read: every kind, any text."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.content.folder import read_folder
from db.content.model import EditionInfo, Folder
from db.content.writer import canonical_files, format_folder, write_folder
from db.entries.kinds import KINDS
from tests.db.content.strategies import BASE, entries

INFO = EditionInfo(
    title="Test", number=1, label="1", published_at="2026-11-23T00:00:00Z", languages=[BASE]
)


TRIALS = [pytest.param(12, id="some"), pytest.param(100, id="many", marks=pytest.mark.soak)]


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
@pytest.mark.parametrize("trials", TRIALS)
def test_what_is_written_is_read_back(kind, trials):
    @settings(max_examples=trials, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(data=st.data())
    def write_and_read(data):
        check_entries_of(kind, data)

    write_and_read()


def check_entries_of(kind, data):
    generated = data.draw(st.lists(entries(kind), max_size=3, unique_by=lambda entry: entry.slug))
    folder = Folder(INFO, {(kind.name, entry.slug): entry for entry in generated})
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "content"
        write_folder(folder, path)
        found = read_folder(path, is_validated=False)
        assert list(found.report) == []
        assert found.info == INFO
        assert found.entries == folder.entries
        assert list(found.entries) == sorted(folder.entries)
        assert write_folder(found, path) == []
        assert format_folder(path, check=True) == []
        assert canonical_files(found) == canonical_files(folder)
