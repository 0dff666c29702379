"""Some fields of a document or of one of its parts, side by side or below each other."""

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from db.entries.base import Entry
from db.entries.findings import Path
from db.entries.paths import get_at
from desktop.core.forms.spec import Field, path_of
from desktop.core.words import tr
from desktop.views.edit.inputs import Input, MarkdownInput, ReferenceInput, Tools, make_input
from desktop.widgets.fields.frame import FieldFrame, Problem

_TWO_COLUMNS: Final = 520
"""The least width of two fields side by side."""

Problems = Sequence[tuple[Path, str, str]]
"""Path, level and text of what is wrong."""

MakeParts = Callable[[Field, Tools], Any]


class FieldGroup(QWidget):
    """Shows fields of one struct; `edited` with the path and the new value of one.

    A field that holds parts is made by `make_parts`, which knows how to show their fields in turn.
    """

    edited = Signal(object, object)
    stepped = Signal(float)  # share of a body that is above what is seen of it
    comment_asked = Signal(object)  # Path
    history_asked = Signal(object)  # Path

    def __init__(
        self, fields: Sequence[Field], tools: Tools, make_parts: MakeParts, *, has_more: bool
    ) -> None:
        """Begin without a field: `build` makes them, once the group is in its place.

        Args:
            fields: In their order.
            tools: What inputs are made with.
            make_parts: Makes the input of a field that holds parts.
            has_more: Whether comments and history of single fields can be asked for.
        """
        super().__init__()
        self._fields = fields
        self._tools = tools
        self._make_parts = make_parts
        self._has_more = has_more
        self._part: Path = ()
        self._lang = ""
        self._shown: tuple[Collection[Path], Problems] = ((), ())
        self.frames: list[tuple[Field, FieldFrame, Any]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1)
        self._is_narrow = False
        self.lay_out()
        tools.theme.changed.connect(self.lay_out)

    @property
    def is_begun(self) -> bool:
        """Whether any of the fields has been filled."""
        return bool(self.frames) and not self.frames[0][1].isHidden()

    @property
    def height_of_last(self) -> int:
        """How much higher the field that was made last makes the group, at least."""
        field, frame, _ = self.frames[-1]
        return frame.minimumSizeHint().height() // (2 if field.width == "half" else 1)

    def build(self) -> Iterator[None]:
        """Make the fields that are missing, one a step, empty and in their place."""
        while len(self.frames) < len(self._fields):
            self._make_next()
            yield

    def prepare(self) -> Iterator[None]:
        """Make what shows only with an entry or once a part is chosen, a field a step."""
        for field, _, held in self.frames:
            if field.parts is not None:
                yield from held.prepare()
            elif isinstance(held.widget, ReferenceInput):
                held.widget.reserve()
                yield

    def show_document(self, document: Entry, part: Path, lang: str) -> None:
        """Show the fields of a document, or of the part at a path, in a language."""
        for _ in self.fill(document, part, lang, is_other=False):
            pass

    def fill(self, document: Entry, part: Path, lang: str, *, is_other: bool) -> Iterator[None]:
        """Show a document a field a step, made if it is missing.

        Args:
            document: It, or what the part is of.
            part: Path of the part; empty for the document itself.
            lang: Tag of the language that texts are shown in.
            is_other: Whether fields forget what they could take back by themselves.
        """
        self._part, self._lang = part, lang
        for number, field in enumerate(self._fields):
            if number == len(self.frames):
                self._make_next()
            _, frame, held = self.frames[number]
            path = path_of(field, lang, part)
            if field.parts is not None:
                held.show_document(document, path, lang)
            else:
                held.set_language(lang if field.is_translatable else "")
                held.show(get_at(document, path))
                if is_other and isinstance(held.widget, MarkdownInput):
                    held.widget.forget_steps()
            frame.show()
            yield

    def show_state(self, changed: Collection[Path], problems: Problems) -> None:
        """Show which fields were changed, and what is wrong with which."""
        self._shown = (changed, problems)
        for field, frame, held in self.frames:
            path = path_of(field, self._lang, self._part)
            own = [found for found in problems if _is_within(found[0], path)]
            frame.show_changed(any(_is_within(each, path) for each in changed))
            if field.parts is not None:
                deeper = [found for found in own if len(found[0]) > len(path)]
                held.show_state(changed, deeper)
                own = [found for found in own if len(found[0]) == len(path)]
            said = [Problem(level, text) for _, level, text in own[:3]]
            if isinstance(held, Input) and isinstance(held.widget, ReferenceInput):
                said += _pending(held.widget)
            frame.show_problems(said)

    def focus_path(self, path: Path) -> bool:
        """Put the cursor into the field at a path; return whether it is one of these."""
        for field, frame, held in self.frames:
            here = path_of(field, self._lang, self._part)
            if not _is_within(path, here):
                continue
            if field.parts is None or not held.focus_path(path):
                frame.take_focus()
            return True
        return False

    def frame_of(self, path: Path) -> FieldFrame | None:
        """Return the frame of the field at a path."""
        for field, frame, _ in self.frames:
            if _is_within(path, path_of(field, self._lang, self._part)):
                return frame
        return None

    def lay_out(self) -> None:
        """Apply the theme's lengths."""
        self._grid.setHorizontalSpacing(self._tools.theme.px(16))
        self._grid.setVerticalSpacing(self._tools.theme.px(14))

    def _arrange(self, *, is_narrow: bool) -> None:
        """Put two halves side by side, or everything below each other where there is no room."""
        if is_narrow == self._is_narrow:
            return
        self._is_narrow = is_narrow
        cells = _cells(self._fields, is_narrow=is_narrow)
        for (_, frame, _), cell in zip(self.frames, cells):  # noqa: B905 - some may be missing yet
            self._grid.addWidget(frame, *cell)

    def _make_next(self) -> None:
        number = len(self.frames)
        frame = self._make_frame(number)
        cells = _cells(self._fields, is_narrow=self._is_narrow)
        self._grid.addWidget(frame, *next(islice(cells, number, None)))
        frame.hide()  # until it shows something
        for part in (frame, *frame.findChildren(QWidget)):
            part.ensurePolished()  # else all of them are when the form is shown

    def _make_frame(self, number: int) -> FieldFrame:
        field, theme, icons = self._fields[number], self._tools.theme, self._tools.icons
        frame = FieldFrame(theme, icons, tr(field.label), tr(field.hint))
        if field.parts is not None:
            held = self._make_parts(field, self._tools)
            frame.hold(held)
            held.edited.connect(self.edited)
        else:
            held = make_input(field, self._tools)
            frame.hold(held.widget)
            self._tools.keys.watch(held.widget)
            held.edited.connect(partial(self._on_input_edited, number))
            if isinstance(held.widget, ReferenceInput):
                held.widget.input.editingFinished.connect(self._on_input_left)
            if isinstance(held.widget, MarkdownInput):
                held.widget.stepped.connect(self.stepped)
        if field.limit and field.input in ("line", "text"):
            frame.count_to(field.limit, tr("characters"))
        if self._has_more:
            frame.offer_more()
            frame.comment_asked.connect(partial(self._on_more_asked, self.comment_asked, number))
            frame.history_asked.connect(partial(self._on_more_asked, self.history_asked, number))
        self.frames.append((field, frame, held))
        return frame

    def _on_input_edited(self, number: int) -> None:
        field, _, held = self.frames[number]
        assert isinstance(held, Input)
        self.edited.emit(path_of(field, self._lang, self._part), held.read())

    def _on_input_left(self) -> None:
        self.show_state(*self._shown)

    def _on_more_asked(self, signal: Any, number: int) -> None:
        field = self.frames[number][0]
        signal.emit(path_of(field, self._lang, self._part))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(is_narrow=event.size().width() < self._tools.theme.px(_TWO_COLUMNS))


def _cells(fields: Sequence[Field], *, is_narrow: bool) -> Iterator[tuple[int, int, int, int]]:
    """Yield row, column, rows and columns of each field: two halves go side by side."""
    row, column = 0, 0
    for field in fields:
        if field.width == "half" and not is_narrow:
            yield row, column, 1, 1
            row, column = (row, 1) if column == 0 else (row + 1, 0)
            continue
        if column:
            row, column = row + 1, 0
        yield row, 0, 1, 2
        row += 1


def _pending(tokens: ReferenceInput) -> list[Problem]:
    """Return the warning that a text was left in a field of entries and names none."""
    text = tokens.pending
    if not text or tokens.input.hasFocus():
        return []
    said = tr("“{text}” is not in the entry: choose what it names, or clear it.")
    return [Problem("warning", said.format(text=text))]


def _is_within(path: Path, outer: Path) -> bool:
    return path[: len(outer)] == outer
