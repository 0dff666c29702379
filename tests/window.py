"""A real window under test: what a person would press, and what they would see."""

import faulthandler
import gc
import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QAbstractItemModel, QEvent, QEventLoop, QPoint, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QKeySequence, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QLabel,
    QListView,
    QMenu,
    QTableView,
    QWidget,
)

from desktop.app import Application
from desktop.core.options import parse_options
from desktop.core.settings import SETTINGS
from desktop.core.startup import Startup
from desktop.qt.roles import LINE_ROLE
from desktop.views.base import View
from desktop.widgets.document_text import fragments
from desktop.widgets.paragraph_numbers import number_rects

W = TypeVar("W", bound=QWidget)

PATIENCE_MS = 30_000
_ISOLATES = "\u2068\u2069"


class Window:
    """The program as somebody sits before it: keys and clicks in, words on screen out."""

    def __init__(self, app: Application) -> None:
        """Sit down before a program that runs."""
        self.app = app
        self.frame = app.window
        self.context = app.context

    def begin_anew(self) -> None:
        """Stand as at the start of a day: no history, nothing filtered, settings as they come."""
        for setting in SETTINGS:
            self.context.settings[setting.key] = setting.default
        for child in self.frame.findChildren(QDialog):
            child.close()
        self.come_back()
        self.app.search_box.field.clear()
        self.app.search_box.close_popup()
        self.frame.banner.hide()
        self.resize(1440)
        self.context.navigator.forget()
        self.frame.show_edition()
        self.settle()

    def come_back(self) -> None:
        """Have the keyboard in the window again, as a window manager sees to after a dialog."""
        self.frame.activateWindow()
        assert QTest.qWaitForWindowActive(self.frame)

    # --- what a person does -------------------------------------------------------------------

    def go(self, address: str) -> None:
        """Open an address, as a link or a second launch does."""
        self.context.navigator.go(address)
        self.settle()

    def press(self, *keys: str) -> None:
        """Press keys ("Alt+Left") where the keyboard is."""
        for key in keys:
            key = key.replace("Shift+Tab", "Shift+Backtab")  # as keyboards send it
            QTest.keySequence(self._keyboard(), QKeySequence(key))
            self.settle()

    def write(self, text: str) -> None:
        """Type a text where the keyboard is."""
        if text.isascii():
            QTest.keyClicks(self._keyboard(), text)
        else:  # what no key of a plain keyboard gives comes from an input method
            event = QInputMethodEvent()
            event.setCommitString(text)
            QApplication.sendEvent(self._keyboard(), event)
        self.settle()

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Click on a widget's middle, or at a place of it."""
        assert widget.isVisible(), f"{widget} cannot be clicked: it is not to be seen"
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at or widget.rect().center())
        self.settle()

    def click_row(self, view: QAbstractItemView, row: int) -> None:
        """Click on a row of a list."""
        index = view.model().index(row, 0)
        view.scrollTo(index)
        self.settle()
        self.click(view.viewport(), view.visualRect(index).center())

    def resize(self, width: int, height: int = 900) -> None:
        """Give the window another size."""
        self.frame.resize(width, height)
        self.settle()

    def choose(self, words: str, button: QWidget | None = None) -> None:
        """Choose an entry of the menu that is open, or of the one that a button opens."""
        if button is None:
            self._choose(words)
        else:  # a button holds the program until its menu is closed
            QTimer.singleShot(0, lambda: self._choose(words))
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def do(self, menu: str, words: str) -> None:
        """Choose from the program's menu, as far as it can be chosen now."""
        menus = self.named("Menu").menu().findChildren(QMenu)
        heading = next(one for one in menus if one.title() == menu)
        action = next(one for one in heading.actions() if one.text() == words)
        assert action.isEnabled(), f"“{words}” cannot be chosen here"
        action.trigger()
        self.settle()

    def click_link(self, address: str) -> None:
        """Click on the first link of the page that leads there."""
        found = (
            fragment.position() + 1
            for _, fragment in fragments(self.reader.document().begin())
            if fragment.charFormat().anchorHref() == address
        )
        cursor = self.reader.textCursor()
        cursor.setPosition(next(found))
        self.reader.setTextCursor(cursor)
        self.reader.ensureCursorVisible()
        self.click(self.reader.viewport(), self.reader.cursorRect(cursor).center())

    def select(self, words: str) -> None:
        """Select words of the page."""
        self.reader.setTextCursor(self._found(words))
        self.reader.setFocus()

    def settle(self) -> None:
        """Wait until nothing is left to read, and what was taken away is gone."""
        settle(self.app)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    # --- what a person sees -------------------------------------------------------------------

    @property
    def address(self) -> str:
        """Address of the page shown, without the scheme."""
        return str(self.context.navigator.current).removeprefix("placard://")

    @property
    def view(self) -> Any:
        """The view shown."""
        assert isinstance(self.frame.view, View)
        return self.frame.view

    @property
    def reader(self) -> Any:
        """The reading pane shown."""
        return self.named("Article")

    @property
    def title(self) -> str:
        """First line of the page that is read."""
        return self.reader.toPlainText().partition("\n")[0].partition("\ufffc")[0].strip()

    @property
    def told(self) -> str:
        """What the window says in its banner; empty while it says nothing."""
        return self.frame.banner.text

    @property
    def clipboard(self) -> str:
        """What would be pasted."""
        return QApplication.clipboard().text()

    @property
    def focus(self) -> QWidget | None:
        """The widget that has the keyboard."""
        return QApplication.focusWidget()

    @property
    def words(self) -> list[str]:
        """What the labels in view say."""
        labels = self.frame.findChildren(QLabel)
        said = [label.text().strip(_ISOLATES) for label in labels if label.isVisible()]
        return [text for text in said if text]

    def named(self, name: str, kind: type[W] = QWidget) -> W:
        """Return the one widget in view that readers of screens call so."""
        found = self.all_named(name, kind)
        assert len(found) == 1, f"{len(found)} widgets in view are called “{name}”"
        return found[0]

    def all_named(self, name: str, kind: type[W] = QWidget) -> list[W]:
        """Return every widget in view of this accessible name or text."""
        return [one for one in self.seen(kind) if name in (one.accessibleName(), text_of(one))]

    def seen(self, kind: type[W] = QWidget) -> list[W]:
        """Return the widgets of a kind that are in view."""
        return [one for one in self.frame.findChildren(kind) if one.isVisible()]

    def list_named(self, name: str) -> Any:
        """Return the list in view that readers of screens call so."""
        return self.named(name, QListView if not self.all_named(name, QTableView) else QTableView)

    @property
    def scrolled(self) -> int:
        """How far the page is scrolled."""
        return self.reader.verticalScrollBar().value()

    def text_in_view(self) -> str:
        """Return the text of the page that is in view."""
        port = self.reader.viewport()
        cursor = self.reader.cursorForPosition(QPoint(port.width() // 2, 0))
        last = self.reader.cursorForPosition(QPoint(port.width() // 2, port.height() - 1))
        cursor.setPosition(last.position(), QTextCursor.MoveMode.KeepAnchor)
        return cursor.selectedText().replace("\u2029", "\n")

    def line_at_top(self) -> str:
        """Return the paragraph that the page was scrolled to."""
        return self.reader.cursorForPosition(QPoint(self.reader.width() // 2, 24)).block().text()

    def text_size(self) -> float:
        """Return the size the first paragraph is set in."""
        return self._found(self.title).charFormat().font().pixelSize()

    def paragraph_numbers(self) -> list[tuple[int, QPoint]]:
        """Return the numbers beside the paragraphs in view, with their places."""
        reader = self.reader
        rects = number_rects(reader, self.context.theme, reader.page_text.numbers)
        return [(number, rect.center()) for number, rect in rects]

    def _found(self, words: str) -> QTextCursor:
        cursor = self.reader.document().find(words)
        assert not cursor.isNull(), f"“{words}” is not on the page"
        return cursor

    def _choose(self, words: str) -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu), "no menu is open"
        found = [action for action in menu.actions() if action.text() == words]
        if found:
            place = menu.actionGeometry(found[0]).center()
            QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=place)
        else:
            menu.close()
            raise AssertionError(f"no “{words}” among {[one.text() for one in menu.actions()]}")

    def _keyboard(self) -> QWidget:
        return QApplication.activePopupWidget() or self.focus or self.frame


def text_of(widget: QWidget) -> str:
    """Return the words on a button or label."""
    text = getattr(widget, "text", None)
    return str(text()) if callable(text) else ""


def rows_of(view: QAbstractItemView) -> list[str]:
    """Return what the rows of a list say, headings and bands among them."""
    model = view.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def lines_of(view: QAbstractItemView) -> list[Any]:
    """Return the prepared lines of a list, without headings and bands."""
    return list(filter(None, (row.data(LINE_ROLE) for row in _rows(view.model()))))


def row_with(view: QAbstractItemView, words: str) -> int:
    """Return the first row that says these words."""
    for number, said in enumerate(rows_of(view)):
        if words in said:
            return number
    raise AssertionError(f"no row says “{words}” among {rows_of(view)[:20]}")


def _rows(model: QAbstractItemModel) -> list[Any]:
    return [model.index(row, 0) for row in range(model.rowCount())]


def _clear_away() -> None:
    """Let what is left of a window go now, and not when the next one stands in its memory.

    A wrapper that outlives its object of Qt is taken for the one that is made at its address next.
    """
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.unfreeze()  # the program has frozen what it had loaded
    gc.collect()


@contextmanager
def running(*arguments: str) -> Iterator[Application]:
    """Yield the program as the command line asks for it, its first page shown; then end it."""
    hook, handlers = sys.excepthook, logging.getLogger().handlers[:]
    application = Application(parse_options(list(arguments)), Startup())
    try:
        application.context.icons.load_now()
        application.window.show()
        application.open_edition()
        settle(application)
        yield application
    finally:
        application.window.close()
        application.close()
        application.window.deleteLater()
        application.crashes.unhook()
        sys.excepthook = hook
        faulthandler.enable()
        for handler in set(logging.getLogger().handlers) - set(handlers):
            logging.getLogger().removeHandler(handler)
            handler.close()


def settle(application: Application) -> None:
    """Wait until nothing is read, and nothing that was read asks for more."""
    quiet = 0

    def is_quiet() -> bool:
        nonlocal quiet
        quiet = quiet + 1 if application.is_at_rest else 0
        return quiet > 2

    wait_until(is_quiet)


def wait_until(holds: Callable[[], bool]) -> None:
    """Run the event loop until something holds; fail when it does not come to that."""
    loop, timer = QEventLoop(), QTimer()
    has_held = False  # it need not hold any more when the loop has ended

    def look() -> None:
        nonlocal has_held
        has_held = has_held or holds()
        if has_held:
            loop.quit()

    timer.timeout.connect(look)
    timer.start(5)
    QTimer.singleShot(PATIENCE_MS, loop.quit)
    loop.exec()
    timer.stop()
    assert has_held, "it never came to that"


def wait(milliseconds: int) -> None:
    """Run the event loop for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


@contextmanager
def open_window(folder: Path, *arguments: str) -> Iterator[Window]:
    """Start the program as the command line asks, and end it with the block.

    Args:
        folder: Where this person's settings, state and logs are kept.
        arguments: Of the command line.
    """
    with pytest.MonkeyPatch.context() as patch:
        for name in ("CONFIG", "DATA", "STATE", "CACHE"):
            patch.setenv(f"XDG_{name}_HOME", str(folder / name.lower()))
        for name in ("APPDATA", "LOCALAPPDATA"):
            patch.setenv(name, str(folder / "data"))
        with running(*arguments) as application:
            QTest.qWaitForWindowActive(application.window)
            yield Window(application)
        del application
        _clear_away()
