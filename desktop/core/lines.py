"""Prepared values of rows: everything a delegate paints, so that painting computes nothing."""

from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from db.dates import Tile
from db.records import Label, Link, Plate, StoryRow
from db.values import Value, replace
from desktop.core.dating import date_text, tile_of
from desktop.core.words import tr

if TYPE_CHECKING:  # the first list is painted without knowing how results look
    from db.search.results import Hit


class Face(NamedTuple):
    """What a plate shows.

    Attributes:
        text: Name valid on the date.
        is_state: A State's plate has a blue foot, any other a grey one.
        is_empty: A seat with nobody named; dashed.
    """

    text: str
    is_state: bool = True
    is_empty: bool = False


class StoryLine(Value):
    """A row of the story list; `sentence` is for readers of screens."""

    date: str
    session: str
    targets: tuple[str, ...]
    headline: str
    standfirst: str
    is_updated: bool
    sentence: str

    @property
    def jump(self) -> str:
        """What typed letters jump by."""
        return self.headline


class EntryLine(Value):
    """A row of any other list, of the related column and of results.

    Attributes:
        kind: Gives the icon where there is neither tile nor plate.
        tile: For sessions.
        face: For people and seats.
        marks: (start, end) of the title to mark as found; likewise `context_marks`.
    """

    kind: str
    title: str
    context: str
    sentence: str
    address: str = ""
    date: str = ""
    tile: Tile | None = None
    face: Face | None = None
    marks: tuple[tuple[int, int], ...] = ()
    context_marks: tuple[tuple[int, int], ...] = ()

    @property
    def jump(self) -> str:
        """What typed letters jump by."""
        return self.title


Line = TypeVar("Line", bound=StoryLine | EntryLine)


def story_line(row: StoryRow) -> StoryLine:
    """Prepare a row of the story list."""
    parts = [date_text(row.date, lang=row.lang), row.headline, row.session]
    parts += [f"{tr('target')} {code}" for code in row.targets]
    if row.is_updated:
        parts.append(tr("updated"))
    return StoryLine(
        date=date_text(row.date, "short", row.lang),
        session=row.session,
        targets=row.targets,
        headline=row.headline,
        standfirst=row.standfirst,
        is_updated=row.is_updated,
        sentence=", ".join(part for part in parts if part),
    )


STAGE_NAMES: Final = {
    "draft": "Draft",
    "review": "In review",
    "published": "Published",
    "withdrawn": "Withdrawn",
    "trashed": "In the trash",
}
"""Stage of an entry of a workspace to what people call it."""


def staged_line(line: Line, stage: str) -> Line:
    """Say of a row that it is not published as it stands, before all else it says."""
    word = tr(STAGE_NAMES[stage])
    sentence = f"{word}, {line.sentence}"
    if isinstance(line, StoryLine):
        return replace(line, date=f"{word}  |  {line.date}", sentence=sentence)
    before = f"{word} · " if line.context else word
    marks = tuple((start + len(before), end + len(before)) for start, end in line.context_marks)
    return replace(line, context=before + line.context, context_marks=marks, sentence=sentence)


def label_line(label: Label) -> EntryLine:
    """Prepare a row of a plain list."""
    sentence = f"{label.title}, {label.context}" if label.context else label.title
    return EntryLine(
        kind=label.kind,
        title=label.title,
        context=label.context,
        sentence=sentence,
        address=f"{label.kind}/{label.slug}",
        tile=tile_of(label.date, label.lang) if label.kind == "session" else None,
    )


def link_line(link: Link) -> EntryLine:
    """Prepare a link of the related column; the reason stands where a list has the context."""
    context = link.reason or link.context
    seat = f", {face_sentence(link.plate)}" if link.plate else ""
    return EntryLine(
        kind=link.kind,
        title=link.title,
        context=context,
        sentence=f"{link.title}{seat}, {context}" if context else f"{link.title}{seat}",
        address=link.address,
        tile=tile_of(link.date, link.lang) if link.kind == "session" else None,
        face=face_of(link.plate) if link.plate else None,
    )


def face_of(plate: Plate) -> Face:
    """Return what a plate shows."""
    return Face(plate.text, plate.kind == "state", plate.is_empty)


def face_sentence(plate: Plate) -> str:
    """Say in words what a plate's edge says."""
    now = f", {tr('now')} {plate.now}" if plate.now else ""
    if plate.is_empty:
        holder = tr("seat held by the State, no person named")
        if plate.kind != "state":
            holder = tr("seat held by the organisation, no person named")
        return f"{plate.text}{now}, {holder}"
    return f"{plate.text}{now}"


KIND_NAMES: Final = {
    "story": ("Story", "Stories"),
    "session": ("Session", "Sessions"),
    "person": ("Person", "People"),
    "document": ("Document", "Documents"),
    "organisation": ("Organisation", "Organisations"),
    "country": ("Country", "Countries"),
    "topic": ("Topic", "Topics"),
    "term": ("Term", "Terms"),
    "process": ("Process", "Processes"),
    "phase": ("Phase", "Phases"),
    "image": ("Picture", "Pictures"),
    "source": ("Source", "Sources"),
}
"""Kind to its name in the singular and the plural."""


def kind_name(kind: str, *, is_plural: bool = True) -> str:
    """Return what people call a kind."""
    return tr(KIND_NAMES[kind][int(is_plural)])


def hit_line(hit: "Hit") -> EntryLine:
    """Prepare a found entry: the snippet where something matched in it, else the context."""
    has_snippet = bool(hit.snippet_marks) or not hit.context
    context = hit.snippet if has_snippet else hit.context
    is_dated = hit.kind in ("story", "document")
    date = date_text(hit.date, "short", hit.lang) if is_dated else ""
    said = (kind_name(hit.kind, is_plural=False), hit.title, date, context)
    return EntryLine(
        kind=hit.kind,
        title=hit.title,
        context=context,
        sentence=", ".join(part for part in said if part),
        address=hit.address,
        date=date,
        tile=tile_of(hit.date, hit.lang) if hit.kind == "session" else None,
        marks=hit.title_marks,
        context_marks=hit.snippet_marks if has_snippet else (),
    )
