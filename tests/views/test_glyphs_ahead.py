"""A reader of Chinese has the edition's characters drawn once; nobody else has."""

import pytest

from desktop.views import glyphs_ahead
from desktop.views.glyphs_ahead import GlyphsAhead
from tests.window import wait_until

STORY = "story/governance-session-brief-and-agenda"
OTHER = "story/second-revised-draft"


@pytest.fixture
def drawn(monkeypatch):
    found = []

    def draw(characters, lang, *_look):
        found.append((characters, lang))
        yield

    monkeypatch.setattr(glyphs_ahead, "draw_ahead", draw)
    return found


def settle(window):
    window.settle()
    ahead = window.view.article.reader.findChildren(GlyphsAhead)
    wait_until(lambda: all(each.is_idle for each in ahead) and window.context.jobs.is_idle)
    wait_until(lambda: all(each.is_idle for each in ahead))


def test_characters_are_drawn_once_for_a_reader_of_chinese(window, drawn):
    window.go(STORY)
    settle(window)
    assert drawn == []
    window.choose("中文", window.named("Language of the content"))
    settle(window)
    ((characters, lang),) = drawn
    assert lang == "zh"
    assert {"移", "民"} <= set(characters[:50])
    for address in (OTHER, STORY):
        window.go(address)
        settle(window)
        assert len(drawn) == 1
    window.context.settings["reading_zoom"] = 125
    settle(window)
    assert len(drawn) == 2
