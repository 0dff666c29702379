"""Nothing an edition holds may run, load, style or mislead: attacks go in, harmless words come out.

What comes out is judged by the standard library's parser, not by the patterns under test.
"""

import re
import time
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.errors import Invalid
from db.rendering.render import render
from db.rendering.sanitise import sanitise
from tests.db.rendering.entries import Entries

ATTACKS = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=http://evil/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<script/x>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '<img src="javascript:alert(1)">',
    "<img src=`javascript:alert(1)`>",
    '<img """><script>alert(1)</script>">',
    "<img src=http://evil/p.png>",
    "<img src=//evil/p.png>",
    "<img src=file:///etc/passwd>",
    "<img src=/etc/passwd>",
    "<img src=../../secret.png>",
    "<img src=data:image/png;base64,AAAA>",
    "<img src=placard-image:../../x>",
    "<img src=placard-image:x/../y>",
    "<img src=qrc:/x.png>",
    "<img src=plate:Sweden:state>",
    "<img srcset='http://evil/a 1x, http://evil/b 2x'>",
    "<img src=placard-image:a longdesc=http://evil lowsrc=http://evil dynsrc=http://evil>",
    "<picture><source srcset=http://evil/a></picture>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href='JaVaScRiPt:alert(1)'>x</a>",
    "<a href='java\tscript:alert(1)'>x</a>",
    "<a href='java\nscript:alert(1)'>x</a>",
    "<a href='java\0script:alert(1)'>x</a>",
    "<a href=' \x01javascript:alert(1)'>x</a>",
    "<a href='&#106;avascript:alert(1)'>x</a>",
    "<a href='&#x6A&#x61&#x76&#x61script:alert(1)'>x</a>",
    "<a href='javascript&colon;alert(1)'>x</a>",
    "<a href='java&Tab;script:alert(1)'>x</a>",
    "<a href='vbscript:msgbox(1)'>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<a href='file:///etc/passwd'>x</a>",
    "<a href='FILE:\\\\\\\\server\\\\share'>x</a>",
    "<a href='\\\\\\\\server\\\\share'>x</a>",
    "<a href='//evil/'>x</a>",
    "<a href='/etc/passwd'>x</a>",
    "<a href='mailto:a@b.org'>x</a>",
    "<a href='tel:1'>x</a>",
    "<a href='placard-image:hall'>x</a>",
    "<a href='placard://../../etc'>x</a>",
    "<a href='placard:javascript:1'>x</a>",
    "<a href='https:javascript:1'>x</a>",
    "<a href='http://a.b/\" onclick=\"alert(1)'>x</a>",
    "<a href=http://a.b ping=http://evil target=_blank download>x</a>",
    "<a href='http://a.b' onclick='alert(1)' onmouseover=alert(1)>x</a>",
    "<p style='background:url(http://evil)'>x</p>",
    "<p style='background:url(file:///etc/passwd)'>x</p>",
    "<p style='behavior:url(x.htc)'>x</p>",
    "<style>@import url(http://evil/x.css);</style>",
    "<style>@import 'file:///etc/passwd';</style>",
    "<style><!--</style><script>alert(1)</script>--></style>",
    "<link rel=stylesheet href=http://evil/x.css>",
    "<link rel=import href=http://evil>",
    "<meta http-equiv=refresh content='0;url=http://evil'>",
    "<base href=http://evil/>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><image href=file:///etc/passwd /></svg>",
    "<svg><a xlink:href=javascript:alert(1)><text>x</text></a></svg>",
    "<svg><style>@import 'http://evil'</style></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table>",
    "<math href=javascript:alert(1)>x</math>",
    "<iframe src=http://evil></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data=file:///etc/passwd></object>",
    "<embed src=http://evil/x.swf>",
    "<video src=http://evil poster=http://evil><source src=x onerror=alert(1)></video>",
    "<audio src=http://evil autoplay></audio>",
    "<form action=http://evil><input name=a><button formaction=javascript:1>x</button></form>",
    "<body background=http://evil onload=alert(1)>",
    "<table background=http://evil><tr><td background=file:///etc/passwd>x</td></tr></table>",
    "<td width=99999 bgcolor=red>x</td>",
    "<div class='external evil' id='p1\" onclick=\"x'>x</div>",
    "<a name=p1 id='../x'>x</a>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<template><script>alert(1)</script></template>",
    "<textarea><script>alert(1)</script></textarea>",
    "<title><img src=x onerror=alert(1)></title>",
    "<xmp><script>alert(1)</script></xmp>",
    "<plaintext><script>alert(1)</script>",
    "<!--[if gte IE 4]><script>alert(1)</script><![endif]-->",
    "<!-- --!><img src=x onerror=alert(1)> -->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml version='1.0'?><?php system('x') ?>",
    "<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>&x;",
    "<font face='x' size=99>x</font><center>x</center><marquee>x</marquee>",
    "<img\x0bsrc=x\x0conerror=alert(1)>",
    "<img/src=x/onerror=alert(1)>",
    "<b <script>alert(1)</script>",
    "</p></div></body></html><script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "pay \u202egnp.exe\u202c now",
    "pay &#8238;gnp.exe&#x202c; now",
    "<abbr title='a\u202eb&#x2066;'>x</abbr>",
    "a\u2066b\u2067c\u2069 \u202a\u202b\u202d",
    "a\0b\x08c\x1bd\x7fe\x9bf",
    "a&#0;b&#8;c&#x1b;d&#xfdd0;e&#xfffc;",
    "\ufdd0\ufdd1\u2028\u2029\ufffc\U000e0041",
]

