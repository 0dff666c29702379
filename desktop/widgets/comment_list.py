"""What was said of the fields of an entry, above its form: said by whom, of what, and settled."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.core.words import tr
from desktop.qt.theme import Theme
from desktop.widgets.labels import make_label


class Comment(NamedTuple):
    """A comment that is open.

    Attributes:
        field: The field in words; empty for the entry as a whole.
        who: As they call themselves, and when.
    """

    field: str
    who: str
    text: str


class CommentList(QFrame):
    """`field_wanted` and `settled` with the place of a comment; hidden while there is none."""

    field_wanted = Signal(int)
    settled = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("comments")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Comments"))
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.px(24), theme.px(8), theme.px(16), theme.px(8))
        self._column.setSpacing(theme.px(6))
        self.hide()

    def show_comments(self, comments: Sequence[Comment]) -> None:
        """Show the comments that are open."""
        while (item := self._column.takeAt(0)) is not None:
            if (row := item.widget()) is not None:
                row.deleteLater()
        for place, comment in enumerate(comments):
            self._column.addWidget(self._make_row(place, comment))
        self.setVisible(bool(comments))

    def _make_row(self, place: int, comment: Comment) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(self._theme.px(8))
        field = QPushButton(comment.field or tr("The entry"))
        field.setProperty("role", "link")
        field.setAutoDefault(False)
        field.clicked.connect(partial(self.field_wanted.emit, place))
        text = make_label(comment.text, wraps=True)
        who = make_label(comment.who, "meta")
        settle = QPushButton(tr("Settle"))
        settle.setAutoDefault(False)
        settle.setAccessibleDescription(comment.text)
        settle.clicked.connect(partial(self.settled.emit, place))
        line.addWidget(field)
        line.addWidget(text, 1)
        line.addWidget(who)
        line.addWidget(settle)
        return row
