"""What the buttons and keys of a Markdown field do: pure, text and selection in, the same out.

Positions count Python's characters. The dialect is that of `db/rendering/dialect.py`: items are
nested by four spaces, and a list begins after an empty line.
"""

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from desktop.core.words import tr

Level = int

_STARS: Final = re.compile(r"\*+")
_WORD: Final = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_HEADING: Final = re.compile(r"#{1,6}[ \t]+")
_LEAD: Final = re.compile(r"(?:[ \t]*(?:[-*+]|\d{1,9}\.)[ \t]+|#{1,6}[ \t]+|>[ \t]?)?")
_NOTE: Final = re.compile(r"\[\^(\d{1,6})\]")
_WEB: Final = re.compile(r"https?://\S+")


class Edit(NamedTuple):
    """A text and what is selected in it; nothing where `start` is `end`."""

    text: str
    start: int
    end: int


def toggle_bold(text: str, start: int, end: int) -> Edit:
    """Make the selection or the word at the cursor bold, or plain where it is bold."""
    return _toggle_mark(text, start, end, "**")


def toggle_italic(text: str, start: int, end: int) -> Edit:
    """Make the selection or the word at the cursor italic, or plain where it is italic."""
    return _toggle_mark(text, start, end, "*")


def toggle_heading(text: str, start: int, end: int, level: Level) -> Edit:
    """Make the lines headings of a level, or plain where they are."""
    mark = "#" * level + " "

    def change(lines: list[str]) -> list[str]:
        bare = [_HEADING.sub("", line, count=1) for line in lines]
        if all(line.startswith(mark) for line in lines if line.strip()):
            return bare if any(line.strip() for line in lines) else [mark, *bare[1:]]
        return [mark + line if line.strip() else line for line in bare]

    return on_lines(text, start, end, change)


def toggle_quote(text: str, start: int, end: int) -> Edit:
    """Quote the lines, or free them where they are quoted."""

    def change(lines: list[str]) -> list[str]:
        said = [line for line in lines if line.strip()]
        if said and all(line.startswith(">") for line in said):
            return [re.sub(r"^> ?", "", line) for line in lines]
        return [f"> {line}" if line.strip() or not said else ">" for line in lines]

    return on_lines(text, start, end, change)


def insert_table(text: str, start: int, end: int) -> Edit:
    """Put a table in; lines whose cells tabs part become its rows, an empty one has two columns."""
    picked = text[start:end]
    rows = [line.split("\t") for line in picked.split("\n") if line.strip()]
    is_filled = bool(rows) and "\t" in picked
    if not is_filled:
        rows, start = [[tr("Column"), tr("Column")], ["", ""]], end
    width = max(map(len, rows))
    cells = [[*row, *[""] * (width - len(row))] for row in rows]
    written = [
        "| " + " | ".join(cell.strip().replace("|", r"\|") for cell in row) + " |" for row in cells
    ]
    written.insert(1, "|" + " --- |" * width)
    put = "\n".join(written)
    before, after = _gap_before(text[:start]), _gap_after(text[end:])
    if not is_filled and text[:end].rpartition("\n")[2].strip():  # never through a line of words
        line_end = _line_end(text, end)
        before, after = "\n\n", _gap_after(text[line_end:])
        start = end = line_end
    made = text[:start] + before + put + after + text[end:]
    at = start + len(before) + 2
    return Edit(made, at, at + len(cells[0][0].strip()))


def insert_link(text: str, start: int, end: int) -> Edit:
    """Make the selection a link; what is still to be typed is selected."""
    chosen = text[start:end]
    if _WEB.fullmatch(chosen):
        return Edit(f"{text[:start]}[]({chosen}){text[end:]}", start + 1, start + 1)
    address = "https://"
    made = f"{text[:start]}[{chosen}]({address}){text[end:]}"
    if not chosen:
        return Edit(made, start + 1, start + 1)
    at = end + 3
    return Edit(made, at, at + len(address))


def insert_footnote(text: str, start: int, end: int) -> Edit:
    """Put the sign of a note behind the selection and the cursor into the new note at the end."""
    number = max((int(found[1]) for found in _NOTE.finditer(text)), default=0) + 1
    sign = f"[^{number}]"
    body = (text[:end] + sign + text[end:]).rstrip("\n")
    is_first = not re.search(r"^\[\^\d+\]:[^\n]*\Z", body, re.MULTILINE)
    made = body + ("\n\n" if is_first else "\n") + sign + ": "
    return Edit(made, len(made), len(made))


