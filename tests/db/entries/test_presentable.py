"""Whatever is typed into a draft, the workspace's tables take something near it."""

from functools import cache
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.content.folder import read_folder
from db.entries.base import Statement
from db.entries.bodies import Country, CountryText, DatedName, Organisation, OrganisationText
from db.entries.document import Document, DocumentText, Vote
from db.entries.kinds import KINDS
from db.entries.parts import walk
from db.entries.paths import set_at
from db.entries.person import Appointment, Person, PersonText
from db.entries.presentable import NO_REASON, NO_TEXT, presentable
from db.entries.references import list_references
from db.entries.rows import RowWriter
from db.entries.session import Participation, Segment, Session, SessionText
from db.entries.story import Correction, Story, StoryText
from db.entries.validate import check_entry
from db.entries.vocabulary import Phase, SpanText
from db.errors import Invalid
from tests.db.content.strategies import entries

CONTENT = Path(__file__).parents[3] / "resources" / "content"
KNOWN = {("session", "third"), ("person", "jane"), ("country", "tr"), ("process", "gcm")}


@cache
def bundled():
    return read_folder(CONTENT, is_validated=False).entries


def has(kind, slug):
    return (kind, slug) in KNOWN


def present(kind, entry):
    return presentable(kind, entry, has, base_language="en", first_of=lambda _: "gcm")


def story(**fields):
    fields = {"published": "2017", "text": {"en": StoryText(headline="S", body="B")}, **fields}
    return Story(slug="s", **fields)


def session(**fields):
    fields = {"kind": "hearing", "date": "2017-06", **fields}
    return Session(slug="m", text={"en": SessionText(title="M")}, **fields)


def document(**fields):
    return Document(slug="d", kind="report", text={"en": DocumentText(title="D")}, **fields)


STORIES = [
    ("a sound story stays", {}, {}),
    ("a bad date that may be empty goes", {"dateline": "soon"}, {"dateline": ""}),
    (
        "a bad date that may not",
        {"published": "x", "created": "2026-01-02"},
        {"published": "2026?"},
    ),
    ("… of an entry nobody dated", {"published": ""}, {"published": "1800?"}),
    ("a reference to nothing goes", {"image": "none"}, {"image": ""}),
    ("one in a list", {"people": ["jane", "none", "jane", ""]}, {"people": ["jane"]}),
    ("a reference to itself", {"related": ["s"]}, {"related": []}),
    ("control characters go", {"author": "A\u202eB"}, {"author": "AB"}),
    (
        "a text in no language",
        {"text": {}},
        {"text": {"en": StoryText(headline="s", body=NO_TEXT)}},
    ),
    (
        "a language that is none",
        {"text": {"x!": StoryText(headline="X", body="B")}},
        {"text": {"en": StoryText(headline="s", body=NO_TEXT)}},
    ),
    (
        "an empty title",
        {"text": {"en": StoryText(headline="", body="B")}},
        {"text": {"en": StoryText(headline="s", body="B")}},
    ),
    (
        "an empty title of a translation",
        {"text": {"en": StoryText(headline="S", body="B"), "fr": StoryText(headline="", body="C")}},
        {
            "text": {
                "en": StoryText(headline="S", body="B"),
                "fr": StoryText(headline="S", body="C"),
            }
        },
    ),
    (
        "a body nested too deeply",
        {"text": {"en": StoryText(headline="S", body=">" * 40 + " x")}},
        {"text": {"en": StoryText(headline="S", body=NO_TEXT)}},
    ),
    (
        "highlights twice",
        {"text": {"en": StoryText(headline="S", body="B", highlights=["a", "", "a", "b"])}},
        {"text": {"en": StoryText(headline="S", body="B", highlights=["a", "b"])}},
    ),
    (
        "a correction without a date",
        {"corrections": [Correction(date="", note="N"), Correction(date="2018", note="M")]},
        {"corrections": [Correction(date="2018", note="M")]},
    ),
    (
        "a statement that is no date",
        {
            "statements": [
                Statement(field="when", value="soon"),
                Statement(field="place", value="P"),
            ]
        },
        {"statements": [Statement(field="place", value="P")]},
    ),
    (
        "an uncertain fact without a reason",
        {"statements": [Statement(field="place", value="P", certainty="uncertain")]},
        {
            "statements": [
                Statement(field="place", value="P", certainty="uncertain", note=NO_REASON)
            ]
        },
    ),
]


