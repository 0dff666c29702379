"""What a delegate reads is composed here: each block as it should be, whatever its texts hold."""

import os
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from db.records import (
    Fact,
    Facts,
    Highlights,
    Link,
    Notice,
    Page,
    Picture,
    Plate,
    Programme,
    Prose,
    Seat,
    Slot,
    SourceItem,
)
from desktop.core.reader.compose import compose
from desktop.core.reader.look import is_rtl, style_sheet
from tests.core.reader.pages import full_page, make_look

GOLDEN = Path(__file__).parent / "golden"
ARABIC = {"title": "الدورة الثالثة", "lead": "ما طُلب في A/RES/71/280", "highlight": "حقائق أولا"}
ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=file:///etc/passwd>",
    '"><img src="file:///etc/passwd">',
    '" onclick="alert(1)" style="background: url(http://evil/)',
    "' style='background: url(http://evil/)",
    "</p></td></table></body></html><h1>x</h1>",
    "<!-- x",
    "--><b>x</b>",
    "<![CDATA[<b>x</b>]]>",
    "<a href='javascript:alert(1)'>x</a>",
    "&lt;b&gt;x&lt;/b&gt; &amp;quot; &#34;&#x3c;b&#x3e;",
    "<b\n>x</b\t>",
    "<<b>x<</b>",
    "{ink} {12px} {0} %s {asked}",
    '\\"><b>x</b>',
]


class Seen(HTMLParser):
    """What a browser would see of a page: its tags with the names of attributes, and its words."""

    def __init__(self, html):
        super().__init__()
        self.structure, self.words, self.resources, self.links = [], [], [], []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.structure.append((tag, *(name for name, _ in attrs)))
        found = dict(attrs)
        self.resources += [found[name] for name in ("src", "background") if name in found]
        self.links += [found["href"]] if "href" in found else []
        self.words += [found["alt"]] if found.get("alt") else []

    def handle_endtag(self, tag):
        self.structure.append(("/", tag))

    def handle_data(self, data):
        self.words.append(data)

    def handle_comment(self, data):
        self.structure.append(("comment", data))

    handle_decl = handle_pi = unknown_decl = handle_comment


def composed(*blocks, **changes):
    page = Page("story", "x", changes.pop("lang", "en"), "T", ("en",), blocks=blocks, **changes)
    return compose(page, make_look(), page.lang)


def readable(html):
    return re.sub(r"(</p>|</tr>|</table>|</li>|</h2>|<table[^>]*>|<ul>)", r"\1\n", html) + "\n"


@pytest.mark.parametrize(
    ("name", "lang", "words"), [("every-block", "en", {}), ("every-block-rtl", "ar", ARABIC)]
)
def test_a_page_with_every_block(name, lang, words):
    """Run with PLACARD_WRITE_GOLDEN=1 to accept a change, and read the difference."""
    page = full_page(lambda field: words.get(field, field), lang)
    written = readable(compose(page, make_look(), lang, "2026.1").html)
    golden = GOLDEN / f"{name}.golden"
    if os.environ.get("PLACARD_WRITE_GOLDEN"):
        golden.write_text(written, encoding="utf-8", newline="\n")
    assert written == golden.read_text("utf-8")


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_in_any_field_is_shown_as_it_was_written(attack):
    plain = Seen(compose(full_page(lambda field: "x"), make_look(), "en", "1").html)
    hit = Seen(compose(full_page(lambda field: attack), make_look(), "en", "1").html)
    assert hit.structure == plain.structure
    assert sum(attack in words for words in hit.words) >= 40


def test_every_field_is_said():
    """A block that forgot one of its fields would pass all other tests."""
    fields = []

    def word(field):
        fields.append(field)
        return f"«{field}»"

    said = " ".join(Seen(compose(full_page(word), make_look(), "en", "1").html).words)
    unsaid = {field for field in fields if f"«{field}»" not in said}
    assert unsaid == {"address", "anchor", "picture", "javascript:"}


@pytest.mark.parametrize("attack", [*ATTACKS, "javascript:alert(1)", "file:///etc/passwd"])
def test_resources_and_links_are_ours_whatever_the_fields_say(attack):
    seen = Seen(compose(full_page(lambda field: attack), make_look(), "en", attack).html)
    ours = ("plate:", "placard-image:", "figure:vote-1")
    assert all(source.startswith(ours) for source in seen.resources)
    assert all(href.startswith(("placard://", "#", "https://")) for href in seen.links)
    assert "#doubted-source-2" in seen.links


def test_the_outline_lists_every_heading_in_order():
    toc = compose(full_page(str), make_look()).toc
    assert [title for _, _, title in toc] == [
        "Part",
        "heading",
        "facts",
        "statements",
        "lineage",
        "programme",
        "table",
        "links",
        "Sources",
    ]
    html = compose(full_page(str), make_look()).html
    assert all(f'id="{anchor}"' in html for _, anchor, _ in toc)


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("What the brief proposes", "h-what-the-brief-proposes"),
        ("A/RES/71/1, para. 2", "h-a-res-71-1-para-2"),
        ("الجزء الأول", "h-الجزء-الأول"),
        ('"><b>', "h-b"),
    ],
)
def test_a_heading_can_be_gone_to(heading, anchor):
    assert composed(Prose("<p>x</p>", heading=heading)).toc == ((2, anchor, heading),)


