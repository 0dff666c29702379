"""Words on screen: one door for translation, and how counts are put."""


def tr(text: str) -> str:
    """Return an interface text in the interface's language (English for now)."""
    return text


def isolated(text: str) -> str:
    """Return a text that keeps its own direction in whatever line it stands (UAX 9, isolates)."""
    return f"\u2068{text}\u2069"


def count_text(count: int, one: str, many: str) -> str:
    """Return a number with the noun it counts ("1 entry", "12 entries")."""
    return f"{count:,} {one if count == 1 else many}".replace(",", "\u202f")
