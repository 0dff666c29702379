"""What is asked before an edition is built."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.core.words import tr
from desktop.qt.theme import Theme
from desktop.widgets.labels import make_label

_WIDTH: Final = 520
_FIELDS: Final = (
    ("title", "Title"),
    ("number", "Number"),
    ("label", "Label"),
    ("published_at", "Published at (UTC)"),
    ("output", "File to write"),
)


class BuildForm(QScrollArea):
    """Title, number, label, moment and file; Enter in any of them builds."""

    file_wanted = Signal()
    build_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._fields = {name: QLineEdit() for name, _ in _FIELDS}
        self._languages = make_label(role="detail", wraps=True)
        self._choose = QPushButton(tr("Choose…"))
        self._choose.setAccessibleName(tr("Choose the file to write"))
        self._start = QPushButton(tr("Build the edition"))
        self._start.setProperty("primary", "true")
        self._groups: list[QVBoxLayout] = []
        self._inner = QWidget()
        self._inner.setObjectName("scrolled")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._build()
        self._choose.clicked.connect(self.file_wanted)
        self._start.clicked.connect(self.build_wanted)
        theme.changed.connect(self._lay_out)
        self._lay_out()

    def values(self) -> dict[str, str]:
        """Return what is in the form, by field."""
        return {name: field.text() for name, field in self._fields.items()}

    def show_values(self, **values: str) -> None:
        """Fill fields."""
        for name, text in values.items():
            self._fields[name].setText(text)
            self._fields[name].setCursorPosition(0)

    def show_languages(self, names: str) -> None:
        """Say in which languages the edition is."""
        self._languages.setText(names)

    def set_busy(self, *, is_busy: bool) -> None:
        """Take no order while one is carried out."""
        for part in (*self._fields.values(), self._choose, self._start):
            part.setEnabled(not is_busy)

    def take_focus(self) -> None:
        """Put the cursor into the first field."""
        self._fields["title"].setFocus()

    def _build(self) -> None:
        self._column = QVBoxLayout()
        labels = dict(_FIELDS)
        self._add(labels["title"], self._fields["title"])
        self._pair = QHBoxLayout()
        for name in ("number", "label"):
            self._pair.addLayout(self._group(labels[name], self._fields[name]), 1)
        self._column.addLayout(self._pair)
        self._add(labels["published_at"], self._fields["published_at"])
        self._add("Languages", self._languages)
        self._file = QHBoxLayout()
        self._file.addWidget(self._fields["output"], 1)
        self._file.addWidget(self._choose)
        group = self._group(labels["output"], self._fields["output"])
        group.addLayout(self._file)
        self._column.addLayout(group)
        self._column.addWidget(self._start, 0, Qt.AlignmentFlag.AlignLeading)
        self._column.addStretch(1)
        inside = QWidget()
        inside.setLayout(self._column)
        self._inside = inside
        outer = QHBoxLayout(self._inner)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(inside, 1)
        outer.addStretch(0)
        self.setWidget(self._inner)

    def _add(self, label: str, widget: QWidget) -> None:
        self._column.addLayout(self._group(label, widget))

    def _group(self, label: str, widget: QWidget) -> QVBoxLayout:
        """Return a label above a widget; a field that stands in a row of its own is put there."""
        words = make_label(tr(label), "group")
        words.setBuddy(widget)
        group = QVBoxLayout()
        group.addWidget(words)
        if isinstance(widget, QLineEdit):
            widget.setAccessibleName(tr(label))
            widget.returnPressed.connect(self.build_wanted)
        if widget is not self._fields["output"]:
            group.addWidget(widget)
        self._groups.append(group)
        return group

    def _lay_out(self) -> None:
        px = self._theme.px
        self._inside.setMaximumWidth(px(_WIDTH) + 2 * px(24))
        self._column.setContentsMargins(px(24), px(20), px(24), px(20))
        self._column.setSpacing(px(14))
        for row in (self._pair, self._file):
            row.setSpacing(px(8))
        for group in self._groups:
            group.setSpacing(px(4))
