"""A name from an edition in a tooltip is shown as it is written: Qt would take it for HTML."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QHelpEvent, Qt, QTextDocument
from PySide6.QtWidgets import QApplication, QListView, QPushButton, QToolTip

from desktop.qt.tips import plain_tip
from desktop.widgets.facet_list import Choice, FacetList
from desktop.widgets.pane_header import Crumbs


class Document(QTextDocument):
    """What a tooltip makes of rich text, with what it asks for."""

    def __init__(self, html):
        super().__init__()
        self.asked = []
        self.setHtml(html)

    def loadResource(self, kind, name):
        self.asked.append(name.toString())
        return super().loadResource(kind, name)


HOSTILE = '<img src="file:///bait.png"><b>Title</b>'


def words_of(tip):
    if not Qt.mightBeRichText(tip):
        return tip, []
    document = Document(tip)
    document.size()
    return document.toPlainText(), document.asked


@pytest.mark.parametrize(
    "text",
    ["Plain", "a < b > c", HOSTILE, "<qt>x</qt>", "&lt;b&gt; & more", "</qt><img src=x>", ""],
)
def test_a_tip_says_what_was_written_and_asks_for_nothing(qapp, text):
    assert words_of(plain_tip(text)) == (text, [])


def test_the_trap_would_spring(qapp):
    assert "/bait.png" in words_of(HOSTILE)[1]


def test_a_facet_and_the_way_down_show_hostile_names_as_words(theme, show, qtbot):
    facet, crumbs = FacetList(theme, "issues", "Issue"), Crumbs()
    facet.show_choices([Choice("x", HOSTILE, 1)])
    crumbs.show_crumbs([("process/x", HOSTILE)])
    show(crumbs)
    show(facet, 240, 200)
    view = facet.findChild(QListView)
    place = view.visualRect(view.model().index(0, 0)).center()
    help_event = QHelpEvent(
        QHelpEvent.Type.ToolTip, place, view.viewport().mapToGlobal(QPoint(place))
    )
    QApplication.sendEvent(view.viewport(), help_event)
    tips = [QToolTip.text(), crumbs.findChild(QPushButton).toolTip()]
    QToolTip.hideText()
    assert [words_of(tip) for tip in tips] == [(HOSTILE, [])] * 2
