"""Tooltips that say words: to Qt a text with a tag in it is HTML, pictures from files and all."""

from html import escape

from PySide6.QtCore import Qt


def plain_tip(text: str) -> str:
    """Return a tooltip that says a text as it is written.

    A name in an edition may hold a tag, and the tag a picture, which Qt would read from its file.
    """
    return f"<qt>{escape(text)}</qt>" if "<" in text or "&" in text else text


def sentence_for(role: int, sentence: str) -> str | None:
    """Return what a model says of a row: its sentence, also as a tip where a narrow row cuts it."""
    if role == Qt.ItemDataRole.ToolTipRole:
        return plain_tip(sentence)
    is_words = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
    return sentence if is_words else None
