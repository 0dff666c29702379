"""A body's page is what people read, cite and search: every promise of the dialect is pinned."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from db.errors import Invalid
from db.rendering.document import TocEntry
from db.rendering.render import render
from db.rendering.sanitise import sanitise
from tests.db.rendering.entries import Entries

GOLDEN = Path(__file__).parent / "golden"

# The part of Qt 6's "Supported HTML Subset" that a body may use, and abbr, which Qt shows as text.
QT_SUBSET = re.compile(
    r"a|abbr|blockquote|br|code|d[dlt]|div|em|h[1-6r]|img|li|[ou]l|p|pre|span|strong|su[bp]"
    r"|table|tbody|t[dhr]|thead"
)


def tags_outside_the_subset(html):
    return {tag for tag in re.findall(r"<([a-z0-9]+)", html) if not QT_SUBSET.fullmatch(tag)}


def page(text, lang="en"):
    return render(text, Entries(), lang=lang)


@pytest.mark.parametrize(("name", "lang"), [("story", "en"), ("arabic", "ar")])
def test_golden_pages(name, lang):
    document = page((GOLDEN / f"{name}.md").read_text(encoding="utf-8"), lang)
    written = f"{document.html}\n\n{document.plain}\n"
    golden = GOLDEN / f"{name}.golden"
    if os.environ.get("PLACARD_WRITE_GOLDEN"):
        golden.write_text(written, encoding="utf-8", newline="\n")
    assert written == golden.read_text(encoding="utf-8")
    assert not tags_outside_the_subset(document.html)


def test_what_a_story_is_besides_its_page():
    document = page((GOLDEN / "story.md").read_text(encoding="utf-8"))
    asked = "What was asked of A/RES/71/280"
    assert document.title == "A session on facts"
    assert document.toc == (
        TocEntry(2, "h-what-was-asked-of-a-res-71-280", asked),
        TocEntry(2, "h-what-was-asked-of-a-res-71-280--2", asked),
    )
    assert document.links == (
        ("session", "gcm-thematic-3"),
        ("document", "a-res-71-280"),
        ("person", "louise-arbour"),
        ("topic", "sdg-10-7"),
        ("image", "hall"),
    )
    assert [(problem.code, problem.about) for problem in document.problems] == [
        ("symbol", "A/71/999"),
        ("reference", "person/unknown"),
    ]
    assert "'person/unknown'" in document.problems[1].message


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (
            "[[person/louise-arbour]]",
            '<a href="placard://person/louise-arbour">Louise Arbour</a>',
        ),
        ("[[person/l-arbour|she]]", '<a href="placard://person/louise-arbour">she</a>'),
        (
            "[[session/gcm-thematic-3#p4|there]]",
            '<a href="placard://session/gcm-thematic-3#p4">there</a>',
        ),
        ("[[person/nobody|someone]]", '<span class="unknown">someone</span>'),
        ("[[person/nobody]]", '<span class="unknown">person/nobody</span>'),
        ("[[Louise Arbour]]", '<span class="unknown">Louise Arbour</span>'),
        (r"\[\[person/louise-arbour]]", "[[person/louise-arbour]]"),
        ("`[[person/louise-arbour]]`", "<code>[[person/louise-arbour]]</code>"),
        (
            "[x](placard://person/louise-arbour)",
            '<a href="placard://person/louise-arbour">x</a>',
        ),
        ("[x](HTTPS://un.org)", '<a class="external" href="https://un.org">x</a>'),
        ('[x](http://un.org "title")', '<a class="external" href="http://un.org">x</a>'),
        ("<https://un.org>", '<a class="external" href="https://un.org">https://un.org</a>'),
        ("[x](#h-part)", '<a href="#h-part">x</a>'),
        ("[x](mailto:a@b.org)", '<span class="unknown">x</span>'),
        ("[x](javascript:alert(1))", '<span class="unknown">x</span>'),
        ("[x](java&#115;cript:alert(1))", '<span class="unknown">x</span>'),
        ("[x](other.html)", '<span class="unknown">x</span>'),
        ("[x](//un.org)", '<span class="unknown">x</span>'),
        ("[x][1]", "[x][1]"),
        ("<a@b.org>", "&lt;a@b.org&gt;"),
        ("<b>x</b>", "&lt;b&gt;x&lt;/b&gt;"),
        ("<script>x</script>", "&lt;script&gt;x&lt;/script&gt;"),
        ("a <!-- b --> c", "a &lt;!-- b --&gt; c"),
        ("![](image/hall)", '<img alt="The hall of the session" src="placard-image:hall">'),
        ("![a](image/none) b", '<span class="unknown">a</span> b'),
        ("![a](http://x.org/b.png) b", '<span class="unknown">a</span> b'),
        ("![a](person/louise-arbour) b", '<span class="unknown">a</span> b'),
        ("a\u202eb\u200bc\x00d\ufdd0e", "abcde"),
    ],
)
def test_inline(text, html):
    body = page(text).html
    assert re.sub(r"^<p(?: id=\"p1\")?>|</p>$", "", body) == html


LINKED_SYMBOL = '<a href="placard://document/a-res-71-280">A/RES/71/280</a>'


@pytest.mark.parametrize(
    ("text", "links", "problems"),
    [
        ("In A/RES/71/280, it", ["A/RES/71/280"], []),
        ("In A/RES/71/280.", ["A/RES/71/280"], []),
        ("(A/RES/71/280)", ["A/RES/71/280"], []),
        ("第A/RES/71/280号决议", ["A/RES/71/280"], []),
        ("S/RES/1325 (2000) says", ["S/RES/1325 (2000)"], []),
        ("FCCC/CP/2015/10/Add.1 and", ["FCCC/CP/2015/10/Add.1"], []),
        ("A/71/L.1 A/CONF.231/3 E/CN.6/2017/3", [], ["A/71/L.1", "A/CONF.231/3", "E/CN.6/2017/3"]),
        ("A/RES/1/1 twice A/RES/1/1", [], ["A/RES/1/1"]),
        ("S/RES/9 (1999)", [], ["S/RES/9 (1999)"]),
        ("https://undocs.org/A/RES/71/280 x", [], []),
        ("and/or A/B/C a/res/71/280 XA/RES/71/280", [], []),
        ("**A/RES/71/280** [A/RES/71/280](https://un.org)", ["A/RES/71/280"], []),
        ("`A/RES/71/280`", [], []),
        ("    A/RES/71/280", [], []),
        ("## On A/RES/71/280", [], []),
        (
            "SDG 10.7, target 10.7, SDG target 10.7",
            ["SDG 10.7", "target 10.7", "SDG target 10.7"],
            [],
        ),
        ("cible 10.7 ODS 10.7 задача 10.7", ["cible 10.7", "ODS 10.7", "задача 10.7"], []),
        ("可持续发展目标的具体目标10.7。", ["具体目标10.7"], []),
        ("target 10.c and SDG 8.8", [], ["SDG 10.c", "SDG 8.8"]),
        ("target 99.9, target 10.77.1, version 10.7, 10.7", [], []),
    ],
)
def test_symbols_and_targets_in_running_text(text, links, problems):
    document = page(text)
    assert re.findall(r'<a href="placard[^>]*>([^<]*)</a>', document.html) == links
    assert [problem.about for problem in document.problems] == problems


def test_symbols_are_isolated_in_text_from_right_to_left():
    document = page("القرار A/RES/71/280 و A/71/999.", "ar")
    assert ">\u2068A/RES/71/280\u2069</a>" in document.html
    assert "\u2068A/71/999\u2069." in document.html
    assert document.plain == "القرار A/RES/71/280 و A/71/999."


def test_an_abbreviation_does_not_cut_a_target_apart():
    html = page("SDG 10.7 and SDG.\n\n*[SDG]: a <goal>").html
    assert html.count('<abbr title="a &lt;goal&gt;">SDG</abbr>') == 2
    assert '<a href="placard://topic/sdg-10-7"><abbr' in html


@pytest.mark.parametrize(
    ("text", "anchors"),
    [
        ("a\n\nb", ["p1", "p2"]),
        ("- a\n- b\n\nc", ["p1", "p2"]),
        ("> a\n>\n> b\n\nc", ["p1", "p2"]),
        ("|a|b|\n|-|-|\n|c|d|\n\ne", ["p1", "p2"]),
        ("## a\n\nb\n\n***\n\nc", ["h-a", "p1", "p2"]),
        ("![a](image/hall)\n\nb", ["p1"]),
        ("a\n\n    code\n\nb", ["p1", "p2", "p3"]),
        ("## 解决\n\n## Été à Genève\n\n## ...", ["h-jiejue", "h-ete-a-geneve", "h-section"]),
        ("# Title\n\n# Other", ["h-other"]),
    ],
)
def test_anchors(text, anchors):
    html = page(text).html
    assert re.findall(r' id="([^"]*)"', html) == anchors
    assert not re.search(r"<(?:ul|ol|table|blockquote|dl)[^>]* id=", html), "Qt drops these"


def test_footnotes_lead_there_and_back():
    html = page("a[^x] b[^y] c[^x]\n\n[^x]: X\n[^y]: Y").html
    targets = re.findall(r'href="#([^"]*)"', html)
    assert targets == ["fn-1", "fn-2", "fn-1", "fnref-1", "fnref2-1", "fnref-2"]
    assert set(targets) <= set(re.findall(r' id="([^"]*)"', html))


def test_plain_text_is_a_line_per_block_without_marks():
    document = page("# T\n\na *b* [[person/louise-arbour]][^1]\n\n|x|y|\n|-|-|\n|1|2|\n\n[^1]: n")
    assert document.plain == "a b Louise Arbour\nx\ny\n1\n2\nn"


@pytest.mark.parametrize("text", ["", "   \n\n", "***", "[^1]: x"])
def test_nearly_nothing_renders(text):
    assert page(text).problems == ()


def test_rendering_is_pure():
    text = (GOLDEN / "story.md").read_text(encoding="utf-8")
    assert page(text) == page(text)


_MARKS = re.findall(
    r"\S+",
    "* ** _ ` `` [ ] ( ) [[ ]] [[person/louise-arbour]] [^1] [^1]: [^2]: > - 1. : # ## | |-|-| "
    "*[A]: A A/RES/71/280 A/71/9 10.7 <b> </p> <!-- --> &lt; &#60; &#x3c; javascript: https://a.b "
    "![a](image/hall) \\ *** === \u202e \0 é ع 中 🙂",
)
_FRAGMENTS = st.sampled_from([*_MARKS, "\n", "\n\n", "    ", "  \n", " ", "SDG "])


@settings(max_examples=300, deadline=None)
@given(st.lists(_FRAGMENTS, max_size=40).map("".join), st.sampled_from(["en", "ar"]))
@example("a[^1]\n\n[^1]: > [^2]: y\n", "en")
@example("&#" + "9" * 5000 + ";", "en")
@example("## &#" + "1" * 5000 + ";", "en")
def test_any_text_renders_safely_or_is_refused(text, lang):
    try:
        document = page(text, lang)
    except Invalid as error:
        refusal = str(error)
        assert refusal
    else:
        assert sanitise(document.html) == document.html
        assert not tags_outside_the_subset(document.html)


def test_showing_a_page_needs_no_markdown():
    code = (
        "import sys; import db.rendering.sanitise, db.rendering.plain, db.rendering.tables, "
        "db.rendering.document, db.dates; print([name for name in "
        "('markdown', 'anyascii', 'sqlalchemy', 'msgspec', 'yaml') if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
