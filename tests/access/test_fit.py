"""Nothing is cut off: not in a small window, and not where the text is twice as large."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTabBar,
    QToolButton,
    QWidget,
)

from tests.conftest import STORY
from tests.window import Window, text_of

ADDRESSES = [
    STORY,
    "tab/stories",
    "tab/calendar",
    "session/gcm-thematic-3",
    "person/louise-arbour",
    "tab/people",
    "tab/documents",
    "document/a-res-71-280",
    "search/?q=migration",
    "search/?q=migratoin",
    "help/search",
    "edition/about",
    "person/louise-arbor",
]
SHEETS = ["settings", "shortcuts", "about", "open_address", "as_of"]
SIZES = [(1024, 700, 100), (1440, 900, 150), (1300, 840, 175), (1440, 900, 200), (1024, 700, 200)]
HARDEST = SIZES[-1]
"""Tried each time; the others take their time, and go with the long trials."""


@pytest.fixture(
    params=[pytest.param(one, marks=() if one == HARDEST else pytest.mark.soak) for one in SIZES],
    ids=["{}x{} at {} %".format(*size) for size in SIZES],
)
def sized(request, window):
    width, height, zoom = request.param
    window.resize(width, height)
    window.context.settings["interface_zoom"] = zoom  # nor when it grows in a window that is there
    window.resize(width, height)
    assert window.frame.size().toTuple() == (width, height), "the window does not get so small"
    yield window
    window.context.settings["interface_zoom"] = 100


def faults_of(top: QWidget) -> list[str]:
    """Everything in view whose words are not to be read whole, or whole in a tooltip."""
    faults = []
    for widget in top.findChildren(QWidget):
        if widget.isVisible() and is_words(widget):
            why = fault_of(widget, top)
            if why:
                name = type(widget).__name__
                faults.append(f"{name} “{text_of(widget) or widget.accessibleName()}” {why}")
    for head in top.findChildren(QHeaderView):
        faults += [f"column “{words}” has no room" for words in cut_columns(head)]
    return faults


def cut_columns(head: QHeaderView) -> list[str]:
    """Return what stands over columns that are too narrow for it, without saying so by “…”."""
    if not head.isVisible() or head.orientation() is not Qt.Orientation.Horizontal:
        return []
    model, cut = head.model(), []
    for column in range(head.count()):
        words = str(model.headerData(column, head.orientation()) or "")
        tip = model.headerData(column, head.orientation(), Qt.ItemDataRole.ToolTipRole)
        is_told = tip and head.textElideMode() is not Qt.TextElideMode.ElideNone
        if head.sectionSize(column) < head.sectionSizeHint(column) and not is_told:
            cut.append(words)
    return cut


def is_words(widget: QWidget) -> bool:
    if isinstance(widget, QTabBar):
        return True
    if not isinstance(widget, (QLabel, QAbstractButton, QLineEdit)):
        return False
    is_part = isinstance(widget.parentWidget(), (QLineEdit, QTabBar))
    is_picture = isinstance(widget, QToolButton) and not widget.icon().isNull()
    if is_picture and widget.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly:
        return False
    return not is_part and bool(text_of(widget))


def fault_of(widget: QWidget, top: QWidget) -> str:
    if isinstance(widget, QTabBar):
        last = widget.tabRect(
            max(place for place in range(widget.count()) if widget.isTabVisible(place))
        )
        return "" if widget.rect().contains(last) and in_view(widget, top) else "has cut tabs"
    if not in_view(widget, top):
        return "is cut by what holds it"
    if not holds(widget) and not (widget.toolTip() and "…" in text_of(widget)):
        return f"has no room: {widget.size().toTuple()} of {widget.sizeHint().toTuple()}"
    return ""


def in_view(widget: QWidget, top: QWidget) -> bool:
    """Whether no ancestor cuts it at its sides; what scrolls may go on above and below."""
    parent, rect = widget.parentWidget(), widget.geometry()
    while parent is not None and widget is not top:
        if isinstance(parent.parentWidget(), QAbstractScrollArea):
            rect = QRect(rect.x(), 0, rect.width(), 1)
        if not parent.rect().contains(rect):
            return False
        if parent is top:
            return True
        rect = QRect(parent.mapToParent(rect.topLeft()), rect.size())
        parent = parent.parentWidget()
    return True


def holds(widget: QWidget) -> bool:
    """Whether a widget is large enough for its words."""
    words = text_of(widget).replace("&&", "&")
    if isinstance(widget, QLabel):
        room = widget.contentsRect()
        if widget.wordWrap():
            flags = Qt.TextFlag.TextWordWrap
            return widget.fontMetrics().boundingRect(room, flags, words).height() <= room.height()
        return widget.sizeHint().width() <= widget.width() + 1
    if isinstance(widget, QLineEdit):
        return widget.fontMetrics().height() <= widget.height()
    needed = widget.fontMetrics().horizontalAdvance(words)
    return needed <= widget.width() and widget.fontMetrics().height() <= widget.height()


def faults_of_rows(window: Window) -> list[str]:
    """Rows that could be cut, as their delegates do with “…”, and say the whole nowhere."""
    return [
        f"row “{index.data()}” of “{view.accessibleName()}”"
        for view in window.seen(QAbstractItemView)
        for index in (view.indexAt(QPoint(20, y)) for y in range(4, view.height(), 40))
        if index.isValid() and index.data(Qt.ItemDataRole.ToolTipRole) is None and is_entry(index)
    ]


def is_entry(index) -> bool:
    return bool(index.flags() & Qt.ItemFlag.ItemIsSelectable)


def test_every_word_of_every_view_fits(sized):
    faults = []
    for address in ADDRESSES:
        sized.go(address)
        faults += [f"{address}: {one}" for one in faults_of(sized.frame) + faults_of_rows(sized)]
    assert not faults, "\n".join(faults)


def test_every_word_of_every_dialog_fits(sized):
    faults = []
    for name in SHEETS:
        sized.context.actions[name].trigger()
        sized.settle()
        (sheet,) = [one for one in sized.app.desk._sheets.values() if one.isVisible()]
        sheet.resize(sheet.size().boundedTo(sized.frame.size()))
        sized.settle()
        faults += [f"{name}: {one}" for one in faults_of(sheet)]
        sheet.close()
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("address", ["tab/people", "tab/documents", "tab/stories"])
def test_columns_widen_with_their_text(window, address):
    window.resize(1300, 840)
    window.go(address)
    try:
        for zoom in (125, 150, 175):
            window.context.settings["interface_zoom"] = zoom
            window.settle()
            assert faults_of(window.frame) == []
    finally:
        window.context.settings["interface_zoom"] = 100


def test_columns_that_had_no_room_come_back_as_wide_as_they_are_drawn(window):
    window.go("tab/stories")
    at = {}
    try:
        for width, zoom in ((1000, 100), (1000, 150), (1024, 100), (1440, 100)):
            window.resize(width, 900)
            window.context.settings["interface_zoom"] = zoom
            window.settle()
            at[width, zoom] = window.view.columns.sizes()
    finally:
        window.context.settings["interface_zoom"] = 100
    facets, listed, _, related = at[1440, 100]
    assert (facets, listed, related) == (220, 352, 264)
    assert at[1024, 100][1] == 316
