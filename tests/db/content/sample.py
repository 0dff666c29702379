"""A small content with something in every field of every kind, for tests of builds and checks."""

import struct
import zlib
from pathlib import Path

from db.content.model import EditionInfo, Folder
from db.content.writer import write_folder
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
    title="Sample",
    number=3,
    label="2026.3",
    published_at="2026-11-23T00:00:00Z",
    languages=["en", "ar", "fr", "zh"],
)
STORY_BODY = """\
The third session, led by [[person/luisa-marín]] and others, took up A/RES/71/280, SDG 10.7 and
[[topic/framework-agenda|the agenda]]. It met in [[country/ch]]; A/RES/99/9 was not mentioned.

## Panels

| Panel | Theme |
| --- | --- |
| 1 | Governance |

See also [[session/talks-3]].[^1]

[^1]: As [[organisation/iom]] says.
""".replace("luisa-marín", "luisa-marin")


def sample_folder() -> Folder:
    """Return the sample in memory."""
    entries = [
        *_stories(),
        *_sessions(),
        *_people(),
        *_documents(),
        *_bodies(),
        *_vocabulary(),
        *_frame(),
    ]
    addressed = {(kind, entry.slug): entry for kind, entry in entries}
    return Folder(INFO, addressed, assets={"flag.png": png(3, 2)})


def write_sample(path: Path) -> Path:
    """Write the sample as a content folder and return it."""
    write_folder(sample_folder(), path)
    return path


