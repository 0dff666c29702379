"""A reader of Chinese has the edition's characters drawn once; nobody else has."""

import pytest

from desktop.core.reader.look import READING_PX
from desktop.qt.theme import reading_families
from desktop.views import glyphs_ahead
from desktop.views.glyphs_ahead import GlyphsAhead
from tests.window import wait_until

STORY = "story/governance-session-brief-and-agenda"
OTHER = "story/second-revised-draft"


@pytest.fixture
def drawn(monkeypatch):
    found = []

    def draw(characters, fonts, _ratio):
        found.append((characters, [(font.family(), font.pixelSize()) for font in fonts]))
        yield

    monkeypatch.setattr(glyphs_ahead, "draw_ahead", draw)
    return found


def list_fonts(window):
    theme = window.context.theme
    return theme.font("headline", 600), theme.font()


def settle(window):
    window.settle()
    ahead = window.frame.findChildren(GlyphsAhead)
    wait_until(lambda: all(each.is_idle for each in ahead) and window.context.jobs.is_idle)
    wait_until(lambda: all(each.is_idle for each in ahead))


def test_characters_are_drawn_once_for_a_reader_of_chinese(window, drawn):
    window.go(STORY)
    settle(window)
    assert drawn == []
    window.choose("中文", window.named("Language of the content"))
    settle(window)
    characters = drawn[0][0]
    assert {"移", "民"} <= set(characters[:50])
    assert {each for each, _ in drawn} == {characters}
    in_page = (reading_families("zh")[0], window.context.theme.px(READING_PX))
    in_list = [(font.family(), font.pixelSize()) for font in list_fonts(window)]
    assert sorted(fonts for _, fonts in drawn) == sorted([[in_page], in_list])
    for address in (OTHER, STORY):
        window.go(address)
        settle(window)
        assert len(drawn) == 2
    window.context.settings["reading_zoom"] = 125
    settle(window)
    assert len(drawn) == 3, "the list is as it was"