@pytest.mark.parametrize(
    ("lang", "languages", "wanted", "said"),
    [
        ("en", ("en", "fr"), "fr", ""),
        ("en", ("en",), "en", ""),
        ("en", ("en",), "ar", "This entry is not available in Arabic; it is shown in English."),
        ("fr", ("fr",), "zh", "This entry is not available in Chinese; it is shown in French."),
    ],
)
def test_another_language_than_the_wanted_one_is_told(lang, languages, wanted, said):
    page = Page("story", "x", lang, "T", languages)
    html = compose(page, make_look(), wanted).html
    assert ("not available" in html) == bool(said)
    assert said in html


def words_of(*blocks, **changes):
    return " ".join("".join(Seen(composed(*blocks, **changes).html).words).split())


@pytest.mark.parametrize(
    ("block", "said"),
    [
        (Picture("", "", "", ""), "Photo not carried in this edition"),
        (Picture("", "Hall", "UN", ""), "Hall (Photo not carried in this edition) | Photo: UN"),
        (Picture("hall", "Hall", "UN", "A hall"), "A hallHall | Photo: UN"),
        (Notice("correction", "Was 9.", "2018-01"), "Editors’ correction, January 2018. Was 9."),
        (Notice("withdrawn", "Gone."), "Withdrawn. Gone."),
        (Notice("hologram", "New."), "New."),
        (Highlights(("One", "Two")), "HighlightsOneTwo"),
        (Facts((Fact("Venue", "Geneva"),)), "VenueGeneva"),
        (Facts((Fact("Venue", "Geneva", sources=(1, 3)),)), "VenueGeneva 1 3"),
        (Facts((Fact("Venue", "Vienna", is_uncertain=True),)), "VenueViennaUncertain"),
        (Facts((Fact("V", "W", is_uncertain=True, note="Why"),)), "VWUncertain: Why"),
        (Facts((Fact("V", "W", note="Why"),)), "VWWhy"),
        (Facts((Fact("By", "", (Link("term", "a", "A"), Link("term", "b", "B"))),)), "ByA, B"),
    ],
)
def test_a_block_in_words(block, said):
    assert said in words_of(block)


@pytest.mark.parametrize(
    ("seat", "said"),
    [
        (Seat("Moderator", None, Link("person", "p", "Ann")), "Moderator: Ann"),
        (
            Seat("Moderator", Plate("Eritrea", "state"), Link("person", "p", "Ann"), "Ambassador"),
            "Moderator: Eritrea Ann, Ambassador",
        ),
        (
            Seat("Moderator", Plate("Eritrea", "state", is_empty=True), None),
            "Moderator: Eritrea, seat held by the State, no person named no person named",
        ),
        (Seat("Moderator", None, Link("person", "p", "Ann"), stage="planned"), "(planned): Ann"),
        (
            Seat("Moderator", None, Link("person", "p", "Ann"), stage="replaced"),
            "Moderator (planned, later replaced): Ann",
        ),
        (Seat("Moderator", None, None), "Moderator"),
    ],
)
def test_a_seat_in_words(seat, said):
    assert said in words_of(Programme((Slot("a", "Panel 1", seats=(seat,)),)))


def test_slots_stand_under_their_days_and_one_without_a_day_under_none():
    days = ("", "2017-06-19", "2017-06-19", "2017-07")
    slots = tuple(Slot(f"s{n}", f"Slot {n}", day=day) for n, day in enumerate(days))
    said = words_of(Programme(slots))
    assert "Slot 0 Monday 19 June 2017Slot 1Slot 2 July 2017Slot 3" in said


def test_sources_say_what_they_are_and_lead_where_they_can():
    html = composed(
        sources=(
            SourceItem(1, "a", "Inside", "UN", "2017-06", address="document/d"),
            SourceItem(2, "b", "Web page", url="https://example.org/?a&b"),
            SourceItem(3, "c", "Nowhere", url="ftp://example.org"),
        )
    ).html
    assert '<a href="placard://document/d">Open</a>' in html
    assert '<a href="https://example.org/?a&amp;b">Web</a>' in html
    assert "ftp" not in html
    assert "UN · June 2017" in html
    assert 'name="source-3"' in html


@pytest.mark.parametrize(
    ("page", "edition", "said"),
    [
        (Page("story", "x", "en", "T"), "", "story/x · Revision 1"),
        (Page("help", "x", "en", "T", version=0), "2026.1", "Edition 2026.1 · help/x"),
        (
            Page("story", "x", "en", "T", version=4, updated="2026-11-02"),
            "2026.1",
            "Edition 2026.1 · story/x · Revision 4 · Last changed 2 November 2026",
        ),
    ],
)
def test_the_last_line_says_where_a_page_is_from(page, edition, said):
    html = compose(page, make_look(), "en", edition).html
    assert html.endswith(f">{said}</p></body></html>")


@pytest.mark.parametrize(
    ("lang", "rtl"), [("en", False), ("ar", True), ("fa-IR", True), ("zh", False), ("", False)]
)
def test_direction_is_the_languages_own(lang, rtl):
    assert is_rtl(lang) == rtl
    assert composed(lang=lang).rtl == rtl


def test_sizes_follow_scale_and_zoom_and_faces_the_language():
    look = make_look(scale=1.5, zoom=2.0)
    assert look.px(10) == 30
    assert look.px(0.1) == 1
    assert "font-size: 51px" in style_sheet(look)
    assert "font-size: 54px" in style_sheet(look)
