"""Two people at one entry: both find their work in it, or are asked."""

import re

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.entries.document import Document, DocumentText, Vote
from db.entries.kinds import KINDS
from db.entries.merge import Conflict, decide, merge
from db.entries.parts import walk
from db.entries.paths import get_at, set_at
from db.entries.session import Participation, Segment, Session, SessionText
from db.entries.story import Story, StoryText
from tests.db.content.strategies import entries

BODY = "One.\n\nTwo.\n\nThree.\n\nFour."


def story(body=BODY, **fields):
    text = {"en": StoryText(headline="S", body=body)}
    return Story(slug="s", **{"published": "2017", "text": text, **fields})


def seat(person, **fields):
    return Participation(role="panellist", person=person, title={"en": f"Of {person}"}, **fields)


ANN, BEN, CEM, DOV = (seat(name) for name in ("ann", "ben", "cem", "dov"))


def session(*seats, **fields):
    text = {"en": SessionText(title="M")}
    return Session(
        slug="m", kind="hearing", date="2017", text=text, participations=list(seats), **fields
    )


def titled(part, words):
    return msgspec.structs.replace(part, title={"en": words})


def document(**positions):
    votes = [Vote(date="2018", in_favour=9, against=9, abstaining=9, positions=positions)]
    return Document(slug="d", kind="report", text={"en": DocumentText(title="D")}, votes=votes)


@pytest.mark.parametrize(
    ("base", "theirs", "mine", "merged"),
    [
        (story(), story(author="T"), story(published="2018"), story(author="T", published="2018")),
        (story(), story(author="T"), story(author="T"), story(author="T")),
        (
            story(version=3, updated="2026-01-01"),
            story(version=4, updated="2026-03-01", author="T"),
            story(version=3, updated="2026-02-01"),
            story(version=4, updated="2026-03-01", author="T"),
        ),
        (
            story(topics=["a", "b", "c"]),
            story(topics=["t", "a", "b"]),
            story(topics=["a", "m", "b", "c"]),
            story(topics=["t", "a", "m", "b"]),
        ),
        (
            story(topics=["a", "b", "c"]),
            story(topics=["c", "b", "a"]),
            story(topics=["a", "b", "c", "m"]),
            story(topics=["c", "m", "b", "a"]),
        ),
        (
            story(),
            story("One!\n\nTwo.\n\nThree.\n\nFour."),
            story("One.\n\nTwo.\n\nMine.\n\nThree.\n\nFour.\n\nFive."),
            story("One!\n\nTwo.\n\nMine.\n\nThree.\n\nFour.\n\nFive."),
        ),
        (
            story(),
            story(text={**story().text, "fr": StoryText(headline="F")}),
            story(text={**story().text, "es": StoryText(headline="E")}),
            story(
                text={
                    **story().text,
                    "es": StoryText(headline="E"),
                    "fr": StoryText(headline="F"),
                }
            ),
        ),
        (
            session(ANN, BEN),
            session(CEM, ANN, BEN),
            session(ANN, titled(BEN, "Mine"), DOV),
            session(CEM, ANN, titled(BEN, "Mine"), DOV),
        ),
        (session(ANN, BEN, CEM), session(BEN, CEM), session(ANN, BEN), session(BEN)),
        (
            session(ANN, BEN, CEM),
            session(CEM, ANN, BEN),
            session(ANN, titled(BEN, "Mine"), CEM),
            session(CEM, ANN, titled(BEN, "Mine")),
        ),
        (session(ANN), session(ANN, BEN), session(ANN, BEN), session(ANN, BEN)),
        (
            session(segments=[Segment(key="a", kind="panel", room="R")]),
            session(segments=[Segment(key="a", kind="panel", room="T")]),
            session(segments=[Segment(key="a", kind="panel", room="R", participations=[ANN])]),
            session(segments=[Segment(key="a", kind="panel", room="T", participations=[ANN])]),
        ),
        (
            document(ch="for", tr="for"),
            document(ch="against", tr="for"),
            document(ch="for", fr="for"),
            document(ch="against", fr="for"),
        ),
    ],
)
def test_changes_that_do_not_touch_come_together(base, theirs, mine, merged):
    found = merge(base, theirs, mine)
    assert found.conflicts == []
    assert found.entry == merged
    assert bool(found.taken) == (merged != mine)


