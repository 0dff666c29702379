"""An edition is built from the desk: asked for, told, reported, and refused where it must be."""

import pytest
from PySide6.QtWidgets import QLineEdit, QMessageBox, QPushButton, QTextBrowser, QToolButton

from db.engine import open_edition
from db.queries.edition import get_edition
from tests.db.workspace.acting import head, save
from tests.views.desk.at_desk import STORY, announce, counts, file_of, headline
from tests.window import rows_of, wait_until


@pytest.fixture
def building(desk, tmp_path):
    announce(desk, save(file_of(desk), *STORY, headline("Fourth session opens"), stage="published"))
    desk.do("File", "Build an edition…")
    return desk


def field(desk, name) -> QLineEdit:
    return desk.named(name, QLineEdit)


def replace(desk, name, text):
    field(desk, name).setFocus()
    desk.press("Ctrl+A")
    desk.write(text)


def test_an_edition_is_built_by_the_keyboard(building, tmp_path):
    last = building.context.library.edition
    assert building.focus is field(building, "Title")
    assert field(building, "Title").text() == last.title
    assert field(building, "Number").text() == str(last.number + 1)
    assert field(building, "Published at (UTC)").text().endswith("Z")
    replace(building, "Label", "Autumn")
    replace(building, "File to write", str(tmp_path / "next.placard"))
    building.press("Return")
    said = building.view.changes.build.work.text
    assert said.startswith(f"Edition Autumn is written to {tmp_path / 'next.placard'}")
    edition = open_edition(tmp_path / "next.placard")
    with edition.read() as session:
        assert get_edition(session).label == "Autumn"
    edition.close()
    assert "Would change" not in counts(building), "it is in the edition now"
    assert building.focus is building.named("Open it", QPushButton)
    building.press("Space")
    assert building.context.library.path == tmp_path / "next.placard"


def test_a_file_that_is_there_is_not_replaced_unasked(building, tmp_path, monkeypatch):
    (tmp_path / "next.placard").write_bytes(b"mine")
    asked = []

    def answer(_parent, _title, said):
        asked.append(said)
        return QMessageBox.StandardButton.No

    monkeypatch.setattr(QMessageBox, "question", answer)
    replace(building, "File to write", str(tmp_path / "next"))
    building.press("Return")
    assert "next.placard is there already" in asked[0]
    assert (tmp_path / "next.placard").read_bytes() == b"mine"


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("Number", "two", "The number is a whole one"),
        ("Label", "", "Give the edition a label"),
        ("Published at (UTC)", "tomorrow", "Write the moment of publication"),
        ("File to write", "", "Choose the file to write."),
    ],
)
def test_what_is_asked_for_wrongly_is_said_and_nothing_is_built(building, name, typed, said):
    field(building, name).setFocus()
    building.press("Ctrl+A", "Del")
    building.write(typed)
    building.press("Return")
    assert said in building.view.changes.build.work.text
    assert counts(building)["Would change"] == "1"


def test_a_build_that_is_refused_leads_to_what_is_wrong(building, tmp_path):
    file = file_of(building)
    save(file, "person", "ali-hadi", lambda entry: None, stage="draft")
    with file.write() as session:  # as an older program would have let it through
        at = head(file, *STORY)
        row = session.driver.execute(
            "SELECT document FROM revision WHERE entry_id = ? AND number = ?",
            (at["entry_id"], at["published"]),
        ).fetchone()
        session.driver.execute(
            "UPDATE revision SET document = ? WHERE entry_id = ? AND number = ?",
            (row[0].replace(b"luisa-marin", b"nobody"), at["entry_id"], at["published"]),
        )
    replace(building, "File to write", str(tmp_path / "next.placard"))
    building.press("Return")
    page = building.view.changes.build
    assert page.work.text.startswith("No edition was made.")
    assert not (tmp_path / "next.placard").exists()
    assert rows_of(page.report)[0] == "Errors"
    page.report.setFocus()
    building.press("Home", "Return")
    assert building.address.startswith("edit/story/third-session#people")


def test_a_build_that_is_cancelled_leaves_nothing(building, tmp_path):
    replace(building, "File to write", str(tmp_path / "next.placard"))
    page = building.view.changes.build
    page.start()
    page.work.pressed.emit()
    wait_until(lambda: not page.is_running)
    assert page.work.text == "Cancelled: no edition was made."
    assert not (tmp_path / "next.placard").exists()
    assert counts(building)["Would change"] == "1"


def test_the_build_is_closed_to_what_would_change(building):
    building.click(building.named("Back to what would change", QToolButton))
    assert building.address == "tab/desk#changes"
    assert building.named("What changed", QTextBrowser).toPlainText()
