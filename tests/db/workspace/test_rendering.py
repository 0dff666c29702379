"""A body is rendered again when its words change or what it refers to, and only then."""

import pytest

from db.rendering.document import Target
from db.workspace import rendering
from db.workspace.rendering import render_again

BODY = "See [[story/a]], [[story/none]] and A/X/1."


class Names:
    """Answers as a workspace does, and counts the questions."""

    def __init__(self, title="A", symbol="document/x"):
        self.title, self.symbol, self.asked = title, symbol, []

    def resolve(self, reference):
        self.asked.append(reference)
        known = reference in ("story/a", self.symbol)
        return Target(*reference.split("/"), self.title) if known else None

    def find_symbol(self, text):
        self.asked.append(text)
        return self.symbol


@pytest.fixture
def rendered(monkeypatch):
    """Return the bodies that were really rendered."""
    bodies = []
    real = rendering.render
    monkeypatch.setattr(rendering, "_kept", type(rendering._kept)())
    monkeypatch.setattr(
        rendering, "render", lambda *given, **more: bodies.append(given[0]) or real(*given, **more)
    )
    return bodies


@pytest.mark.parametrize(
    ("names", "body", "lang", "times"),
    [
        (Names(), BODY, "en", 1),
        (Names(title="B"), BODY, "en", 2),
        (Names(symbol="document/y"), BODY, "en", 2),
        (Names(symbol=None), BODY, "en", 2),
        (Names(), BODY + "!", "en", 2),
        (Names(), BODY, "fr", 2),
    ],
)
def test_only_what_changed(rendered, names, body, lang, times):
    first = render_again(BODY, Names(), lang="en")
    second = render_again(body, names, lang=lang)
    assert len(rendered) == times
    assert (first == second) is (times == 1 or lang == "fr")
    assert {"story/a", "story/none", "A/X/1"} <= set(names.asked)  # what is missing is noted


def test_only_so_many_are_kept(rendered):
    for number in range(rendering._MOST + 1):
        render_again(f"Words {number}.", Names(), lang="en")
    render_again("Words 1.", Names(), lang="en")
    assert len(rendered) == rendering._MOST + 1
    render_again("Words 0.", Names(), lang="en")
    assert len(rendered) == rendering._MOST + 2
