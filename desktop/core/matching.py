"""Finding words in a text on screen by the same normaliser that searches the edition."""

from db.search.folding import fold_with_offsets


def find_all(text: str, wanted: str) -> list[tuple[int, int]]:
    """Return (start, end) of every match of `wanted` in `text`, accents and case overlooked."""
    needle = fold_with_offsets(wanted.strip()).text
    if not needle:
        return []
    folded = fold_with_offsets(text)
    found, at = [], folded.text.find(needle)
    while at >= 0:
        found.append(folded.span(at, at + len(needle)))
        at = folded.text.find(needle, at + len(needle))
    return found
