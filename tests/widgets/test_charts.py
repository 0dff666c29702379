"""Charts in a page: painted in its width and colours, said in words where they are copied."""

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextDocument

from db.charts import Ballot, Cities, City, Course, Span, Structure
from db.figures import Role, Roles
from db.records import Page
from desktop.core.charts import charts_of, drawing_of
from desktop.core.reader.compose import compose
from desktop.qt.theme import Theme
from desktop.widgets.chart_paint import paint_chart
from desktop.widgets.chart_scene import SceneMaker
from desktop.widgets.document_text import fragments
from desktop.widgets.page_charts import PageCharts
from desktop.widgets.reader_pane import ReaderPane
from tests.core.reader.pages import RESOURCES, make_look

BALLOT = Ballot(
    "vote-1", (("for", "In favour", 6), ("against", "Against", 2), ("not-voting", "Not voting", 2))
)
COURSE = Course("course", "Course", (Span("One", "2016", 2), Span("Two", "2017/..", 3)))
STRUCTURE = Structure(
    "structure", "Structure", "Parts", (("First", ("a", "b " * 60)), ("Second", ("c",)))
)
CITIES = Cities(
    "cities",
    "Where it met",
    (
        City("Нью-Йорк", "us", "New York", 26),
        City("Женева", "ch", "Geneva", 9),
        City("Сантьяго", "cl", "Santiago", 1),
        City("Нигде", "us", "Nowhere", 1),
    ),
)
ALL = (BALLOT, COURSE, STRUCTURE, CITIES)


def scene(theme, chart, width=500, zoom=1.0):
    return SceneMaker(theme, width, zoom).make(drawing_of(chart))


def painted(theme, chart, **wanted):
    given = {"width": 500, "zoom": 1.0, "ratio": 1.0, "is_mirrored": False} | wanted
    width, zoom, ratio = given.pop("width"), given.pop("zoom"), given.pop("ratio")
    return paint_chart(theme, drawing_of(chart), width, zoom, ratio, **given)


@pytest.mark.parametrize("chart", ALL)
@pytest.mark.parametrize("width", [160, 320, 536, 988])
@pytest.mark.parametrize("zoom", [0.8, 1.0, 2.0])
def test_nothing_stands_outside_the_column_and_nothing_is_cut(theme, chart, width, zoom):
    made = scene(theme, chart, width, zoom)
    for item in (*made.boxes, *made.words, *made.labels):
        assert item.rect.left() >= -0.5
        assert item.rect.top() >= -1.5
        assert item.rect.bottom() <= made.height + 1.5
        if item in made.boxes:
            assert item.rect.right() <= width + 2


def test_parts_of_a_bar_fill_it_and_every_one_is_named(theme):
    made = scene(theme, BALLOT)
    bar = [box for box in made.boxes if box.rect.top() == 0]
    assert [round(box.rect.width()) for box in bar] == [300, 100, 100]
    assert [words.text for words in made.words] == ["In favour: 6", "Against: 2", "Not voting: 2"]
    looks = {(box.fill, box.edge, box.pattern) for box in bar}
    assert len(looks) == len({box.pattern for box in bar}) == 3, "colour is never the only sign"


def test_a_small_part_is_still_seen(theme):
    chart = Ballot("vote-1", (("for", "In favour", 9999), ("against", "Against", 1)))
    widths = [box.rect.width() for box in scene(theme, chart).boxes if box.rect.top() == 0]
    assert widths[1] > 2
    assert sum(widths) == pytest.approx(500)


def test_groups_stand_below_each_other_where_the_column_is_narrow(theme):
    wide, narrow = scene(theme, STRUCTURE, 536), scene(theme, STRUCTURE, 250)
    tops = [{words.text: words.rect.top() for words in made.words} for made in (wide, narrow)]
    assert tops[0]["First"] == tops[0]["Second"]
    assert tops[1]["First"] < tops[1]["Second"]


def test_a_bar_starts_where_reading_starts(theme):
    left = painted(theme, BALLOT)
    right = painted(theme, BALLOT, is_mirrored=True)
    colour = theme.colour("bar1")
    assert left.pixelColor(10, 10).name() == right.pixelColor(489, 10).name() == colour.name()
    assert right.pixelColor(10, 10).name() != colour.name()


