"""A page printed as Markdown must mean what the page says; as text it must be fit to read."""

import pytest

from db.commandline.page import write_page
from db.commandline.writers import HtmlWriter, MarkdownWriter, TextWriter
from db.records import (
    Fact,
    Facts,
    Link,
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
from db.rendering.document import Target
from db.rendering.render import render

BODIES = [
    "Plain *emphasis*, **strong** and `code`.",
    "One line  \nand the next.",
    "Stars \\* and \\_ and \\[brackets\\] and a\\\\b and 2 < 3 & <b>more</b>.",
    "- one\n- two\n    - inner\n    - more\n- three",
    "3. third\n4. fourth",
    "> quoted\n>\n> twice",
    "term\n:   meaning\n\nother\n:   sense",
    "| a | b |\n| --- | --- |\n| 1 | x \\| y |\n| 2 | *z* |",
    "## Heading\n\nText.\n\n### Lower\n\nText.",
    "[Web](https://un.org/x) and [[person/ada|her]].",
    "Said.[^1] Twice.[^2]\n\n[^1]: Here.\n\n[^2]: There, *too*.",
    "\\# not a heading\n\n1\\. not a list\n\n\\- nor here",
    "&amp;copy; stays as typed",
    "&#58; no definition",
    "النص العربي و[[person/ada|رابط]]",
]


class _Everyone:
    """A resolver for which every reference leads somewhere."""

    def resolve(self, reference):
        kind, _, slug = reference.partition("/")
        return Target(kind, slug, slug)

    def find_symbol(self, text):
        return None


def _html(markdown):
    return render(markdown, _Everyone()).html


def _print(writer, *blocks):
    for block in blocks:
        writer.prose(block)
    return writer.finish()


@pytest.mark.parametrize("body", BODIES)
def test_markdown_renders_to_the_page_it_was_printed_from(body):
    assert _html(_print(MarkdownWriter(), _html(body))) == _html(body)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("Plain *emphasis* and `code` & 2 < 3.", "Plain emphasis and code & 2 < 3."),
        ("## Heading\n\nText.", "Heading\n-------\n\nText."),
        ("- one\n- two\n    - inner", "- one\n- two\n    - inner"),
        ("[Web](https://un.org/x) and [[person/ada|her]]", "Web <https://un.org/x> and her"),
        ("Said.[^1]\n\n[^1]: Here.", "Said.[1]\n\n[1] Here."),
        ("One  \ntwo", "One\ntwo"),
    ],
)
def test_text_is_fit_to_read(body, text):
    assert _print(TextWriter(), _html(body)) == text


def _page():
    ada = Link("person", "ada", "Ada *Lovelace*", context="Envoy", reason="Envoy")
    seats = (
        Seat(
            "Moderator",
            Plate("Turkey", "state", is_empty=True, now="Türkiye"),
            None,
            stage="planned",
        ),
        Seat(
            "Speaker", None, ada, title="Envoy", sources=(1, 2), is_uncertain=True, note="One list"
        ),
    )
    slot = Slot("panel-1", "Panel 1", theme="A & B", day="2017-06-19", start="10:00", seats=seats)
    return Page(
        "session",
        "third",
        "en",
        "Third <session>",
        lead="Governance",
        dates=(("Held", "2017-06-19/2017-06-20", "Geneva"),),
        blocks=(
            Picture("", "The hall", "UN Photo", ""),
            Facts((Fact("Venue", "Palais", sources=(1,)), Fact("Date", "June", is_uncertain=True))),
            Prose("<p>Running <em>text</em><script>x</script></p>"),
            Programme((slot,), zone="Europe/Zurich", heading="Programme"),
            Table(("Who", "What"), ((ada, "spoke | twice"),)),
        ),
        sources=(SourceItem(1, "a", "Letter", "UN", "2017-05", url="https://un.org/a"),),
        version=2,
    )


def test_a_page_as_text():
    assert write_page(_page(), TextWriter()) == (
        "Third <session>\n===============\n\nGovernance\n\n- Held: 19–20 June 2017, Geneva\n\n"
        "[The hall; Photo: UN Photo; not carried in this edition]\n\n"
        "- Venue: Palais [1]\n- Date: June (uncertain)\n\nRunning text\n\n"
        "Programme\n---------\n\nTimes in Europe/Zurich\n\nPanel 1: A & B\n\n"
        "19 June 2017, 10:00\n\n"
        "- Moderator: Turkey (now Türkiye, nobody named) (planned)\n"
        "- Speaker: Ada *Lovelace*, Envoy (uncertain: One list) [1][2]\n\n"
        "| Who                    | What           |\n"
        "| ---------------------- | -------------- |\n"
        "| Ada *Lovelace* (Envoy) | spoke \\| twice |\n\n"
        "Sources\n-------\n\n1. Letter <https://un.org/a>, UN, May 2017\n\n"
        "placard://session/third, version 2"
    )


def test_a_page_as_markdown_keeps_titles_as_they_are():
    printed = write_page(_page(), MarkdownWriter())
    assert printed.startswith("# Third &lt;session>\n")
    assert "[Ada \\*Lovelace\\*](placard://person/ada)" in printed
    assert "script" not in printed


def test_a_page_as_html_runs_nothing():
    printed = write_page(_page(), HtmlWriter("en", "Third <session>"))
    assert "<h1>Third &lt;session&gt;</h1>" in printed
    assert "<title>Third &lt;session&gt;</title>" in printed
    assert '<a href="placard://person/ada">Ada *Lovelace*</a>' in printed
    assert "script" not in printed


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x"]
)
def test_a_source_with_another_scheme_is_no_link(address):
    source = SourceItem(1, "a", "Letter", url=address)
    printed = write_page(Page("story", "a", "en", "A", sources=(source,)), HtmlWriter("en", "A"))
    assert "href" not in printed
