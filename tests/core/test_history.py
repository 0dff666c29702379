"""Back must lead where a person was, as they left it, and never into what they dropped."""

import pytest

from desktop.core.history import History
from desktop.core.routes import Route


def walked(steps):
    """Walk through a history: a letter is a visit, `<` is back, `>` is forward, `!` forgets."""
    history, results = History(), []
    for step in steps.split():
        if step == "!":
            history.clear()
        elif step in "<>":
            visit = history.back() if step == "<" else history.forward()
            results.append(visit.route.slug if visit else "-")
        else:
            history.visit(Route("story", step))
    shown = history.current.route.slug if history.current else ""
    return shown, history.can_go_back, history.can_go_forward, " ".join(results)


@pytest.mark.parametrize(
    ("steps", "shown", "can_go_back", "can_go_forward", "results"),
    [
        ("", "", False, False, ""),
        ("<", "", False, False, "-"),
        ("a", "a", False, False, ""),
        ("a <", "a", False, False, "-"),
        ("a b", "b", True, False, ""),
        ("a b <", "a", False, True, "a"),
        ("a b < >", "b", True, False, "a b"),
        ("a b >", "b", True, False, "-"),
        ("a b c < < >", "b", True, True, "b a b"),
        ("a b c < < x", "x", True, False, "b a"),
        ("a b c < < x < >", "x", True, False, "b a a x"),
        ("a b c < < x >", "x", True, False, "b a -"),
        ("a b b b <", "a", False, True, "a"),
        ("a b < a", "a", False, True, "a"),
        ("a b a <", "b", True, True, "b"),
        ("a b !", "", False, False, ""),
        ("a b ! c <", "c", False, False, "-"),
    ],
)
def test_steps_through_a_history(steps, shown, can_go_back, can_go_forward, results):
    assert walked(steps) == (shown, can_go_back, can_go_forward, results)


def test_a_page_is_found_again_as_it_was_left():
    history = History()
    history.visit(Route("story", "a")).state["scroll"] = 120
    history.visit(Route("story", "b")).state["scroll"] = 7
    assert history.back().state == {"scroll": 120}
    assert history.forward().state == {"scroll": 7}


def test_a_page_put_in_the_place_of_the_next_is_no_second_visit():
    history = History()
    for name in "abc":
        history.visit(Route("story", name))
    history.visit(Route("story", "b"), replaces=True)
    assert history.current.route.slug == "b"
    assert history.back().route.slug == "a"
    assert history.forward().route.slug == "b"
    assert not history.can_go_forward


def test_an_anchor_of_the_same_page_is_a_step_of_its_own():
    history = History()
    history.visit(Route("story", "a"))
    history.visit(Route("story", "a", "p4"))
    assert history.back().route == Route("story", "a")


def test_a_long_day_forgets_its_morning_and_keeps_its_place():
    history = History()
    for number in range(500):
        history.visit(Route("story", f"s{number}"))
    assert history.current.route.slug == "s499"
    steps = 0
    while history.back():
        steps += 1
    assert steps == 199
    assert history.current.route.slug == "s300"
