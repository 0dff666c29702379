"""Find in page: a line under the header with the words sought, the count, and ways on."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from desktop.core.words import tr
from desktop.qt.icons import Icons


class FindBar(QWidget):
    """Says what is sought and which way; the page does the finding."""

    text_changed = Signal(str)
    step_wanted = Signal(int)
    closed = Signal()

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._field = QLineEdit()
        self._field.setPlaceholderText(tr("Find in page"))
        self._field.setAccessibleName(tr("Find in page"))
        self._field.textChanged.connect(self.text_changed)
        self._count = QLabel()
        self._count.setProperty("role", "meta")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 4)
        row.addWidget(self._field, 1)
        row.addWidget(self._count)
        for icon, name, handler in (
            ("up", tr("Previous match"), self._on_previous_clicked),
            ("down", tr("Next match"), self._on_next_clicked),
            ("close", tr("Close"), self.close_bar),
        ):
            button = QToolButton()
            button.setAccessibleName(name)
            button.setToolTip(name)
            button.clicked.connect(handler)
            icons.attach(button, icon)
            row.addWidget(button)
        self.hide()

    @property
    def text(self) -> str:
        """What is sought; empty while the bar is closed."""
        return "" if self.isHidden() else self._field.text()

    def open_bar(self) -> None:
        """Show the bar with what was sought last, ready to be typed over."""
        self.show()
        self.parentWidget().installEventFilter(self)
        self._field.setFocus()
        self._field.selectAll()
        self.text_changed.emit(self._field.text())

    def close_bar(self) -> None:
        """Hide the bar; nothing stays marked."""
        self.hide()
        self.closed.emit()

    def show_count(self, at: int, total: int) -> None:
        """Say which match is shown; `at` counts from 1, 0 for none."""
        if not self._field.text().strip():
            said = ""
        elif not total:
            said = tr("Not on this page")
        else:
            said = tr("{at} of {total}").format(at=at, total=total)
        self._count.setText(said)
        self._field.setAccessibleDescription(said)

    def _on_next_clicked(self) -> None:
        self.step_wanted.emit(1)

    def _on_previous_clicked(self) -> None:
        self.step_wanted.emit(-1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close on an Escape that nothing on the page had a use for."""
        is_key = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if is_key and event.key() == Qt.Key.Key_Escape and self.isVisible():
            self.close_bar()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.step_wanted.emit(-1 if is_back else 1)
        else:
            super().keyPressEvent(event)
