"""Charts of a page as data: what is painted, for whoever paints it or says it in words.

None knows colours or lengths. A page names each chart, so that its picture has an address.
"""

from typing import Final

from db.values import Value


class Step(Value):
    """A text in the descent of a document.

    Attributes:
        stage: What it is in the row, in words ("Revision").
        address: `kind/slug`; of the document shown likewise.
        is_here: It is the document shown.
    """

    stage: str
    title: str
    symbol: str
    date: str
    address: str
    is_here: bool = False


class Lineage(Value):
    """The row of texts from the first draft to the last that follows it, in that order."""

    steps: tuple[Step, ...]
    heading: str


class Ballot(Value):
    """How a vote ended.

    Attributes:
        name: Of the chart within the page.
        counts: (position, in words, number), in the order in which results are announced.
    """

    name: str
    counts: tuple[tuple[str, str, int], ...]


class Span(Value):
    """A phase, or a meeting within it.

    Attributes:
        date: EDTF; empty where no source gives one.
        tone: Number of the phase, which gives its colour; 0 for none.
    """

    title: str
    date: str
    tone: int = 0


class Course(Value):
    """A process over time.

    Attributes:
        name: Of the chart within the page.
        phases: In their order.
        meetings: In the order of time.
    """

    name: str
    heading: str
    phases: tuple[Span, ...]
    meetings: tuple[Span, ...] = ()


class Structure(Value):
    """The parts that a text divides its subject into.

    Attributes:
        name: Of the chart within the page.
        title: What is divided, as the text calls it.
        groups: (name, items) as the text has them.
    """

    name: str
    heading: str
    title: str
    groups: tuple[tuple[str, tuple[str, ...]], ...]


class City(Value):
    """A city that a process met in.

    Attributes:
        name: In the language of the page.
        country: ISO 3166-1 alpha-2 in lower case; empty where it is not known.
        english: Name that maps know it by.
        count: Meetings there.
    """

    name: str
    country: str
    english: str
    count: int


class Cities(Value):
    """Where a process met.

    Attributes:
        name: Of the chart within the page.
        places: Those with the most meetings first.
    """

    name: str
    heading: str
    places: tuple[City, ...]


Chart = Ballot | Course | Structure | Cities
CHARTS: Final = (Ballot, Course, Structure, Cities)
