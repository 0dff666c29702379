"""A small edition for the tests of exports: clocks that change, days nobody knows, hostile text."""

from db.content.model import EditionInfo, Folder
from db.entries.base import Entry, Statement
from db.entries.bodies import Country, CountryText, DatedName, Organisation, OrganisationText
from db.entries.person import Appointment, OtherName, Person, PersonText
from db.entries.session import Participation, Segment, Session, SessionText
from db.entries.story import Story, StoryText
from db.entries.vocabulary import Term, TermText

INFO = EditionInfo(
    title="Sample; one, two",
    number=1,
    label="1",
    published_at="2026-11-23T10:20:30Z",
    languages=["en", "fr"],
)
AS_OF = "2017-06-19"

ARABIC = "الدورة المواضيعية غير الرسمية الثالثة بشأن التعاون الدولي وإدارة الهجرة " * 4
CHINESE = "国际移民问题第三次非正式专题会议：国际合作与移民治理" * 8
TEXTS = {
    "commas": "One, two; three: four",
    "backslashes": r"C:\New\notes\, and \; and \\n",
    "quotes": 'He said "no" ‘yes’',
    "lines": "One\nTwo\n\nThree",
    "arabic": ARABIC.strip(),
    "chinese": CHINESE,
    "emoji": "🙂" * 60,
    "command": "BEGIN:VEVENT\nEND:VCALENDAR\nX:1",
    "spaces": "  " + "word " * 40 + "end",
}
"""Slug of a session to its subject; each must come through as it is."""

FORMULAS = {
    "equals": '=HYPERLINK("http://example.org","x")',
    "plus": "+1+1",
    "minus": "-2+3+cmd|' /C calc'!A0",
    "at": "@SUM(1,1)",
    "wide": "＝1+1",
}
"""Slug of a term to its words, which a spreadsheet would run."""

DATES = {
    # slug: EDTF, first day, last day, whether the day is in doubt
    "day": ("2017-06-19", "2017-06-19", "2017-06-19", False),
    "days": ("2017-06-19/2017-06-20", "2017-06-19", "2017-06-20", False),
    "month": ("2017-10", "2017-10-01", "2017-10-31", True),
    "year": ("2026", "2026-01-01", "2026-12-31", True),
    "doubt": ("2017-10-10/2017-10-11?", "2017-10-10", "2017-10-11", True),
    "about": ("2017-05~", "2017-05-01", "2017-05-31", True),
    "months": ("2017-04?/2017-11?", "2017-04-01", "2017-11-30", True),
    "since": ("2016-03/..", "2016-03-01", "2016-03-31", True),
    "leap": ("2016-02-28/2016-02-29", "2016-02-28", "2016-02-29", False),
}

CLOCKS = {
    # slug: zone, day, start, end, the same in UTC
    "ny-before": ("America/New_York", "2018-03-10", "10:00", "13:00", "10T15:00", "10T18:00"),
    "ny-spring": ("America/New_York", "2018-03-11", "01:30", "03:30", "11T06:30", "11T07:30"),
    "ny-after": ("America/New_York", "2018-03-11", "10:00", "13:00", "11T14:00", "11T17:00"),
    "ny-autumn": ("America/New_York", "2018-11-04", "00:30", "09:00", "04T04:30", "04T14:00"),
    "zurich": ("Europe/Zurich", "2017-06-19", "10:00", "13:00", "19T08:00", "19T11:00"),
    "zurich-change": ("Europe/Zurich", "2018-03-25", "03:15", "10:00", "25T01:15", "25T08:00"),
    "fasting": ("Africa/Casablanca", "2018-06-01", "09:00", "10:00", "01T09:00", "01T10:00"),
    "summer": ("Africa/Casablanca", "2018-07-01", "09:00", "10:00", "01T08:00", "01T09:00"),
    "quarter": ("Asia/Kathmandu", "2018-01-02", "10:00", "11:00", "02T04:15", "02T05:15"),
    "night": ("Europe/Vienna", "2018-01-02", "22:00", "01:00", "02T21:00", "03T00:00"),
    "southern": ("America/Santiago", "2018-12-30", "10:00", "11:00", "30T13:00", "30T14:00"),
    "new-year": ("Asia/Bangkok", "2018-01-01", "00:00", "09:00", "31T17:00", "01T02:00"),
}


def make_folder() -> Folder:
    """Return the content of the edition."""
    entries = [*_sessions(), *_people(), *_bodies(), *_words()]
    return Folder(INFO, {(type(entry).__name__.lower(), entry.slug): entry for entry in entries})


def _session(slug: str, date: str, **fields: object) -> Session:
    text = {"en": SessionText(title=f"Meeting {slug}", city="Geneva", venue="Palais, Room 1")}
    return Session(
        **{"slug": slug, "text": text, "kind": "thematic-session", "date": date, **fields}
    )