@pytest.mark.parametrize(("given_", "shown"), [case[1:] for case in STORIES], ids=lambda _: "")
def test_a_story_shows_the_nearest_it_can(given_, shown):
    before = story(**given_)
    assert present("story", before) == story(**{**given_, **shown})
    assert before == story(**given_)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ({"zone": "Mars"}, {"zone": ""}),
        ({"number": 3}, {"number": 0}),
        ({"number": -3, "series": "s"}, {"number": 0, "series": "s"}),
        ({"country": "tr", "parent": "m"}, {"country": "tr"}),
        (
            {"segments": [Segment(key="a", kind="panel", start="09:00", room="R")]},
            {"segments": [Segment(key="a", kind="panel", room="R")]},
        ),
        (
            {
                "segments": [
                    Segment(key="a", kind="panel", day="2016"),
                    Segment(key="a", kind="panel"),
                ]
            },
            {"segments": [Segment(key="a", kind="panel"), Segment(key="part-1", kind="panel")]},
        ),
        (
            {"segments": [Segment(key="", kind="panel"), Segment(key="", kind="panel")]},
            {
                "segments": [
                    Segment(key="part-1", kind="panel"),
                    Segment(key="part-2", kind="panel"),
                ]
            },
        ),
        ({"participations": [Participation(role="chair")]}, {}),
        ({"participations": [Participation(role="chair", person="nobody")]}, {}),
        (
            {
                "participations": [
                    Participation(
                        role="chair", key="a", replaced_by="b", stage="replaced", country="tr"
                    ),
                    Participation(role="chair", key="b", person="nobody"),
                ]
            },
            {
                "participations": [
                    Participation(role="chair", key="a", stage="replaced", country="tr")
                ]
            },
        ),
        (
            {
                "participations": [
                    Participation(role="chair", country="tr", title={"en": "A\0", "!": "x"})
                ]
            },
            {"participations": [Participation(role="chair", country="tr", title={"en": "A"})]},
        ),
    ],
)
def test_a_session_shows_the_nearest_it_can(typed, shown):
    assert present("session", session(**typed)) == session(**shown)


def test_other_kinds_show_the_nearest_they_can():
    vote = Vote(date="2018", in_favour=1, against=0, abstaining=0)
    votes = [
        msgspec.structs.replace(vote, positions={"tr": "for", "none": "against"}),
        msgspec.structs.replace(vote, positions={"tr": "against"}),
        msgspec.structs.replace(vote, date="2018/2019"),
        msgspec.structs.replace(vote, in_favour=-1),
    ]
    shown = present("document", document(votes=votes, languages=["en", "en", "!"]))
    expected = [
        msgspec.structs.replace(vote, positions={"tr": "for"}),
        vote,
        msgspec.structs.replace(vote, in_favour=0),
    ]
    assert shown == document(votes=expected, languages=["en"])

    held = Appointment(key="a", title={"en": "Envoy"}, order=0)
    titles = [held, Appointment(key="b", title={})]
    person = Person(slug="p", family="", appointments=titles, text={"en": PersonText()})
    shown = present("person", person)
    assert (shown.family, [each.order for each in shown.appointments]) == ("p", [1])

    country = Country(slug="tr", iso3="", m49="", text={"en": CountryText(name="")})
    shown = present("country", country)
    assert (shown.iso3, shown.m49, shown.text["en"].name) == ("XTR", "000", "tr")

    former = DatedName(date="../2020", name={})
    body = Organisation(
        slug="o",
        kind="other",
        parent="o",
        text={"en": OrganisationText(name="O")},
        former_names=[former],
    )
    assert present("organisation", body) == msgspec.structs.replace(
        body, parent="", former_names=[]
    )