def count_words(text: str) -> int:
    """Count the words that a reader sees: of links their words, of marks none."""
    seen = re.sub(r"\[\[[^\[\]|\n]*\|([^\[\]\n]*)\]\]", r"\1", text)
    seen = re.sub(r"\[\[([^\[\]\n]*)\]\]", "reference", seen)
    seen = re.sub(r"\]\([^()\n]*\)", "]", seen)
    return len(_WORD.findall(re.sub(r"\[\^[^\[\]\n]*\]:?", "", seen)))


def on_lines(
    text: str, start: int, end: int, change: Callable[[list[str]], list[str]], *, gap: bool = False
) -> Edit:
    """Change the beginnings of the lines that a selection touches; it keeps its words.

    Args:
        text: All of it.
        start: Of the selection.
        end: Of the selection; a line that it only reaches the beginning of is not touched.
        change: Old lines to new ones, as many.
        gap: An empty line has to stand before and after.
    """
    first, last = touched(text, start, end)
    old = text[first:last].split("\n")
    new = change(old)
    before = _gap_before(text[:first]) if gap else ""
    after = _gap_after(text[last:]) if gap else ""
    made = text[:first] + before + "\n".join(new) + after + text[last:]
    put = first + len(before)
    head = max(put, start + len(before) + len(new[0]) - len(old[0]))
    grown = sum(map(len, new)) - sum(map(len, old))
    tail = max(put + sum(map(len, new[:-1])) + len(new) - 1, end + len(before) + grown)
    return Edit(made, head, head if start == end else max(head, tail))


def touched(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the lines of a selection begin and end."""
    if end > start and text[end - 1] == "\n":
        end -= 1
    return text.rfind("\n", 0, start) + 1, _line_end(text, end)


def _line_end(text: str, place: int) -> int:
    found = text.find("\n", place)
    return found if found >= 0 else len(text)


def _gap_before(text: str) -> str:
    return "\n" * (2 - min(2, len(text) - len(text.rstrip("\n")))) if text.strip() else ""


def _gap_after(text: str) -> str:
    return "\n" * (2 - min(2, len(text) - len(text.lstrip("\n")))) if text.strip() else ""


def _toggle_mark(text: str, start: int, end: int, mark: str) -> Edit:
    if start == end:
        return _toggle_at(text, start, mark)
    if not text[start:end].strip():
        return Edit(text, start, end)
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    spans = _spans(text, start, end)
    plain = [span for span in spans if not _is_marked(text, *span, mark)]
    edit = Edit(text, start, end)
    for at, to in reversed(plain or spans):  # from the end, so that places before it stay
        edit = _mark(edit, at, to, mark) if plain else _unmark(edit, at, to, mark)
    return edit


def _toggle_at(text: str, place: int, mark: str) -> Edit:
    """Toggle where nothing is selected: the word around, or an empty pair of marks."""
    at = to = place
    for word in _WORD.finditer(text, *touched(text, place, place)):
        if word.start() <= place <= word.end():
            at, to = word.span()
    change = _unmark if _is_marked(text, at, to, mark) else _mark
    made = change(Edit(text, at, to), at, to, mark)
    place += made.start - at
    return Edit(made.text, place, place)


def _spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Part a selection by lines, without the marks they begin with: emphasis ends with a block."""
    found, at = [], start
    for line in text[start:end].split("\n"):
        lead = _LEAD.match(line) if at == 0 or text[at - 1] == "\n" else None
        skip = lead.end() if lead else 0
        words = line[skip:].strip().strip("*")
        if words:
            begun = at + line.index(words, skip)
            found.append((begun, begun + len(words)))
        at += len(line) + 1
    return found


def _is_marked(text: str, start: int, end: int, mark: str) -> bool:
    before = start - len(text[:start].rstrip("*"))
    behind = _STARS.match(text, end)
    count = min(before, len(behind[0]) if behind else 0, 3)
    return count >= 2 if len(mark) == 2 else count in (1, 3)


def _mark(edit: Edit, at: int, to: int, mark: str) -> Edit:
    size, text = len(mark), edit.text
    made = text[:at] + mark + text[at:to] + mark + text[to:]
    start = edit.start + (size if at <= edit.start else 0)
    end = edit.end + (size if at <= edit.end else 0) + (size if to < edit.end else 0)
    return Edit(made, start, end)


def _unmark(edit: Edit, at: int, to: int, mark: str) -> Edit:
    size, text = len(mark), edit.text
    made = text[: at - size] + text[at:to] + text[to + size :]

    def moved(place: int) -> int:
        before = min(size, max(0, place - (at - size)))
        return place - before - min(size, max(0, place - to))

    return Edit(made, moved(edit.start), moved(edit.end))
