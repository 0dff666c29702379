"""What is saved from the window is what the format promises, and a failure is told, not lost."""

import csv
import io
import json

import pytest
import vobject
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from db.exchange.formats import FORMATS
from db.queries.entries import list_labels
from db.records import Page, StoryFilter
from desktop.views.exporting import export_edition, export_page, file_name
from tests.window import settle

SESSION = Page("session", "gcm-thematic-3", "en", "Third session")
PERSON = Page("person", "louise-arbour", "en", "Louise Arbour")
STORY = Page("story", "governance-session-brief-and-agenda", "en", "A story")


@pytest.fixture
def save(program, tmp_path):
    """Return a function that exports a page: (file names offered, what the window says)."""

    def save_page(page, name, chosen=""):
        seen = []

        def ask(_, proposed, filters):
            seen.extend([proposed, *filters])
            wanted = [found for found in filters if chosen and found.startswith(chosen)]
            return (str(tmp_path / name) if name else "", wanted[0] if wanted else filters[0])

        export_page(program.context, page, program.window, ask)
        settle(program)
        return seen, program.window.banner.text

    return save_page


def test_a_session_is_offered_as_a_calendar_first(save, tmp_path):
    seen, said = save(SESSION, "third")
    assert seen[0].endswith("Third session.ics")
    assert seen[1] == "Calendar (*.ics)"
    assert not any("vcf" in found or "csv" in found for found in seen)
    assert said == f"Saved as {tmp_path / 'third.ics'}"
    calendar = vobject.readOne((tmp_path / "third.ics").read_bytes().decode())
    assert calendar.vevent.uid.value == "session-gcm-thematic-3@placard"


def test_a_person_is_a_card_with_the_titles_of_the_as_of_date(program, save, tmp_path):
    program.context.clock.as_of_override = "2010-01-01"
    seen, _ = save(PERSON, "x.vcf")
    assert seen[1] == "Contact card (*.vcf)"
    card = vobject.readOne((tmp_path / "x.vcf").read_bytes().decode())
    assert card.title.value.startswith("President and Chief Executive Officer")


@pytest.mark.parametrize(
    ("name", "chosen", "file", "starts"),
    [
        ("x", "Markdown", "x.md", "---\naddress: placard://story/"),
        ("x", "BibTeX", "x.bib", "@misc{story-"),
        ("x.ris", "Markdown", "x.ris", "TY  - ENCYC"),
        ("x", "CSL-JSON", "x.json", '[\n  {\n    "id"'),
        ("x.json", "JSON", "x.json", '{\n  "edition"'),
        ("x.json", "CSL-JSON", "x.json", '[\n  {\n    "id"'),
        ("v1.2", "JSON", "v1.2.json", '{\n  "edition"'),
    ],
)
def test_the_filter_and_the_ending_say_the_format(save, tmp_path, name, chosen, file, starts):
    save(STORY, name, chosen)
    assert [path.name for path in tmp_path.glob("*.*")] == [file]
    assert (tmp_path / file).read_text("utf-8").startswith(starts)


@pytest.mark.parametrize(
    ("tab", "offered"),
    [
        ("stories", ["Spreadsheet", "Markdown", "JSON", "BibTeX", "RIS", "CSL-JSON"]),
        ("calendar", ["Calendar", "Spreadsheet", "Markdown", "JSON", "BibTeX", "RIS", "CSL-JSON"]),
        ("people", ["Contact card", "Spreadsheet", "Markdown", "JSON"]),
        ("documents", ["Spreadsheet", "Markdown", "JSON", "BibTeX", "RIS", "CSL-JSON"]),
    ],
)
def test_each_list_is_exported_as_it_stands_in_what_fits_it(program, listed, tab, offered):
    program.context.actions[f"tab_{tab}"].trigger()
    settle(program)
    filters, rows = listed()
    assert [found.split(" (")[0] for found in filters][: len(offered)] == offered
    model = program.window.view.table.entries
    labels = program.context.library.read(list_labels, model.ids, "en")
    assert [row["slug"] for row in rows] == [label.slug for label in labels]
    assert len(rows) > 30


def test_a_list_is_exported_as_it_is_narrowed(program, listed):
    program.window.view._narrow(StoryFilter(years=(2017, 2017)))
    settle(program)
    _, rows = listed()
    assert len(rows) > 5
    assert {row["date"][:4] for row in rows} == {"2017"}


@pytest.mark.soak
def test_the_whole_edition_is_exported_in_what_holds_it(program, tmp_path):
    offered = []

    def ask(_parent, _proposed, filters):
        offered.extend(filters)
        return str(tmp_path / "all.json"), ""

    export_edition(program.context, program.window, ask)
    settle(program)
    data = json.loads((tmp_path / "all.json").read_text("utf-8"))
    counts = dict(program.context.library.edition.counts)
    assert len(data["entries"]) == sum(counts.values())
    assert offered[-2:] == ["Calendar (*.ics)", "Contact card (*.vcf)"]


def test_long_work_says_how_far_it_is_and_can_be_ended(program, qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr("desktop.qt.jobs._UNTOLD_S", 0.0)
    banner = program.window.banner
    export_edition(program.context, program.window, lambda *_: (str(tmp_path / "all.md"), ""))
    qtbot.waitUntil(lambda: " entries …" in banner.text, timeout=10_000)
    qtbot.mouseClick(banner.findChild(QPushButton), Qt.MouseButton.LeftButton)
    settle(program)
    assert banner.text == ""
    assert list(tmp_path.glob("all*")) == []


def test_a_folder_that_cannot_be_written_is_told(save, tmp_path):
    _, said = save(STORY, "nowhere/x.md")
    assert said.startswith("x.md could not be written: ")
    assert list(tmp_path.rglob("*.md")) == []


def test_changing_ones_mind_writes_nothing(save, program):
    before = program.window.banner.text
    assert save(STORY, "")[1] == before


def test_an_entry_that_is_not_there_is_told(save):
    assert "nothing at person/nobody" in save(Page("person", "nobody", "en", "X"), "x.vcf")[1]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Third: a/b?", "Third a b.json"),
        ("صدور الموجز", "صدور الموجز.json"),
        ("???", "placard.json"),
        ("word " * 30, "word " * 15 + "word.json"),
    ],
)
def test_the_proposed_name_is_one_that_every_system_takes(title, name):
    assert file_name(title, FORMATS["json"]) == name


def test_the_menu_exports_the_page_shown(program, tmp_path, monkeypatch):
    monkeypatch.setattr(
        "desktop.views.exporting._ask_where", lambda *_: (str(tmp_path / "page.json"), "")
    )
    program.context.actions["export"].trigger()
    settle(program)
    data = json.loads((tmp_path / "page.json").read_text("utf-8"))
    assert [entry["slug"] for entry in data["entries"]] == [program.window.view.article.page.slug]


@pytest.fixture
def listed(program, tmp_path, monkeypatch):
    """Return a function that exports the list shown by the menu: (filters offered, rows)."""

    def export_shown():
        seen = []

        def ask(_parent, _proposed, filters):
            seen.extend(filters)
            return str(tmp_path / "list.csv"), ""

        monkeypatch.setattr("desktop.views.exporting._ask_where", ask)
        program.context.actions["export_list"].trigger()
        settle(program)
        text = (tmp_path / "list.csv").read_bytes().decode("utf-8-sig")
        return seen, list(csv.DictReader(io.StringIO(text, newline="")))

    return export_shown