def _sessions() -> list[Entry]:
    dated = [_session(slug, date[0]) for slug, date in DATES.items()]
    timed = [
        _session(
            slug,
            day,
            zone=zone,
            segments=[Segment(key="part", kind="panel", day=day, start=start, end=end)],
        )
        for slug, (zone, day, start, end, _, _) in CLOCKS.items()
    ]
    worded = [
        _session(slug, "2017-06-19", text={"en": SessionText(title="Any", topic=words)})
        for slug, words in TEXTS.items()
    ]
    states = [
        _session(f"is-{status}", "2017-06-19", session_status=status)
        for status in ("planned", "confirmed", "moved", "cancelled", "held")
    ]
    return [*dated, *timed, *worded, *states, _full_session(), _loose_session(), _gone()]


def _full_session() -> Session:
    empty = Participation(
        role="moderator", country="tr", qualifier="ambassadorial level", stage="planned"
    )
    named = Participation(
        role="moderator",
        person="samsar",
        country="tr",
        title={"en": "Ambassador"},
        certainty="uncertain",
        note="One source only.",
    )
    return _session(
        "full",
        "2017-06-19/2017-06-20",
        text={
            "en": SessionText(title="Third session", topic="Governance", city="Geneva", venue="XX"),
            "fr": SessionText(title="Troisième session", topic="Gouvernance", city="Genève"),
        },
        zone="Europe/Zurich",
        country="tr",
        number=3,
        series="thematic",
        version=7,
        former_slugs=["third"],
        webcast="https://example.org/tv",
        segments=[
            Segment(
                key="panel-1",
                kind="panel",
                number=1,
                theme={"en": "Borders, and more"},
                day="2017-06-19",
                start="10:00",
                room="XIX",
                participations=[empty, named],
            ),
            Segment(key="when", kind="panel", day="2017-06", start="15:00"),
            Segment(key="dialogue", kind="dialogue", day="2017-06-20", time_note={"en": "early"}),
        ],
        participations=[Participation(role="co-facilitator", person="arbour")],
        statements=[
            Statement(field="when", value="2017-06", stated_on="2017-04-06", stage="planned")
        ],
    )


def _loose_session() -> Session:
    """Return a session whose zone nobody knows."""
    part = Segment(key="part", kind="opening", day="2017-06-19", start="10:00", end="11:00")
    return _session("loose", "2017-06-19", segments=[part])


def _gone() -> Session:
    return _session("gone", "2017-06-19", status="withdrawn", withdrawn="It never was.")


def _people() -> list[Entry]:
    return [
        Person(
            slug="samsar",
            text={"en": PersonText(biography="A diplomat.")},
            family="Samsar",
            given="Mehmet, Jr.; A\\B",
            country="tr",
            honorific="H.E. Mr.",
            address_as="Excellency",
            former_slugs=["mehmet"],
            other_names=[
                OtherName(name="Shamshar, M.", lang=""),
                OtherName(name="محمد، شمشار", lang="ar", native=True),
                OtherName(name="穆罕默德" * 12, lang="zh"),
            ],
            appointments=[
                Appointment(key="old", title={"en": "Director"}, represents="tr", date="2014/2016"),
                Appointment(
                    key="second",
                    title={"en": "Chair; acting"},
                    organisation="iom",
                    date="2017/..",
                    order=2,
                    certainty="uncertain",
                    note="One source only.",
                ),
                Appointment(
                    key="first",
                    title={"en": "Ambassador, Turkey", "fr": "Ambassadeur"},
                    represents="tr",
                    date="2017/2020",
                ),
            ],
        ),
        Person(slug="arbour", text={"en": PersonText()}, family="Arbour", given="Louise"),
        Person(
            slug="left", text={"en": PersonText()}, family="X", status="withdrawn", withdrawn="-"
        ),
    ]


def _bodies() -> list[Entry]:
    turkey = DatedName(date="../2022-05-31", name={"en": "Turkey", "fr": "Turquie"})
    iom = OrganisationText(name="International Organization for Migration", acronym="IOM")
    return [
        Country(
            slug="tr",
            text={"en": CountryText(name="Türkiye")},
            iso3="TUR",
            m49="792",
            former_names=[turkey],
        ),
        Organisation(slug="iom", text={"en": iom}, kind="un-agency"),
    ]


def _words() -> list[Entry]:
    terms = [
        Term(slug=slug, text={"en": TermText(acronym="", expansion=words)})
        for slug, words in FORMULAS.items()
    ]
    story = StoryText(
        headline='A "quoted" headline, with a comma',
        standfirst="Two\nlines",
        body="Words with *emphasis*, a [link](https://example.org/) and {braces}.",
    )
    about = {"sessions": ["full"], "people": ["samsar"], "countries": ["tr"]}
    return [*terms, Story(slug="news", text={"en": story}, published="2017-06-08", **about)]
