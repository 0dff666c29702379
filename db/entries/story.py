"""A story: an article of the edition, with the two dates that must not be mixed up."""

from db.entries.base import Entry, Part, Text


class Correction(Part, kw_only=True):
    """A real correction of a published text, never an invented one."""

    date: str
    note: str


class StoryText(Text, kw_only=True):
    """Headline, standfirst, highlights and body (Markdown)."""

    headline: str
    standfirst: str = ""
    highlights: list[str] = []
    body: str = ""


class Story(Entry, kw_only=True):
    """An article.

    Attributes:
        dateline_place: Where the news is from, as printed.
        dateline: EDTF day of the news itself.
        published: EDTF day the page appeared; the story's own date.
        related: Slugs of stories chosen by hand, before the computed ones.
        image: Slug of an `image`; a credit-only image is valid.
        sources: Slugs of `source` entries, in the order they are listed.
    """

    text: dict[str, StoryText]
    published: str
    dateline: str = ""
    dateline_place: str = ""
    author: str = ""
    sessions: list[str] = []
    people: list[str] = []
    organisations: list[str] = []
    documents: list[str] = []
    topics: list[str] = []
    countries: list[str] = []
    related: list[str] = []
    image: str = ""
    corrections: list[Correction] = []
    sources: list[str] = []
