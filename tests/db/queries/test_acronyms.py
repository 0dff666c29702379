"""Acronyms lead to the glossary: once on a page, as whole words, never within links or symbols."""

import pytest

from db.queries.pages import get_page
from db.queries.pages.acronyms import Acronyms
from db.records import Prose

KNOWN = {"IMRF": "term/imrf", "SDG": "term/sdg", "SG": "term/secretary-general"}


def linked(html, known=KNOWN):
    return Acronyms(known).link(html)


def a(slug, words):
    return f'<a href="placard://term/{slug}">{words}</a>'


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ("<p>The IMRF met.</p>", f"<p>The {a('imrf', 'IMRF')} met.</p>"),
        ("<p>IMRF, IMRF</p>", f"<p>{a('imrf', 'IMRF')}, IMRF</p>"),
        ("<p>the SDGs (SG)</p>", f"<p>the {a('sdg', 'SDGs')} ({a('secretary-general', 'SG')})</p>"),
        ("<p>“SDG 10.7”</p>", f"<p>“{a('sdg', 'SDG')} 10.7”</p>"),
        ("<h2>SDG</h2><p>x</p>", "<h2>SDG</h2><p>x</p>"),
        (
            '<p><a href="placard://topic/x">SDG</a></p>',
            '<p><a href="placard://topic/x">SDG</a></p>',
        ),
        ('<p class="SG">SGX, xSG, A/SG, SG/1, SG-2 &SG;</p>',) * 2,
        (f"<p>SG or {a('secretary-general', 'he')}</p>",) * 2,
        ("<p><code>SG</code></p>",) * 2,
        ("", ""),
    ],
)
def test_only_the_first_whole_word_becomes_a_link(html, said):
    assert linked(html) == said


def test_a_page_links_each_once_over_all_its_texts():
    acronyms = Acronyms(KNOWN)
    assert "href" in acronyms.link("<p>SDG</p>")
    assert "href" not in acronyms.link("<p>SDG</p>")


def test_an_edition_without_acronyms_changes_nothing():
    assert linked("<p>SDG</p>", {}) == "<p>SDG</p>"


def test_a_term_does_not_lead_to_itself(bundled):
    page = get_page(bundled, "term", "imrf", "en", "2026-11-23")
    said = "".join(block.html for block in page.blocks if isinstance(block, Prose))
    assert "placard://term/imrf" not in said


def prose(session, address):
    page = get_page(session, *address.split("/"), "en", "2026-11-23")
    return "".join(block.html for block in page.blocks if isinstance(block, Prose))


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("story/second-revised-draft", a("sdg", "SDG")),
        ("topic/sdg-10-7", '<a href="placard://organisation/iom">IOM</a>'),
    ],
)
def test_texts_of_the_edition_have_such_links(bundled, address, link):
    assert prose(bundled, address).count(link) == 1
