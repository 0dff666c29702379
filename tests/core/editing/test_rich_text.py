"""What is pasted from Word, Google Docs and browsers becomes the Markdown an editor would write."""

import time

import pytest

from db.rendering.render import render
from desktop.core.editing.rich_text import MAX_HTML, to_markdown

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta charset=utf-8>
<style><!-- p.MsoNormal {margin:0cm;} --></style><title>Note</title></head><body lang=EN-GB>
<!--StartFragment--><h1>The session<o:p></o:p></h1>
<p class=MsoNormal><b><span style='font-size:11.0pt'>6 June 2017:</span></b> The
co-facilitators&#8217; note&nbsp;is <i>\u201cready\u201d</i>.<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'>
<![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>\u00b7<span
style='font:7.0pt "Times New Roman"'>&nbsp; </span></span></span><![endif]>First<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><span
style='mso-list:Ignore'>o<span>&nbsp;</span></span>Nested</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l1 level1 lfo2'><span
style='mso-list:Ignore'>2.<span>&nbsp;</span></span>Numbered</p>
<p class=MsoNormal>Last<del>gone</del> words</p><!--EndFragment--></body></html>"""

DOCS = """<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1">
<h3 dir="ltr"><span style="font-weight:400">Part</span></h3>
<p dir="ltr"><span style="font-weight:700;font-style:normal">Bold</span><span
style="font-weight:400;font-style:italic"> and slanted</span><span>, plain, </span><a
href="https://www.un.org/x" style="text-decoration:none;"><span
style="color:#1155cc;text-decoration:underline">linked</span></a></p><br />
<ul><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span>One</span></p></li>
<ul><li aria-level="2"><p role="presentation"><span>Within</span></p></li></ul>
<li><p><span>Two</span></p></li></ul>
<div dir="ltr"><table><colgroup><col width="200"/></colgroup><tbody>
<tr><td><p><span>State</span></p></td><td><p>Votes</p></td></tr>
<tr><td><p>Peru</p></td><td><p>1|2</p><p>more</p></td></tr></tbody></table></div></b>"""

CASES = {
    "word": (
        WORD,
        "## The session\n\n**6 June 2017:** The co-facilitators’ note is *“ready”*.\n\n"
        "- First\n    - Nested\n\n1. Numbered\n\nLast words",
    ),
    "google docs": (
        DOCS,
        "### Part\n\n**Bold** *and slanted*, plain, [linked](https://www.un.org/x)\n\n"
        "- One\n    - Within\n- Two\n\n"
        "| State | Votes |\n| --- | --- |\n| Peru | 1\\|2 more |",
    ),
    "headings are capped": ("<h1>A</h1><h2>B</h2><h5><b>C</b></h5>", "## A\n\n## B\n\n### C"),
    "numbers": ("<ol><li>a<li>b<ol><li>c</ol><li>d</ol>", "1. a\n2. b\n    1. c\n3. d"),
    "an item of two paragraphs": (
        "<ul><li><p>a</p><p>b</p></li><li>c</li></ul>",
        "- a\n\n    b\n\n- c",
    ),
    "quotes": (
        "<blockquote><p>a</p><p>b</p><blockquote>c</blockquote></blockquote><p>d</p>",
        "> a\n>\n> b\n>\n> > c\n\nd",
    ),
    "lines": ("<p>a<br>b</p>c<br><br>d", "a  \nb\n\nc\n\nd"),
    "one word in three runs": ("<b>a</b><b>b </b>c", "**ab** c"),
    "both marks": ("<p><b>a <i>b</i></b></p>", "**a** ***b***"),
    "a frame is no table": (
        "<table><tr><td><p>a</p></td></tr><tr><td>b</td></tr></table>",
        "a\n\nb",
    ),
    "an uneven table": (
        "<table><tr><th>a<th>b<tr><td>c</table>",
        "| a | b |\n| --- | --- |\n| c |  |",
    ),
    "entries": (
        '<a href="placard://person/louise-arbour">Louise [A]</a>',
        "[[person/louise-arbour|Louise A]]",
    ),
    "links only to the web": (
        '<a href="javascript:alert(1)">a</a> <a href="file:///etc">b</a> <a href="x">c</a>'
        '<a href="https://e.org/a_(b)"> d</a>',
        "a b c [d](<https://e.org/a_(b)>)",
    ),
    "signs stay signs": (
        "<p>1. a*b* _c_ d_e [[f]] [g](h) &lt;i&gt;</p><p># i</p><p>- j</p>",
        r"1\. a\*b\* \_c\_ d_e \[[f]] [g]\(h) <i>" + "\n\n\\# i\n\n\\- j",
    ),
    "nothing that steers": ("<p>a\u202eb\u200bc\u00add</p>", "abcd"),
    "code that was set": ("<pre>a\n  b</pre>", "a  \nb"),
    "hidden": ('<p>a<span style="display:none">b</span><svg><title>c</title></svg></p>', "a"),
    "pictures": ('<p>a <img src="https://e.org/track.gif" alt="b"></p>', "a"),
    "scripts": ("<script>if (a<b) '</p>'</script>a<style>p{}</style><!-- <p>b -->", "a"),
    "unfinished": ("<p>a<b>b</p><p>c <script>d", "a**b**\n\nc"),
    "not a tag": ("1 < 2 <> 3", "1 < 2 <> 3"),
    "nothing": ("<p>&nbsp;</p><br>", ""),
    "arabic": ('<p dir="rtl"><b>المجلس</b> يجتمع</p>', "**المجلس** يجتمع"),
}


@pytest.mark.parametrize(("html", "expected"), CASES.values(), ids=CASES.keys())
def test_rich_text_becomes_markdown(html, expected):
    assert to_markdown(html) == expected


SHARE = MAX_HTML // 3
HOSTILE = {
    "nesting": "<div>" * 300_000,
    "lists": "<ul><li>" * 100_000,
    "tables": "<table><tr><td>" * 90_000,
    "quotes": "<blockquote>a" * 80_000,
    "bold": "<b>" * 200_000 + "</i>" * 200_000,
    "unclosed tags": "<a " * 400_000,
    "unclosed values": "<a b='" * 200_000 + '<a b="',
    "chained values": "<a'<a''" * 200_000,
    "names without values": "<p " + "a" * 1_000_000 + ">",
    "spaces in a tag": "<a style" + " " * 1_000_000 + ">",
    "comments": "<!--" * 300_000,
    "half comments": "<!" * 500_000,
    "references": "&amp" * 300_000 + "&#" * 100_000,
    "stars": "*_[" * 300_000,
    "spaces": " \u00a0" * 500_000 + "a",
    "breaks": "a<br>" * 200_000,
    "weights": '<span style="' + "font-weight " * 80_000 + '">a</span>',
    "scripts": "<script>" * 200_000,
    "script ends": "<script></script" * 100_000,
    "marks": "<b>a</b>b" * 100_000,
}


@pytest.mark.parametrize("html", HOSTILE.values(), ids=HOSTILE.keys())
def test_nothing_on_the_clipboard_holds_the_window(html):
    started = time.process_time()
    to_markdown(html[:SHARE])
    # Far from what it takes (under a second), far below what anything quadratic would.
    assert time.process_time() - started < 15


def test_more_than_is_read_is_not_read():
    assert to_markdown("<p>a</p>" + " " * MAX_HTML) == ""


class NoEntries:
    """Knows nothing: no text here refers to an entry."""

    def resolve(self, reference):
        return None

    def find_symbol(self, text):
        return None


@pytest.mark.parametrize(
    "words",
    [
        "1. a*b* _c_ d_e [x](y) <i>e</i> `f` **g**",
        "# not a heading",
        "- no item",
        "> no quote",
        "a [^1] b",
        r"C:\*.txt",
        "5 * 3 * 2",
    ],
)
def test_words_read_after_rendering_as_they_were_copied(words):
    source = words.replace("&", "&amp;").replace("<", "&lt;")
    assert render(to_markdown(f"<p>{source}</p>"), NoEntries()).plain == words


def test_bold_and_links_are_what_they_were_after_rendering():
    html = render(to_markdown(WORD), NoEntries()).html
    assert "<strong>6 June 2017:</strong>" in html
    assert "<em>“ready”</em>" in html
    assert html.count("<li") == 3
