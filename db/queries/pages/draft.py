"""A page in the making: what every kind of page reads in the same way, and the finished record."""

from collections.abc import Iterable
from functools import cached_property
from sqlite3 import Row
from typing import Any, Final, NamedTuple

from db.date_words import words_for
from db.dates import format_date, parse
from db.engine import ReadSession
from db.kinds import DATED_KINDS
from db.queries import words
from db.queries.citations import Citations
from db.queries.mentions import Mention, list_named, list_naming
from db.queries.names import list_plates
from db.queries.pages.acronyms import ACRONYMS, Acronyms
from db.queries.sql import unpack
from db.queries.titles import Title, list_titles
from db.records import Block, Fact, Link, LinkGroup, Page, Plate, Prose
from db.values import replace

LANGUAGES: Final = (
    "SELECT lang, title FROM entry_label WHERE entry_id = :id"
    " ORDER BY lang <> :lang, lang <> 'en', lang"
)
RENDERED: Final = (
    "SELECT html, toc, lang FROM rendered WHERE entry_id = :id AND field = :field"
    " ORDER BY lang <> :lang, lang <> 'en', lang LIMIT 1"
)

_NAMED_KINDS: Final = ("country", "organisation")


class Subject(NamedTuple):
    """The entry a page is about."""

    id: int
    kind: str
    slug: str
    date: str
    date_from: str | None
    version: int
    updated: str


