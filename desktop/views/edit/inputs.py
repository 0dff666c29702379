"""The widget that takes each kind of field: one table from the words of a form to its inputs."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QWidget,
)

from db.date_reading import Reading, read_date
from db.kinds import ENTRY_KINDS
from db.queries.words import POSITIONS
from db.values import Value
from desktop.core.editing.markdown import count_words
from desktop.core.forms.spec import Field
from desktop.core.words import count_text, tr
from desktop.qt.file_dialogs import ask_file_to_read
from desktop.qt.icons import Icons
from desktop.qt.theme import Theme
from desktop.views.edit.references import References
from desktop.widgets.fields.choice import ChoiceField
from desktop.widgets.fields.date import DateField
from desktop.widgets.fields.flag import FlagField
from desktop.widgets.fields.line import LineField
from desktop.widgets.fields.lines import TextField
from desktop.widgets.fields.markdown_field import MarkdownField
from desktop.widgets.fields.number import NumberField
from desktop.widgets.fields.ordered_list import OrderedList
from desktop.widgets.fields.suggestions import Suggestion
from desktop.widgets.fields.token_chip import Token
from desktop.widgets.fields.tokens import TokenField

_STEP_KEYS: Final = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
RTL: Final = frozenset(("ar", "fa", "he", "ur"))
"""Languages whose fields run from right to left."""


class StepKeys(QObject):
    """Leaves the keys of undo and redo to the form: its steps go across fields."""

    def watch(self, widget: QWidget) -> None:
        """Watch whatever of an input takes keys."""
        for editor in (widget, *widget.findChildren(QWidget)):
            if isinstance(editor, QLineEdit | QTextEdit | QPlainTextEdit):
                editor.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride:
            assert isinstance(event, QKeyEvent)
            if any(event.matches(key) for key in _STEP_KEYS):
                event.ignore()  # so that the window's action gets it
                return True
        return super().eventFilter(watched, event)


class Tools(Value):
    """What inputs are made with.

    Attributes:
        languages: In which dates may be typed; the first is answered in.
    """

    theme: Theme
    icons: Icons
    references: References
    keys: StepKeys
    languages: tuple[str, ...] = ("en",)


class ReferenceInput(TokenField):
    """A token field that asks for what it offers, and speaks in slugs."""

    def __init__(self, tools: Tools, field: Field) -> None:
        single = field.input == "token"
        super().__init__(tools.theme, tools.icons, tr("Type a name"), is_single=single)
        self._form = tools
        self._kinds = field.kinds
        self._is_text = single
        self.wanted.connect(self._on_wanted)
        self.create_wanted.connect(self._on_create_wanted)

    @property
    def slugs(self) -> Any:
        """What the document holds: a slug or none, or a list of them."""
        held = self.value
        return (held[0] if held else "") if self._is_text else held

    def show_slugs(self, value: Any) -> None:
        """Show what the document holds."""
        slugs = [value] if isinstance(value, str) else list(value)
        wanted = [slug for slug in slugs if slug]
        if len(self._kinds) == 1:
            self._form.references.look_up((self._kinds[0], slug) for slug in wanted)
        else:
            self._form.references.look_up(
                (kind, slug) for kind, _, slug in (each.partition("/") for each in wanted)
            )
        self.show_value([self._form.references.token(self._kinds, slug) for slug in wanted])

    def _on_wanted(self, text: str) -> None:
        self._form.references.suggest(text, self._kinds, self._on_suggested)

    def _on_suggested(self, text: str, found: list[Suggestion]) -> None:
        self.show_suggestions(text, found, may_create=len(self._kinds) == 1)

    def _on_create_wanted(self, title: str) -> None:
        self._form.references.create(self._kinds[0], title, self._on_created)

    def _on_created(self, token: Token) -> None:
        self.add(token)
        self.edited.emit()


class PositionsInput(QWidget):
    """How States voted: a row of States for each way to vote."""

    edited = Signal()

    def __init__(self, tools: Tools, field: Field) -> None:
        super().__init__()
        self._rows: dict[str, ReferenceInput] = {}
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        states = field._replace(input="tokens")
        for value, words in POSITIONS.items():
            row = self._rows[value] = ReferenceInput(tools, states)
            row.edited.connect(self.edited)
            form.addRow(tr(words), row)

    @property
    def value(self) -> dict[str, str]:
        """Slug of each State to how it voted."""
        return {slug: way for way, row in self._rows.items() for slug in row.slugs}

    def show_value(self, value: Any) -> None:
        """Show how States voted."""
        for way, row in self._rows.items():
            row.show_slugs([slug for slug, voted in value.items() if voted == way])

    def describe(self, name: str, description: str) -> None:
        """Say to readers of screens what each row is."""
        for way, row in self._rows.items():
            row.describe(f"{name}: {tr(POSITIONS[way])}", description)

    def mark(self, level: str) -> None:
        """Show by the edges how grave a problem is."""
        for row in self._rows.values():
            row.mark(level)

    def take_focus(self) -> None:
        """Put the cursor into the first row."""
        next(iter(self._rows.values())).take_focus()


class MarkdownInput(MarkdownField):
    """A Markdown field whose references are found as they are typed.

    `stepped` with the share of the text that is above what is seen of it.
    """

    stepped = Signal(float)

    def __init__(self, tools: Tools, name: str) -> None:
        super().__init__(tools.theme, tools.icons, name)
        self._form = tools
        self.reference_wanted.connect(self._on_reference_wanted)
        self.scrolled.connect(self._on_scrolled)
        self.edited.connect(self._count)

    def show_value(self, value: str) -> None:
        """Show a source and say how long it is."""
        super().show_value(value)
        self._count()

    def _count(self) -> None:
        text = self.value
        said = count_text(count_words(text), tr("word"), tr("words"))
        links = count_text(text.count("[["), tr("link"), tr("links"))
        self.show_status(f"{said}, {links}")

    def _on_scrolled(self, line: float) -> None:
        lines = self.value.count("\n") + 1
        self.stepped.emit(min(1.0, line / lines))

    def _on_reference_wanted(self, typed: str) -> None:
        kind, slash, name = typed.partition("/")
        kinds = (kind,) if slash and kind in ENTRY_KINDS else ENTRY_KINDS
        text = name if slash and kind in ENTRY_KINDS else typed
        self._typed = typed
        self._form.references.suggest(text.replace("-", " "), kinds, self._on_suggested)

    def _on_suggested(self, _text: str, found: list[Suggestion]) -> None:
        whole = [
            each if "/" in each.value else each._replace(value=f"{each.kind}/{each.value}")
            for each in found
        ]
        self.show_references(self._typed, whole)


class FileInput(QWidget):
    """The file of a picture: chosen from a disk and taken into the workspace, or none."""

    edited = Signal()

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._form = tools
        self.line = LineField()
        self.button = QPushButton(tr("Choose…"))
        self.button.setAutoDefault(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line, 1)
        row.addWidget(self.button)
        self.line.edited.connect(self.edited)
        self.button.clicked.connect(self._on_button_clicked)

    @property
    def value(self) -> str:
        """Name of the file; empty for none."""
        return self.line.value

    def show_value(self, value: str) -> None:
        """Show the name of a file."""
        self.line.show_value(value)

    def mark(self, level: str) -> None:
        """Show by the edge how grave a problem is."""
        self.line.mark(level)

    def describe(self, name: str, description: str) -> None:
        """Say to readers of screens what it is."""
        self.line.describe(name, description)
        self.button.setAccessibleDescription(name)

    def take_focus(self) -> None:
        """Put the cursor into the name."""
        self.line.take_focus()

    def _on_button_clicked(self) -> None:
        kinds = f"{tr('Pictures')} (*.png *.jpg *.jpeg *.webp)"
        chosen = ask_file_to_read(self, tr("Choose a picture"), "", kinds)
        if chosen:
            self._form.references.take_picture(Path(chosen), self._on_taken)

    def _on_taken(self, name: str) -> None:
        self.line.show_value(name)
        self.edited.emit()


class Input(QObject):
    """One field of a form: a widget, and what it says in terms of the document."""

    edited = Signal()

    def __init__(
        self,
        widget: QWidget,
        read: Callable[[], Any],
        show: Callable[[Any], None],
        direct: Callable[[bool], None] | None = None,
    ) -> None:
        super().__init__(widget)
        self.widget: Any = widget
        self.read = read
        self.show = show
        self._direct = direct
        self._is_rtl: bool | None = None
        self.widget.edited.connect(self.edited)

    def set_language(self, lang: str) -> None:
        """Let the text run the way its language does."""
        is_rtl = lang.partition("-")[0] in RTL
        if self._direct is not None and is_rtl is not self._is_rtl:
            self._is_rtl = is_rtl
            self._direct(is_rtl)


def make_input(field: Field, tools: Tools) -> Input:
    """Return the input of a field; lists of parts are made by who knows the entry."""
    return _MAKERS[field.input](field, tools)


def _plain(widget: Any, direct: bool = True) -> Input:
    def read() -> Any:
        return widget.value

    def turn(is_rtl: bool) -> None:
        way = Qt.LayoutDirection.RightToLeft if is_rtl else Qt.LayoutDirection.LeftToRight
        widget.set_direction(way)

    return Input(widget, read, widget.show_value, turn if direct else None)


def _line(field: Field, _tools: Tools) -> Input:
    return _plain(LineField())


def _text(_field: Field, tools: Tools) -> Input:
    return _plain(TextField(tools.theme))


def _markdown(field: Field, tools: Tools) -> Input:
    widget = MarkdownInput(tools, tr(field.label))
    widget.setMinimumHeight(tools.theme.px(320))

    def read() -> Any:
        return widget.value

    def turn(is_rtl: bool) -> None:
        widget.set_direction(is_rtl=is_rtl)

    return Input(widget, read, widget.show_value, turn)


def _date(field: Field, tools: Tools) -> Input:
    def read(text: str) -> Reading:
        return read_date(text, tools.languages)

    widget = DateField(tools.theme, tools.icons, read, has_precision=not field.is_single)
    return _plain(widget, direct=False)


def _choice(field: Field, tools: Tools) -> Input:
    choices = [(value, tr(words)) for value, words in field.choices]
    return _plain(ChoiceField(tools.theme, tools.icons, choices), direct=False)


def _flag(field: Field, tools: Tools) -> Input:
    return _plain(FlagField(tools.theme, tr(field.label)), direct=False)


def _number(_field: Field, _tools: Tools) -> Input:
    return _plain(NumberField(), direct=False)


def _list(field: Field, tools: Tools) -> Input:
    return _plain(OrderedList(tools.theme, tools.icons, tr("Add a line")))


def _tokens(field: Field, tools: Tools) -> Input:
    widget = ReferenceInput(tools, field)

    def read() -> Any:
        return widget.slugs

    return Input(widget, read, widget.show_slugs)


def _file(_field: Field, tools: Tools) -> Input:
    return _plain(FileInput(tools), direct=False)


def _positions(field: Field, tools: Tools) -> Input:
    widget = PositionsInput(tools, field)

    def read() -> Any:
        return widget.value

    return Input(widget, read, widget.show_value)


_MAKERS: Final[dict[str, Callable[[Field, Tools], Input]]] = {
    "line": _line,
    "web": _line,
    "zone": _line,
    "text": _text,
    "markdown": _markdown,
    "date": _date,
    "choice": _choice,
    "flag": _flag,
    "number": _number,
    "list": _list,
    "tokens": _tokens,
    "token": _tokens,
    "positions": _positions,
    "file": _file,
}
