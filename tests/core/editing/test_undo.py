"""Undo takes back what a person would call one thing, no less and no more."""

from itertools import pairwise

import pytest

from desktop.core.editing.undo import Step, UndoStack

HEADLINE, AUTHOR = ("text", "en", "headline"), ("author",)


def steps_of(*texts, pause=0.1, path=HEADLINE):
    """Return the states that undo goes through after these states of one field."""
    stack = UndoStack()
    for number, (before, after) in enumerate(pairwise(texts)):
        stack.push(Step(path, before, after, "Headline"), number * pause)
    states = []
    while step := stack.undo():
        states.append(step.before)
    return states


def typed(text, start=""):
    return [start + text[:length] for length in range(len(text) + 1)]


def test_a_word_is_one_step_with_the_space_after_it():
    assert steps_of(*typed("Morocco to host")) == ["Morocco to ", "Morocco ", ""]


def test_a_pause_begins_another_step():
    assert steps_of(*typed("abc"), pause=1.2) == ["ab", "a", ""]


def test_chinese_is_taken_back_as_it_was_typed():
    assert steps_of(*typed("第三次")) == [""]


@pytest.mark.parametrize(
    ("texts", "states"),
    [
        (["abc", "ab", "a", ""], ["abc"]),  # from the end
        (["abc", "bc", "c", ""], ["abc"]),  # forwards
        (["", "a", "ab", "a"], ["ab", ""]),  # typed, then deleted
        (["", "a", "axyz", "axyzb"], ["axyz", "a", ""]),  # pasted in between
        (["old", "n", "ne", "new"], ["old"]),  # typed over a selection
        (["", "a", "ba"], ["a", ""]),  # typed somewhere else
    ],
)
def test_what_belongs_together_is_one_step(texts, states):
    assert steps_of(*texts) == states


def test_texts_of_a_list_are_typed_one_by_one():
    assert steps_of(["", "x"], ["a", "x"], ["a", "xy"]) == [["a", "x"], ["", "x"]]
    assert steps_of(["", "x"], ["a", "x"], ["ab", "x"]) == [["", "x"]]
    assert steps_of(["a"], ["a", ""], ["a", "b"]) == [["a", ""], ["a"]]


def test_choices_and_tokens_are_steps_of_their_own():
    assert steps_of(["a"], ["a", "b"], ["b"]) == [["a", "b"], ["a"]]
    assert steps_of(1, 2, 3) == [2, 1]


def test_another_field_begins_another_step():
    stack = UndoStack()
    stack.push(Step(HEADLINE, "", "a", "Headline"), 0)
    stack.push(Step(AUTHOR, "", "a", "Author"), 0.1)
    stack.push(Step(HEADLINE, "a", "ab", "Headline"), 0.2)
    assert [stack.undo().path for _ in range(3)] == [HEADLINE, AUTHOR, HEADLINE]


def test_steps_go_back_and_forth_until_something_new_is_done():
    stack = UndoStack()
    assert (stack.undo(), stack.redo()) == (None, None)
    stack.push(Step(HEADLINE, "", "a", "Headline"), 0)
    stack.push(Step(AUTHOR, "", "b", "Author"), 0.1)
    assert (stack.undo_label, stack.redo_label) == ("Author", "")
    assert stack.undo().before == ""
    assert (stack.undo_label, stack.redo_label) == ("Headline", "Author")
    assert stack.redo().after == "b"
    stack.undo()
    stack.push(Step(HEADLINE, "a", "ax", "Headline"), 0.2)
    assert stack.redo() is None
    assert stack.undo().before == "a"


def test_very_old_steps_are_forgotten():
    assert len(steps_of(*range(2000))) == 1000
