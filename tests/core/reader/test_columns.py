"""A person's page over the whole width: nothing of it may be lost, and paper has no figures."""

import pytest

from db.figures import Role, Roles
from db.records import Fact, Facts, Link, LinkGroup, Links, Page, Plate, Prose
from db.values import replace
from desktop.core.lines import Face
from desktop.core.reader.columns import Columns, is_spread, spread
from desktop.core.reader.compose import compose
from desktop.core.reader.markup import face_of_source, is_large_plate, plate_source, tile_of_source
from tests.core.reader.pages import make_look

ROLES = Roles((Role("Envoy", "2017/2018", is_held=True),), "2017-06-19", 1, "Titles")
SESSION = Link("session", "s3", "Third session", reason="Chair", date="2017-06-19/2017-06-20")
STORY = Link("story", "news", "Envoy named", reason="Named in the text", date="2017-03-09")
SEATED = Link("person", "other", "Another", context="Minister", plate=Plate("Mexico", "state"))


def page(*blocks, **fields):
    return Page("person", "envoy", "en", "Louise", blocks=blocks, **fields)


FULL = page(
    ROLES,
    Facts((Fact("2017–2018", "Envoy"),), "Titles"),
    Prose("<p>Born somewhere.</p>"),
    Links("In sessions", (SESSION,)),
    lead="Envoy\nSecretary-General",
    related=(
        LinkGroup("person", "People", (SEATED,)),
        LinkGroup("story", "Stories", (STORY,)),
    ),
)


def html(shown, **how):
    return compose(shown, make_look(), "en", "1", **how).html


def test_columns_hold_sessions_and_text_beside_stories_first():
    first, columns, rest = spread(FULL)
    assert first is ROLES
    assert isinstance(columns, Columns)
    assert [type(block) for block in columns.left] == [Links, Prose]
    assert [block.heading for block in columns.right] == ["Stories", "People"]
    assert isinstance(rest, Facts)


@pytest.mark.parametrize(
    "shown",
    [
        page(Facts((Fact("2017", "Envoy"),))),
        Page("story", "news", "en", "Envoy named", blocks=(ROLES,)),
    ],
)
def test_other_pages_keep_their_one_column(shown):
    assert not is_spread(shown)
    assert html(shown, is_wide=True) == html(shown)


@pytest.mark.parametrize("lacking", [{"related": ()}, {"blocks": (ROLES,)}])
def test_nothing_stands_alone_in_half_a_page(lacking):
    assert not any(isinstance(block, Columns) for block in spread(replace(FULL, **lacking)))


def test_every_word_of_the_page_is_in_both_forms():
    for shown in (html(FULL), html(FULL, is_wide=True)):
        for word in ("Envoy", "Secretary-General", "Born somewhere", "Third session", "Chair"):
            assert word in shown
    assert "Envoy named" in html(FULL, is_wide=True), "what stood beside the page stands in it"


def test_every_title_held_has_its_line():
    assert "Envoy<br>Secretary-General" in html(FULL)


def test_the_figure_has_room_and_words_on_screen_and_none_on_paper():
    assert '<img src="figure:roles" alt="Envoy, 2017–2018, held on 19 Jun 2017.">' in html(FULL)
    assert "figure:" not in html(FULL, is_paper=True)


def test_sessions_have_their_tiles_and_people_their_plates():
    shown = html(FULL, is_wide=True)
    assert 'alt="19–20 Jun"' in shown
    assert "plate:state-held:Mexico" in shown


def test_the_outline_reaches_both_columns():
    toc = [title for _, _, title in compose(FULL, make_look(), is_wide=True).toc]
    assert toc == ["In sessions", "Biography", "Stories", "People", "Titles"]


@pytest.mark.parametrize("is_large", [True, False])
@pytest.mark.parametrize("face", [Face("Mexico"), Face("A-large:1", is_state=False)])
def test_a_large_plate_is_the_same_plate(face, is_large):
    source = plate_source(face, is_large=is_large)
    assert (face_of_source(source), is_large_plate(source)) == (face, is_large)


@pytest.mark.parametrize(
    "source", ["tile:known:1", "tile:other:1:2", "plate:known:1:2", "tile:known:1:2:3", "x"]
)
def test_only_our_own_tiles_are_painted(source):
    assert tile_of_source(source) is None


def test_a_name_in_another_script_is_set_in_its_own_face():
    shown = page(Facts((Fact("العربية", "لويز", lang="ar"),)))
    assert '<span lang="ar" class="in-ar">لويز</span>' in html(shown)
    assert "span.in-ar { font-family:" in compose(shown, make_look()).sheet