_ALLOWED_TAGS = re.compile(
    r"a|abbr|blockquote|br|code|d[dlt]|div|em|h[1-6r]|img|li|[ou]l|p|pre|span|strong|su[bp]"
    r"|table|tbody|t[dhr]|thead"
)
_ALLOWED_VALUES = {
    "href": r"https?://[^\s\"'<>]+|placard://[a-z]+/[a-z0-9-]+(#[\w-]+)?|#[\w-]+",
    "src": r"placard-image:[a-z0-9-]+",
    "id": r"[\w-]+",
    "class": r"[a-z-]+",
    "align": r"left|right|center",
    "start": r"\d+",
    "title": r"(?s).*",
    "alt": r"(?s).*",
}
_STEERING = re.compile(
    "[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066\u2067\u2028\u2029\ufdd0\ufffc]"
)


class _Judge(HTMLParser):
    """Collects all that is not on a short list of its own."""

    def __init__(self):
        super().__init__()
        self.offences = []

    def handle_starttag(self, tag, attrs):
        if not _ALLOWED_TAGS.fullmatch(tag):
            self.offences.append(tag)
        for name, value in attrs:
            pattern = _ALLOWED_VALUES.get(name)
            if pattern is None or not re.fullmatch(pattern, value or ""):
                self.offences.append(f"{name}={value}")
            self.handle_data(value or "")

    def handle_data(self, data):
        self.offences += _STEERING.findall(data)

    def handle_comment(self, data):
        self.offences.append(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


def offences(html):
    judge = _Judge()
    judge.feed(html)
    judge.close()
    return judge.offences


def test_the_judge_sees_what_is_wrong():
    assert sum(bool(offences(attack)) for attack in ATTACKS) > 90
    assert not offences('<p id="p1">a <a class="external" href="http://a.b/c">x</a></p>')


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_in_a_stored_page_comes_out_harmless(attack):
    for hostile in (attack, f"<p>a {attack} b</p>", f"<ul><li>{attack}", attack * 3):
        clean = sanitise(hostile)
        assert offences(clean) == []
        assert sanitise(clean) == clean


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_in_a_body_comes_out_harmless(attack):
    in_link = attack.replace("\n", " ")
    bodies = (attack, f"- {attack}", f"[x]({in_link})", f"![x]({in_link})", f"[[{in_link}]]")
    for body in (*bodies, f"*[x]: {in_link}\n\nx", f"|a|b|\n|-|-|\n|{in_link}|x|", f"`{attack}`"):
        assert offences(render(body, Entries()).html) == []


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ('<p id="p1">a <em>b</em><br>c</p>', None),
        ('<h2 id="h-part--2">a</h2>', None),
        ('<a href="placard://person/louise-arbour#p4">x</a>', None),
        ('<a class="external" href="https://un.org/a?b=1&amp;c=2#d">x</a>', None),
        ('<a href="#fn-1" class="footnote-ref">1</a>', None),
        ('<span class="unknown">x</span>', None),
        ('<img src="placard-image:hall" alt="a &lt;b&gt; &quot;c&quot;">', None),
        ('<abbr title="a &lt; b">x</abbr>', None),
        ('<ol start="3"><li>x</li></ol>', None),
        ("\u2068A/RES/71/280\u2069 \u200fم\u200c", None),
        ("<p class='big'>x</p>", "<p>x</p>"),
        ("<section><p>x</p></section>", "<p>x</p>"),
        ("<p>a\r\nb</p>", "<p>a\nb</p>"),
        ("", None),
    ],
)
def test_what_a_page_needs_stays(html, kept):
    assert sanitise(html) == (html if kept is None else kept)


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 200_000,
        "<div>" * 6000,
        "<div>" * 50_000 + "</div>" * 50_000,
        "<div>" * 60 + "x" + "</div>" * 60,
        "<div></b>" * 3000,
        "<div></b>" * 30_000,
        f"<p {' '.join(f'a{n}=1' for n in range(90_000))}>",
        "<p a='</div>'><div>" * 10_000,
        "<table><tr><td>" * 3000,
        "<b><i>" * 20_000 + "<p>" * 5000,
        "<p>x</p>" * 600_000,
        "<" * 100_000,
    ],
)
def test_a_page_that_cannot_be_shown_in_time_is_refused_in_time(html):
    start = time.process_time()
    with pytest.raises(Invalid, match="too"):
        sanitise(html)
    assert time.process_time() - start < 2


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(ATTACKS) | st.text(max_size=5), max_size=5).map("".join))
def test_no_mixture_of_attacks_gets_through(html):
    clean = sanitise(html)
    assert offences(clean) == []
