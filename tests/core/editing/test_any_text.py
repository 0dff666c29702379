"""Whatever stands in a text or on the clipboard, nothing breaks and nothing is lost."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.core.editing.markdown import toggle_bold, toggle_heading, toggle_italic
from desktop.core.editing.rich_text import to_markdown
from desktop.core.editing.tools import TOOLS
from desktop.core.editing.units import changed_part

TEXTS = st.text(alphabet="ab *_#>-1.|[]^\n\t🙂ج", max_size=40)
PIECES = st.sampled_from(
    [
        *("<p>", "</p>", "<b>", "</b>", "<i>", "<ul>", "</ul>", "<ol>", "<li>", "</li>", "<table>"),
        *("<tr>", "<td>", "</td>", "</tr>", "</table>", "<blockquote>", "</blockquote>", "<br>"),
        *("<h1>", "</h1>", "word", " ", "*", "<a href='https://e.org'>", "</a>", "<!--", "-->"),
        *("&lt;", "&", "<", "<script>", "</script>", "<pre>", "\n", "|", "<p style='mso-list:l0"),
        *(" level2 lfo1'>", '"', "<hr>", "<div>", "</div>", "\u00a0", "\u202e"),
    ]
)


def chosen(text, one, other):
    places = sorted((one % (len(text) + 1), other % (len(text) + 1)))
    return text, *places


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.name)
@given(text=TEXTS, one=st.integers(0, 99), other=st.integers(0, 99))
@example(text="\n ", one=0, other=2)
def test_a_tool_keeps_the_words_and_the_selection_within_them(tool, text, one, other):
    edit = tool.operation(*chosen(text, one, other))
    if edit is None:
        return
    assert 0 <= edit.start <= edit.end <= len(edit.text)
    letters = re.sub(r"[^ab🙂ج]", "", text)
    put_in = {"table": "Column" * 2, "link": "https://"}.get(tool.name, "")
    left = re.sub(r"[^ab🙂ج]", "", re.sub(put_in, "", edit.text) if put_in else edit.text)
    assert len(left) >= len(letters)
    start, end, words = changed_part(text, edit.text)
    assert text[:start] + words + text[end:] == edit.text


@pytest.mark.parametrize("toggle", [toggle_bold, toggle_italic])
@given(
    text=st.text(alphabet="ab \n", max_size=30), one=st.integers(0, 99), other=st.integers(0, 99)
)
def test_a_mark_put_in_twice_is_gone(toggle, text, one, other):
    once = toggle(*chosen(text, one, other))
    assert toggle(*once).text == text


@given(text=st.text(alphabet="ab \n", max_size=30), place=st.integers(0, 99))
def test_a_heading_put_in_twice_is_gone(text, place):
    once = toggle_heading(*chosen(text, place, place), 2)
    assert toggle_heading(*once, 2).text.split() == text.split()


@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_html_becomes_text_without_what_steers(html):
    made = to_markdown(html)
    assert not re.search("[\u202a-\u202e\u0000-\u0008]", made)
    assert made.count("word") <= html.count("word")
    assert not made.startswith("\n")
