"""Texts within the lines of calendars and cards."""

from db.rendering.characters import strip_steering


def escape(text: str) -> str:
    """Return a text value as RFC 5545 (3.3.11) and RFC 6350 (3.4) write it."""
    plain = strip_steering(text).replace("\\", "\\\\")
    return plain.replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
