"""One content file as text: size, encoding, and front matter parted from the body."""

import re
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any, Final

from db.content import yamlio
from db.content.yamlio import Fault
from db.entries.findings import Path

FENCE: Final = "---"
MAX_FRONT: Final = 128 * 1024
MAX_VALUES: Final = 5_000
"""Bounds of the front matter: what is one entry's is checked and written in a moment."""

_LINE_ENDS: Final = re.compile(r"\r\n?")
_EMPTY_LINES: Final = re.compile(r"\A(?:[ \t]*\n)+")


@dataclass(slots=True)
class Page:
    """A Markdown file with front matter.

    Attributes:
        data: The front matter.
        body: Markdown below it, without the empty lines around.
        faults: What stopped the reading, or was wrong with the syntax.
        lines: Line of each field of the front matter.
    """

    data: dict[str, Any] = field(default_factory=dict)
    body: str = ""
    faults: list[Fault] = field(default_factory=list)
    lines: dict[Path, int] = field(default_factory=dict)


def read_text(file: FilePath) -> str | Fault:
    """Return a file's text with LF line ends, or why it cannot be read."""
    try:
        if not file.is_file():  # asked first: opening a pipe would wait for ever
            return Fault(0, "is not a file")
        with file.open("rb") as stream:
            data = stream.read(yamlio.MAX_BYTES + 1)
    except OSError as error:
        return Fault(0, f"cannot be read ({error.strerror})")
    if len(data) > yamlio.MAX_BYTES:
        return Fault(0, f"is larger than {yamlio.MAX_BYTES // 1024} KiB; divide it")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return Fault(line, f"is not UTF-8 text (byte 0x{data[error.start]:02x})")
    return _LINE_ENDS.sub("\n", text)


def load_page(text: str) -> Page:
    """Part a file into front matter and body and read the former."""
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        return Page(faults=[Fault(1, f"begins with a line '{FENCE}', the front matter below it")])
    fences = (at for at, line in enumerate(lines[1:], start=1) if line.rstrip() == FENCE)
    end = next(fences, 0)
    if not end:
        return Page(faults=[Fault(1, f"the front matter is not closed by a second line '{FENCE}'")])
    front = "\n".join(lines[1:end])
    if len(front) > MAX_FRONT:
        return Page(faults=[Fault(2, f"the front matter is larger than {MAX_FRONT // 1024} KiB")])
    loaded = yamlio.load(front, first_line=2, most=MAX_VALUES)
    body = trim_body("\n".join(lines[end + 1 :]))
    data = {} if loaded.value is None else loaded.value
    if not isinstance(data, dict):
        fault = Fault(2, "the front matter holds lines of 'field: value'")
        return Page(body=body, faults=[*loaded.faults, fault])
    return Page(data, body, loaded.faults, loaded.lines)


def trim_body(body: str) -> str:
    """Remove the empty lines before a body and the white space after it."""
    return _EMPTY_LINES.sub("", body).rstrip()
