"""A small edition for the tests of search: real names and words, in a real schema, in memory."""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from db.dates import parse
from db.engine import ReadSession
from db.schema import metadata
from db.search.index import SearchDoc, build_index, create_tables
from db.search.normalise import name_key


@dataclass
class Item:
    """An entry for the tests; `texts` holds (title, body) by language."""

    address: str
    texts: dict[str, tuple[str, str]]
    aliases: tuple[str, ...] = ()
    date: str = ""
    links: Sequence[str] = ()
    topic: tuple[str, str, str] = ("", "", "")  # scheme, code, parent's address
    context: str = ""
    id: int = field(default=0, compare=False)


def make_session(items: Iterable[Item]) -> ReadSession:
    """Return a session on an edition that holds the items."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    create_schema(connection)
    everything = list(items)
    ids = {item.address: number for number, item in enumerate(everything, 1)}
    for item in everything:
        item.id = ids[item.address]
        _insert(connection, item, ids)
    build_index(connection, docs_of(everything))
    connection.execute("PRAGMA query_only=ON")
    return ReadSession(connection)


def create_schema(connection: sqlite3.Connection) -> None:
    """Create the tables of an edition, the search's among them."""
    connection.row_factory = sqlite3.Row
    for table in metadata.sorted_tables:
        connection.execute(str(CreateTable(table).compile(dialect=sqlite.dialect())))
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            connection.execute(str(CreateIndex(index).compile(dialect=sqlite.dialect())))
    create_tables(connection)


def docs_of(items: Iterable[Item]) -> list[SearchDoc]:
    """Return what the index is given of the items."""
    return [
        SearchDoc(
            item.id, item.address.partition("/")[0], lang, title, item.aliases, body, _lower(item)
        )
        for item in items
        for lang, (title, body) in item.texts.items()
    ]


def _lower(item: Item) -> str | None:
    return parse(item.date).bounds()[0] if item.date else None


def _insert(connection: sqlite3.Connection, item: Item, ids: dict[str, int]) -> None:
    kind, _, slug = item.address.partition("/")
    bounds = parse(item.date).bounds() if item.date else (None, None)
    connection.execute(
        "INSERT INTO entry (id, kind, slug, status, date, date_from, date_to, row_hash)"
        " VALUES (?, ?, ?, 'published', ?, ?, ?, x'')",
        (item.id, kind, slug, item.date, *bounds),
    )
    for lang, (title, _) in item.texts.items():
        connection.execute(
            "INSERT INTO entry_label (entry_id, lang, title, context, sort, row_hash)"
            " VALUES (?, ?, ?, ?, ?, x'')",
            (item.id, lang, title, item.context, name_key(title)),
        )
    scheme, code, parent = item.topic
    if scheme:
        connection.execute(
            "INSERT INTO topic (entry_id, scheme, code, parent_id, row_hash)"
            " VALUES (?, ?, ?, ?, x'')",
            (item.id, scheme, code, ids.get(parent)),
        )
    connection.executemany(
        "INSERT INTO link (from_id, to_id, relation, origin, position, row_hash)"
        " VALUES (?, ?, 'links', 'field', ?, x'')",
        ((item.id, ids[target], position) for position, target in enumerate(item.links)),
    )


ITEMS = (
    Item(
        "story/third-session",
        {
            "en": (
                "Third thematic session turns to governance of migration",
                "On 19 June 2017 the co-facilitators opened the session in Geneva. Delegations "
                "spoke of readmission, integration and SDG target 10.7. The modalities stand in "
                "resolution A/RES/71/280, which follows A/RES/71/1.",
            ),
            "fr": (
                "La troisième session thématique aborde la gouvernance des migrations",
                "L’égalité des chances, l'intégration et la réadmission : les délégations ont "
                "parlé du droit d’asile.",
            ),
        },
        date="2017-06-21",
        links=("person/louise-arbour", "country/ch", "topic/sdg-10-7", "session/gcm-thematic-3"),
    ),
    Item(
        "story/adoption",
        {
            "en": (
                "Marrakech conference adopts the compact",
                "States adopted the Global Compact on 10 December 2018.",
            ),
            "es": (
                "La conferencia de Marrakech aprueba el pacto",
                "Los Estados aprobaron el Pacto Mundial para una migración segura. La niñez.",
            ),
            "ar": (
                "مؤتمر مراكش يعتمد الاتفاق العالمي",
                "اعتمدت الدول الاتفاق العالمي من أجل الهجرة الآمنة والمنظّمة، وحقوق المُهاجِرين "
                "والالتزام بحماية للاجئين.",
            ),
            "ru": (
                "Конференция в Марракеше приняла договор",
                "Глобальный договор о безопасной миграции принят ещё в декабре; учёт всё же нужен.",
            ),
            "zh": (
                "马拉喀什会议通过契约",
                "会议通过了《安全、有序和正常移民全球契约》。难民问题另有契约。",
            ),
        },
        date="2018-12-10",
        links=("country/ma", "person/louise-arbour", "topic/sdg-10"),
    ),
    Item(
        "story/strasbourg",
        {"de": ("Bericht aus der Großstadt", "Die Straße nach Łódź ist offen. Ærø und Đakovo.")},
        date="2017-10",
    ),
    Item(
        "session/gcm-thematic-3",
        {"en": ("International cooperation and governance of migration", "Third of six.")},
        date="2017-06-19/2017-06-20",
        links=("country/ch", "person/juan-jose-gomez-camacho"),
    ),
    Item(
        "person/louise-arbour",
        {"en": ("Louise Arbour", "Special Representative for International Migration.")},
        context="Special Representative of the Secretary-General",
    ),
    Item(
        "person/juan-jose-gomez-camacho",
        {"en": ("Juan José Gómez Camacho", "Co-facilitator for Mexico.")},
    ),
    Item(
        "person/nassir-alnuaimi",
        {"en": ("Nassir Alnuaimi", "Panellist.")},
        aliases=("ناصر النعيمي",),
    ),
    Item(
        "document/a-res-71-1",
        {"en": ("New York Declaration for Refugees and Migrants", "Adopted in 2016.")},
        aliases=("A/RES/71/1",),
        date="2016-09-19",
    ),
    Item(
        "document/a-res-71-280",
        {"en": ("Modalities for the intergovernmental negotiations", "Elements of a process.")},
        aliases=("A/RES/71/280",),
        date="2017-04-06",
    ),
    Item(
        "country/ch",
        {"en": ("Switzerland", ""), "fr": ("Suisse", "")},
        aliases=("CHE", "Swiss Confederation"),
    ),
    Item("country/ma", {"en": ("Morocco", "")}),
    Item("country/tr", {"en": ("Türkiye", "")}, aliases=("Turkey",)),
    Item(
        "topic/sdg-10", {"en": ("Reduced inequalities", "")}, ("SDG 10",), topic=("sdg", "10", "")
    ),
    Item(
        "topic/sdg-10-7",
        {"en": ("Orderly, safe, regular and responsible migration", "Planned policies.")},
        ("10.7", "SDG 10.7"),
        topic=("sdg", "10.7", "topic/sdg-10"),
    ),
    Item(
        "phase/gcm-consultations",
        {"en": ("Phase I: consultations", "From April to November.")},
        date="2017-04/2017-11",
    ),
)
