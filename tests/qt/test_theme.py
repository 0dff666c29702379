"""Colours, sizes and icons reach every widget from one place: it must give what the tokens say."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from desktop.core.reader.look import script_of
from desktop.qt.icons import GLYPHS, MIRRORED, Icons
from desktop.qt.look import make_look
from desktop.qt.theme import SIZES, Theme, asks_for_contrast
from tests.core.test_theme_tokens import DARK, LIGHT, RESOURCES

ROOT = Path(__file__).parents[2]


@pytest.fixture
def theme(qapp):
    """Return a theme; what it sets on the application is put back."""
    before = qapp.palette(), qapp.font(), qapp.styleSheet()
    yield Theme(RESOURCES, "light")
    qapp.setStyleSheet(before[2])
    qapp.setFont(before[1])
    qapp.setPalette(before[0])


def test_a_choice_reaches_palette_and_sheet_and_is_told_last(qapp, theme):
    told = []
    theme.changed.connect(lambda: told.append(qapp.palette().color(QPalette.ColorRole.Window)))
    theme.apply()
    theme.choose("dark")
    assert told == [QColor(LIGHT["desk"]), QColor(DARK["desk"])]
    assert theme.is_dark
    assert theme.colour("ink") == QColor(DARK["ink"])
    assert DARK["paper"].lower() in qapp.styleSheet().lower()
    assert LIGHT["paper"].lower() not in qapp.styleSheet().lower()


def test_a_widget_hears_of_a_change_as_often_as_those_above_it(qapp, qtbot, theme):
    """Qt's own way tells each widget once for all above it: seconds, where a form is open."""
    theme.apply()
    heard = {}

    class Heard(QLineEdit):
        def changeEvent(self, event):
            heard[self] = heard.get(self, 0) + (event.type() == QEvent.Type.PaletteChange)
            super().changeEvent(event)

    outer = QWidget()
    qtbot.addWidget(outer)
    shallow, place = Heard(outer), outer
    for _ in range(8):
        place = QWidget(place)
    deep = Heard(place)
    outer.show()
    heard.clear()
    theme.choose("dark")
    assert heard[deep] <= heard[shallow] + 8
    assert deep.palette().color(QPalette.ColorRole.Text) == QColor(DARK["ink"])


ENDS_WIDGETS = """
import gc, sys
from pathlib import Path
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QToolButton
from desktop.qt.theme import Theme
app = QApplication([])
theme = Theme(Path(sys.argv[1]), "light")
theme.apply()
for number in range(60):
    button = QToolButton()
    button.style().polish(button)  # known to the sheet, but not polished as shown widgets are
    theme.choose("dark" if number % 2 else "light")
    button.style().polish(button)
    del button
    gc.collect()
    others = [QToolButton() for _ in range(number)]
    app.setFont(QFont("Sans", 9))
    app.setStyleSheet("QToolButton { color: red }")
"""


def test_a_widget_may_end_after_any_change(qapp):
    """Qt looked for widgets that had gone, and the program ended with a segmentation fault."""
    command = [sys.executable, "-c", ENDS_WIDGETS, str(RESOURCES)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_text_on_its_ground_is_the_designs_pair(qapp, theme):
    theme.apply()
    roles = QPalette.ColorRole
    pairs = [
        (roles.WindowText, "ink"),
        (roles.Window, "desk"),
        (roles.Text, "ink"),
        (roles.Base, "raised"),
        (roles.HighlightedText, "ink"),
        (roles.Highlight, "soft"),
        (roles.PlaceholderText, "ink3"),
        (roles.Link, "accent"),
    ]
    for role, token in pairs:
        assert qapp.palette().color(role) == QColor(LIGHT[token])
    disabled = qapp.palette().color(QPalette.ColorGroup.Disabled, roles.Text)
    assert disabled == QColor(LIGHT["ink3"])


@pytest.mark.parametrize("zoom", [80, 100, 150, 200])
def test_zoom_multiplies_every_length_and_font(theme, zoom):
    base = theme.scale
    theme.choose(zoom=zoom)
    assert theme.scale == pytest.approx(base * zoom / 100)
    assert theme.px(100) == round(100 * theme.scale)
    assert theme.px(0.001) == 1
    for name, size in SIZES.items():
        assert theme.font(name).pixelSize() == theme.px(size)
    assert make_look(theme, 2.0).px(17) == round(17 * theme.scale * 2)


def test_zooming_again_starts_from_the_systems_size_not_from_the_last_zoom(theme):
    theme.choose(zoom=200)
    theme.choose(zoom=200)
    grown = theme.px(100)
    theme.choose(zoom=100)
    assert grown == pytest.approx(2 * theme.px(100), abs=1)


@pytest.mark.parametrize(
    ("code", "has_colour"),
    [("10.7", True), ("10", True), ("17.18", True), ("0.1", False), ("18", False), ("", False)],
)
def test_a_target_has_its_goals_colour(theme, code, has_colour):
    colour = theme.goal_colour(code)
    assert (colour is not None) == has_colour
    assert colour is None or colour.isValid()


def test_a_page_can_be_set_in_every_language(theme):
    look = make_look(theme, 1.0)
    for lang in ("en", "ar", "zh"):
        assert look.serif[script_of(lang)].startswith("'")


def is_inked(image):
    return any(
        image.pixelColor(x, y).alpha() > 128
        for x in range(image.width())
        for y in range(image.height())
    )


def test_icons_come_when_they_are_loaded_and_change_with_the_theme(qtbot, theme):
    icons, button = Icons(theme), QToolButton()
    qtbot.addWidget(button)
    icons.attach(button, "search")
    assert not is_inked(button.icon().pixmap(32, 32).toImage())
    assert not is_inked(icons.pixmap("search", 16, "ink2", 1.0).toImage())
    with qtbot.waitSignal(icons.loaded):
        icons.load_now()
    light = button.icon().pixmap(32, 32).toImage()
    assert is_inked(light)
    theme.choose("dark")
    assert button.icon().pixmap(32, 32).toImage() != light


def test_every_icon_draws_something_of_its_own(qtbot, theme):
    icons = Icons(theme)
    icons.load_now()
    drawn = {}
    for name, glyph in GLYPHS.items():
        image = icons.pixmap(name, 24, "ink", 1.0).toImage()
        assert is_inked(image), name
        drawn.setdefault(glyph, image)
        assert drawn[glyph] == image
    assert set(GLYPHS) >= MIRRORED


def test_high_contrast_reaches_the_sheet_and_is_asked_of_a_system_that_knows(qapp, theme):
    theme.choose("contrast")
    assert theme.is_contrast
    assert theme.colour("ink3") == theme.colour("ink")
    assert LIGHT["ink3"].lower() not in qapp.styleSheet().lower()
    theme.choose("system")
    assert theme.is_contrast == asks_for_contrast()