def png(width: int, height: int) -> bytes:
    """Return a grey picture."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\0" + b"\x80" * width for _ in range(height)))
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    )


def _stories() -> list[tuple[str, Entry]]:
    return [
        (
            "story",
            Story(
                slug="third-session",
                text={
                    "en": StoryText(
                        headline="Third session opens",
                        standfirst="Two days on governance.",
                        highlights=["Three panels: one a day", "“Quoted” – and é"],
                        body=STORY_BODY.strip(),
                    ),
                    "fr": StoryText(
                        translation="The editors, unreviewed",
                        translated_from=1,
                        headline="La troisième session s’ouvre",
                        body="Elle s’est tenue à [[country/ch]].",
                    ),
                },
                published="2017-06-08",
                dateline="2017-06-06",
                dateline_place="New York",
                author="The editors",
                sessions=["talks-3"],
                people=["luisa-marin", "ali-hadi"],
                organisations=["iom"],
                documents=["a-res-71-280"],
                topics=["issue-governance", "sdg-10-7"],
                countries=["ch", "tr"],
                related=["earlier"],
                image="flag",
                corrections=[Correction(date="2017-06-09", note="The venue was given wrongly.")],
                sources=["press-2017", "brief-copy"],
                former_slugs=["session-three"],
                version=4,
                created="2026-11-01",
                updated="2026-11-23",
            ),
        ),
        (
            "story",
            Story(
                slug="earlier",
                text={"en": StoryText(headline="Earlier story", body="Nothing *yet*.")},
                published="2017-05",
                created="2026-11-01",
            ),
        ),
        (
            "story",
            Story(
                slug="gone",
                text={"en": StoryText(headline="Secret headline", body="Secret words.")},
                published="2017-05-02",
                status="withdrawn",
                withdrawn="It described another meeting.",
                created="2026-11-01",
                former_slugs=["gone-before"],
            ),
        ),
        (
            "story",
            Story(
                slug="not-yet",
                text={"en": StoryText(headline="Draft headline", body="Draft words.")},
                published="2017-05-03",
                status="draft",
                created="2026-11-01",
            ),
        ),
    ]


def _sessions() -> list[tuple[str, Entry]]:
    opening = Segment(
        key="opening",
        kind="opening",
        day="2017-06-19",
        start="10:00",
        end="10:30",
        room="Room XX",
        sources=["press-2017"],
    )
    panel = Segment(
        key="panel-1",
        kind="panel",
        number=1,
        theme={"en": "Governance", "fr": "Gouvernance"},
        description={"en": "On cooperation."},
        time_note={"en": "first day, after the opening"},
        participations=[
            Participation(
                role="moderator",
                country="tr",
                qualifier="ambassadorial level",
                stage="replaced",
                key="seat",
                replaced_by="person",
                sources=["press-2017"],
            ),
            Participation(
                role="moderator",
                person="ali-hadi",
                country="tr",
                title={"en": "Permanent Representative", "ar": "الممثل الدائم"},
                key="person",
                certainty="uncertain",
                note="Only one source says so.",
                sources=["brief-copy", "press-2017"],
            ),
        ],
        documents=["a-res-71-280"],
    )
    return [
        (
            "session",
            Session(
                slug="talks-3",
                text={
                    "en": SessionText(
                        title="Third talks",
                        topic="Governance",
                        city="Geneva",
                        summary="They *met*.",
                    ),
                    "zh": SessionText(title="第三次会议", city="日内瓦"),
                },
                kind="thematic-session",
                date="2017-06-19/2017-06-20",
                zone="Europe/Zurich",
                series="talks",
                number=3,
                country="ch",
                webcast="https://example.org/webcast",
                process="compact",
                phase="phase-1",
                convened_by=["iom", "unga"],
                segments=[opening, panel],
                participations=[
                    Participation(
                        role="co-facilitator", person="luisa-marin", sources=["press-2017"]
                    ),
                    Participation(role="convener", organisation="unga", stage="planned"),
                ],
                documents=["a-res-71-280"],
                topics=["issue-governance"],
                sources=["press-2017"],
                statements=[
                    Statement(
                        field="when",
                        value="2017-06",
                        stated_on="2017-04-06",
                        stage="planned",
                        sources=["brief-copy"],
                    )
                ],
                created="2026-11-01",
            ),
        ),
        (
            "session",
            Session(
                slug="talks-4",
                text={"en": SessionText(title="Fourth talks", city="New York")},
                kind="thematic-session",
                date="2017-07",
                parent="talks-3",
                session_status="planned",
                created="2026-11-01",
            ),
        ),
    ]


def _people() -> list[tuple[str, Entry]]:
    return [
        (
            "person",
            Person(
                slug="luisa-marin",
                text={
                    "en": PersonText(biography="A lawyer; see [[organisation/iom]]."),
                    "zh": PersonText(name="路易莎·马林"),
                },
                family="Marín",
                given="Luisa",
                honorific="Ms.",
                address_as="Madam",
                country="ch",
                other_names=[
                    OtherName(name="Луиса Марин", lang="ru", native=True, sources=["press-2017"]),
                    OtherName(name="Marin, L."),
                ],
                image="flag",
                appointments=[
                    Appointment(
                        key="judge", title={"en": "Judge"}, date="1999-09/2004-06", order=1
                    ),
                    Appointment(
                        key="envoy",
                        title={"en": "Special Envoy", "fr": "Envoyée spéciale"},
                        organisation="unga",
                        date="2017-03/..",
                        sources=["press-2017"],
                    ),
                    Appointment(key="chair", title={"en": "Chair"}, date="2018/..", order=2),
                ],
                sources=["press-2017"],
                created="2026-11-01",
            ),
        ),
        (
            "person",
            Person(
                slug="ali-hadi",
                text={"en": PersonText()},
                family="Hadi",
                given="Ali",
                name="Ali Hadi Efendi",
                sort_name="Hadi Efendi, Ali",
                appointments=[Appointment(key="pr", title={"en": "Envoy"}, represents="tr")],
                created="2026-11-01",
            ),
        ),
    ]


def _documents() -> list[tuple[str, Entry]]:
    return [
        (
            "document",
            Document(
                slug="a-res-71-280",
                text={
                    "en": DocumentText(
                        title="Modalities", abstract="Sets *six* sessions.", body="1. Decides."
                    )
                },
                kind="resolution",
                symbol="A/RES/71/280",
                date="2017-04-06",
                issuers=["unga"],
                countries=["ch"],
                languages=["ar", "en", "zh"],
                url="https://undocs.org/A/RES/71/280",
                revises="draft-text",
                sessions=["talks-3"],
                people=["luisa-marin"],
                topics=["issue-governance"],
                votes=[
                    Vote(
                        date="2017-04-06",
                        subject={"en": "Paragraph 3"},
                        in_favour=100,
                        against=2,
                        abstaining=3,
                        positions={"ch": "for", "tr": "abstaining"},
                        sources=["press-2017"],
                    )
                ],
                sources=["press-2017"],
                created="2026-11-01",
            ),
        ),
        (
            "document",
            Document(
                slug="draft-text",
                text={"en": DocumentText(title="Draft of the modalities")},
                kind="draft",
                certainty="uncertain",
                note="The date is not printed.",
                created="2026-11-01",
            ),
        ),
    ]


def _bodies() -> list[tuple[str, Entry]]:
    turkey = DatedName(
        date="../2022-05-31",
        name={"en": "Turkey", "fr": "Turquie"},
        formal={"en": "the Republic of Turkey"},
        sources=["press-2017"],
    )
    return [
        (
            "country",
            Country(
                slug="ch",
                text={
                    "en": CountryText(name="Switzerland", formal="the Swiss Confederation"),
                    "ar": CountryText(name="سويسرا"),
                    "fr": CountryText(name="Suisse"),
                },
                iso3="CHE",
                m49="756",
                group="weog",
                created="2026-11-01",
            ),
        ),
        (
            "country",
            Country(
                slug="tr",
                text={"en": CountryText(name="Türkiye")},
                iso3="TUR",
                m49="792",
                former_names=[turkey],
                created="2026-11-01",
            ),
        ),
        (
            "organisation",
            Organisation(
                slug="iom",
                text={
                    "en": OrganisationText(
                        name="International Organization for Migration",
                        acronym="IOM",
                        description="An agency.",
                    ),
                    "fr": OrganisationText(
                        name="Organisation internationale pour les migrations", acronym="OIM"
                    ),
                },
                kind="un-agency",
                parent="unga",
                country="ch",
                seat="Geneva",
                url="https://www.iom.int/",
                former_names=[
                    DatedName(date="1951/1952", name={"en": "PICMME"}, acronym={"en": "PICMME"})
                ],
                sources=["press-2017"],
                created="2026-11-01",
            ),
        ),
        (
            "organisation",
            Organisation(
                slug="unga",
                text={"en": OrganisationText(name="General Assembly")},
                kind="un-organ",
                created="2026-11-01",
            ),
        ),
    ]


def _vocabulary() -> list[tuple[str, Entry]]:
    return [
        (
            "topic",
            Topic(
                slug="framework-agenda",
                text={"en": TopicText(label="2030 Agenda", description="A plan.")},
                scheme="framework",
                code="A/RES/70/1",
                document="a-res-71-280",
                date="2015-09",
                order=1,
                created="2026-11-01",
            ),
        ),
        (
            "topic",
            Topic(
                slug="issue-governance",
                text={"en": TopicText(label="Governance")},
                scheme="issue",
                code="governance",
                order=1,
                created="2026-11-01",
            ),
        ),
        (
            "topic",
            Topic(
                slug="sdg-10-7",
                text={
                    "en": TopicText(label="Orderly migration"),
                    "zh": TopicText(label="有序移民"),
                },
                scheme="sdg",
                code="10.7",
                parent="framework-agenda",
                order=2,
                related=["issue-governance"],
                related_note="Suggested by the editors.",
                sources=["press-2017"],
                certainty="uncertain",
                created="2026-11-01",
            ),
        ),
        (
            "term",
            Term(
                slug="gcm",
                text={
                    "en": TermText(
                        acronym="GCM", expansion="Global Compact", definition="A *text*."
                    )
                },
                see=["process/compact", "document/a-res-71-280"],
                sources=["press-2017"],
                created="2026-11-01",
            ),
        ),
    ]


def _frame() -> list[tuple[str, Entry]]:
    return [
        (
            "process",
            Process(
                slug="compact",
                text={"en": SpanText(title="The compact", description="Two *years*.")},
                date="2016-09/2018-12",
                documents=["a-res-71-280"],
                sources=["press-2017"],
                created="2026-11-01",
            ),
        ),
        (
            "phase",
            Phase(
                slug="phase-1",
                text={"en": SpanText(title="Consultations")},
                process="compact",
                number=1,
                date="2017-04/2017-11",
                sources=["press-2017"],
                created="2026-11-01",
            ),
        ),
        (
            "image",
            Image(
                slug="flag",
                text={"en": ImageText(caption="A flag", alt="Grey")},
                file="flag.png",
                credit="Nobody",
                licence="CC0-1.0",
                sources=["press-2017"],
                created="2026-11-01",
            ),
        ),
        (
            "image",
            Image(
                slug="hall",
                text={"en": ImageText()},
                credit="UN Photo/Somebody",
                created="2026-11-01",
            ),
        ),
        (
            "source",
            Source(
                slug="press-2017",
                text={"en": SourceText(title="Press release")},
                publisher="United Nations",
                url="https://press.un.org/",
                date="2017-06-20",
                accessed="2026-11-20",
                note="Read through a mirror.",
                created="2026-11-01",
            ),
        ),
        (
            "source",
            Source(
                slug="brief-copy",
                text={"en": SourceText(title="The modalities")},
                document="a-res-71-280",
                created="2026-11-01",
            ),
        ),
    ]
