"""What goes into an edition is held to rules; each is shown broken, and said in words to act on."""

import pytest

from db.content.folder import read_folder
from tests.db.content.examples import (
    COUNTRY,
    FILES,
    ORGANISATION,
    PERSON,
    SESSION,
    STORY,
    write,
)

SOURCE = "- slug: a\n  title: A\n  url: https://un.org/a\n"
DOCUMENT = "---\ntitle: A\nkind: draft\n{}---\n"
TOPIC = "- slug: {0}\n  label: A\n  scheme: sdg\n  code: '{1}'\n{2}"


def problems(tmp_path, changes):
    """Return the report's lines for the sample with some files changed, paths within the folder."""
    folder = write(tmp_path / "content", {**FILES, **changes})
    return [
        f"{found.level}: {found}".replace(f"{folder.as_posix()}/", "")
        for found in read_folder(folder).report
    ]


def _session(old, new):
    return {"session/third.md": SESSION.replace(old, new)}


def _person(old, new):
    return {"person/jane-doe.md": PERSON.replace(old, new)}


def _story(old, new):
    return {"story/opening.md": STORY.replace(old, new)}


SEATS = "session/third.md: segments[0].participations"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        # single values
        (_session("2017-06-19/2017-06-20", "2017-13"), "session/third.md: date: '2017-13' is not"),
        (_session("Europe/Zurich", "Europe/Zürich"), "did you mean 'Europe/Zurich'?"),
        (_session("09:30", "9.30"), "segments[0].start: '9.30' is not a time written like 09:30"),
        (_session("10:00", "09:30"), "segments[0].end: 09:30 is not after the start, 09:30"),
        (_session("fr: Co", "f: Co"), "segments[1].theme.f: 'f' is not a language tag"),
        (_session("key: panel-1", "key: Panel 1"), "segments[1].key: 'Panel 1' is not a name"),
        (_session("key: panel-1", "key: opening"), "segments[1].key: the key 'opening' is used"),
        (_session("zone: Europe/Zurich\n", ""), "session/third.md: zone: is missing; the times"),
        (_session("title: Third", "number: 3\ntitle: Third"), "series: is missing; a number"),
        (_story("2017-06-08", "2017-06-08/2017-06-09"), "published: '2017-06-08/2017-06-09' is an"),
        (_story("published", "created: 8 June\npublished"), "created: '8 June' is not a day"),
        (
            _story("- third\n", "- third\n- third\n"),
            "sessions[1]: 'third' stands in the list twice",
        ),
        (_story("Delegates met", "Dele\u200bgates met"), "opening.md: holds control or invisible"),
        (_story("\n## Monday\n\nDelegates met.\n", ""), "story/opening.md: the story has no text"),
        (_story("Delegates", "[" * 20), "story/opening.md: Line 3: more than 8 '['"),
        (_story("Third session opens", "''"), "story/opening.md: headline: is empty"),
        (_person("title: Adviser", "title: ''"), "appointments[0].title: is empty"),
        (_person("date: 2016-03/..", "order: 0"), "appointments[0].order: 0 is less than 1"),
        (
            _person("date: 2016-03/..", "certainty: uncertain"),
            "appointments[0].note: is missing; it says why this is uncertain",
        ),
        (
            _person("country: tr", "statements:\n- field: when\n  value: soon"),
            "statements[0].value: 'soon' is not a date",
        ),
        ({"country.yaml": COUNTRY.replace("TUR", "Tur")}, "country.yaml: tr.iso3: 'Tur' is not"),
        ({"country.yaml": COUNTRY.replace("'792'", "92")}, "country.yaml: tr.m49: '92' is not"),
        ({"country.yaml": COUNTRY.replace("slug: tr", "slug: tur")}, "tur.slug: is not an ISO"),
        ({"source.yaml": SOURCE.replace("https:", "ftp:")}, "source.yaml: a.url: 'ftp://un.org/a'"),
        # life cycle
        (_story("published", "status: withdrawn\npublished"), "withdrawn: is missing; a withdrawn"),
        (_story("published", "withdrawn: Error\npublished"), "status: is not 'withdrawn', yet"),
        (
            _story("published", "created: 2026-11-23\nupdated: 2026-11-22\npublished"),
            "updated: 2026-11-22 is before the entry was created (2026-11-23)",
        ),
        (_story("published", "former_slugs: [opening]\npublished"), "is the present slug"),
        (
            {"organisation.yaml": ORGANISATION + "  former_slugs:\n  - iom\n"},
            "organisation.yaml: un.former_slugs[0]: 'iom' is the name of another organisation now",
        ),
        # a session and its seats
        (
            _session("day: 2017-06-19", "day: 2017-06-21"),
            "segments[0].day: 2017-06-21 is not within the session's date, 2017-06-19/2017-06-20",
        ),
        (_session("    person: jane-doe\n", ""), f"{SEATS}[0]: names no one; give a person"),
        (
            _session("country: tr\n", "country: tr\n    organisation: iom\n"),
            f"{SEATS}[1].organisation: a seat is a State's or an organisation's, not of both",
        ),
        (
            _session("replaced_by: held", "replaced_by: hold"),
            f"{SEATS}[0].replaced_by: no participation here has the key 'hold'; did you mean "
            "'held'?",
        ),
        (
            _session(
                "    key: held", "    key: held\n    stage: planned\n    replaced_by: planned"
            ),
            f"{SEATS}[0].replaced_by: 'planned' comes to replace itself",
        ),
        (_session("stage: replaced", "stage: actual"), f"{SEATS}[0].replaced_by: is given, yet"),
        (_session("key: held", "key: planned"), f"{SEATS}[1].key: the key 'planned' is used twice"),
        # references
        (
            _story("- jane-doe", "- jane-do"),
            "error: story/opening.md: people[0]: there is no person/jane-do; did you mean "
            "'jane-doe'?",
        ),
        (
            _session("person: jane-doe", "person: john"),
            f"{SEATS}[0].person: there is no person/john",
        ),
        (
            {"organisation.yaml": ORGANISATION + "  parent: un\n"},
            "organisation.yaml: un.parent: refers to the entry itself",
        ),
        (
            {"organisation.yaml": ORGANISATION + "  former_slugs:\n  - onu\n"}
            | _person("organisation: iom", "organisation: onu"),
            "warning: person/jane-doe.md: appointments[0].organisation: organisation/onu is now "
            "called 'un'",
        ),
        (
            {"term.yaml": "- slug: a\n  expansion: A\n  see:\n  - jane-doe\n"},
            "term.yaml: a.see[0]: 'jane-doe' is not written as kind/slug",
        ),
        (
            {"term.yaml": "- slug: a\n  expansion: A\n  see:\n  - persn/jane-doe\n"},
            "term.yaml: a.see[0]: 'persn/jane-doe' is not written as kind/slug; did you mean "
            "'person'",
        ),
        (
            {
                "organisation.yaml": ORGANISATION.replace(
                    "kind: un-agency", "kind: other\n  parent: un"
                )
                + "  parent: iom\n"
            },
            "organisation.yaml: iom.parent: goes in a circle: iom → un → iom",
        ),
        (
            {
                "document/a.md": DOCUMENT.format("revises: c\n"),
                "document/b.md": DOCUMENT.format("revises: a\n"),
                "document/c.md": DOCUMENT.format("revises: b\n"),
            },
            "document/a.md: revises: goes in a circle: a → c → b → a",
        ),
        (
            {
                "document/a.md": DOCUMENT.format(
                    "votes:\n- date: 2018-12-19\n  in_favour: 152\n  against: 0\n  abstaining: 12\n"
                    "  positions:\n    tr: against\n"
                )
            },
            "document/a.md: votes[0].positions: lists 1 States against; the vote counted 0",
        ),
        (
            {
                "document/a.md": DOCUMENT.format(
                    "votes:\n- date: 2018-12-19\n  in_favour: 152\n  against: 5\n  abstaining: 12\n"
                    "  positions:\n    tk: for\n"
                )
            },
            "document/a.md: votes[0].positions.tk: there is no country/tk",
        ),
        # what may exist only once
        (
            {"topic.yaml": TOPIC.format("a", "1.1", "") + TOPIC.format("b", "1.1", "")},
            "topic.yaml: b.code: '1.1' is that of 'a' already",
        ),
        (
            {f"document/{slug}.md": DOCUMENT.format("symbol: A/1\n") for slug in "ab"},
            "warning: document/b.md: symbol: 'A/1' is that of 'a' already",
        ),
        (
            {"image.yaml": "- slug: room\n  file: room.jpg\n  credit: UN\n"},
            "image.yaml: room.file: there is no picture 'room.jpg'",
        ),
    ],
)
def test_a_broken_rule_is_said(tmp_path, changes, expected):
    found = problems(tmp_path, changes)
    assert [line for line in found if expected in line], found


@pytest.mark.parametrize(
    "changes",
    [
        _session("2017-06-19/2017-06-20", "2017-06"),
        _session("person: jane-doe", "person: jane-doe\n    organisation: iom"),
        _session("person: jane-doe", "person: jane-doe\n    country: tr"),
        _person("date: 2016-03/..", "date: ../2016~"),
        _person("date: 2016-03/..", "certainty: uncertain\n  note: One source only."),
        _story("published:", "status: withdrawn\nwithdrawn: Published in error.\npublished:"),
        {"image.yaml": "- slug: room\n  credit: UN Photo\n"},
        {
            "topic.yaml": TOPIC.format("a", "1", "")
            + TOPIC.format("b", "1", "").replace("sdg", "issue")
        },
    ],
)
def test_what_the_rules_allow(tmp_path, changes):
    assert problems(tmp_path, changes) == []
