"""Which edition opens is promised: the named one, else the last chosen, else the newest found."""

import shutil
import sqlite3
from contextlib import closing

import pytest

from db.errors import Foreign, NotFound
from db.queries.entries import find_label
from desktop.core.library import Library, choose_edition, find_editions
from desktop.core.paths import Paths


@pytest.fixture
def paths(tmp_path):
    (tmp_path / "data" / "editions").mkdir(parents=True)
    return Paths(
        resources=tmp_path,
        bundled=tmp_path / "bundled.placard",
        data=tmp_path / "data",
        logs=tmp_path / "logs",
    )


@pytest.fixture
def publish(small_edition):
    """Return a function that puts an edition with a number somewhere."""

    def put(path, number):
        shutil.copy(small_edition, path)
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute("UPDATE edition SET number = ?", (number,))
        return path

    return put


def choose(paths, named=None, last=""):
    library, messages = choose_edition(paths, named, last)
    library.close()
    return library.path.name, messages


def test_the_newest_of_bundled_and_installed_opens_when_nothing_was_said(paths, publish):
    publish(paths.bundled, 7)
    assert choose(paths) == ("bundled.placard", [])
    publish(paths.editions / "b.placard", 12)
    publish(paths.editions / "a.placard", 9)
    assert choose(paths) == ("b.placard", [])
    assert [found.edition.number for found in find_editions(paths)] == [7, 9, 12]


def test_the_last_one_wins_over_the_newest_and_the_named_one_over_both(paths, publish):
    publish(paths.bundled, 7)
    last = publish(paths.data / "last.placard", 3)
    named = publish(paths.data / "named.placard", 1)
    assert choose(paths, last=str(last)) == ("last.placard", [])
    assert choose(paths, named=named, last=str(last)) == ("named.placard", [])


def test_a_last_one_that_is_gone_is_passed_over_with_a_word(paths, publish):
    publish(paths.bundled, 7)
    name, messages = choose(paths, last=str(paths.data / "stick" / "gone.placard"))
    assert name == "bundled.placard"
    assert len(messages) == 1
    assert "gone.placard" in messages[0]


def test_a_broken_file_among_the_installed_is_passed_over_with_a_word(paths, publish):
    publish(paths.bundled, 7)
    (paths.editions / "z.placard").write_text("not an edition", "utf-8")
    name, messages = choose(paths)
    assert name == "bundled.placard"
    assert messages == ["z.placard is not a Placard edition."]


def test_a_named_one_that_cannot_be_opened_is_an_error_and_nothing_else_opens(paths, publish):
    publish(paths.bundled, 7)
    bad = paths.data / "bad.placard"
    bad.write_text("not an edition", "utf-8")
    with pytest.raises(Foreign, match=r"bad\.placard"):
        choose(paths, named=bad)
    with pytest.raises(NotFound, match="missing"):
        choose(paths, named=paths.data / "missing.placard")


def test_with_no_edition_at_all_the_reason_is_told(paths):
    (paths.editions / "z.placard").write_text("not an edition", "utf-8")
    with pytest.raises(NotFound, match=r"No edition could be opened\. z\.placard is not"):
        choose(paths)


def test_a_library_reads_and_says_which_edition_it_is(small_edition):
    library = Library.open(small_edition)
    try:
        assert library.path == small_edition
        assert library.edition.counts["story"] > 0
        assert library.read(find_label, "story", "no-such-story", "en") is None
    finally:
        library.close()
