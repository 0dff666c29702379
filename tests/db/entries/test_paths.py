"""A form changes one field at a time: the right one, and nothing that others hold on to."""

import msgspec
import pytest

from db.entries.document import Document, DocumentText, Vote
from db.entries.paths import get_at, insert_at, move_at, remove_at, set_at
from db.entries.session import Participation, Segment, Session, SessionText
from db.errors import BugError


def session():
    return Session(
        slug="third",
        kind="hearing",
        date="2017-06",
        topics=["a", "b", "c"],
        text={"en": SessionText(title="Third"), "fr": SessionText(title="Troisième")},
        participations=[Participation(role="chair", person="jane", title={"en": "Envoy"})],
        segments=[Segment(key="one", kind="panel", theme={"en": "Work", "fr": "Travail"})],
    )


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ((), session()),
        (("date",), "2017-06"),
        (("topics", 1), "b"),
        (("text", "fr", "title"), "Troisième"),
        (("text", "de"), None),
        (("segments", 0, "theme", "fr"), "Travail"),
        (("segments", 0, "theme", "de"), ""),
        (("participations", 0, "title"), {"en": "Envoy"}),
    ],
)
def test_a_field_is_read_by_its_path(path, value):
    assert get_at(session(), path) == value


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("date",), "2017-07"),
        (("topics", 1), "z"),
        (("text", "fr", "title"), "Autre"),
        (("text", "de"), SessionText(title="Dritte")),
        (("segments", 0, "theme", "fr"), "Emploi"),
        (("segments", 0, "theme", "de"), "Arbeit"),
        (("segments", 0, "participations"), [Participation(role="chair", country="tr")]),
    ],
)
def test_a_field_is_set_in_a_copy(path, value):
    before = session()
    after = set_at(before, path, value)
    assert get_at(after, path) == value
    assert before == session()
    was = get_at(before, path)
    assert set_at(after, path, was) == before


@pytest.mark.parametrize("nothing", ["", None])
def test_a_language_without_words_goes(nothing):
    after = set_at(session(), ("segments", 0, "theme", "fr"), nothing)
    assert after.segments[0].theme == {"en": "Work"}
    assert list(set_at(after, ("text", "fr"), None).text) == ["en"]
    assert set_at(after, ("segments", 0, "theme", "de"), nothing) == after


def test_a_state_without_a_position_goes():
    vote = Vote(date="2018", in_favour=2, against=0, abstaining=0, positions={"ch": "for"})
    document = Document(slug="d", kind="report", text={"en": DocumentText(title="D")}, votes=[vote])
    given = set_at(document, ("votes", 0, "positions", "tr"), "against")
    assert given.votes[0].positions == {"ch": "for", "tr": "against"}
    assert set_at(given, ("votes", 0, "positions", "tr"), "") == document


def test_what_is_not_changed_is_shared():
    before = session()
    after = set_at(before, ("text", "fr", "title"), "Autre")
    assert after.segments is before.segments
    assert after.text["en"] is before.text["en"]


def test_items_come_go_and_move():
    entry = session()
    topics = ("topics",)
    assert insert_at(entry, topics, 0, "z").topics == ["z", "a", "b", "c"]
    assert insert_at(entry, topics, 3, "z").topics == ["a", "b", "c", "z"]
    assert remove_at(entry, topics, 1).topics == ["a", "c"]
    assert move_at(entry, topics, 0, 2).topics == ["b", "c", "a"]
    assert move_at(entry, topics, 2, 0).topics == ["c", "a", "b"]
    seat = Participation(role="speaker", country="tr")
    seats = ("segments", 0, "participations")
    assert remove_at(insert_at(entry, seats, 0, seat), seats, 0) == entry
    assert entry == session()


@pytest.mark.parametrize(
    "path",
    [
        ("datum",),
        ("date", "year"),
        ("topics", 3),
        ("topics", -1),
        ("topics", "first"),
        ("text", "de", "title"),
        ("segments", 0, "room", 1),
    ],
)
def test_a_path_that_leads_nowhere_is_our_mistake(path):
    with pytest.raises(BugError):
        get_at(session(), path)
    with pytest.raises(BugError):
        set_at(session(), path, "x")


def test_a_place_that_no_list_has_is_our_mistake():
    entry = session()
    for change in (
        lambda: insert_at(entry, ("topics",), 4, "z"),
        lambda: remove_at(entry, ("topics",), 3),
        lambda: move_at(entry, ("topics",), 0, 3),
        lambda: insert_at(entry, ("date",), 0, "z"),
        lambda: set_at(entry, (), msgspec.UNSET),
    ):
        with pytest.raises(BugError):
            change()
