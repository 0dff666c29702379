"""Item roles that models answer and delegates ask for."""

from typing import Final

from PySide6.QtCore import Qt

LINE_ROLE: Final = Qt.ItemDataRole.UserRole + 1
"""The prepared value of a row (`desktop.core.lines`); None for a band."""

BAND_ROLE: Final = Qt.ItemDataRole.UserRole + 2
"""The text of a band."""
