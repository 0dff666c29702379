"""Every way to a page goes through here: it must lead there, remember, and refuse in words."""

import pytest

from desktop.core.routes import Route
from desktop.qt.navigator import Navigator


class View:
    """A view that can be scrolled, as far as the navigator knows."""

    def __init__(self, navigator):
        self.scroll = 0
        self.shown = []
        navigator.watch(lambda: {"scroll": self.scroll})
        navigator.route_changed.connect(self.show)

    def show(self, route, state):
        self.scroll = state.get("scroll", 0)
        self.shown.append((str(route), dict(state)))


@pytest.fixture
def navigator(qapp):
    return Navigator()


@pytest.fixture
def view(navigator):
    return View(navigator)


def test_an_address_and_a_route_lead_to_the_same_page(navigator, view):
    navigator.go("story/a#p4")
    navigator.go(Route("story", "b"))
    assert view.shown == [("placard://story/a#p4", {}), ("placard://story/b", {})]
    assert navigator.current == Route("story", "b")


def test_back_and_forward_bring_pages_as_they_were_left(navigator, view):
    navigator.go("story/a")
    view.scroll = 120
    navigator.go("story/b")
    view.scroll = 7
    navigator.back()
    assert view.shown[-1] == ("placard://story/a", {"scroll": 120})
    view.scroll = 130
    navigator.forward()
    assert view.shown[-1] == ("placard://story/b", {"scroll": 7})
    navigator.back()
    assert view.shown[-1] == ("placard://story/a", {"scroll": 130})


def test_what_can_be_done_next_is_told(navigator, view, qtbot):
    states = []
    navigator.history_changed.connect(
        lambda: states.append((navigator.can_go_back, navigator.can_go_forward))
    )
    for step in ("story/a", "story/b"):
        navigator.go(step)
    navigator.back()
    navigator.forward()
    navigator.forget()
    assert states == [(False, False), (True, False), (False, True), (True, False), (False, False)]
    assert navigator.current is None


def test_at_the_ends_nothing_moves(navigator, view):
    navigator.back()
    navigator.forward()
    navigator.go("story/a")
    navigator.back()
    navigator.forward()
    assert len(view.shown) == 1


@pytest.mark.parametrize("address", ["nonsense", "file:///etc/passwd", "", "javascript:alert(1)"])
def test_what_is_no_address_is_refused_in_words_and_nothing_moves(navigator, view, qtbot, address):
    navigator.go("story/a")
    view.scroll = 50
    with qtbot.waitSignal(navigator.address_refused) as refused:
        navigator.go(address)
    assert "not an address" in refused.args[0]
    assert navigator.current == Route("story", "a")
    assert not navigator.can_go_back
    assert len(view.shown) == 1


def test_the_same_page_again_is_shown_again_without_a_step(navigator, view):
    navigator.go("story/a")
    navigator.go("story/a")
    assert len(view.shown) == 2
    assert not navigator.can_go_back


def test_a_start_restores_where_the_person_was(navigator, view):
    navigator.go("story/a", {"scroll": 300})
    assert view.scroll == 300
    assert navigator.state() == {"scroll": 300}
    view.scroll = 310
    assert navigator.state() == {"scroll": 310}


def test_before_any_page_there_is_no_state(navigator):
    assert navigator.state() == {}


def test_a_route_without_an_entry_is_told(navigator, qtbot):
    with qtbot.waitSignal(navigator.route_missing) as missing:
        navigator.missing(Route("story", "gone"))
    assert missing.args == [Route("story", "gone")]
