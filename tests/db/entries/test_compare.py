"""An editor sees what was changed, and nothing that was not."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.entries.compare import FieldChange, Span, compare, count_words, word_diff
from db.entries.kinds import KINDS
from db.entries.matching import list_moved, match_parts
from db.entries.session import Participation, Segment, Session, SessionText
from db.entries.story import Story, StoryText
from tests.db.content.strategies import entries


def seat(person="", role="panellist", **fields):
    return Participation(role=role, person=person, **fields)


SEATS = [seat(name, title={"en": f"Head of {name}"}) for name in ("ann", "ben", "cem", "dov")]
MODERATOR = seat("eva", "moderator", key="held")


def session(*seats, **fields):
    text = {"en": SessionText(title="Third"), "fr": SessionText(title="Troisième")}
    fields = {"date": "2017-06", "text": text, **fields}
    return Session(slug="third", kind="hearing", participations=list(seats), **fields)


def changed(part, **fields):
    return msgspec.structs.replace(part, **fields)


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        (session(), session(), []),
        (
            session(),
            session(date="2017-07", topics=["a"]),
            [FieldChange(("date",), "2017-06", "2017-07"), FieldChange(("topics",), [], ["a"])],
        ),
        (
            session(),
            session(text={"en": SessionText(title="3"), "de": SessionText(title="Dritte")}),
            [
                FieldChange(("text", "en", "title"), "Third", "3"),
                FieldChange(("text", "fr"), SessionText(title="Troisième"), None, "removed"),
                FieldChange(("text", "de"), None, SessionText(title="Dritte"), "added"),
            ],
        ),
        (
            session(*SEATS),
            session(seat("new"), *SEATS),
            [FieldChange(("participations", 0), None, seat("new"), "added")],
        ),
        (
            session(*SEATS),
            session(*SEATS[:1], *SEATS[2:]),
            [FieldChange(("participations", 1), SEATS[1], None, "removed")],
        ),
        (
            session(*SEATS),
            session(SEATS[3], *SEATS[:3]),
            [FieldChange(("participations", 0), 3, 0, "moved")],
        ),
        (
            session(*SEATS),
            session(seat("new"), SEATS[0], changed(SEATS[1], title={"en": "Head of Ben"})),
            [
                FieldChange(("participations", 0), None, seat("new"), "added"),
                FieldChange(("participations", 2, "title", "en"), "Head of ben", "Head of Ben"),
                FieldChange(("participations", 2), SEATS[2], None, "removed"),
                FieldChange(("participations", 3), SEATS[3], None, "removed"),
            ],
        ),
        (
            session(MODERATOR),
            session(seat("fay", "moderator", key="next"), changed(MODERATOR, stage="planned")),
            [
                FieldChange(
                    ("participations", 0), None, seat("fay", "moderator", key="next"), "added"
                ),
                FieldChange(("participations", 1, "stage"), "actual", "planned"),
            ],
        ),
        (
            session(SEATS[0], seat("x"), SEATS[1]),
            session(SEATS[0], seat("y"), SEATS[1]),
            [FieldChange(("participations", 1, "person"), "x", "y")],
        ),
        (
            session(changed(SEATS[0], title={"en": "A", "fr": "B"})),
            session(changed(SEATS[0], title={"en": "A", "es": "C"})),
            [
                FieldChange(("participations", 0, "title", "fr"), "B", ""),
                FieldChange(("participations", 0, "title", "es"), "", "C"),
            ],
        ),
        (
            session(segments=[Segment(key="one", kind="panel", participations=SEATS)]),
            session(segments=[Segment(key="one", kind="panel", participations=SEATS[1:])]),
            [FieldChange(("segments", 0, "participations", 0), SEATS[0], None, "removed")],
        ),
    ],
)
def test_what_changed_is_named_by_field(before, after, changes):
    assert compare(before, after) == changes


def test_a_part_with_another_key_is_another_part():
    assert match_parts([changed(MODERATOR, key="a")], [changed(MODERATOR, key="b")]) == {}
    assert match_parts([changed(MODERATOR, key="")], [MODERATOR]) == {0: 0}


def test_the_fewest_moves_explain_an_order():
    assert list_moved({0: 1, 1: 2, 2: 0}) == {2}
    assert list_moved({0: 2, 1: 0, 2: 1}) == {0}
    assert list_moved({}) == set()


@pytest.mark.parametrize(
    ("before", "after", "spans"),
    [
        ("", "", []),
        ("a b", "a b", [("same", "a b")]),
        ("", "new", [("added", "new")]),
        (
            "The session opened on Monday.",
            "The third session opened on Tuesday.",
            [
                ("same", "The "),
                ("added", "third "),
                ("same", "session opened on "),
                ("removed", "Monday"),
                ("added", "Tuesday"),
                ("same", "."),
            ],
        ),
        (
            "one two three",
            "one dos tres",
            [("same", "one "), ("removed", "two three"), ("added", "dos tres")],
        ),
        ("a\n\nb\n", "a\n\nx\n\nb\n", [("same", "a\n\n"), ("added", "x\n\n"), ("same", "b\n")]),
        ("end", "end\n\nMore", [("same", "end"), ("added", "\n\nMore")]),
        (
            "第三次会议开幕",
            "第四次会议开幕",
            [("same", "第"), ("removed", "三"), ("added", "四"), ("same", "次会议开幕")],
        ),
        (
            "the co-facilitators’ text",
            "the co-chairs’ text",
            [
                ("same", "the "),
                ("removed", "co-facilitators"),
                ("added", "co-chairs"),
                ("same", "’ text"),
            ],
        ),
    ],
)
def test_words_that_changed_are_shown(before, after, spans):
    assert word_diff(before, after) == [Span(*span) for span in spans]


def test_words_are_counted():
    spans = word_diff("One, two and three.", "One, dos and three – and 第四.")
    assert count_words(spans) == (4, 1)


WORDS = st.lists(st.sampled_from(["a", "b", " ", "\n", "\n\n", "第", "x-y", "’", "."])).map("".join)


@settings(max_examples=300, deadline=None)
@given(before=WORDS | st.text(), after=WORDS | st.text())
def test_both_texts_can_be_read_off_a_comparison(before, after):
    spans = word_diff(before, after)
    assert "".join(text for sort, text in spans if sort != "added") == before
    assert "".join(text for sort, text in spans if sort != "removed") == after
    assert all(text for _, text in spans)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("the\n" * 2000, "the\na\n" * 1000),
        ("the " * 3000, "the a " * 1500),
        ("\n" * 6000, "\n\nx" * 3000),
        ("a b\n" * 200, "b a\n" * 200),
        (
            " ".join(f"word{number % 700}" for number in range(40_000)),
            " ".join(f"word{number % 690}" for number in range(40_000)),
        ),
        ("\n".join(map(str, range(6000))), "\n".join(map(str, range(6000, 0, -1)))),
    ],
    ids=range(6),
)
def test_texts_that_are_long_or_repeat_themselves_are_compared_in_time(before, after):
    spans = word_diff(before, after)  # within the time that any test has
    assert "".join(text for sort, text in spans if sort != "added") == before
    assert "".join(text for sort, text in spans if sort != "removed") == after


def test_an_addition_to_a_text_that_repeats_itself_is_found():
    before = "The same line.\n" * 300
    spans = word_diff(before, before + "Another.")
    assert count_words(spans) == (1, 0)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_a_document_differs_from_another_and_not_from_itself(kind, data):
    before, after = data.draw(entries(kind)), data.draw(entries(kind))
    assert compare(before, msgspec.convert(msgspec.to_builtins(before), kind.document)) == []
    changes = compare(before, after)
    assert bool(changes) == (before != after)
    for change in changes:
        assert change.before != change.after


def test_a_story_reads_in_the_order_of_its_form():
    before = Story(slug="s", published="2017", text={"en": StoryText(headline="A")})
    after = changed(
        before,
        version=2,
        author="B",
        published="2018",
        text={"en": StoryText(headline="B", body="C")},
    )
    assert [change.path for change in compare(before, after)] == [
        ("text", "en", "headline"),
        ("text", "en", "body"),
        ("published",),
        ("author",),
        ("version",),
    ]
