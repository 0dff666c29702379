"""The way back through the fields of a form: what is typed in one go is one step."""

from collections.abc import Callable
from typing import Any, Final, NamedTuple

from db.entries.findings import Path

_PAUSE: Final = 1.0
"""Seconds after which typing goes on as another step."""
_MOST_STEPS: Final = 1000


class Step(NamedTuple):
    """A change of one field.

    Attributes:
        path: Way to the field; empty for the whole document.
        before: Its value.
        after: Its value.
        label: The field in words.
    """

    path: Path
    before: Any
    after: Any
    label: str


class _Edit(NamedTuple):
    """What happened to a text: from where on, what went, what came, and which of a list it is."""

    start: int
    removed: str
    added: str
    place: int = -1


class UndoStack:
    """Steps behind and steps ahead."""

    def __init__(self) -> None:
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._last_at = 0.0
        self._last_edit: _Edit | None = None

    @property
    def undo_label(self) -> str:
        """The field of the last step; empty without one."""
        return self._done[-1].label if self._done else ""

    @property
    def redo_label(self) -> str:
        """The field of the next step; empty without one."""
        return self._undone[-1].label if self._undone else ""

    def push(self, step: Step, now: float) -> None:
        """Add a step, or make the last one longer if the person only typed on."""
        self._undone.clear()
        edit = _edit_of(step.before, step.after)
        if self._goes_on(step, edit, now):
            last = self._done.pop()
            step = step._replace(before=last.before)
        self._last_at, self._last_edit = now, edit
        self._done = [*self._done[1 - _MOST_STEPS :], step]

    def undo(self) -> Step | None:
        """Return the step to take back, None when there is none."""
        self.close()
        if not self._done:
            return None
        self._undone.append(self._done.pop())
        return self._undone[-1]

    def redo(self) -> Step | None:
        """Return the step to take again, None when there is none."""
        self.close()
        if not self._undone:
            return None
        self._done.append(self._undone.pop())
        return self._done[-1]

    def close(self) -> None:
        """Let the next change begin a step of its own."""
        self._last_edit = None

    def _goes_on(self, step: Step, edit: _Edit | None, now: float) -> bool:
        last = self._last_edit
        if edit is None or last is None or not self._done or now - self._last_at > _PAUSE:
            return False
        return self._done[-1].path == step.path and _is_next_key(last, edit)


def _is_next_key(last: _Edit, edit: _Edit) -> bool:
    """Whether an edit goes on where the last one stopped, within a word or the space after it."""
    if edit.place != last.place:
        return False
    if edit.added and not edit.removed:
        if edit.start != last.start + len(last.added) or not last.added:
            return False
        begins_word = not edit.added.isspace() and last.added[-1].isspace()
        return len(edit.added) == 1 and len(last.added) == 1 and not begins_word
    if edit.removed and not edit.added and last.removed and not last.added:
        return edit.start in (last.start, last.start - len(edit.removed))
    return False


def _edit_of(before: Any, after: Any) -> _Edit | None:
    """Return what was done to a text or to one text of a list; None for anything else."""
    if isinstance(before, str) and isinstance(after, str):
        return _text_edit(before, after)
    if not (isinstance(before, list) and isinstance(after, list) and len(before) == len(after)):
        return None
    pairs = enumerate(zip(before, after, strict=True))
    changed = [(place, *pair) for place, pair in pairs if pair[0] != pair[1]]
    if len(changed) != 1:
        return None
    place, old, new = changed[0]
    if not (isinstance(old, str) and isinstance(new, str)):
        return None
    return _text_edit(old, new)._replace(place=place)


def _text_edit(before: str, after: str) -> _Edit:
    shorter = min(len(before), len(after))
    start = _common(shorter, lambda length: before[:length] == after[:length])
    rest = shorter - start
    end = _common(rest, lambda length: before.endswith(after[len(after) - length :]))
    return _Edit(start, before[start : len(before) - end], after[start : len(after) - end])


def _common(most: int, is_common: Callable[[int], bool]) -> int:
    """Return the greatest length up to `most` that holds; every shorter one holds as well.

    By halves: a text is compared whole in no time, and character by character in 10 ms.
    """
    least = 0
    while least < most:
        middle = (least + most + 1) // 2
        if is_common(middle):
            least = middle
        else:
            most = middle - 1
    return least