def test_the_west_of_a_map_is_on_the_left_for_every_reader(theme):
    chart = Cities("cities", "Where it met", CITIES.places[:3])  # without a line below the map
    assert painted(theme, chart) == painted(theme, chart, is_mirrored=True)


def test_what_has_no_name_on_the_map_is_named_below_it(theme):
    made = scene(theme, CITIES)
    assert {label.text for label in made.labels} == {"Нью-Йорк 26", "Женева 9", "Сантьяго 1"}
    assert [words.text for words in made.words] == ["Also Нигде 1"]
    crowd = Cities("cities", "", tuple(City(f"City {n}", "ch", "Geneva", 1) for n in range(30)))
    said = scene(theme, crowd)
    (below,) = said.words
    for n in range(30):
        name = f"City {n} 1"
        assert (name in [label.text for label in said.labels]) != (f"{name}," in f"{below.text},")
    rects = [label.rect for label in said.labels]
    assert not any(a.intersects(b) for a in rects for b in rects if a is not b)


@pytest.mark.parametrize("chart", ALL)
def test_a_chart_is_as_large_the_second_time(theme, chart):
    first = scene(theme, chart, zoom=2.0)
    again = scene(theme, chart, zoom=2.0)
    assert again.height == first.height


def test_each_theme_paints_in_its_own_colours(theme):
    dark = Theme(RESOURCES, "dark")
    for each in (theme, dark):
        assert painted(each, BALLOT).pixelColor(10, 10).name() == each.colour("bar1").name()
    assert theme.colour("bar1") != dark.colour("bar1")


def test_a_picture_is_sharp_on_a_dense_screen(theme):
    one, two = painted(theme, COURSE), painted(theme, COURSE, ratio=2.0)
    assert (two.width(), two.height()) == (2 * one.width(), 2 * one.height())


@pytest.fixture
def reader(theme, show):
    reader = ReaderPane(theme, lambda _slug: None)
    charts = PageCharts(theme, reader)
    show(reader, 700, 500)
    page = Page("document", "x", "en", "X", blocks=ALL)
    reader.show_page(compose(page, make_look()), 1.0)
    charts.show_charts(charts_of(page), 1.0)
    return reader


def sizes(reader):
    images = [
        fragment.charFormat().toImageFormat()
        for _, fragment in fragments(reader.document().begin())
        if fragment.charFormat().isImageFormat()
    ]
    return [(image.name(), round(image.width())) for image in images]


def column(reader):
    form = reader.document().rootFrame().frameFormat()
    return int(reader.viewport().width() - form.leftMargin() - form.rightMargin())


def test_charts_are_as_wide_as_the_column_whatever_its_width(reader):
    for width in (700, 500, 1100):
        reader.resize(width, 500)
        assert dict(sizes(reader)) == dict.fromkeys(
            ("figure:vote-1", "figure:course", "figure:structure", "figure:cities"), column(reader)
        )


def test_a_chart_is_painted_and_not_asked_of_anybody(reader):
    kind = QTextDocument.ResourceType.ImageResource
    image = reader.document().resource(kind.value, QUrl("figure:vote-1"))
    assert image.width() >= column(reader) * reader.devicePixelRatioF() - 1


def test_a_copy_of_the_page_says_its_charts(reader):
    said = reader.plain_text()
    assert "Bar of the vote. In favour: 6, Against: 2, Not voting: 2." in said
    assert "Time axis of the phases: One, 2016; Two, since 2017." in said
    assert "First: a; b" in said
    assert "Map of the cities, with the meetings in each: Нью-Йорк 26, Женева 9" in said


def test_on_paper_charts_are_painted_and_what_moves_is_left_out():
    page = Page(
        "person", "x", "en", "X", blocks=(*ALL, Roles((Role("Chair", "2017"),), "2017-06-19"))
    )
    html = compose(page, make_look(), is_paper=True).html
    assert html.count("figure:") == len(ALL)
    assert "figure:roles" in compose(page, make_look()).html