def test_what_stands_in_the_life_of_an_entry_stays():
    draft = story(status="draft", version=7, withdrawn="why")
    shown = present("story", draft)
    assert (shown.status, shown.version, shown.withdrawn) == ("draft", 7, "")
    assert present("story", story(status="withdrawn")).withdrawn == NO_REASON


def test_a_phase_belongs_to_a_process_whatever_it_names():
    phase = Phase(slug="p", process="none", number=1, date="2017", text={"en": SpanText(title="P")})
    assert present("phase", phase).process == "gcm"
    with pytest.raises(Invalid, match="phase/p names no process"):
        presentable("phase", phase, has)


def test_bundled_entries_are_presentable_as_they_are():
    def exists(kind, slug):
        return (kind, slug) in bundled()

    for (kind, _), entry in bundled().items():
        assert presentable(kind, entry, exists) is entry


def is_presentable(kind, entry, exists):
    shown = presentable(kind, entry, exists, first_of=lambda _: "gcm")
    assert not list(check_entry(shown))
    for reference in list_references(shown):
        assert exists(reference.kind, reference.slug)
    assert list(RowWriter(lambda kind, slug: 1).rows_of(kind, shown))
    assert (shown.slug, shown.status, shown.version) == (entry.slug, entry.status, entry.version)
    assert presentable(kind, shown, exists, first_of=lambda _: "gcm") is shown


ODD = st.sampled_from(
    [
        "",
        "x",
        "soon",
        "2017-02-30",
        "2017/",
        "A B",
        "\u202e",
        "jane",
        "no/where",
        ">" * 40,
        "[" * 99,
    ]
)


def mutated(entry, data):
    """Change a few fields at random, within their types."""
    for _ in range(data.draw(st.integers(1, 6))):
        path, part = data.draw(st.sampled_from(list(walk(entry))))
        name = data.draw(st.sampled_from(part.__struct_fields__))
        value = getattr(part, name)
        here = (*path, name)
        match value:
            case bool() | None:
                continue
            case str() if name not in ("slug", "status"):
                if is_text(part, name):
                    entry = set_at(entry, here, data.draw(ODD | st.text(max_size=20)))
            case int() if name != "version":
                entry = set_at(entry, here, data.draw(st.integers(-5, 10**20)))
            case list() if value and data.draw(st.booleans()):
                twice = [*value, data.draw(st.sampled_from(value))]
                entry = set_at(entry, here, twice)
            case list() if all(isinstance(item, str) for item in value) and name != "statements":
                if is_word_list(part, name):
                    entry = set_at(entry, here, [*value, data.draw(ODD)])
            case dict() if value:
                key = data.draw(st.sampled_from(sorted(value)))
                other = {**value, "!": value[key]}
                entry = set_at(entry, here, data.draw(st.sampled_from([{}, other])))
    return entry


def field_type(part, name):
    info = msgspec.inspect.type_info(type(part))
    return next(field.type for field in info.fields if field.name == name)


def is_text(part, name):
    return isinstance(field_type(part, name), msgspec.inspect.StrType)


def is_word_list(part, name):
    found = field_type(part, name)
    return isinstance(getattr(found, "item_type", None), msgspec.inspect.StrType)


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_bundled_entries_changed_at_random_are_presentable(data):
    gone = data.draw(st.sets(st.sampled_from(sorted(bundled())), max_size=5))
    (kind, slug) = data.draw(st.sampled_from(sorted(bundled())))

    def exists(kind, slug):
        is_gone = (kind, slug) in gone and kind != "process"
        return (kind, slug) in bundled() and not is_gone

    is_presentable(kind, mutated(bundled()[kind, slug], data), exists)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_any_document_is_presentable(kind, data):
    document = data.draw(entries(kind))
    document.version = abs(document.version) + 1
    if kind.name == "country":
        document.slug = "zz"
    is_presentable(kind.name, document, has)
