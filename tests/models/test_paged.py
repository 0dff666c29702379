"""Every long list stands on this model: right rows at any length, and never all of them read."""

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from desktop.core.lines import EntryLine
from desktop.models.paged import PAGE, PagedModel
from desktop.qt.roles import BAND_ROLE, LINE_ROLE

NAMES = ["Alba", "Albert", "Ålesund", "Berta", "Étienne", "berti", "Zoë"]


class Source:
    """Lines by id, with a note of what was asked for."""

    def __init__(self, name=lambda number: f"Entry {number}"):
        self.asked = []
        self._name = name

    def fetch(self, ids):
        self.asked.append(list(ids))
        return [self._line(self._name(number)) for number in ids]

    @staticmethod
    def _line(title):
        return EntryLine("story", title, "", f"{title}, read aloud")


@pytest.fixture
def source():
    return Source()


@pytest.fixture
def long_model(qapp, source):
    """Return a model without the tester, which keeps an index of every row."""
    return PagedModel(source.fetch)


@pytest.fixture
def model(qapp, source):
    """Return a model under Qt's own tester, which fails a test by a warning."""
    model = PagedModel(source.fetch)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    yield model
    tester.deleteLater()


def shown(model):
    return [model.index(row, 0).data() for row in range(model.rowCount())]


@pytest.mark.parametrize(
    ("ids", "bands", "rows"),
    [
        ([], [], []),
        ([7], [], ["Entry 7"]),
        ([7, 3], [("June", 2)], ["June", "Entry 7", "Entry 3"]),
        (
            [7, 3, 9],
            [("June", 1), ("May", 2)],
            ["June", "Entry 7", "May", "Entry 3", "Entry 9"],
        ),
        (
            [7, 3],
            [("June", 1), ("May", 0), ("April", 1)],
            ["June", "Entry 7", "May", "April", "Entry 3"],
        ),
    ],
)
def test_bands_stand_above_their_entries(model, ids, bands, rows):
    model.set_ids(ids, bands)
    assert shown(model) == rows
    assert model.count == len(ids)
    assert [rows[row] for row in model.band_rows] == [text for text, _ in bands]
    for entry_id in ids:
        row = model.row_of(entry_id)
        assert rows[row] == f"Entry {entry_id}"
        assert model.id_at(row) == entry_id
    for row in model.band_rows:
        assert model.id_at(row) is None
        assert model.line(row) is None


def test_what_a_row_answers(model):
    model.set_ids([7], [("June", 1)])
    band, entry = model.index(0, 0), model.index(1, 0)
    accessible = Qt.ItemDataRole.AccessibleTextRole
    assert (band.data(BAND_ROLE), band.data(), band.data(accessible)) == ("June",) * 3
    assert band.data(LINE_ROLE) is None
    assert entry.data(LINE_ROLE).title == "Entry 7"
    assert entry.data(accessible) == "Entry 7, read aloud"
    assert entry.data(BAND_ROLE) is None
    assert entry.data(Qt.ItemDataRole.DecorationRole) is None
    assert entry.flags() & Qt.ItemFlag.ItemIsSelectable
    assert not band.flags() & Qt.ItemFlag.ItemIsSelectable
    assert model.rowCount(entry) == model.columnCount(entry) == 0
    assert model.data(QModelIndex()) is None
    assert model.flags(QModelIndex()) == Qt.ItemFlag.NoItemFlags


@pytest.mark.parametrize("row", [-1, 3, 100])
def test_outside_the_list_there_is_nothing(model, row):
    model.set_ids([7, 3], [("June", 2)])
    assert model.line(row) is None
    assert model.id_at(row) is None
    assert not model.index(row, 0).isValid()


def test_an_entry_that_is_not_listed_has_no_row(model):
    assert model.row_of(7) == -1
    model.set_ids(array("q", [7, 3]))
    assert model.row_of(9) == -1


@given(
    # Of one, two and three bytes, with bytes alike, as they stand within others that follow;
    # seats without a name are below zero.
    st.lists(st.integers(1, 3) | st.sampled_from([256, 257, 65536, 65793, -1, -2]), unique=True)
)
def test_each_entry_has_the_row_it_stands_at(ids):
    model = PagedModel(Source().fetch)
    model.set_ids(array("q", ids))
    assert [model.row_of(entry_id) for entry_id in ids] == list(range(len(ids)))
    for entry_id in {1, 256, 257, 65536, 1 << 40} - set(ids):
        assert model.row_of(entry_id) == -1


def test_a_hundred_thousand_rows_are_listed_without_being_read(long_model, source):
    ids = array("q", range(1_000_000, 900_000, -1))
    bands = [(f"Month {number}", 1000) for number in range(100)]
    long_model.set_ids(ids, bands)
    assert long_model.rowCount() == 100_100
    assert source.asked == []
    assert long_model.index(100_099, 0).data() == "Entry 900001"
    assert long_model.row_of(900_001) == 100_099
    assert long_model.index(50_050, 0).data() == "Month 50"
    assert long_model.index(50_051, 0).data() == "Entry 950000"
    assert long_model.row_of(950_000) == 50_051
    assert len(source.asked) == 2
    assert max(map(len, source.asked)) == PAGE


