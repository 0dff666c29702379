"""Tooltips that say words: to Qt a text with a tag in it is HTML, pictures from files and all."""

from html import escape


def plain_tip(text: str) -> str:
    """Return a tooltip that says a text as it is written.

    A name in an edition may hold a tag, and the tag a picture, which Qt would read from its file.
    """
    return f"<qt>{escape(text)}</qt>" if "<" in text or "&" in text else text