@pytest.mark.parametrize(
    ("base", "theirs", "mine", "conflict"),
    [
        (
            story(author="A"),
            story(author="T"),
            story(author="M"),
            Conflict(("author",), "A", "T", "M"),
        ),
        (
            story("A\n\nB"),
            story("A\n\nT"),
            story("A\n\nM"),
            Conflict(("text", "en", "body"), "A\n\nB", "A\n\nT", "A\n\nM"),
        ),
        (
            session(ANN, BEN),
            session(ANN),
            session(ANN, titled(BEN, "Mine")),
            Conflict(("participations", 1), BEN, None, titled(BEN, "Mine")),
        ),
        (
            session(ANN, BEN, CEM),
            session(ANN, titled(BEN, "Theirs"), CEM),
            session(ANN, CEM),
            Conflict(("participations", 1), BEN, titled(BEN, "Theirs"), None),
        ),
        (
            session(),
            session(segments=[Segment(key="a", kind="panel")]),
            session(segments=[Segment(key="a", kind="closing")]),
            Conflict(
                ("segments", 0),
                None,
                Segment(key="a", kind="panel"),
                Segment(key="a", kind="closing"),
            ),
        ),
        (
            story(text={"en": StoryText(headline="S"), "fr": StoryText(headline="F")}),
            story(text={"en": StoryText(headline="S"), "fr": StoryText(headline="T")}),
            story(text={"en": StoryText(headline="S")}),
            Conflict(("text", "fr"), StoryText(headline="F"), StoryText(headline="T"), None),
        ),
        (
            document(ch="for"),
            document(ch="against"),
            document(),
            Conflict(("votes", 0, "positions", "ch"), "for", "against", ""),
        ),
    ],
)
def test_what_both_changed_is_asked(base, theirs, mine, conflict):
    found = merge(base, theirs, mine)
    assert found.conflicts == [conflict]
    assert found.entry == mine
    assert decide(found, {}) == mine
    assert decide(found, {0: conflict.mine}) == mine
    assert decide(found, {0: conflict.theirs}) == theirs


def test_decisions_find_their_places_whatever_else_is_decided():
    base = session(ANN, BEN, CEM, DOV)
    theirs = session(titled(ANN, "T"), CEM, titled(DOV, "T"))
    mine = session(titled(BEN, "M"), titled(CEM, "M"))
    found = merge(base, theirs, mine)
    assert [conflict.path[-1] for conflict in found.conflicts] == [0, 0, 2]
    assert found.entry == mine
    values = {number: conflict.theirs for number, conflict in enumerate(found.conflicts)}
    assert decide(found, values) == session(titled(ANN, "T"), titled(CEM, "M"), titled(DOV, "T"))
    assert decide(found, {0: ANN}) == session(ANN, titled(BEN, "M"), titled(CEM, "M"))
    assert decide(found, {1: None}) == session(titled(CEM, "M"))


PROSE = ("lang", "value", "note", "title", "headline", "body", "biography", "name")
WORD = re.compile(r"\w+")


def words_of(*values):
    return set(WORD.findall(msgspec.json.encode(values).decode()))


@st.composite
def three_states(draw, kind):
    base = draw(entries(kind))
    return base, varied(draw, base), varied(draw, base)


def varied(draw, entry):
    """Change, add, remove and move a few things."""
    for _ in range(draw(st.integers(0, 4))):
        path, part = draw(st.sampled_from(list(walk(entry))))
        name = draw(st.sampled_from(part.__struct_fields__))
        value = getattr(part, name)
        if isinstance(value, list) and value:
            entry = set_at(
                entry, (*path, name), draw(st.permutations(value))[draw(st.integers(0, 1)) :]
            )
        elif isinstance(value, str) and name in PROSE and part is not entry:
            paragraphs = [*value.split("\n\n"), draw(st.sampled_from(["uno", "due", "tre"]))]
            text = "\n\n".join(draw(st.permutations(paragraphs)))
            entry = set_at(entry, (*path, name), text)
    return entry


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_nothing_is_lost_in_between(kind, data):
    base, theirs, mine = data.draw(three_states(kind))
    assert merge(base, base, mine) == (mine, [], [])
    assert merge(base, theirs, base)[0] == theirs
    assert merge(base, theirs, theirs) == (theirs, [], [])
    found = merge(base, theirs, mine)
    new = (words_of(theirs) | words_of(mine)) - words_of(base)
    assert new <= words_of(found.entry, found.conflicts)
    for conflict in found.conflicts:
        if conflict.mine is not None:
            assert get_at(found.entry, conflict.path) == conflict.mine
    decide(found, {number: conflict.theirs for number, conflict in enumerate(found.conflicts)})
