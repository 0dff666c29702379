"""A form knows what was changed, how to take it back, and what is wrong with it now."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.entries.findings import Finding
from db.entries.merge import merge
from db.entries.session import Participation, Segment, Session, SessionText
from db.entries.story import Story, StoryText
from db.entries.validate import check_entry
from db.errors import BugError
from desktop.core.editing.form_state import FormState, ShownProblem, field_of
from desktop.core.forms.blank import blank

HEADLINE = ("text", "en", "headline")
BODY = ("text", "en", "body")


def story(**fields):
    text = {"en": StoryText(headline="Old", body="Text.")}
    return Story(slug="s", **{"published": "2017", "text": text, **fields})


def state_of(base=None, **options):
    return FormState("story", base or story(), 3, **options)


def type_into(state, path, *values, begin=0.0):
    for number, value in enumerate(values):
        state.apply(path, value, begin + number / 10)


def test_a_form_begins_with_nothing_changed():
    state = state_of()
    assert not state.is_dirty
    assert (state.change_count, state.changed_paths, state.problems) == (0, set(), [])
    assert (state.undo(), state.redo(), state.undo_label) == (None, None, "")


def test_changes_are_counted_by_field():
    state = state_of()
    type_into(state, HEADLINE, "OldN", "OldNe", "OldNew")
    state.apply(("topics",), ["a"], 5)
    state.apply(("topics",), ["a", "b"], 6)
    state.apply(("text", "fr"), StoryText(headline="F", body="B"), 7)
    assert state.is_dirty
    assert state.changed_paths == {HEADLINE, ("topics",), ("text", "fr")}
    assert state.change_count == 3
    state.apply(("topics",), [], 8)
    assert state.change_count == 2


def test_what_was_typed_is_taken_back_and_taken_again():
    state = state_of()
    type_into(state, HEADLINE, "OldN", "OldNe", "OldNew")
    state.apply(("published",), "2018", 5)
    assert state.undo_label == "Published"
    assert state.undo() == ("published",)
    assert state.undo_label == "Headline"
    assert state.undo() == HEADLINE
    assert state.document == state.base
    assert (state.redo_label, state.redo()) == ("Headline", HEADLINE)
    assert state.document.text["en"].headline == "OldNew"


def test_a_value_that_stands_there_already_is_no_change():
    state = state_of()
    state.apply(("published",), "2017", 0)
    state.apply(("text", "fr"), None, 0)
    assert state.undo() is None
    with pytest.raises(BugError):
        state.apply(("nothing",), "x", 0)


def test_parts_come_go_and_move_in_one_step_each():
    seats = [Participation(role="chair", person=name) for name in ("ann", "ben")]
    text = {"en": SessionText(title="M")}
    base = Session(slug="m", kind="hearing", date="2017", text=text, participations=seats)
    state = FormState("session", base, 1)
    path = ("participations",)
    state.insert(path, 0, Participation(role="speaker", person="cem"), 0)
    state.apply((*path, 0, "title", "en"), "Envoy", 1)
    state.move(path, 0, 2, 2)
    state.remove(path, 0, 3)
    people = [seat.person for seat in state.document.participations]
    assert people == ["ben", "cem"]
    assert state.changed_paths == {path}
    for _ in range(4):
        assert state.undo()[0] == "participations"
    assert state.document == base


def test_another_state_is_taken_up_and_given_up_in_one_step():
    base = story(version=4, updated="2026-02-02")
    state = state_of(base)
    type_into(state, HEADLINE, "Older")
    old = story(version=2, updated="2026-01-01", author="A")
    state.replace(old, 1)
    assert state.document == msgspec.structs.replace(old, version=4, updated="2026-02-02")
    assert state.changed_paths == {("author",)}
    assert state.undo() == ()
    assert state.document.text["en"].headline == "Older"
    assert state.document.version == 4


def test_taking_another_state_back_after_saving_it_leaves_the_life_of_the_entry():
    state = state_of(story(version=4))
    state.replace(story(version=2, author="A"), 0)
    state.saved(msgspec.structs.replace(state.document, version=5), 4)
    state.undo()
    assert state.document == story(version=5)


def test_after_a_crash_the_changes_are_still_changes():
    state = state_of(document=story(author="A"))
    assert state.is_dirty
    assert state.changed_paths == {("author",)}
    assert state.undo() is None


def test_saving_leaves_what_was_typed_meanwhile():
    state = state_of()
    type_into(state, HEADLINE, "OldN")
    submitted = state.document
    type_into(state, HEADLINE, "OldNe", begin=0.1)
    stored = msgspec.structs.replace(submitted, version=2, updated="2026-01-01", status="review")
    state.saved(stored, 4)
    assert (state.revision, state.base) == (4, stored)
    assert state.document.text["en"].headline == "OldNe"
    assert (state.document.version, state.document.status) == (2, "review")
    assert state.changed_paths == {HEADLINE}
    type_into(state, HEADLINE, "OldNew", begin=0.2)
    assert state.undo() == HEADLINE
    assert state.document.text["en"].headline == "OldNe"


def test_after_saving_nothing_is_left_to_save():
    state = state_of()
    state.apply(("author",), "A", 0)
    state.saved(msgspec.structs.replace(state.document, version=2), 4)
    assert not state.is_dirty
    assert state.undo() == ("author",)
    assert state.changed_paths == {("author",)}


def test_what_others_saved_comes_in_and_is_not_undone():
    state = state_of()
    state.apply(("author",), "Mine", 0)
    theirs = story(version=2, published="2018")
    both = merge(state.base, theirs, state.document)
    state.after_reload(theirs, 4, both.entry)
    assert (state.document.author, state.document.published) == ("Mine", "2018")
    assert state.changed_paths == {("author",)}
    assert state.undo() is None
    state.after_reload(theirs, 4)
    assert not state.is_dirty


def test_problems_are_those_of_the_moment():
    state = state_of()
    state.apply(("published",), "soon", 0)
    state.apply(HEADLINE, "", 1)
    assert [(problem.path, problem.level) for problem in state.problems] == [
        (HEADLINE, "error"),
        (("published",), "error"),
    ]
    assert state.problems[0].text == "This may not be empty"
    assert state.problems[1].text.startswith("'soon' is not a date")
    assert state.count_problems("error") == 2
    state.undo()
    state.undo()
    assert state.problems == []


def test_findings_hold_until_what_they_are_about_changes_or_was_looked_at_again():
    state = state_of(story(topics=["a", "b"], author=""))
    state.apply(("dateline",), "soon", 0)
    finding = Finding("story", "s", ("topics", 1), "there is no topic/b", "did you mean 'c'?")
    length = Finding("story", "s", BODY, "has 2 words", level="warning")
    slip = Finding("story", "s", ("dateline",), "'soon' is not a date: …")
    state.take_findings(state.document, [length, finding, slip])
    shown = ShownProblem(("topics", 1), "error", "There is no topic/b; did you mean 'c'?")
    assert shown in state.problems
    assert [problem.level for problem in state.problems][-1] == "warning"
    state.apply(BODY, "Text. More.", 1)
    assert state.count_problems("warning") == 1, "it flickers while somebody writes"
    state.take_findings(state.document, [finding])
    assert state.count_problems("warning") == 0
    assert shown in state.problems
    state.apply(("topics",), ["a"], 2)
    assert shown not in state.problems


def test_what_was_found_in_a_text_goes_with_the_text():
    state = state_of(story())
    state.take_findings(state.document, [Finding("story", "s", BODY, "is short", level="warning")])
    state.apply(BODY, "", 0)
    assert "warning" not in [problem.level for problem in state.problems]


def test_errors_that_the_form_finds_itself_are_not_shown_twice():
    state = state_of(story(dateline="soon"))
    (problem,) = state.problems
    message = problem.text[0].lower() + problem.text[1:]
    state.take_findings(state.document, [Finding("story", "s", ("dateline",), message)])
    assert state.problems == [problem]
    state.apply(("dateline",), "2017", 0)
    assert state.problems == []


def test_an_error_that_another_field_mends_is_gone_at_once():
    text = {"en": SessionText(title="M")}
    segments = [Segment(key="a", kind="panel", start="09:30")]
    base = Session(slug="m", kind="hearing", date="2017", text=text, segments=segments)
    state = FormState("session", base, 1)
    slips = [Finding("session", "m", path, message) for path, message in check_entry(base)]
    state.take_findings(base, slips)
    assert [problem.path for problem in state.problems] == [("zone",)]
    state.apply(("segments", 0, "start"), "", 0)
    assert state.problems == []


def test_a_missing_text_is_a_problem_of_the_title():
    state = FormState("story", story(text={}), base_language="fr")
    (problem,) = state.problems
    assert problem.path == ("text", "fr", "headline")


def test_a_new_entry_says_what_it_needs():
    state = FormState("story", blank("story", "s"))
    assert [field_of(problem.path) for problem in state.problems] == [
        HEADLINE,
        ("published",),
        BODY,
    ]


PATHS = st.sampled_from([HEADLINE, BODY, ("author",), ("topics",), ("text", "fr")])


@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_undo_leads_back_to_the_beginning_and_redo_to_the_end(data):
    state = state_of()
    now = 0.0
    for _ in range(data.draw(st.integers(0, 12))):
        path = data.draw(PATHS)
        now += data.draw(st.sampled_from([0.1, 2.0]))
        if path == ("topics",):
            value = data.draw(st.lists(st.sampled_from("abc"), max_size=3))
        elif path == ("text", "fr"):
            value = data.draw(st.sampled_from([None, StoryText(headline="F")]))
        else:
            value = data.draw(st.text("ab ", max_size=4))
        state.apply(path, value, now)
    end = state.document
    while state.undo() is not None:
        pass
    assert state.document == state.base
    assert not state.is_dirty
    while state.redo() is not None:
        pass
    assert state.document == end
