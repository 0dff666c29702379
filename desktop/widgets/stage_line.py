"""The line above a page of a workspace that says how far the entry is, if it is not published."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from desktop.core.words import tr
from desktop.qt.theme import Theme
from desktop.widgets.labels import make_label


class StageLine(QFrame):
    """Stage in a word, who changed the entry and when, and the way to its form; hidden if empty."""

    edit_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("stage-line")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._stage = make_label(role="stage")
        self._said = QLabel()
        self._said.setProperty("role", "meta")
        edit = QPushButton(tr("Edit"))
        edit.setProperty("role", "link")
        edit.clicked.connect(self.edit_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), theme.px(4), theme.px(12), theme.px(4))
        row.setSpacing(theme.px(10))
        for widget in (self._stage, self._said):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(edit)
        self.hide()

    def show_stage(self, stage: str, said: str) -> None:
        """Say where the entry stands; nothing at all for an empty stage."""
        self._stage.setText(stage)
        self._said.setText(said)
        self.setVisible(bool(stage))
