"""An edition must give its published content back to the letter: it may be the last copy."""

import filecmp
from pathlib import Path

import pytest

from db.content.build import Refused, build_edition, build_folder
from db.content.folder import read_folder
from db.content.unbuild import read_edition, unbuild
from db.content.writer import format_folder, write_folder
from db.errors import Corrupt, Foreign, Invalid, NotFound
from tests.db.content.sample import sample_folder

CONTENT = Path(__file__).parents[3] / "resources" / "content"


def published(folder):
    """Leave out what no reader gets."""
    hidden = [at for at, entry in folder.entries.items() if entry.status != "published"]
    for address in hidden:
        del folder.entries[address]
    return folder


def files_of(path):
    return {file.relative_to(path): file.read_bytes() for file in path.rglob("*") if file.is_file()}


def test_folder_to_edition_to_folder_is_identical_for_every_kind(tmp_path):
    write_folder(published(sample_folder()), tmp_path / "content")
    report = build_edition(tmp_path / "content", tmp_path / "e.placard")
    written = unbuild(tmp_path / "e.placard", tmp_path / "again")
    assert files_of(tmp_path / "again") == files_of(tmp_path / "content")
    assert len(written) == len(files_of(tmp_path / "content"))
    again = build_edition(tmp_path / "again", tmp_path / "again.placard")
    assert (again.content_hash, again.file_hash) == (report.content_hash, report.file_hash)
    assert filecmp.cmp(tmp_path / "e.placard", tmp_path / "again.placard", shallow=False)


def test_tombstones_come_back_with_nothing_but_their_reason(tmp_path):
    report = build_folder(sample_folder(), tmp_path / "e.placard")
    unbuild(tmp_path / "e.placard", tmp_path / "again")
    assert (tmp_path / "again" / "story" / "gone.md").read_text() == (
        "---\nstatus: withdrawn\ncreated: 2026-11-01\nformer_slugs:\n- gone-before\n"
        "withdrawn: It described another meeting.\n---\n"
    )
    again = build_edition(tmp_path / "again", tmp_path / "again.placard")
    assert (again.content_hash, again.file_hash) == (report.content_hash, report.file_hash)


@pytest.mark.soak
def test_the_bundled_content_comes_back_identical(tmp_path):
    folder = read_folder(CONTENT)
    if folder.report.has_errors:
        raise Refused(folder.report)
    assert format_folder(CONTENT, check=True) == []
    build_folder(folder, tmp_path / "e.placard")
    unbuild(tmp_path / "e.placard", tmp_path / "again")
    hidden = {
        Path(kind, f"{slug}.md")
        for (kind, slug), entry in folder.entries.items()
        if entry.status != "published"
    }
    source = {name: data for name, data in files_of(CONTENT).items() if name not in hidden}
    assert files_of(tmp_path / "again") == source


def test_a_folder_with_files_is_not_written_into(tmp_path, sample_edition):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("mine")
    with pytest.raises(Invalid, match="not an empty folder"):
        unbuild(sample_edition, tmp_path / "mine")
    assert list((tmp_path / "mine").iterdir()) == [tmp_path / "mine" / "notes.txt"]


@pytest.mark.parametrize(
    ("spoil", "error"),
    [
        (lambda data: b"", Foreign),
        (lambda data: b"not an edition" * 100, Foreign),
        (lambda data: data[: len(data) // 2], (Corrupt, Foreign)),
        (lambda data: data.replace(b'["Three panels', b'[Three panels"'), Corrupt),
    ],
)
def test_what_is_no_whole_edition_is_refused_plainly(tmp_path, sample_edition, spoil, error):
    path = tmp_path / "e.placard"
    path.write_bytes(spoil(sample_edition.read_bytes()))
    with pytest.raises(error):
        read_edition(path)


def test_a_missing_edition_is_named(tmp_path):
    with pytest.raises(NotFound, match="nowhere"):
        unbuild(tmp_path / "nowhere.placard", tmp_path / "out")
