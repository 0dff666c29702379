"""What holds of every input: come to by Tab both ways, named, whole when large or mirrored."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.qt.icons import Icons
from desktop.qt.theme import Theme
from tests.core.reader.pages import RESOURCES
from tests.widgets.fields.panel import Panel

TAB, BACK = Qt.Key.Key_Tab, Qt.Key.Key_Backtab


@pytest.fixture(params=["plain", "large", "mirrored", "large mirrored"])
def panel(request, qapp, show):
    font, palette = qapp.font(), qapp.palette()
    theme = Theme(RESOURCES, "light", 200 if "large" in request.param else 100)
    if "mirrored" in request.param:
        qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    theme.apply()
    icons = Icons(theme)
    icons.load_now()
    panel = Panel(theme, icons)
    form = QWidget()
    form.setLayout(QVBoxLayout())
    form.layout().addWidget(panel)
    panel.kept = theme, form
    show(form, theme.px(680), theme.px(1100))
    yield panel
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    qapp.setStyleSheet("")
    qapp.setFont(font)  # a theme's sizes are multiples of the system's
    qapp.setPalette(palette)


def stops(panel, key):
    """Go round once by Tab, or backwards, and return what had the keyboard."""
    panel.frames["Headline"].take_focus()
    found = [panel.window().focusWidget()]
    for _ in range(80):
        QTest.keyClick(panel.window().focusWidget(), key)
        if panel.window().focusWidget() is found[0]:
            return found
        found.append(panel.window().focusWidget())
    raise AssertionError("Tab does not come round")


def test_tab_comes_to_everything_both_ways_and_each_says_what_it_is(panel):
    onwards, backwards = stops(panel, TAB), stops(panel, BACK)
    assert backwards == [onwards[0], *onwards[:0:-1]]
    unnamed = [w for w in onwards if not w.accessibleName() and not getattr(w, "text", str)()]
    assert unnamed == []
    for frame in panel.frames.values():
        inputs = [w for w in onwards if frame.isAncestorOf(w)]
        assert inputs, frame.label
        frame.take_focus()
        assert panel.window().focusWidget() in inputs


def test_nothing_is_cut_or_outside_its_place(panel):
    QApplication.processEvents()
    cut = []
    for label in panel.findChildren(QLabel):
        is_line = label.isVisible() and label.text() and not label.wordWrap()
        if is_line and label.sizeHint().width() > label.width() + 1:
            cut.append(label.text())
    for button in panel.findChildren(QAbstractButton):
        if button.isVisible() and button.sizeHint().width() > button.width() + 1:
            cut.append(button.text() or button.accessibleName())
    for line in panel.findChildren(QLineEdit):
        if line.isVisible() and line.fontMetrics().height() > line.contentsRect().height():
            cut.append(line.accessibleName())
    assert cut == []


def test_frames_do_not_overlap(panel):
    QApplication.processEvents()
    frames = list(panel.frames.values())
    for number, frame in enumerate(frames):
        for other in frames[number + 1 :]:
            assert not frame.geometry().intersects(other.geometry()), (frame.label, other.label)


def test_a_theme_chosen_while_the_form_is_open_is_worn_and_survives_the_form(panel, qapp):
    theme, _form = panel.kept
    before = panel.frames["Headline"].field.height()
    zoom = 100 if theme.scale > 1.5 else 200
    theme.choose("dark", zoom)
    QApplication.processEvents()
    assert (panel.frames["Headline"].field.height() > before) == (zoom == 200)
    panel.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    theme.choose("light")
