"""The values that leave this package: frozen, slotted, free of SQL and of Qt.

A page is data: a head and a row of blocks. The reader paints it, `placardctl show` prints it, tests
compare it; nobody else needs to know which tables it came from.
"""

from db.charts import Chart, Lineage
from db.figures import Roles
from db.values import Value


class Plate(Value):
    """Who holds a seat: the name valid on the date, and what it is called now.

    Attributes:
        text: Name of that time.
        kind: 'state' or 'organisation'.
        is_empty: Nobody is named for the seat; drawn dashed.
        now: Present name where it differs, else empty.
        address: `kind/slug` of the body.
    """

    text: str
    kind: str
    is_empty: bool = False
    now: str = ""
    address: str = ""


class Link(Value):
    """A way to another entry, as lists and columns show it.

    Attributes:
        kind: Kind of the target.
        slug: Its slug.
        title: Its label in `lang`.
        context: One short line about it.
        date: EDTF; empty where it has none.
        reason: Why it stands here ("same session").
        plate: For people and seats.
        lang: Language of the title.
        sources: Numbers of the sources of what `reason` says, where a page lists them.
        is_uncertain: Of that, likewise.
    """

    kind: str
    slug: str
    title: str
    context: str = ""
    date: str = ""
    reason: str = ""
    plate: Plate | None = None
    lang: str = "en"
    sources: tuple[int, ...] = ()
    is_uncertain: bool = False

    @property
    def address(self) -> str:
        """`kind/slug`, the path of a placard: address."""
        return f"{self.kind}/{self.slug}"


class LinkGroup(Value):
    """Links of one sort beside a page; never shown empty."""

    key: str
    title: str
    links: tuple[Link, ...]


class SourceItem(Value):
    """A source in the numbered list at the end of a page.

    Attributes:
        number: From 1; facts of the page refer to it.
        url: To be opened outside, after asking; empty when `address` is set.
        address: `document/slug` where the edition has the document itself.
    """

    number: int
    slug: str
    title: str
    publisher: str = ""
    date: str = ""
    url: str = ""
    address: str = ""
    accessed: str = ""
    note: str = ""


class Prose(Value):
    """Running text rendered at build.

    Attributes:
        html: Sanitised; sanitised again before it is shown.
        toc: (level, anchor, title) of its headings.
        heading: Heading above it; empty for the main text.
        lang: Its language, which also gives its direction.
        is_numbered: Whether its paragraphs carry numbers to cite.
    """

    html: str
    toc: tuple[tuple[int, str, str], ...] = ()
    heading: str = ""
    lang: str = "en"
    is_numbered: bool = True


class Highlights(Value):
    """The box above an article."""

    items: tuple[str, ...]


class Picture(Value):
    """A picture, or the credit of one that the edition may not carry (then `slug` is empty)."""

    slug: str
    caption: str
    credit: str
    alt: str
    width: int = 0
    height: int = 0


class Fact(Value):
    """A labelled value with where it comes from.

    Attributes:
        label: What it is ("Venue").
        value: Text; empty where `links` say it.
        links: Entries it consists of.
        sources: Numbers in the page's list of sources.
        is_uncertain: Shown dashed, with `note` as the reason.
        lang: Language of the value where it is not the page's; gives its face and direction.
        topic: Facts of one topic say different things of the same and stand side by side.
    """

    label: str
    value: str = ""
    links: tuple[Link, ...] = ()
    sources: tuple[int, ...] = ()
    is_uncertain: bool = False
    note: str = ""
    lang: str = ""
    topic: str = ""


class Facts(Value):
    """A list of facts under an optional heading."""

    rows: tuple[Fact, ...]
    heading: str = ""


class Seat(Value):
    """Who takes a role in a slot.

    Attributes:
        role: In words ("Moderator").
        plate: The State or body, as named on the day; None when only a person is known.
        person: Link to the person; None for a seat without a name.
        title: As listed then.
        stage: 'planned', 'actual' or 'replaced'.
    """

    role: str
    plate: Plate | None
    person: Link | None
    title: str = ""
    qualifier: str = ""
    stage: str = "actual"
    sources: tuple[int, ...] = ()
    is_uncertain: bool = False
    note: str = ""


