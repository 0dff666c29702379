"""A small edition for the tests of queries: the cases that the seed content teaches."""

from db.content.model import EditionInfo, Folder
from db.entries.base import Entry, Statement
from db.entries.bodies import Country, CountryText, DatedName, Organisation, OrganisationText
from db.entries.document import Document, DocumentText, Vote
from db.entries.person import Appointment, OtherName, Person, PersonText
from db.entries.session import Participation, Segment, Session, SessionText
from db.entries.story import Correction, Story, StoryText
from db.entries.vocabulary import (
    Image,
    ImageText,
    Phase,
    Process,
    Source,
    SourceText,
    SpanText,
    Term,
    TermText,
    Topic,
    TopicText,
)

INFO = EditionInfo(
    title="Sample", number=1, label="1", published_at="2026-11-23T00:00:00Z", languages=["en", "fr"]
)
AS_OF = "2026-11-23"


def make_folder() -> Folder:
    """Return the content of the edition."""
    entries = [*_stories(), *_sessions(), *_people(), *_bodies(), *_documents(), *_vocabulary()]
    kinds = {entry.slug: type(entry).__name__.lower() for entry in entries}
    return Folder(INFO, {(kinds[entry.slug], entry.slug): entry for entry in entries})


def _stories() -> list[Entry]:
    def story(slug: str, published: str, **fields: object) -> Story:
        text = {"en": StoryText(headline=f"On {slug}", body="Words.")}
        return Story(**{"slug": slug, "text": text, "published": published, **fields})

    return [
        story(
            "governance",
            "2017-06-08",
            text={
                "en": StoryText(
                    headline="Brief and agenda are out",
                    standfirst="Two days in Geneva.",
                    highlights=["Three panels", "Four levels"],
                    body="See [[document/draft]] and SDG 10.7.\n\n## Panels\n\nThree.",
                ),
                "fr": StoryText(
                    headline="Étude et ordre du jour",
                    translation="The editors, unreviewed",
                    translated_from=1,
                ),
            },
            dateline="2017-06-06",
            dateline_place="New York",
            sessions=["session-3", "session-4"],
            people=["samsar", "arbour", "alnuaimi"],
            countries=["tr", "ch"],
            topics=["return", "sdg-10-7", "goal-10"],
            related=["chosen"],
            image="credit",
            corrections=[Correction(date="2017-06-09", note="The venue was wrong.")],
            sources=["press"],
            former_slugs=["governance-discussion"],
            version=3,
        ),
        story("chosen", "2016-02-01", countries=["ch"]),
        story("same-session", "2017-06-21", sessions=["session-3"], people=["samsar", "arbour"]),
        story("same-topic", "2018-01-05", topics=["return"], countries=["tr"]),
        story("new-year", "2018-01-01"),
        story("year-only", "2018", topics=["data"]),
        story("gone", "2017-01-02", status="withdrawn", withdrawn="It was about another meeting."),
    ]


def _segments() -> list[Segment]:
    seat = Participation(
        role="moderator",
        country="tr",
        qualifier="ambassadorial level",
        stage="replaced",
        key="seat",
        replaced_by="name",
        sources=["letter"],
    )
    name = Participation(
        role="moderator",
        person="samsar",
        country="tr",
        title={"en": "Ambassador, Ministry of Foreign Affairs"},
        key="name",
        sources=["press", "letter"],
    )
    panel = Segment(key="panel-2", kind="panel", number=2, participations=[seat, name])
    dialogue = Segment(
        key="dialogue",
        kind="dialogue",
        day="2017-06-20",
        time_note={"en": "second day, before the session starts"},
        documents=["brief"],
    )
    return [panel, dialogue]


def _sessions() -> list[Entry]:
    empty = Participation(role="moderator", country="ch", stage="planned")
    listed = Participation(role="panellist", person="alnuaimi", country="ch")
    common = {"kind": "thematic-session", "series": "thematic", "process": "gcm", "phase": "one"}

    def text(number: str, city: str) -> dict[str, SessionText]:
        return {"en": SessionText(title=f"{number} session", city=city)}

    return [
        Session(
            slug="session-3",
            text=text("Third", "Geneva"),
            date="2017-06-19/2017-06-20",
            number=3,
            country="tr",
            segments=_segments(),
            participations=[Participation(role="co-facilitator", person="arbour"), listed],
            statements=[
                Statement(field="when", value="2017-06", stated_on="2017-04-06", stage="planned"),
                Statement(field="figure", label="States", value="130", stated_on="2020-01-01"),
            ],
            sources=["press"],
            **common,
        ),
        Session(
            slug="session-4",
            text=text("Fourth", "New York"),
            date="2017-07",
            number=4,
            participations=[empty],
            session_status="planned",
            **common,
        ),
        Session(
            slug="evening",
            text=text("Evening", "Geneva"),
            kind="related-meeting",
            date="2017-06-19",
            parent="session-3",
        ),
    ]


