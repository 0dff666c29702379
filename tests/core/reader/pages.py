"""A page with every block and every field, its texts chosen by the test."""

from collections.abc import Callable
from pathlib import Path

from db.charts import Ballot, Lineage, Step
from db.records import (
    Block,
    Fact,
    Facts,
    Highlights,
    Link,
    Links,
    Notice,
    Page,
    Picture,
    Plate,
    Programme,
    Prose,
    Seat,
    Slot,
    SourceItem,
    Table,
)
from desktop.core.reader.look import ANY_SCRIPT, Look
from desktop.core.theme import load_tokens

RESOURCES = Path(__file__).parents[3] / "resources"
Word = Callable[[str], str]

BODY = (
    '<p id="p1">First <em>paragraph</em> with a <a href="placard://term/compact">term</a>.</p>'
    '<h2 id="h-part">Part</h2><p id="p2">Second.</p>'
    "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>"
)


def make_look(scale: float = 1.0, zoom: float = 1.0) -> Look:
    """Return a look that no machine's fonts change."""
    return Look(
        load_tokens(RESOURCES / "themes" / "light.toml"),
        scale,
        zoom,
        "'Sans'",
        {ANY_SCRIPT: "'Serif'", "ar": "'Naskh'", "zh": "'Song'"},
        (RESOURCES / "css" / "page.css").read_text("utf-8"),
    )


def full_page(word: Word, lang: str = "en", body: str = BODY) -> Page:
    """Return a page in which everything that can be said is said.

    Args:
        word: Returns the text of a field by the field's name.
        lang: Of the page.
        body: Stored HTML of its running text.
    """
    return Page(
        kind="session",
        slug=word("slug"),
        lang=lang,
        title=word("title"),
        languages=(lang,),
        lead=word("lead"),
        dates=((word("held"), "2017-06-19/2017-06-20", word("place")),),
        plate=_state(word),
        blocks=_blocks(word, body),
        sources=(
            SourceItem(1, "s", word("source"), word("publisher"), "2017", "https://example.org/a"),
            SourceItem(2, "t", word("source"), address="document/d", note=word("note on a source")),
            SourceItem(3, "u", word("source"), url=word("javascript:")),
        ),
        version=3,
        updated="2026-11-02",
    )


def _blocks(word: Word, body: str) -> tuple[Block, ...]:
    person = _person(word)
    fact = Fact(word("label"), word("value"), (person,), (2,), is_uncertain=True, note=word("note"))
    columns = (word("column"), word("column"))
    return (
        Highlights((word("highlight"), word("another highlight"))),
        Notice("correction", word("correction"), "2018-01"),
        Notice("other", word("other notice")),
        Prose(body, ((2, "h-part", "Part"),)),
        Prose("<p>Alone.</p>", heading=word("heading")),
        Picture("hall", word("caption"), word("credit"), word("alt")),
        Picture(word("picture"), "", "", ""),
        Picture("", word("unseen caption"), word("credit"), ""),
        Facts((fact,), word("facts")),
        Facts(_statements(word), word("statements")),
        Lineage(_steps(word), word("lineage")),
        Ballot("vote-1", (("for", word("in favour"), 3), ("against", word("against"), 1))),
        Programme(_slots(word), heading=word("programme")),
        Table(columns, ((word("cell"), person),), heading=word("table")),
        Links(word("links"), (person, Link("term", "t", word("term"), reason=word("reason")))),
    )


def _statements(word: Word) -> tuple[Fact, ...]:
    """Return two that disagree, and one of another thing."""
    first = Fact(word("planned"), word("one value"), sources=(1,), topic="when")
    second = Fact(word("held"), word("another value"), sources=(3,), topic="when")
    return (first, second, Fact(word("alone"), word("only value"), topic="place"))


def _steps(word: Word) -> tuple[Step, ...]:
    return (
        Step(word("draft"), word("first text"), "", "2017-06", "document/first"),
        Step(word("adopted"), word("last text"), word("symbol"), "", "document/last", is_here=True),
    )


def _slots(word: Word) -> tuple[Slot, ...]:
    role, empty = word("role"), Plate(word("empty seat"), "state", is_empty=True)
    planned = Seat(role, None, None, stage="planned")
    seats = (
        Seat(
            *(role, _state(word), _person(word), word("title then"), word("qualifier")),
            stage="replaced",
            sources=(1,),
        ),
        Seat(role, empty, None, is_uncertain=True, note=word("note on a seat")),
        planned,
    )
    return (
        Slot("slot-0", "", seats=(planned,)),
        Slot(
            word("anchor"),
            word("slot"),
            theme=word("theme"),
            description=word("description"),
            day="2017-06-19",
            start="10:00",
            end="13:00",
            time_note=word("time note"),
            room=word("room"),
            seats=seats,
            documents=(Link("document", "d", word("document")),),
            sources=(1, 2),
            note=word("note on a slot"),
            is_uncertain=True,
        ),
    )


def _state(word: Word) -> Plate:
    return Plate(word("state"), "state", now=word("now"), address=f"country/{word('address')}")


def _person(word: Word) -> Link:
    return Link("person", word("slug"), word("person"), word("context"), plate=_state(word))
