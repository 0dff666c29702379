"""What the editor costs on the window's thread: a form opened, a key pressed, its preview."""

import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtTest import QTest

from db.workspace.creating import create_workspace
from desktop.views.edit.board import EditBoard
from tests.bench.figures import Figure
from tests.bench.grown import AT, LARGE, grown_workspace
from tests.bench.program import ROOT
from tests.window import Window, open_window, wait, wait_until

OPENED = 20
KEYS = 40
AT_ANY_MOMENT = 200
BETWEEN_MS = (40, 140)
TYPED = "one *two* three.\n\n- four\nfive\n\n\n> six.\n\n"
LENGTH = 10_000
ENTRIES = "SELECT slug FROM entry WHERE kind = ? AND status = 'published' ORDER BY id LIMIT ?"

pytestmark = [pytest.mark.bench, pytest.mark.timeout(3600)]


def test_editor_of_the_bundled_edition(qapp, bundled_edition, tmp_path, figures):
    path = tmp_path / "bench.workspace"
    create_workspace(path, bundled_edition, author="A", at=AT, tell=lambda _: None)
    measure(path, tmp_path, figures, "bundled")


@pytest.mark.scale
def test_editor_at_scale(qapp, tmp_path, figures):
    path = grown_workspace(ROOT / "resources" / "content", LARGE)
    measure(path, tmp_path, figures, f"{LARGE:,} stories")


def measure(path: Path, folder: Path, figures, name: str) -> None:
    with open_window(folder / "person", "tab/stories", "--workspace", str(path)) as window:
        window.come_back()
        window.resize(1440)
        wait_until(lambda: window.context.pauses.is_idle)
        opened = forms(window, "story", OPENED)
        unforeseen = forms(window, "session", 1)
        keys, previews, gaps = typing(window)
        waits = typing_at_any_moment(window)
        idle = at_any_moment(lambda _: None)
    figures.add(Figure(f"a form opened, {name}", opened[1:], bound=100))
    figures.add(Figure(f"  … 95 in 100, {name}", opened[1:], centre=95))
    figures.add(Figure("  the first of the window, made ready in a pause", opened[:1], bound=100))
    figures.add(Figure("  the first of a kind that nobody looked at", unforeseen, bound=100))
    figures.add(Figure(f"  a key pressed in 10 kB, {name}", keys, centre=95, bound=16))
    figures.add(Figure(f"  … its preview painted, {name}", previews, centre=95, bound=150))
    figures.add(Figure("  … event loop held meanwhile, 99 in 100", gaps, centre=99, bound=16))
    figures.add(Figure("  a key's wait for previews, 95 in 100", waits, centre=95, bound=16))
    figures.add(Figure("  … the longest of all", waits, centre=100, bound=16))
    figures.add(Figure("  … of as many moments at rest", idle, centre=100))


def forms(window: Window, kind: str, count: int) -> list[float]:
    """Return how long it takes from the wish to a painted form with a document in it, in ms."""
    library = window.context.library
    with library.file.read() as file:
        slugs = [row["slug"] for row in file.all(ENTRIES, (kind, count))]
    times = []
    view = window.frame._views["edit"]  # made with the form of the page that is shown
    session = view.session
    for slug in slugs:
        paints = Paints(view.board)
        session.opened.connect(paints.watch)
        began = time.perf_counter()
        window.context.navigator.go(f"edit/{kind}/{slug}")

        def is_painted(slug=slug, paints=paints) -> bool:
            form = session.form
            return form is not None and form.opened.base.slug == slug and bool(paints.at)

        wait_until(is_painted)
        times.append((paints.at[0] - began) * 1000)
        session.opened.disconnect(paints.watch)
        window.settle()
        wait(300)
        window.settle()
    return times


def typing(window: Window) -> tuple[list[float], list[float], list[float]]:
    """Type into a body of 10 kB; return times of keys, of previews, and of the loop's turns."""
    view = window.view
    window.context.navigator.back()  # to the last story
    window.settle()
    form = view.session.form
    path = ("text", form.lang, "body")
    body = form.state.document.text[form.lang].body
    view.session.change(path, ((body + "\n\n") * 8)[:LENGTH])
    wait(1500)
    window.settle()
    view.go_to(path)
    wait(300)
    window.settle()
    shown: list[float] = []

    def on_shown() -> None:
        shown.append(time.perf_counter())

    view.board.preview.shown.connect(on_shown)
    turns, keys, previews = Turns(), [], []
    for number in range(KEYS):
        before, began = len(shown), time.perf_counter()
        QTest.keyClick(window.focus, "abcdefghij "[number % 11])
        keys.append((time.perf_counter() - began) * 1000)
        wait_until(lambda before=before: len(shown) > before)
        previews.append((time.perf_counter() - began) * 1000)
        wait(100)
    turns.stop()
    return keys, previews, turns.gaps


def typing_at_any_moment(window: Window) -> list[float]:
    """Type on while previews are set; return how long after its moment each key was heard, in ms.

    Words, emphasis, new paragraphs, lists and quotations, in front of the text that is there.
    """
    window.press("Ctrl+Home", "Return", "Return", "Ctrl+Home")

    def press(number: int) -> None:
        letter = TYPED[number % len(TYPED)]
        QTest.keyClick(window.focus, Qt.Key.Key_Return if letter == "\n" else letter)

    return at_any_moment(press)


def at_any_moment(do: Callable[[int], object]) -> list[float]:
    """Do something at moments by chance; return how late each was, in ms."""
    waits: list[float] = []
    pauses = random.Random(1)
    due = 0.0
    timer = QTimer()
    timer.setSingleShot(True)
    timer.setTimerType(Qt.TimerType.PreciseTimer)

    def plan() -> None:
        nonlocal due
        pause = pauses.randrange(*BETWEEN_MS)
        due = time.perf_counter() + pause / 1000
        timer.start(pause)

    def on_timeout() -> None:
        waits.append(max(0.0, time.perf_counter() - due) * 1000)
        do(len(waits))
        plan()

    timer.timeout.connect(on_timeout)
    plan()
    wait_until(lambda: len(waits) == AT_ANY_MOMENT)
    timer.stop()
    return waits


class Paints(QObject):
    """When the ground of a form was painted, and with it what stands on it.

    Of the form alone: to look at every event of the program takes as long as what is measured.
    """

    def __init__(self, board: EditBoard) -> None:
        super().__init__()
        self.at: list[float] = []
        self._board = board

    def watch(self) -> None:
        """Look at the form that was opened; it is painted later."""
        self._board.pane.widget().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self.at.append(time.perf_counter())
            watched.removeEventFilter(self)
        return False


class Turns:
    """How long the event loop takes from one turn to the next, in ms."""

    def __init__(self) -> None:
        self.gaps: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.timeout.connect(self._on_timeout)
        self._timer.start(1)

    def stop(self) -> None:
        self._timer.stop()

    def _on_timeout(self) -> None:
        now = time.perf_counter()
        self.gaps.append((now - self._last) * 1000)
        self._last = now
