"""Labels as this program uses them: plain text, a role for the style sheet, the leading edge."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from desktop.widgets.rows import aligned

_JOINER: Final = "\u2060"


def unbroken(text: str) -> str:
    """Return a text whose ranges ("2016–2022") stay on one line."""
    return text.replace("–", f"{_JOINER}–{_JOINER}")


def make_label(
    text: str = "", role: str = "", *, wraps: bool = False, is_selectable: bool = False
) -> QLabel:
    """Return a label whose text nobody can mistake for markup.

    Args:
        text: What it says.
        role: Of `resources/css/app.qss`; empty for body text.
        wraps: It may take several lines.
        is_selectable: Its text can be copied, with the mouse and the keyboard.
    """
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wraps)
    if role:
        label.setProperty("role", role)
    if is_selectable:
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
    # Qt aligns a label by the direction of its words, which are English also in a mirrored window.
    direction = QGuiApplication.layoutDirection()
    label.setAlignment(aligned(direction, is_trailing=False) | Qt.AlignmentFlag.AlignVCenter)
    return label
