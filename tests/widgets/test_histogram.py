"""Years are chosen by click, by drag and by key; a second time lets every year in again."""

import pytest
from PySide6.QtCore import QPoint, Qt

from desktop.widgets.histogram import YearHistogram
from tests.widgets.typing_text import type_text

YEARS = [(2015, 0), (2016, 3), (2017, 14), (2018, 9)]
LEFT, RIGHT = Qt.Key.Key_Left, Qt.Key.Key_Right
SHIFT = Qt.KeyboardModifier.ShiftModifier
BUTTON = Qt.MouseButton.LeftButton


@pytest.fixture
def histogram(theme, show):
    histogram = YearHistogram(theme)
    histogram.show_years(YEARS, None)
    show(histogram, 240, 60)
    histogram.told = []
    histogram.range_changed.connect(histogram.told.append)
    return histogram


def place(histogram, year):
    """Return the middle of a year's bar, counted by hand from the reading side."""
    number = [each for each, _ in YEARS].index(year)
    if histogram.layoutDirection() is Qt.LayoutDirection.RightToLeft:
        number = len(YEARS) - 1 - number
    edge = histogram._theme.px(16)
    width = (histogram.width() - 2 * edge) / len(YEARS)
    return QPoint(round(edge + (number + 0.5) * width), 20)


def drag(qtbot, histogram, first, last):
    qtbot.mousePress(histogram, BUTTON, pos=place(histogram, first))
    qtbot.mouseMove(histogram, place(histogram, last))
    qtbot.mouseRelease(histogram, BUTTON, pos=place(histogram, last))


@pytest.mark.parametrize(
    "direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft]
)
@pytest.mark.parametrize(
    ("first", "last", "chosen"),
    [
        (2017, 2017, (2017, 2017)),
        (2016, 2018, (2016, 2018)),
        (2018, 2016, (2016, 2018)),
        (2015, 2015, (2015, 2015)),
    ],
)
def test_a_click_and_a_drag_choose(qtbot, histogram, direction, first, last, chosen):
    histogram.setLayoutDirection(direction)
    drag(qtbot, histogram, first, last)
    assert histogram.told == [chosen]


def test_the_same_again_lets_every_year_in(qtbot, histogram):
    histogram.show_years(YEARS, (2017, 2017))
    drag(qtbot, histogram, 2017, 2017)
    assert histogram.told == [None]


def test_beside_the_bars_the_nearest_is_meant_and_another_button_means_none(qtbot, histogram):
    qtbot.mouseClick(histogram, Qt.MouseButton.RightButton, pos=place(histogram, 2017))
    assert histogram.told == []
    qtbot.mouseClick(histogram, BUTTON, pos=QPoint(1, 5))
    qtbot.mouseClick(histogram, BUTTON, pos=QPoint(histogram.width() - 1, 5))
    assert histogram.told == [(2015, 2015), (2018, 2018)]


@pytest.mark.parametrize(
    ("direction", "forward", "back"),
    [
        (Qt.LayoutDirection.LeftToRight, RIGHT, LEFT),
        (Qt.LayoutDirection.RightToLeft, LEFT, RIGHT),
    ],
)
def test_keys_walk_in_the_direction_of_time(qtbot, histogram, direction, forward, back):
    histogram.setLayoutDirection(direction)
    for key in (forward, forward, forward, forward, back, Qt.Key.Key_Space):
        qtbot.keyClick(histogram, key)
    qtbot.keyClick(histogram, back)
    qtbot.keyClick(histogram, Qt.Key.Key_Return)
    assert histogram.told == [(2017, 2017), (2016, 2016)]


def test_shift_with_arrows_widens_the_range(qtbot, histogram):
    qtbot.keyClick(histogram, RIGHT)
    qtbot.keyClick(histogram, RIGHT, SHIFT)
    assert histogram.told == [(2016, 2017)]
    histogram.show_years(YEARS, (2016, 2017))
    qtbot.keyClick(histogram, RIGHT, SHIFT)
    assert histogram.told[-1] == (2016, 2018)


def test_letters_of_any_script_pass_by(histogram):
    type_text(histogram, "aжم移🙂")
    assert histogram.told == []


@pytest.mark.parametrize(
    ("years", "is_shown"), [([], False), (YEARS[:1], False), (YEARS[:2], True), (YEARS, True)]
)
def test_one_year_is_no_choice(histogram, years, is_shown):
    histogram.show_years(years, None)
    assert histogram.isVisible() == is_shown


def test_fewer_years_than_before_keep_the_keyboard_inside(qtbot, histogram):
    for _ in range(3):
        qtbot.keyClick(histogram, RIGHT)
    histogram.show_years(YEARS[:2], None)
    qtbot.keyClick(histogram, Qt.Key.Key_Space)
    assert histogram.told == [(2016, 2016)]


def test_a_reader_of_screens_hears_the_counts_and_what_is_on(histogram):
    histogram.show_years(YEARS, (2016, 2017))
    assert histogram.accessibleName() == "Year"
    said = histogram.accessibleDescription()
    assert said == "on: 2016–2017. 2015: 0, 2016: 3, 2017: 14, 2018: 9"
    assert histogram.chosen == (2016, 2017)


def test_bars_are_as_high_as_their_counts_and_those_on_are_coloured(histogram, theme):
    histogram.show_years(YEARS, (2018, 2018))
    image = histogram.grab().toImage()

    def height(year, token):
        colour = theme.colour(token).rgb()
        x = place(histogram, year).x()
        return sum(image.pixel(x, y) == colour for y in range(image.height()))

    assert height(2017, "line2") > height(2016, "line2") > height(2015, "line2") > 0
    assert height(2018, "accent") > height(2016, "line2")
    assert height(2017, "accent") == 0