class Draft:
    """Reads what the page of an entry is made of, and remembers what it has used.

    Attributes:
        session: Of the edition.
        subject: The entry.
        wanted: Language asked for; `lang` the one the entry is shown in.
        as_of: ISO day of titles and names where no entry's own date holds.
        day: ISO day of titles and names on this page.
        cite: Numbers of sources.
        has_kin: Whether related stories are read as well.
        shown: Ids of entries the page has links to; they are not repeated beside it.
    """

    def __init__(
        self,
        session: ReadSession,
        subject: Subject,
        lang: str,
        as_of: str,
        *,
        has_kin: bool = True,
    ) -> None:
        """Begin a page.

        Args:
            session: Of the edition.
            subject: A published entry.
            lang: Language asked for.
            as_of: ISO day.
            has_kin: Whether related stories are read as well.
        """
        self.session = session
        self.has_kin = has_kin
        self.subject = subject
        self.wanted = lang
        self.as_of = as_of
        is_dated = subject.kind in DATED_KINDS and subject.date_from
        self.day = (subject.date_from or as_of) if is_dated else as_of
        self.cite = Citations(session, subject.id, lang)
        self.shown: set[int] = {subject.id}
        self._acronyms: dict[str, Acronyms] = {}
        rows = self.all(LANGUAGES)
        self.lang = rows[0]["lang"] if rows else lang
        self._title = rows[0]["title"] if rows else subject.slug
        self._languages = tuple(sorted(row["lang"] for row in rows))

    @cached_property
    def named(self) -> tuple[Mention, ...]:
        """What the entry names, countries and organisations by their names of the day."""
        return self.as_named(list_named(self.session, self.subject.id, self.wanted))

    @cached_property
    def naming(self) -> tuple[Mention, ...]:
        """What names the entry, likewise."""
        return self.as_named(list_naming(self.session, self.subject.id, self.wanted))

    @cached_property
    def plates(self) -> dict[int, Plate]:
        """Plates of the day, of the countries and organisations that the entry names."""
        bodies = [found.id for found in self.named if found.link.kind in _NAMED_KINDS]
        return list_plates(self.session, bodies, self.day, self.wanted)

    def all(self, sql: str, **parameters: Any) -> list[Row]:
        """Return rows about the entry; a statement knows `:id`, `:lang` and what is given."""
        return self.session.all(sql, {"id": self.subject.id, "lang": self.wanted, **parameters})

    def first(self, sql: str, **parameters: Any) -> Row | None:
        """Return the first of `all`."""
        rows = self.all(sql, **parameters)
        return rows[0] if rows else None

    def targets(self, *relations: str, part_id: int = 0) -> tuple[Link, ...]:
        """Return what fields of the entry, or of one of its parts, name; the page shows it now."""
        return self.show(
            found
            for relation in relations
            for found in self.named
            if found.relation == relation and found.part_id == part_id and found.origin == "field"
        )

    def origins(self, *relations: str, kinds: Iterable[str] = ()) -> tuple[Link, ...]:
        """Return what names the entry in a field, of all kinds or some; the page shows it now."""
        of_kinds = tuple(kinds)
        return self.show(
            found
            for found in self.naming
            if found.relation in relations and (not of_kinds or found.link.kind in of_kinds)
        )

    def link(self, entry_id: int | None) -> Link | None:
        """Return a link to an entry that a field of this one names; the page shows it now."""
        found = self._by_id.get(entry_id) if entry_id is not None else None
        return self.show([found])[0] if found else None

    def show(self, mentions: Iterable[Mention]) -> tuple[Link, ...]:
        """Return the links of mentions, each entry once, and remember that the page has them."""
        by_id = {found.id: found.link for found in mentions}
        self.shown.update(by_id)
        return tuple(by_id.values())

    def prose(
        self, field: str, heading: str = "", *, is_numbered: bool = True
    ) -> tuple[Prose, ...]:
        """Return a rendered field as a block, none where it is empty in all languages."""
        row = self.first(RENDERED, field=field)
        if row is None:
            return ()
        toc = tuple((level, anchor, title) for level, anchor, title in unpack(row["toc"]))
        html = self._acronyms_in(row["lang"]).link(row["html"])
        return (Prose(html, toc, heading, row["lang"], is_numbered=is_numbered),)

    def said(self, edtf: str) -> str:
        """Return a date in the words of the page's language."""
        return format_date(parse(edtf), words=words_for(self.lang)) if edtf else ""

    def titles(self, person_ids: Iterable[int]) -> dict[int, Title]:
        """Return what people were on the day of the page."""
        return list_titles(self.session, person_ids, self.day, self.wanted)

    def as_named(self, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
        """Return mentions with countries and organisations by their names of the day."""
        bodies = [found.id for found in mentions if found.link.kind in _NAMED_KINDS]
        if not bodies:
            return mentions
        plates = list_plates(self.session, bodies, self.day, self.wanted)
        return tuple(
            found._replace(link=_named(found.link, plates[found.id]))
            if found.id in plates
            else found
            for found in mentions
        )

    def with_titles(self, mentions: Iterable[Mention]) -> list[Mention]:
        """Return mentions of people with the plate and title of the page's day."""
        listed = list(mentions)
        held = self.titles(found.id for found in listed)
        return [found._replace(link=titled(found.link, held.get(found.id))) for found in listed]

    def page(
        self,
        *,
        blocks: Iterable[Block],
        related: tuple[LinkGroup, ...],
        lead: str = "",
        dates: tuple[tuple[str, str, str], ...] = (),
        crumbs: tuple[Link, ...] = (),
        plate: Plate | None = None,
    ) -> Page:
        """Return the finished page."""
        return Page(
            kind=self.subject.kind,
            slug=self.subject.slug,
            lang=self.lang,
            title=self._title,
            languages=self._languages,
            lead=lead,
            dates=tuple(entry for entry in dates if entry[1] or entry[2]),
            crumbs=crumbs,
            plate=plate,
            blocks=tuple(blocks),
            sources=self.cite.items(),
            related=related,
            version=self.subject.version,
            updated=self.subject.updated,
            date=self.subject.date,
        )

    def _acronyms_in(self, lang: str) -> Acronyms:
        """Return the acronyms of a language that the page has not linked yet."""
        if lang not in self._acronyms:
            rows = self.session.kept(ACRONYMS, lang)
            own = self.subject.id  # none leads to the page that it is on
            self._acronyms[lang] = Acronyms({row[0]: row[1] for row in rows if row[2] != own})
        return self._acronyms[lang]

    @cached_property
    def _by_id(self) -> dict[int, Mention]:
        return {found.id: found for found in self.named}


def titled(link: Link, title: Title | None) -> Link:
    """Return a link to a person that says what the person was; nothing where that is not known."""
    if title is None:
        return replace(link, context="", plate=None)
    return replace(link, context=title.text, plate=title.plate)


def _named(link: Link, plate: Plate) -> Link:
    """Return a link to a body by its name of a day, where it is called otherwise now."""
    if not plate.now:
        return link
    return replace(link, title=plate.text, context=words.NOW.format(plate.now))


def fact(
    label: str,
    value: str = "",
    links: tuple[Link, ...] = (),
    *,
    sources: tuple[int, ...] = (),
    certainty: str = "confirmed",
    note: str = "",
    lang: str = "",
) -> tuple[Fact, ...]:
    """Return a fact, none where it would say nothing."""
    if not value and not links:
        return ()
    is_uncertain = certainty == "uncertain"
    return (Fact(label, value, links, sources, is_uncertain=is_uncertain, note=note, lang=lang),)
