"""Lists of a Markdown field: begun by a button, continued by Enter, moved in and out."""

import re
from typing import Final

from desktop.core.editing.markdown import Edit, on_lines, touched

_STEP: Final = "    "
"""What nests an item: Python-Markdown wants four spaces."""

_ITEM: Final = re.compile(r"(?P<indent>[ \t]*)(?P<mark>[-*+]|\d{1,9}\.)(?P<space>[ \t]+)")
_QUOTE: Final = re.compile(r"(?:> ?)+")


def toggle_bullets(text: str, start: int, end: int) -> Edit:
    """Make the lines items of a list, or plain where they are."""
    return _toggle(text, start, end, is_numbered=False)


def toggle_numbers(text: str, start: int, end: int) -> Edit:
    """Make the lines items of a numbered list, or plain where they are."""
    return _toggle(text, start, end, is_numbered=True)


def continue_list(text: str, start: int, end: int) -> Edit | None:
    """Do what Enter does in a list or a quote: the next item, or the end of it after an empty one.

    Returns:
        None where Enter is only Enter.
    """
    first = text.rfind("\n", 0, start) + 1
    _, last = touched(text, end, end)
    lead = _ITEM.match(text, first, last) or _QUOTE.match(text, first, last)
    if lead is None or start < lead.end():
        return None
    if not text[lead.end() : last].strip() and start == end:
        return _ended(text, first, last, lead)
    rest = text[end:]
    if lead.re is _QUOTE:
        begun = lead[0]
    else:
        begun = lead["indent"] + _after(lead["mark"]) + lead["space"]
        rest = _renumbered(rest, lead)
    made = text[:start].rstrip(" ") + "\n" + begun
    return Edit(made + rest, len(made), len(made))


def indent(text: str, start: int, end: int) -> Edit | None:
    """Move items a level in; None where a line is none."""
    return _move(text, start, end, inward=True)


def outdent(text: str, start: int, end: int) -> Edit | None:
    """Move items a level out; None where a line is none."""
    return _move(text, start, end, inward=False)


def _toggle(text: str, start: int, end: int, *, is_numbered: bool) -> Edit:
    def change(lines: list[str]) -> list[str]:
        if _are_all(lines, is_numbered=is_numbered):
            return [_ITEM.sub(_indent_of, line, count=1) for line in lines]
        made, number = [], 0
        for line in lines:
            if line.strip() or len(lines) == 1:
                number += 1
                lead = _ITEM.match(line)
                space = lead["indent"] if lead else ""
                bare = line[lead.end() :] if lead else line
                made.append(f"{space}{f'{number}.' if is_numbered else '-'} {bare}")
            else:
                made.append(line)
        return made

    first, last = touched(text, start, end)
    above = text[:first].rstrip("\n").rpartition("\n")[2]
    below = text[last:].lstrip("\n").partition("\n")[0]
    lines = [line for line in text[first:last].split("\n") if line.strip()]
    was_list = bool(lines) and all(map(_ITEM.match, lines))
    joins = _ITEM.match(above) or _ITEM.match(below)  # it goes on with a list that is there
    return on_lines(text, start, end, change, gap=not was_list and not joins)


def _are_all(lines: list[str], *, is_numbered: bool) -> bool:
    said = [_ITEM.match(line) for line in lines if line.strip()]
    return bool(said) and all(lead and (lead["mark"][-1] == ".") is is_numbered for lead in said)


def _indent_of(lead: re.Match[str]) -> str:
    return lead["indent"]


def _after(mark: str) -> str:
    return f"{int(mark[:-1]) + 1}." if mark[-1] == "." else mark


def _ended(text: str, first: int, last: int, lead: re.Match[str]) -> Edit:
    """End a list at an empty item: a nested one goes a level out first."""
    if lead.re is _ITEM and lead["indent"]:
        kept = lead["indent"][: -len(_STEP)] + lead["mark"] + lead["space"]
        return Edit(text[:first] + kept + text[last:], first + len(kept), first + len(kept))
    return Edit(text[:first] + text[last:], first, first)


def _renumbered(rest: str, lead: re.Match[str]) -> str:
    """Count the items that follow in the same list on by one."""
    if lead["mark"][-1] != ".":
        return rest
    lines = rest.split("\n")
    number = int(lead["mark"][:-1]) + 2
    for place, line in enumerate(lines[1:], 1):
        item = _ITEM.match(line)
        if item is None and not line.startswith((" ", "\t")):
            break
        if item and len(item["indent"]) < len(lead["indent"]):
            break
        if item and item["indent"] == lead["indent"] and item["mark"][-1] == ".":
            lines[place] = f"{item['indent']}{number}.{line[item.end('mark') :]}"
            number += 1
    return "\n".join(lines)


def _move(text: str, start: int, end: int, *, inward: bool) -> Edit | None:
    first, last = touched(text, start, end)
    said = [line for line in text[first:last].split("\n") if line.strip()]
    if not said or not all(_ITEM.match(line) for line in said):
        return None

    def change(lines: list[str]) -> list[str]:
        if inward:
            return [_STEP + line if line.strip() else line for line in lines]
        return [re.sub(r"^(?: {1,4}|\t)", "", line) for line in lines]

    return on_lines(text, start, end, change)
