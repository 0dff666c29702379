"""The edition's page: figures that are true, a verdict only after a check, damage by its name."""

import shutil

import pytest

from db.content.damage import Damage
from db.queries.stats import Doubt, Stats, get_stats
from desktop.views.edition import damage_text, doubts_text, language_text, share_text
from desktop.widgets.fact_grid import FactGrid
from tests.window import settle


def stats(facts, sourced):
    return Stats({}, facts, sourced, 0, {})


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (None, ""),
        (stats(0, 0), ""),
        (stats(768, 768), "768 of 768 (100 %)"),
        (stats(1000, 999), "999 of 1000 (99.9 %)"),
        (stats(100_000, 99_999), "99999 of 100000 (99.9 %)"),
    ],
)
def test_the_share_of_sourced_facts_is_never_rounded_up_to_all(found, said):
    assert share_text(found) == said


def test_texts_are_counted_by_language_over_all_kinds():
    counts = {"story": {"en": 2, "fr": 1}, "country": {"ar": 3, "en": 3}}
    assert language_text(Stats(counts, 0, 0, 0, {})) == "English 5, Arabic 3, French 1"
    assert language_text(None) == ""


def test_a_doubt_says_whose_fact_it_is_and_why():
    doubts = [
        Doubt("session/s", "Third session", "date", "2017-04?/2017-11?"),
        Doubt("session/s", "Third session", "participation", "Ann Lee: One source only."),
        Doubt("topic/t", "Borders", "topic", ""),
    ]
    assert doubts_text(doubts).split("\n") == [
        "Third session",
        "–\u2002date: April 2017 (uncertain)–November 2017 (uncertain)",
        "–\u2002who took part: Ann Lee: One source only.",
        "",
        "Borders",
    ]


@pytest.mark.parametrize(
    ("count", "lines"),
    [(1, 2), (12, 13), (13, 14), (500, 14)],
)
def test_damage_is_listed_in_few_lines_with_what_to_do(count, lines):
    damage = [Damage("row", f"story/s-{n}", "its row in entry has changed") for n in range(count)]
    said = damage_text(damage).split("\n")
    assert said[0] == "story/s-0: its row in entry has changed"
    assert len(said) == lines
    assert said[-1].endswith("Fetch the file again.")


@pytest.fixture
def view(program):
    program.context.navigator.go("edition/about")
    settle(program)
    return program.window.view


def facts_of(view):
    return "\n".join(grid.text for grid in view.findChildren(FactGrid))


def test_the_page_names_the_edition_its_file_and_the_folders(program, view):
    said = facts_of(view)
    library, paths = program.context.library, program.paths
    for part in (str(library.path), str(paths.data), str(paths.logs)):
        assert part in said
    assert library.edition.content_hash in said.replace(" ", "")
    settle(program)
    said = facts_of(view)
    stats = library.read(get_stats)
    assert f"Facts with a source: {stats.facts_sourced} of {stats.facts}" in said
    assert f"Uncertain facts: {len(stats.uncertain)}" in said
    assert "Links to nowhere: 0" in said
    assert f"Texts: English {sum(by.get('en', 0) for by in stats.counts.values())}" in said
    assert view._doubts.isVisible()
    assert "Khalid Koser" in view._doubts.text()


def test_a_whole_edition_is_called_complete_only_after_its_check(program, view):
    program.context.check.forget()
    assert view._verdict.text() == "This file has not been checked yet"
    view.again.click()
    assert program.context.check.state == "running"
    settle(program)
    assert view._verdict.text() == "Complete: every byte is as published"
    assert program.window.bar.badge.toolTip() == "Complete: every byte is as published"


def test_a_damaged_edition_is_named_as_such_and_can_still_be_read(program, view, tmp_path):
    damaged = tmp_path / "damaged.placard"
    shutil.copy(program.context.library.path, damaged)
    data = bytearray(damaged.read_bytes())
    at = data.index(b"circulated an <a")
    data[at] ^= 1
    damaged.write_bytes(data)
    program.desk.open_edition(damaged)
    settle(program)
    assert program.context.check.state == "damaged"
    assert "story/governance-session-brief-and-agenda" in program.window.banner.text
    program.context.navigator.go("edition/about")
    settle(program)
    assert view._verdict.text() == "This file is damaged"
    program.context.navigator.go("story/governance-session-brief-and-agenda")
    settle(program)
    assert "Louise Arbour" in program.window.view.article.reader.toPlainText()