@pytest.mark.parametrize("bands", [(), [("June", 13), ("May", 87)]])
def test_rows_that_are_about_to_be_painted_are_read_in_one_go(long_model, source, bands):
    long_model.set_ids(array("q", range(100)), bands)
    long_model.expect(3, 3 + 4 * PAGE)
    assert len(source.asked) == 1
    assert len(source.asked[0]) <= 6 * PAGE
    lines = [long_model.line(row) for row in range(3, 4 + 4 * PAGE)]
    assert len(source.asked) == 1
    at = {row: long_model.id_at(row) for row in range(3, 4 + 4 * PAGE)}
    assert [line and line.title for line in lines] == [
        None if number is None else f"Entry {number}" for number in at.values()
    ]
    long_model.expect(3, 3 + 5 * PAGE)
    long_model.expect(90, 300)
    assert long_model.line(long_model.rowCount() - 1).title == "Entry 99"
    read = [number for ids in source.asked for number in ids]
    assert len(read) == len(set(read))


@pytest.mark.parametrize(("first", "last"), [(-1, 5), (0, -1), (7, 3), (-1, -1), (0, 10**6)])
def test_rows_that_are_not_there_are_not_read(long_model, source, first, last):
    long_model.expect(first, last)
    assert source.asked == []
    long_model.set_ids(array("q", range(3)))
    long_model.expect(first, last)
    assert long_model.line(2).title == "Entry 2"


def test_an_entry_that_is_gone_leaves_the_others_in_their_places(long_model, source):
    """A workspace is written to by others: what a list names may not be there any more."""
    fetch = long_model._fetch
    long_model._fetch = lambda ids: fetch([number for number in ids if number != 1])
    long_model.set_ids(array("q", range(3 * PAGE)))
    long_model.expect(0, 3 * PAGE)
    assert long_model.line(PAGE).title == f"Entry {PAGE}"


def test_pages_are_read_once_and_few_are_kept(long_model, source):
    long_model.set_ids(array("q", range(PAGE * 800)))
    source.asked.clear()
    for row in (PAGE * 5, PAGE * 5 + 1, PAGE * 6 - 1):
        assert long_model.line(row).title == f"Entry {row}"
    assert len(source.asked) == 1
    for number in range(6, 800):
        long_model.line(number * PAGE)
    source.asked.clear()
    long_model.line(799 * PAGE)
    assert source.asked == []
    long_model.line(5 * PAGE)
    assert source.asked == [list(range(5 * PAGE, 6 * PAGE))]


def test_the_page_in_use_outlives_those_that_are_not(long_model, source):
    long_model.set_ids(array("q", range(PAGE * 800)))
    for number in range(1, 800):
        long_model.line(0)
        long_model.line(number * PAGE)
    source.asked.clear()
    long_model.line(0)
    assert source.asked == []


def test_other_ids_are_told_and_old_rows_forgotten(model, source, qtbot):
    model.set_ids([1, 2])
    assert shown(model) == ["Entry 1", "Entry 2"]
    with qtbot.waitSignals([model.modelAboutToBeReset, model.modelReset], order="strict"):
        model.set_ids([3], [("May", 1)])
    assert shown(model) == ["May", "Entry 3"]
    model.set_ids([])
    assert shown(model) == []
    assert list(model.band_rows) == []


def test_rows_can_be_read_anew_in_their_places(model, source, qtbot):
    words = {"now": "Story"}
    source._name = lambda number: f"{words['now']} {number}"
    model.set_ids([1, 2], [("May", 2)])
    assert shown(model) == ["May", "Story 1", "Story 2"]
    words["now"] = "Récit"
    assert shown(model) == ["May", "Story 1", "Story 2"]
    with qtbot.waitSignal(model.dataChanged) as changed:
        model.drop_rows()
    first, last = changed.args[:2]
    assert (first.row(), last.row()) == (0, 2)
    assert shown(model) == ["May", "Récit 1", "Récit 2"]


def test_reading_anew_an_empty_list_is_nothing(model):
    model.drop_rows()
    assert shown(model) == []


@pytest.mark.parametrize(
    ("typed", "start", "found"),
    [
        ("b", 0, "Berta"),
        ("ber", 0, "Berta"),
        ("BERTI", 0, "berti"),
        ("b", 5, "berti"),
        ("alb", 2, "Albert"),
        ("alb", 3, "Alba"),
        ("z", 7, "Zoë"),
        ("x", 0, None),
        ("albertus", 0, None),
    ],
)
def test_typed_letters_find_the_next_that_begins_so(qapp, typed, start, found):
    model = PagedModel(Source(NAMES.__getitem__).fetch)
    model.set_ids(list(range(len(NAMES))), [("People", len(NAMES))])
    row = model.find(typed, start)
    assert (model.line(row).title if row >= 0 else None) == found


def test_looking_for_letters_in_a_long_list_ends_soon(long_model, source):
    long_model.set_ids(array("q", range(100_000)))
    source.asked.clear()
    assert long_model.find("no such", 500) == -1
    assert sum(map(len, source.asked)) <= 4000
    assert long_model.find("x", 99_999) == -1


def test_a_source_that_lost_rows_leaves_them_blank(qapp):
    """An edition replaced under our feet may know fewer ids than were listed."""
    model = PagedModel(lambda ids: Source().fetch(ids)[:1])
    model.set_ids([1, 2], [("May", 2)])
    assert model.line(2) is None
    assert model.index(2, 0).data(LINE_ROLE) is None
    assert model.find("entry 2", 0) == -1
