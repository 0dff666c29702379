"""A table in an Arabic page runs from the right: its cells change places and nothing else does."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.rendering.tables import mirror_tables


@pytest.mark.parametrize(
    ("html", "mirrored"),
    [
        ("<p>a</p>", "<p>a</p>"),
        ("<tr><td>a</td><td>b</td></tr>", "<tr><td>b</td><td>a</td></tr>"),
        (
            '<p>x</p><table>\n<thead>\n<tr>\n<th id="p1">a</th>\n<th align="right">b</th>\n</tr>\n'
            "</thead></table><p>y</p>",
            '<p>x</p><table>\n<thead>\n<tr>\n<th align="right">b</th>\n<th id="p1">a</th>\n</tr>\n'
            "</thead></table><p>y</p>",
        ),
        (
            "<tr><td>a <em>b</em></td><td></td><td>c<br>d</td></tr><tr><td>e</td></tr>",
            "<tr><td>c<br>d</td><td></td><td>a <em>b</em></td></tr><tr><td>e</td></tr>",
        ),
        (
            "<tr><td><table><tr><td>a</td><td>b</td></tr></table></td><td>c</td></tr>",
            "<tr><td>c</td><td><table><tr><td>b</td><td>a</td></tr></table></td></tr>",
        ),
        ("<p>&lt;tr&gt;<track><thead></thead></p>", "<p>&lt;tr&gt;<track><thead></thead></p>"),
    ],
)
def test_cells_change_places(html, mirrored):
    assert mirror_tables(html) == mirrored


_tables = st.lists(st.lists(st.text("ab \n", max_size=3), max_size=4), max_size=4).map(
    lambda rows: "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
)


@given(_tables)
def test_mirroring_twice_gives_the_table_back_with_its_cells_kept(html):
    once = mirror_tables(html)
    assert mirror_tables(once) == html
    cells = re.compile(r"<td>.*?</td>", re.DOTALL)
    assert sorted(cells.findall(once)) == sorted(cells.findall(html))
