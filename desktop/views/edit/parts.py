"""The parts of an entry in a form: a table of them, and below it all fields of the chosen one."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.entries.base import Entry, Part
from db.entries.findings import Path
from db.entries.paths import get_at
from desktop.core.dating import date_text
from desktop.core.forms.blank import blank_part, new_key
from desktop.core.forms.labels import title_of
from desktop.core.forms.spec import Field, PartSpec
from desktop.core.words import tr
from desktop.views.edit.group import FieldGroup, Problems
from desktop.views.edit.inputs import Tools
from desktop.widgets.fields.parts_table import Column, PartsTable
from desktop.widgets.fields.tab_chain import chain_after
from desktop.widgets.labels import make_label

_LEVELS = ("", "note", "warning", "error")


class PartsInput(QWidget):
    """`edited` with a path and its new value: of the whole list, or of a field of one part."""

    edited = Signal(object, object)

    def __init__(self, field: Field, tools: Tools) -> None:
        super().__init__()
        assert field.parts is not None
        self._field = field
        self._spec: PartSpec = field.parts
        self._tools = tools
        self._document: Entry | None = None
        self._path: Path = ()
        self._lang = ""
        self._changed: Collection[Path] = ()
        self._problems: Problems = ()
        self._details = FieldGroup(self._spec.fields, tools, PartsInput, has_more=False)
        self._details.hide()
        self._details.edited.connect(self.edited)
        self._is_chained = False
        self.table = PartsTable(tools.theme, tools.icons, _columns(self._spec))
        self._title = make_label("", "group", wraps=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(tools.theme.px(10))
        self._column.addWidget(self.table)
        self._column.addWidget(self._title)
        self._column.addWidget(self._details)
        self._title.hide()
        self._connect()

    def prepare(self) -> Iterator[None]:
        """Make the fields of a part, one a step: they show once a part is chosen."""
        yield from self._build_details()
        yield from self._details.prepare()

    def show_document(self, document: Entry, path: Path, lang: str) -> None:
        """Show the parts at a path."""
        self._document, self._path, self._lang = document, path, lang
        self._look_up()
        self.table.show_rows([self._row(part) for part in self._parts()])
        self._show_details()

    def show_state(self, changed: Collection[Path], problems: Problems) -> None:
        """Show which parts were changed, and what is wrong with which."""
        self._changed, self._problems = changed, problems
        at = len(self._path)
        levels: dict[int, str] = {}
        for path, level, _ in problems:
            row = path[at] if len(path) > at else None
            if isinstance(row, int):
                levels[row] = max(level, levels.get(row, ""), key=_LEVELS.index)
        self.table.mark_rows(levels)
        if not self._details.isHidden():
            self._details.show_state(changed, problems)

    def focus_path(self, path: Path) -> bool:
        """Choose the part at a path and put the cursor into its field."""
        at = len(self._path)
        if len(path) <= at or not isinstance(path[at], int):
            return False
        if not 0 <= path[at] < len(self._parts()):
            return False
        self.table.choose(int(path[at]))
        return self._details.focus_path(path)

    def mark(self, level: str) -> None:
        """Show by the edge how grave a problem is."""
        self.table.mark(level)

    def describe(self, name: str, description: str) -> None:
        """Say to readers of screens what it is."""
        self.table.describe(name, description)

    def take_focus(self) -> None:
        """Put the keyboard into the table."""
        self.table.take_focus()

    def _connect(self) -> None:
        table = self.table
        table.row_added.connect(self._on_row_added)
        table.row_copied.connect(self._on_row_copied)
        table.row_removed.connect(self._on_row_removed)
        table.row_moved.connect(self._on_row_moved)
        table.row_chosen.connect(self._on_row_chosen)
        table.cell_edited.connect(self._on_cell_edited)

    def _parts(self) -> list[Part]:
        return list(get_at(self._document, self._path)) if self._document is not None else []

    def _look_up(self) -> None:
        """Read the names of what the table shows."""
        wanted = [
            (field.kinds[0], getattr(part, field.name))
            for part in self._parts()
            for field in self._spec.fields
            if field.input == "token" and getattr(part, field.name)
        ]
        self._tools.references.look_up(dict.fromkeys(wanted))

    def _row(self, part: Part) -> dict[str, str]:
        return {
            field.name: self._said(field, getattr(part, field.name))
            for field in self._spec.fields
            if field.name in self._spec.columns
        }

    def _said(self, field: Field, value: Any) -> str:
        """Return what a cell shows; a choice, its value."""
        if isinstance(value, dict):
            return str(value.get(self._lang) or next(iter(value.values()), ""))
        if field.input == "token":
            return self._tools.references.title(field.kinds[0], value) if value else ""
        if field.input == "date":
            return date_text(value, "short") if value else ""
        if field.input == "flag":
            return tr("yes") if value else ""
        if field.input == "number":
            return str(value) if value else ""
        return str(value)

    def _show_details(self) -> None:
        """Show all fields of the chosen part below the table."""
        row, parts = self.table.chosen, self._parts()
        is_shown = 0 <= row < len(parts) and self._document is not None
        self._title.setVisible(is_shown)
        if not is_shown:
            self._details.hide()
            return
        for _ in self._build_details():
            pass
        title = title_of(self._spec, parts[row], self._lang, self._tools.references.title)
        self._title.setText(f"{tr(self._spec.noun)} {row + 1}: {title}")
        assert self._document is not None
        self._details.show_document(self._document, (*self._path, row), self._lang)
        self._details.show_state(self._changed, self._problems)
        self._details.show()

    def _build_details(self) -> Iterator[None]:
        yield from self._details.build()
        if not self._is_chained:
            self._is_chained = True
            chain_after(list(self.table.tools.values())[-1], self._details)

    def _put(self, parts: list[Part]) -> None:
        self.edited.emit(self._path, parts)

    def _on_row_added(self, at: int) -> None:
        parts = self._parts()
        parts.insert(at, blank_part(self._spec, _keys(parts)))
        self._put(parts)

    def _on_row_copied(self, row: int) -> None:
        parts = self._parts()
        part = parts[row]
        if getattr(part, "key", ""):
            key = new_key(_keys(parts), getattr(part, "key", ""))
            part = msgspec.structs.replace(part, key=key)
        parts.insert(row + 1, part)
        self._put(parts)

    def _on_row_removed(self, row: int) -> None:
        parts = self._parts()
        del parts[row]
        self._put(parts)

    def _on_row_moved(self, row: int, target: int) -> None:
        parts = self._parts()
        parts.insert(target, parts.pop(row))
        self._put(parts)

    def _on_row_chosen(self, _row: int) -> None:
        self._show_details()

    def _on_cell_edited(self, row: int, key: str, value: str) -> None:
        (field,) = (each for each in self._spec.fields if each.name == key)
        path = (*self._path, row, key, *((self._lang,) if field.is_translatable else ()))
        self.edited.emit(path, value)


def _columns(spec: PartSpec) -> Sequence[Column]:
    """Return the columns of the table; those whose cells say less than the field are not typed."""
    fields = {field.name: field for field in spec.fields}
    return [
        Column(
            field.name,
            tr(field.label),
            3 if field.input in ("line", "token", "text") else 2,
            tuple((value, tr(words)) for value, words in field.choices),
            field.input in ("line", "choice"),
        )
        for field in (fields[name] for name in spec.columns)
    ]


def _keys(parts: Sequence[Part]) -> set[str]:
    return {getattr(part, "key", "") for part in parts}
