"""Every page is put together from these few functions: what they escape is escaped everywhere."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.errors import Invalid
from db.records import Link, Plate
from desktop.core.lines import Face
from desktop.core.reader.markup import (
    GAP,
    anchor,
    body_html,
    cell,
    direction,
    face_of_source,
    item,
    link_html,
    outside,
    paragraph,
    plate_html,
    plate_source,
    row,
    table,
    text,
)

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


class Tags(HTMLParser):
    """Collects what a browser would see: tags with attributes, and words."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.words = [], ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.words += data


@pytest.mark.parametrize(
    ("value", "html"),
    [
        ("plain", "plain"),
        ("a < b & c > d", "a &lt; b &amp; c &gt; d"),
        ("<b>x</b>", "&lt;b&gt;x&lt;/b&gt;"),
        ("&lt;", "&amp;lt;"),
        ("say \"x\" and 'y'", "say \"x\" and 'y'"),
        ("pay \u202egnp.exe\u202c now", "pay gnp.exe now"),
        ("a\u2028b\u2029c", "a\nb\nc"),
        ("plate \ufffc, frame \ufdd0\ufdd1, null \0", "plate , frame , null "),
        ("A/RES/71/1 \u2068x\u2069", "A/RES/71/1 \u2068x\u2069"),
    ],
)
def test_text_is_never_markup_and_never_steers(value, html):
    assert text(value) == html


@given(TEXTS)
def test_no_text_becomes_a_tag(value):
    for html in (text(value), item(value), paragraph(text(value)), anchor("story/x", value)):
        seen = Tags(html)
        assert [tag for tag, _ in seen.tags] in ([], ["li"], ["p"], ["a"])


@given(TEXTS)
def test_no_attribute_can_be_left(value):
    plate = Plate(value, "state", now=value, address=value)
    link = Link(value, value, value)
    for html, allowed in (
        (plate_html(plate), {"a": {"href"}, "img": {"src", "alt", "style"}, "span": {"class"}}),
        (link_html(link), {"a": {"href"}}),
        (outside(f"https://{value}", value), {"a": {"href"}}),
    ):
        for tag, attributes in Tags(html).tags:
            assert set(attributes) == allowed[tag]


@pytest.mark.parametrize(
    ("address", "href"),
    [
        ("story/x", "placard://story/x"),
        ("#p4", "#p4"),
        ("javascript:alert(1)", "placard://javascript:alert(1)"),
        ("file:///etc/passwd", "placard://file:///etc/passwd"),
        ('x" onclick="y', 'placard://x" onclick="y'),
    ],
)
def test_a_link_leads_into_the_edition_whatever_it_says(address, href):
    assert Tags(anchor(address, "x")).tags == [("a", {"href": href})]


@pytest.mark.parametrize(
    ("url", "is_link"),
    [
        ("https://example.org/a?b=c&d", True),
        ("HTTP://EXAMPLE.ORG", True),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        ("//example.org", False),
        (" https://example.org", False),
        ("data:text/html,x", False),
        ("httpx://example.org", False),
        ("mailto:a@b.org", False),
        ("", False),
    ],
)
def test_only_the_web_is_outside(url, is_link):
    html = outside(url, "Web")
    assert html == ('<a href="' + url.replace("&", "&amp;") + '">Web</a>' if is_link else "Web")


@pytest.mark.parametrize(
    ("html", "way"),
    [
        ("Third session", "ltr"),
        ("الدورة الثالثة", "rtl"),
        ("12. الدورة", "rtl"),
        ("“Third” الدورة", "ltr"),
        ('<a href="placard://story/abc">الدورة</a>', "rtl"),
        ("&amp; الدورة", "rtl"),
        ("ש", "rtl"),
        ("123", "ltr"),
        ("", "ltr"),
    ],
)
def test_direction_is_that_of_the_first_letter_read(html, way):
    assert direction(html) == way
    assert paragraph(html) == f'<p dir="{way}">{html}</p>'


def test_cells_are_reversed_for_readers_from_the_right():
    cells = [cell("1", "bar", "3"), cell("2"), cell("3", width="30%")]
    first, second, third = (
        '<td class="bar" width="3" valign="top">1</td>',
        '<td valign="top">2</td>',
        '<td width="30%" valign="top">3</td>',
    )
    assert row(cells, rtl=False) == f"<tr>{first}{second}{third}</tr>"
    assert row(cells, rtl=True) == f"<tr>{third}{second}{first}</tr>"
    assert cells[0] == first
    assert table(["<tr></tr>"]).endswith("><tr></tr></table>")


@pytest.mark.parametrize(
    ("face", "source"),
    [
        (Face("Eritrea"), "plate:state-held:Eritrea"),
        (Face("Eritrea", is_empty=True), "plate:state-empty:Eritrea"),
        (Face("IOM", is_state=False), "plate:body-held:IOM"),
        (Face("IOM", False, True), "plate:body-empty:IOM"),
        (Face("Côte d’Ivoire"), "plate:state-held:C%C3%B4te%20d%E2%80%99Ivoire"),
        (Face("a:b/c?d#e%41"), "plate:state-held:a%3Ab%2Fc%3Fd%23e%2541"),
        (Face(""), "plate:state-held:"),
    ],
)
def test_a_plate_is_known_again_from_its_address(face, source):
    assert plate_source(face) == source
    assert face_of_source(source) == face


@given(st.builds(Face, TEXTS, st.booleans(), st.booleans()))
def test_any_plate_is_known_again(face):
    assert face_of_source(plate_source(face)) == face


@pytest.mark.parametrize(
    "source",
    ["", "plate", "plate:", "plate:state", "plate:king-held:X", "plate:state-lost:X", "file:x:y"],
)
def test_another_address_is_no_plate(source):
    assert face_of_source(source) is None


def test_a_plate_says_its_name_leads_to_its_entry_and_tells_the_present_name():
    html = plate_html(Plate("Turkey", "state", now="Türkiye", address="country/tr"))
    assert Tags(html).tags == [
        ("a", {"href": "placard://country/tr"}),
        (
            "img",
            {
                "src": "plate:state-held:Turkey",
                "alt": "Turkey, now Türkiye",
                "style": "vertical-align: middle",
            },
        ),
        ("span", {"class": "now"}),
    ]
    assert Tags(html).words == " now Türkiye"


def test_a_stored_body_is_sanitised_again_its_tables_widened_and_mirrored():
    body = "<p onclick='x'>a<script>b</script></p><table><tr><td>1</td><td>2</td></tr></table>"
    html = body_html(body, rtl=False)
    assert "onclick" not in html
    assert "script" not in html
    assert '<table width="100%"' in html
    assert html.endswith(f"</table>{GAP}")
    assert html.index(">1<") < html.index(">2<")
    mirrored = body_html(body, rtl=True)
    assert mirrored.index(">2<") < mirrored.index(">1<")


def test_a_body_too_deep_to_show_is_refused_for_the_reader():
    with pytest.raises(Invalid, match="too"):
        body_html("<div>" * 20_000, rtl=False)