class Slot(Value):
    """A segment of a session as the programme shows it.

    Attributes:
        anchor: Name of the slot within the page.
        day: EDTF; empty where no source gives one.
        start: Local clock time, likewise `end`.
        time_note: What the source says of the time in words.
    """

    anchor: str
    title: str
    theme: str = ""
    description: str = ""
    day: str = ""
    start: str = ""
    end: str = ""
    time_note: str = ""
    room: str = ""
    seats: tuple[Seat, ...] = ()
    documents: tuple[Link, ...] = ()
    sources: tuple[int, ...] = ()
    note: str = ""
    is_uncertain: bool = False


class Programme(Value):
    """The segments of a session, and its own seats (in a slot with an empty title).

    Attributes:
        zone: IANA zone of the venue, whose clock the slots' times are told by.
        place: City the zone is called after; empty where the session has none.
    """

    slots: tuple[Slot, ...]
    zone: str = ""
    heading: str = ""
    place: str = ""


class Table(Value):
    """Cells to print in rows; `links` of a cell win over its text."""

    header: tuple[str, ...]
    rows: tuple[tuple[str | Link, ...], ...]
    heading: str = ""


class Links(Value):
    """A headed list of links inside the page."""

    heading: str
    links: tuple[Link, ...]


class Notice(Value):
    """A note in the flow: 'correction', 'translation', 'uncertain' or 'withdrawn'."""

    kind: str
    text: str
    date: str = ""


Charted = Lineage | Chart
Block = Prose | Highlights | Picture | Facts | Roles | Programme | Table | Links | Notice | Charted


class Page(Value):
    """Everything a reader sees of one entry.

    Attributes:
        lang: Language shown; may differ from the one asked for.
        languages: Languages the entry exists in.
        lead: Line under the title (a story's standfirst, a session's subject).
        dates: (label, EDTF, place) facts of the head: "Dateline", "Published", "Held".
        crumbs: Way from the process down to here.
        plate: Large plate beside a person's or country's name.
        related: Groups of the column beside the page.
        version: Of the entry; `updated` the ISO day of its last change.
    """

    kind: str
    slug: str
    lang: str
    title: str
    languages: tuple[str, ...] = ()
    lead: str = ""
    dates: tuple[tuple[str, str, str], ...] = ()
    crumbs: tuple[Link, ...] = ()
    plate: Plate | None = None
    blocks: tuple[Block, ...] = ()
    sources: tuple[SourceItem, ...] = ()
    related: tuple[LinkGroup, ...] = ()
    version: int = 1
    updated: str = ""
    date: str = ""

    @property
    def address(self) -> str:
        """`kind/slug`."""
        return f"{self.kind}/{self.slug}"


class Label(Value):
    """What any entry is called, for hover cards, pickers and lists."""

    id: int
    kind: str
    slug: str
    title: str
    context: str
    date: str
    lang: str


class Card(Value):
    """A hover card.

    Attributes:
        lines: Two to four short ones, the most telling first.
        plate: Of a country, or what a person represents on the day.
    """

    title: str
    kind: str
    lines: tuple[str, ...]
    plate: Plate | None = None


class StoryRow(Value):
    """A row of the story list.

    Attributes:
        session: Short name of the first session it belongs to ("Session 3").
        targets: Codes of its SDG targets ("10.7").
        is_updated: It carries a correction.
    """

    id: int
    slug: str
    headline: str
    standfirst: str
    date: str
    lang: str
    session: str = ""
    targets: tuple[str, ...] = ()
    is_updated: bool = False


class StoryFilter(Value):
    """What the story list is narrowed to; an empty field narrows nothing.

    Values within a field are alternatives, fields add up. `years` is an inclusive range.
    """

    issues: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    years: tuple[int, int] | None = None

    @property
    def is_empty(self) -> bool:
        """Whether every story passes."""
        return self == StoryFilter()


class FacetValue(Value):
    """A value to filter by, with the number of stories it would leave."""

    value: str
    label: str
    count: int
    code: str = ""


class Facets(Value):
    """The values of every facet, each counted under the *other* facets' filters."""

    issues: tuple[FacetValue, ...] = ()
    targets: tuple[FacetValue, ...] = ()
    countries: tuple[FacetValue, ...] = ()
    languages: tuple[FacetValue, ...] = ()
    years: tuple[tuple[int, int], ...] = ()
