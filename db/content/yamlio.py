"""YAML in and out: every value a string until its entry document types it, and no bombs.

Reading follows YAML 1.1 syntax but not its guesses: `no`, `2017-06-19` and `036` stay what was
typed, only an empty value, `~` and `null` mean "nothing". The loader works on events, so that
nesting, anchors and tags are refused before anything is built from them.
"""

import re
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

import yaml
from yaml.reader import Reader

from db.entries.findings import Path

MAX_BYTES: Final = 1024 * 1024
MAX_DEPTH: Final = 16
MAX_VALUES: Final = 100_000
MAX_FAULTS: Final = 100
WIDTH: Final = 100

NULLS: Final = ("", "~", "null")
INTEGER: Final = re.compile(r"[-+]?[0-9]+", re.ASCII)

_ODD_BREAKS: Final = re.compile("[\x85\u2028\u2029]")
_SLIPS: Final = (
    ("mapping values are not allowed", "a ':' stands inside this value; put the value in quotes"),
    (
        "cannot start any token",
        "a value may not begin with this character; put the value in quotes, and indent with "
        "spaces, not tabs",
    ),
    (
        "did not find expected key",
        "this line is not indented like the lines around it, or lacks its ':'",
    ),
    (
        "did not find expected '-'",
        "this line is not indented like the list above it, or lacks its '- '",
    ),
    ("could not find expected ':'", "a line here lacks its ':'"),
)

_Parser: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Fault(NamedTuple):
    """Why some YAML cannot be read."""

    line: int
    message: str


@dataclass(slots=True)
class Loaded:
    """A document read: strings, None, lists and mappings.

    Attributes:
        value: None also when the text could not be read at all; `faults` says so.
        faults: Everything wrong with the syntax.
        lines: Line, from 1, of each field's name and of each item of a list.
        is_whole: Whether all of the text was read.
    """

    value: Any = None
    faults: list[Fault] = field(default_factory=list)
    lines: dict[Path, int] = field(default_factory=dict)
    is_whole: bool = True


def load(text: str, *, first_line: int = 1, most: int = MAX_VALUES) -> Loaded:
    """Read one YAML document; what is wrong with it is in the result, never raised.

    Args:
        text: The document.
        first_line: Its first line's number in the file it was cut from.
        most: Values, names among them, after which the text is refused.
    """
    loaded = Loaded()
    try:
        _check_characters(text)
        builder = _Builder(loaded, first_line, most)
        for event in yaml.parse(text, Loader=_Parser):
            builder.take(event)
    except _Stop as stop:
        loaded.faults.append(Fault(stop.line + first_line, stop.message))
    except yaml.MarkedYAMLError as error:
        loaded.faults.append(_fault(error, first_line))
    else:
        return loaded
    loaded.value, loaded.is_whole = None, False
    return loaded


def dump(value: object) -> str:
    """Write lists, mappings, strings, integers and booleans in the one canonical form."""
    text = yaml.dump(
        value,
        Dumper=_Dumper,
        sort_keys=False,
        allow_unicode=True,
        default_flow_style=False,
        width=WIDTH,
    )
    assert isinstance(text, str)
    return text


def _implicit_resolvers() -> dict[str, list[tuple[str, re.Pattern[str]]]]:
    """Return, by first character, what an unquoted scalar could be taken for."""
    table: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    for name, pattern, first in (
        ("bool", re.compile("(?:true|false)$"), ["t", "f"]),
        ("int", re.compile(f"(?:{INTEGER.pattern})$", re.ASCII), list("-+0123456789")),
        ("null", re.compile("(?:~|null)?$"), ["", "~", "n"]),
    ):
        for character in first:
            table.setdefault(character, []).append((f"tag:yaml.org,2002:{name}", pattern))
    return table


def _check_characters(text: str) -> None:
    found = Reader.NON_PRINTABLE.search(text)
    if found:
        line = text.count("\n", 0, found.start())
        raise _Stop(line, f"the character U+{ord(found.group()):04X} may not stand here")