def _people() -> list[Entry]:
    return [
        Person(
            slug="samsar",
            text={"en": PersonText(biography="A diplomat.")},
            family="Samsar",
            given="Mehmet",
            other_names=[OtherName(name="محمد", lang="ar", native=True)],
            appointments=[
                Appointment(key="old", title={"en": "Director"}, represents="tr", date="2014/2018"),
                Appointment(
                    key="new",
                    title={"en": "Ambassador", "fr": "Ambassadeur"},
                    represents="tr",
                    date="2019/..",
                    certainty="uncertain",
                    note="One source only.",
                    sources=["press"],
                ),
                Appointment(key="undated", title={"en": "Adviser"}, organisation="iom"),
            ],
        ),
        Person(
            slug="arbour",
            text={"en": PersonText()},
            family="Arbour",
            given="Louise",
            appointments=[
                Appointment(key="b", title={"en": "Second"}, date="2017/2018", order=2),
                Appointment(key="a", title={"en": "First"}, date="2017/2018", organisation="iom"),
            ],
        ),
        Person(slug="alnuaimi", text={"en": PersonText()}, family="Alnuaimi", given="Omar"),
    ]


def _bodies() -> list[Entry]:
    turkey = DatedName(
        date="../2022-05-31", name={"en": "Turkey", "fr": "Turquie"}, sources=["letter"]
    )
    picmme = DatedName(date="1951/1952", name={"en": "Committee"}, acronym={"en": "PICMME"})
    iom = OrganisationText(name="International Organization for Migration", acronym="IOM")
    return [
        Country(
            slug="tr",
            text={"en": CountryText(name="Türkiye")},
            iso3="TUR",
            m49="792",
            former_names=[turkey],
        ),
        Country(
            slug="ch",
            text={"en": CountryText(name="Switzerland"), "fr": CountryText(name="Suisse")},
            iso3="CHE",
            m49="756",
        ),
        Organisation(slug="iom", text={"en": iom}, kind="un-agency", former_names=[picmme]),
    ]


def _documents() -> list[Entry]:
    vote = Vote(
        date="2018-12-19",
        in_favour=2,
        against=0,
        abstaining=1,
        positions={"tr": "abstaining", "ch": "for"},
    )
    return [
        Document(
            slug="brief",
            text={
                "en": DocumentText(title="Issue brief", abstract="It asks for *data*. And more.")
            },
            kind="issue-brief",
            symbol="A/71/1",
            date="2017-06-06",
            revises="draft",
            people=["samsar"],
            votes=[vote],
            certainty="uncertain",
            note="The day is not printed.",
        ),
        Document(slug="draft", text={"en": DocumentText(title="Draft brief")}, kind="draft"),
    ]


def _vocabulary() -> list[Entry]:
    def topic(slug: str, label: str, **fields: object) -> Topic:
        return Topic(**{"slug": slug, "text": {"en": TopicText(label=label)}, **fields})

    def source(slug: str, title: str, **fields: str) -> Source:
        return Source(slug=slug, text={"en": SourceText(title=title)}, **fields)

    return [
        topic("data", "Data", scheme="issue", code="data", order=2),
        topic("return", "Return", scheme="issue", code="return"),
        topic("goal-10", "Inequalities", scheme="sdg", code="10"),
        topic("sdg-10-7", "Migration", scheme="sdg", code="10.7", parent="goal-10"),
        topic(
            "objective-21",
            "Readmission",
            scheme="objective",
            code="21",
            related=["sdg-10-7"],
            related_note="Suggested by the editors.",
        ),
        Term(
            slug="gcm-term",
            text={"en": TermText(acronym="GCM", expansion="Global Compact")},
            see=["process/gcm"],
        ),
        Process(slug="gcm", text={"en": SpanText(title="Global Compact")}, date="2016/2018"),
        Phase(
            slug="one",
            text={"en": SpanText(title="Phase I: consultations")},
            process="gcm",
            number=1,
            date="2017",
        ),
        Image(slug="credit", text={"en": ImageText(caption="The hall")}, credit="UN Photo"),
        source("press", "Press release", url="https://example.org/", publisher="UN"),
        source("letter", "Letter", document="brief"),
    ]
