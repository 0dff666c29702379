"""An editor before a workspace: what one presses and clicks in forms, and what one then sees."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QMessageBox,
    QPushButton,
    QWidget,
)

from db.queries.desk.entries import get_document, get_head, list_revisions
from db.workspace.creating import create_workspace
from db.workspace.documents import decode_document
from desktop.widgets.fields.frame import FieldFrame
from desktop.widgets.fields.tokens import TokenField
from tests.window import Window, open_window, wait_until

SHOTS = os.environ.get("PLACARD_SHOTS", "")
"""Folder for a picture of every step; none without it."""
MOST_TABS = 400


class Editor:
    """A window on a workspace, with the ways of an editor."""

    def __init__(self, window: Window, path: Path) -> None:
        """Sit down before a window that shows the workspace."""
        self.window = window
        self.path = path
        self.shots: list[str] = []

    # --- what an editor does ------------------------------------------------------------------

    def open(self, path: Path) -> None:
        """Open another workspace, as the File menu does."""
        self.path = path
        context = self.window.context
        context.open_edition(path)
        wait_until(lambda: context.library is not None and context.library.path == path)
        self.window.settle()

    def edit(self, address: str) -> None:
        """Open the form of an entry by its page and the key for that."""
        self.window.go(address)
        self.window.press("Ctrl+E")
        assert self.window.address.startswith(f"edit/{address}"), self.window.address

    def make(self, kind: str) -> None:
        """Open a form for a new entry of a kind."""
        self.window.go(f"edit/{kind}")

    def tab_to(self, name: str, *, back: bool = False) -> QWidget:
        """Press Tab until the keyboard is in what readers of screens call so."""
        key = Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab
        for _ in range(MOST_TABS):
            QTest.keyClick(self.window.focus or self.window.frame, key)
            heir = self.window.focus
            if heir is not None and name in (heir.accessibleName(), _text(heir)):
                self.window.settle()
                return heir
        raise AssertionError(f"Tab never came to “{name}”")

    def fill(self, text: str) -> None:
        """Type over what the field in hand holds."""
        self.window.press("Ctrl+A")
        self.window.write(text)

    def save(self) -> None:
        """Press the key for that, and wait until it is done."""
        self.window.press("Ctrl+S")

    def choose(self, words: str) -> None:
        """Take the suggestion of the field in hand that says these words."""
        field = self.token_field()
        wait_until(lambda: field.is_open)
        for _ in range(20):
            if words in str(field.popup.view.currentIndex().data()):
                break
            self.window.press("Down")
        self.window.press("Return")

    def token_field(self) -> Any:
        """Return the field of entries that has the keyboard."""
        widget = self.window.focus
        while widget is not None and not isinstance(widget, TokenField):
            widget = widget.parentWidget()
        assert widget is not None, "no field of entries has the keyboard"
        return widget

    def bring(self, widget: QWidget) -> None:
        """Scroll the form until a widget is in view, as the wheel does."""
        self.view.board.pane.ensureWidgetVisible(widget)
        self.window.settle()

    def click_cell(self, label: str, row: int, *, place: int = 0) -> None:
        """Click on the first cell of a row of a table of parts."""
        view = self.frame_of(label, place=place).field.table.view
        self.bring(view)
        self.window.click(view.viewport(), view.visualRect(view.model().index(row, 0)).center())

    def rest(self) -> None:
        """Wait as one does who looks up from the keys: for signs, problems and preview."""
        session, preview = self.view.session, self.view.board.preview
        timers = (session._soon, session._check_soon, preview._timer, preview._turn)
        wait_until(
            lambda: (
                not any(timer.isActive() for timer in timers) and self.window.context.jobs.is_idle
            )
        )
        self.window.settle()

    def answer(self, do: Callable[[], object], *, text: str | None = None, yes: bool = True) -> str:
        """Do what opens a dialog, and answer it by keys; return what it asked."""
        asked: list[str] = []

        def say() -> None:
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, QDialog), "no dialog is open"
            asked.append(_words(dialog))
            self.shoot("dialog", dialog)
            if text is not None:
                field = dialog.focusWidget() or dialog
                QTest.keyClicks(field, text)
            _press(dialog, is_yes=yes)

        QTimer.singleShot(100, say)
        do()
        self.window.come_back()
        self.window.settle()
        assert asked, "nothing was asked"
        return asked[0]

    # --- what an editor sees ------------------------------------------------------------------

    @property
    def view(self) -> Any:
        """The view of the form."""
        return self.window.view

    @property
    def document(self) -> Any:
        """What the form holds."""
        form = self.view.session.form
        assert form is not None, "no form is open"
        return form.state.document

    @property
    def said(self) -> set[str]:
        """The words in view."""
        return set(self.window.words)

    def frame_of(self, label: str, *, place: int = 0) -> FieldFrame:
        """Return a field in the form of this label: the first, or -1 for the one made last."""
        frames = [one for one in self.view.board.pane.findChildren(FieldFrame) if one.isVisible()]
        return [one for one in frames if one.label == label][place]

    def saved(self, address: str) -> Any:
        """Return an entry as its newest revision has it."""
        kind, _, slug = address.partition("/")
        library = self.window.context.library
        head = library.read(get_head, kind, slug, "en")
        return decode_document(kind, library.read(get_document, head.entry_id, head.revision))

    def head(self, address: str) -> Any:
        """Return where an entry stands."""
        kind, _, slug = address.partition("/")
        return self.window.context.library.read(get_head, kind, slug, "en")

    def revisions(self, address: str) -> list[Any]:
        """Return the history of an entry, newest first."""
        return self.window.context.library.read(list_revisions, self.head(address).entry_id)

    def shoot(self, name: str, what: QWidget | None = None) -> None:
        """Take a picture where they are wanted."""
        if SHOTS:
            folder = Path(SHOTS)
            folder.mkdir(parents=True, exist_ok=True)
            test = os.environ["PYTEST_CURRENT_TEST"].rpartition("::")[2].split(" ")[0]
            number = len(list(folder.glob(f"{test}-*")))
            (what or self.window.frame).grab().save(str(folder / f"{test}-{number:02}-{name}.png"))


def heard_of(view: QAbstractItemView) -> str:
    """What readers of screens say of all rows of a list."""
    model, role = view.model(), Qt.ItemDataRole.AccessibleTextRole
    return "\n".join(str(model.index(row, 0).data(role)) for row in range(model.rowCount()))


def _words(dialog: QDialog) -> str:
    if isinstance(dialog, QMessageBox):
        return dialog.text()
    return " ".join(_text(one) for one in dialog.findChildren(QWidget) if _text(one))


def _press(dialog: QDialog, *, is_yes: bool) -> None:
    wanted = ("&Yes", "&OK", "OK", "Yes") if is_yes else ("&No", "&Cancel", "Cancel", "No")
    (button,) = [one for one in dialog.findChildren(QPushButton) if one.text() in wanted]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def _text(widget: QWidget) -> str:
    text = getattr(widget, "text", None)
    return str(text()) if callable(text) else ""


@pytest.fixture(scope="session")
def master_workspace(tmp_path_factory: pytest.TempPathFactory, bundled_edition: Path) -> Path:
    """Return a workspace of the bundled edition, to be copied."""
    path = tmp_path_factory.mktemp("master") / "master.workspace"
    create_workspace(
        path, bundled_edition, author="Ada", at="2026-11-01T09:00:00Z", tell=lambda _said: None
    )
    return path


@pytest.fixture(scope="module")
def editors_window(
    qapp: QApplication, tmp_path_factory: pytest.TempPathFactory, master_workspace: Path
) -> Iterator[Window]:
    """Yield the program with a workspace open, started once for a file of tests."""
    folder = tmp_path_factory.mktemp("editor")
    copy = shutil.copy(master_workspace, folder / "first.workspace")
    with open_window(folder, "tab/desk", "--workspace", str(copy)) as window:
        yield window


@pytest.fixture
def editor(editors_window: Window, master_workspace: Path, tmp_path: Path) -> Editor:
    """Return the program on a workspace that nobody has worked in, as at the start of a day."""
    path = tmp_path / "desk.workspace"
    shutil.copy(master_workspace, path)
    editor = Editor(editors_window, path)
    editor.open(path)
    editors_window.begin_anew()
    return editor
