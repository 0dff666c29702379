"""Rows of the desk in words: what was done, what is missing, what is wrong."""

from pathlib import Path

import pytest

from db.content.problems import Problem
from db.entries.findings import field_name, field_path
from db.errors import Invalid
from db.queries.desk.changes import EntryChange
from db.queries.desk.records import Gaps, OperationRow
from desktop.core.building import edition_file, read_order
from desktop.core.desk import (
    INFOS,
    bands_of,
    change_row,
    gaps_text,
    operation_row,
    operation_words,
    problem_rows,
)
from desktop.core.forms.labels import label_of

AT = "2026-11-29T10:00:00Z"


def operation(what, entries=1, backs=0, *, is_taken_back=False) -> OperationRow:
    return OperationRow(
        id=7,
        what=what,
        author="Ana",
        done_at=AT,
        entries=entries,
        title="News",
        address="story/news",
        backs=backs,
        is_taken_back=is_taken_back,
    )


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (operation("publish"), "Published “News”"),
        (operation("create"), "Made “News”"),
        (operation("import", 12), "Imported 12 entries"),
        (operation("import", 12, 1), "Undid: Imported 12 entries"),
        (operation("delete", backs=1), "Undid: Deleted “News”"),
        (operation("delete", backs=2), "Did again: Deleted “News”"),
        (operation("delete", backs=3), "Undid: Deleted “News”"),
        (operation("translate"), "Translate “News”"),
    ],
)
def test_what_was_done_is_said_in_words(row, said):
    assert operation_words(row) == said


@pytest.mark.parametrize(
    ("row", "is_back", "can_turn", "address", "said"),
    [
        (operation("save"), False, True, "story/news", ""),
        (operation("save", is_taken_back=True), False, False, "story/news", "taken back since"),
        (operation("save", backs=1), True, True, "story/news", ""),
        (operation("save", 1, 1, is_taken_back=True), True, False, "story/news", "done again"),
        (operation("import", 12), False, True, "", ""),
        (operation("import", 0), False, False, "", ""),
    ],
)
def test_a_row_knows_whether_it_can_be_taken_back(row, is_back, can_turn, address, said):
    made = operation_row(row)
    assert (made.is_back, made.can_turn, made.address) == (is_back, can_turn, address)
    assert said in made.line.context
    assert made.line.context.startswith("Ana, ")


@pytest.mark.parametrize(
    ("gaps", "said"),
    [
        (Gaps(("fr", "es"), ()), "Missing: \u2068Français\u2069, \u2068Español\u2069"),
        (Gaps((), ("ru",)), "Older than the original: \u2068Русский\u2069"),
        (
            Gaps(("fr",), ("ru",)),
            "Missing: \u2068Français\u2069; Older than the original: \u2068Русский\u2069",
        ),
        (Gaps((), ()), ""),
    ],
)
def test_missing_and_older_languages_are_named(gaps, said):
    assert gaps_text(gaps) == said


@pytest.mark.parametrize(
    ("change", "band", "said"),
    [
        (EntryChange(1, "story", "news", "new", 0, 2), "New", "New  ·  Story  ·  revision 2"),
        (
            EntryChange(1, "person", "ana", "changed", 1, 4),
            "Changed",
            "Changed  ·  Person  ·  revision 1 → 4",
        ),
        (
            EntryChange(1, "term", "gcm", "withdrawn", 1, 3),
            "Withdrawn",
            "Withdrawn  ·  Term  ·  revision 1 → 3",
        ),
    ],
)
def test_a_change_says_from_which_revision_to_which(change, band, said):
    row = change_row(change, "Title")
    assert (row.band, row.line.context, row.address) == (band, said, f"{change.kind}/{change.slug}")


def test_problems_name_entry_and_field_and_lead_there():
    problems = [
        Problem("error", "story/news", "text.fr.headline", "is empty", "did you mean 'x'?"),
        Problem("warning", "session/talks", "participations[1].title", "has no language"),
        Problem("note", "edition.yaml", "", "the label is odd"),
    ]
    rows = problem_rows(problems, lambda _, slug: slug.upper(), label_of)
    assert [(row.band, row.line.title, row.address, row.field) for row in rows] == [
        ("Errors", "NEWS", "story/news", "text.fr.headline"),
        ("Warnings", "TALKS", "session/talks", "participations[1].title"),
        ("Notes", "edition.yaml", "", ""),
    ]
    assert rows[0].line.context == "Headline (Français): is empty; did you mean 'x'?"
    assert rows[2].line.context == "The label is odd"
    assert bands_of(rows) == [("Errors", 1), ("Warnings", 1), ("Notes", 1)]
    assert len({row.key for row in rows}) == 3


@pytest.mark.parametrize(
    "path",
    [("text", "en", "body"), ("segments", 2, "kind"), ("date",), ("title", "zh-Hans"), ()],
)
def test_a_field_is_read_as_it_is_written(path):
    assert field_path(field_name(path)) == path


def test_every_list_says_what_it_would_hold():
    for info in INFOS:
        assert info.empty.endswith(".")
        assert info.help.endswith(".")


ORDER = {
    "title": " Title ",
    "number": "3",
    "label": "2026.2",
    "published_at": "2026-12-01T00:00:00Z",
    "output": "/home/me/next",
}


def test_an_order_is_read_from_a_form():
    order = read_order(Path("/home/me/w.workspace"), **ORDER)
    assert (order.title, order.number, order.label) == ("Title", 3, "2026.2")
    assert order.output == Path("/home/me/next.placard")


@pytest.mark.parametrize(
    "wrong",
    [
        {"number": "3.5"},
        {"number": "-1"},
        {"label": "  "},
        {"published_at": "2026-12-01"},
        {"published_at": "2026-13-01T00:00:00Z"},
        {"output": " "},
        {"output": "/home/me/same.placard"},
        {"output": "/home/me/other/../same"},
    ],
)
def test_an_order_that_cannot_be_is_refused(wrong):
    with pytest.raises(Invalid):
        read_order(Path("/home/me/same.placard"), **{**ORDER, **wrong})


@pytest.mark.parametrize(
    ("label", "name"),
    [("2026.2", "mine-2026.2.placard"), ("Autumn / 2", "mine-Autumn-2.placard")],
)
def test_the_file_of_an_edition_is_proposed_beside_the_workspace(label, name):
    assert edition_file(Path("/home/me/mine.workspace"), label) == Path("/home/me", name)