def _fault(error: yaml.MarkedYAMLError, first_line: int) -> Fault:
    """Put the parser's words for the commonest slips into a person's."""
    reason = ", ".join(part for part in (error.context, error.problem) if part)
    mark = error.problem_mark or error.context_mark
    for sign, said in _SLIPS:
        if sign in reason:
            reason = said
            break
    if "end of stream" in reason and error.context_mark:
        mark, reason = error.context_mark, "a quote is opened here and never closed"
    return Fault((mark.line if mark else 0) + first_line, reason)


class _Stop(Exception):
    """Reading cannot go on; the line counts from 0 within the text."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


@dataclass(slots=True)
class _Level:
    """A list or mapping that is still open; `key` waits for its value."""

    container: dict[str, Any] | list[Any]
    path: Path
    key: str | None = None
    key_line: int = 0


class _Builder:
    """Builds plain values from parser events."""

    def __init__(self, loaded: Loaded, first_line: int, most: int) -> None:
        self._loaded = loaded
        self._most = self._left = most
        self._first_line = first_line
        self._open: list[_Level] = []
        self._documents = 0

    def take(self, event: yaml.Event) -> None:
        """Use the next event.

        Raises:
            _Stop: The document uses what content files may not.
        """
        assert event.start_mark is not None
        line = event.start_mark.line
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                raise _Stop(line, "a second document begins here; remove the line '---'")
        elif isinstance(event, yaml.NodeEvent):
            self._check_node(event, line)
            if isinstance(event, yaml.ScalarEvent):
                self._take_scalar(event, line)
            else:
                self._open_container(event, line)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._open.pop()

    def _check_node(self, event: yaml.NodeEvent, line: int) -> None:
        if event.anchor is not None:
            raise _Stop(line, f"anchors and aliases ('{event.anchor}') are not used here")
        tag = getattr(event, "tag", None)
        if tag is not None:
            raise _Stop(line, f"tags ('{tag}') are not used here")
        self._left -= 1
        if self._left < 0:
            raise _Stop(line, f"there are more than {self._most:,} values here; divide them")

    def _take_scalar(self, event: yaml.ScalarEvent, line: int) -> None:
        level = self._open[-1] if self._open else None
        if level and isinstance(level.container, dict) and level.key is None:
            if event.value in level.container:
                fault = Fault(line + self._first_line, f"'{event.value}' stands here twice")
                self._loaded.faults.append(fault)
                if len(self._loaded.faults) >= MAX_FAULTS:
                    raise _Stop(line, "there are too many faults to go on; mend these first")
            level.key, level.key_line = event.value, line
            return
        is_null = event.implicit[0] and event.value in NULLS
        self._attach(None if is_null else event.value, line)

    def _open_container(self, event: yaml.NodeEvent, line: int) -> None:
        if len(self._open) >= MAX_DEPTH:
            raise _Stop(line, f"lists and mappings nest deeper than {MAX_DEPTH}")
        container: dict[str, Any] | list[Any]
        container = {} if isinstance(event, yaml.MappingStartEvent) else []
        level = self._open[-1] if self._open else None
        if level and isinstance(level.container, dict) and level.key is None:
            raise _Stop(line, "the name of a field must be text")
        self._open.append(_Level(container, self._attach(container, line)))

    def _attach(self, value: object, line: int) -> Path:
        """Put a value where it belongs and return the path there."""
        if not self._open:
            self._loaded.value = value
            return ()
        level = self._open[-1]
        if isinstance(level.container, list):
            level.container.append(value)
            path: Path = (*level.path, len(level.container) - 1)
        else:
            assert level.key is not None
            level.container[level.key] = value
            path = (*level.path, level.key)
            level.key, line = None, level.key_line
        self._loaded.lines[path] = line + self._first_line
        return path


class _Dumper(yaml.SafeDumper):
    """Quotes only what the loader, or a YAML 1.2 reader, would take for something else."""

    yaml_implicit_resolvers = _implicit_resolvers()

    def ignore_aliases(self, _data: object) -> bool:
        """Write a value out wherever it stands, were it the same object twice."""
        return True

    def represent_text(self, text: str) -> yaml.Node:
        """Give text of several lines the literal style, where YAML can write it so."""
        style = "|" if "\n" in text else None
        if _ODD_BREAKS.search(text):
            style = '"'  # the only style that escapes them; others would be read as spaces
        return self.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _Dumper.represent_text)
