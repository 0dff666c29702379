"""The history beside a form: revisions are walked and compared, and the words that changed said."""

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel, QListView, QPushButton, QTextBrowser, QToolButton

from desktop.widgets.history_drawer import HistoryDrawer
from desktop.widgets.revision_list import RevisionRow
from desktop.widgets.word_diff import FieldDiff, count_changed, sentence, shortened

ROWS = [
    RevisionRow(6, "You", "unsaved", "Both dates", is_current=True),
    RevisionRow(5, "M. Okafor", "12 Oct 2022", "One word", "Published", is_published=True),
    RevisionRow(4, "L. Duarte", "30 Aug 2022", "Three moderators"),
    RevisionRow(3, "L. Duarte", "2 Mar 2021", "A source"),
]
DATE = FieldDiff("Dateline", [("removed", "8 June"), ("same", " "), ("added", "6 June 2017")])
BODY = FieldDiff(
    "Body", [("same", "now two "), ("removed", "<b>docs</b>"), ("same", " to work")], False, "L. D."
)


@pytest.fixture
def drawer(theme, icons, show):
    drawer = HistoryDrawer(theme, icons)
    drawer.show_rows(ROWS)
    show(drawer, 440, 760)
    drawer.take_focus()
    drawer.told = []
    drawer.revision_chosen.connect(drawer.told.append)
    drawer.compare_wanted.connect(lambda older, newer: drawer.told.append((older, newer)))
    drawer.restore_wanted.connect(lambda number: drawer.told.append(f"restore {number}"))
    drawer.closed.connect(lambda: drawer.told.append("closed"))
    return drawer


def listed(drawer):
    return drawer.findChild(QListView)


def button(drawer, words):
    found = [b for b in drawer.findChildren(QPushButton) if b.text() == words and b.isVisible()]
    return found[0] if found else None


def page(drawer):
    return drawer.findChild(QTextBrowser)


def said(drawer):
    labels = (label for label in drawer.findChildren(QLabel) if label.isVisible())
    return [label.text().replace("\u2068", "").replace("\u2069", "") for label in labels]


def click_row(drawer, row):
    view = listed(drawer)
    place = view.visualRect(view.model().index(row, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_every_revision_says_itself(drawer):
    model: QAbstractItemModel = listed(drawer).model()
    assert [model.index(row, 0).data() for row in range(4)] == [
        "Now, You, unsaved, Both dates",
        "Revision 5, M. Okafor, Published, 12 Oct 2022, One word",
        "Revision 4, L. Duarte, 30 Aug 2022, Three moderators",
        "Revision 3, L. Duarte, 2 Mar 2021, A source",
    ]
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    drawer.show_rows(ROWS[:2])
    tester.deleteLater()


def test_keys_and_clicks_choose_and_the_owner_does_not(drawer):
    assert drawer.told == []
    QTest.keyClick(listed(drawer), Qt.Key.Key_Down)
    click_row(drawer, 3)
    drawer.select_revision(4)
    drawer.show_rows(ROWS)
    assert drawer.told == [5, 3]
    assert listed(drawer).currentIndex().row() == 2


def test_a_comparison_shows_words_counts_and_what_can_be_restored(drawer):
    assert button(drawer, "Restore revision 5") is None
    drawer.show_diff(5, 6, [DATE, BODY])
    assert {"Revision 5 → Now", "+3", "−3", "words"} <= set(said(drawer))
    assert page(drawer).toPlainText().replace("\xa0", " ") == (
        "Dateline\n8 June 6 June 2017\nBody L. D.\nnow two <b>docs</b> to work"
    )
    assert page(drawer).accessibleDescription() == (
        "Dateline: removed: 8 June, added: 6 June 2017. Body (L. D.): removed: <b>docs</b>."
    )
    QTest.mouseClick(button(drawer, "Restore revision 5"), Qt.MouseButton.LeftButton)
    assert drawer.told == ["restore 5"]


def test_colour_is_not_all_that_tells_removed_from_added(drawer):
    drawer.show_diff(5, 6, [DATE])
    block = page(drawer).document().begin().next()
    lines = {}
    iterator = block.begin()
    while not iterator.atEnd():
        form = iterator.fragment().charFormat()
        lines[iterator.fragment().text()] = (form.fontStrikeOut(), form.fontUnderline())
        iterator += 1
    assert (lines["8 June"], lines["6 June 2017"]) == ((True, False), (False, True))


def test_two_without_a_difference_say_so(drawer):
    drawer.show_diff(4, 5, [])
    assert page(drawer).toPlainText() == "Nothing changed between these two."


def test_two_others_are_picked_by_mouse_or_keys(drawer):
    QTest.mouseClick(button(drawer, "Compare others"), Qt.MouseButton.LeftButton)
    assert button(drawer, "Choose two above") is not None
    click_row(drawer, 1)
    click_row(drawer, 3)
    assert drawer.told == [(3, 5)]
    assert button(drawer, "Compare others") is not None
    QTest.mouseClick(button(drawer, "Compare others"), Qt.MouseButton.LeftButton)
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Space):
        QTest.keyClick(listed(drawer), key)
    assert drawer.told == [(3, 5), (5, 6)]


def test_escape_ends_the_picking_first_and_then_closes(drawer):
    QTest.mouseClick(button(drawer, "Compare others"), Qt.MouseButton.LeftButton)
    QTest.keyClick(listed(drawer), Qt.Key.Key_Escape)
    assert drawer.told == []
    assert button(drawer, "Compare others") is not None
    QTest.keyClick(listed(drawer), Qt.Key.Key_Escape)
    assert drawer.told == ["closed"]


def test_the_cross_closes(drawer):
    cross = next(
        b for b in drawer.findChildren(QToolButton) if b.accessibleName() == "Close the history"
    )
    QTest.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert drawer.told == ["closed"]


@pytest.mark.parametrize(
    "direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft]
)
def test_the_bar_of_the_chosen_row_is_at_the_leading_edge(drawer, theme, direction):
    drawer.setLayoutDirection(direction)
    view = listed(drawer)
    image = view.viewport().grab().toImage()
    is_left = direction is Qt.LayoutDirection.LeftToRight
    x = 2 if is_left else view.viewport().width() - 3
    assert image.pixelColor(x, 28) == theme.colour("accent")
    assert image.pixelColor(view.viewport().width() - 1 - x, 28) != theme.colour("accent")


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([("same", "a b"), ("added", "c")], [("same", "a b"), ("added", "c")]),
        (
            [("same", "word " * 50), ("added", "x"), ("same", "word " * 50)],
            [
                ("same", "… " + "word " * 11),
                ("added", "x"),
                ("same", "word " * 11 + "word …"),
            ],
        ),
        ([("added", "word " * 50)], [("added", "word " * 50)]),
    ],
)
def test_long_stretches_that_are_the_same_are_cut_to_the_words_next_to_a_change(spans, expected):
    made = shortened(spans)
    assert [sort for sort, _ in made] == [sort for sort, _ in expected]
    for (_, text), (_, wanted) in zip(made, expected, strict=True):
        assert text.split() == wanted.split()


def test_words_are_counted_and_said():
    assert count_changed([DATE, BODY]) == (3, 3)
    assert sentence(DATE) == "Dateline: removed: 8 June, added: 6 June 2017."
