"""Differences of texts word by word, said by colour and line and to readers of screens."""

import re
from collections.abc import Iterable, Sequence
from html import escape
from typing import Final, Literal, NamedTuple

from desktop.core.words import tr
from desktop.qt.theme import Theme

Sort = Literal["same", "added", "removed"]
Span = tuple[Sort, str]

_KEPT: Final = 60
_LONG: Final = 160
"""Characters of what is the same that are shown on either side of a change."""

_PROSE: Final = 120
_LINE_END: Final = "¶"
_MARKS: Final = {
    "removed": ("dele", "delink", "line-through"),
    "added": ("ins", "insink", "underline"),
}


class FieldDiff(NamedTuple):
    """What changed in a field.

    Attributes:
        spans: (sort, text) in order.
        changed_by: Who changed the field last, and when; empty where nobody asks.
    """

    label: str
    spans: Sequence[Span]
    is_rtl: bool = False
    changed_by: str = ""


_BETWEEN: Final = "&#8202;"
"""What keeps a removed word and the one in its place apart."""


def shortened(spans: Sequence[Span]) -> list[Span]:
    """Cut long stretches that are the same to the words next to a change."""
    last = len(spans) - 1
    return [
        (sort, _cut(text, has_before=place > 0, has_after=place < last) if sort == "same" else text)
        for place, (sort, text) in enumerate(spans)
    ]


def count_changed(fields: Iterable[FieldDiff]) -> tuple[int, int]:
    """Return how many words were added and removed."""
    counts = {"added": 0, "removed": 0}
    for field in fields:
        for sort, text in field.spans:
            if sort != "same":
                counts[sort] += len(text.split())
    return counts["added"], counts["removed"]


def spans_html(theme: Theme, spans: Sequence[Span]) -> str:
    """Return spans as inline HTML."""
    made = []
    before = "same"
    for sort, text in spans:
        shown = _escaped(text)
        if "same" not in (sort, before) and sort != before:
            made.append(_BETWEEN)
        before = sort
        if sort == "same":
            made.append(shown)
            continue
        ground, ink, line = _MARKS[sort]
        colours = f"background-color:{theme.tokens[ground]};color:{theme.tokens[ink]}"
        shown = shown if text.strip() else _LINE_END if "\n" in text else "&nbsp;"
        made.append(f'<span style="{colours};text-decoration:{line}">{shown}</span>')
    return "".join(made)


def diff_html(theme: Theme, fields: Sequence[FieldDiff]) -> str:
    """Return fields, each under its label, as a page for a text browser."""
    return "".join(_field_html(theme, field) for field in fields)


def sentence(field: FieldDiff) -> str:
    """Say what changed in a field, for readers of screens."""
    words = {"added": tr("added"), "removed": tr("removed")}
    said = [f"{words[sort]}: {text.strip()}" for sort, text in field.spans if sort != "same"]
    by = f" ({field.changed_by})" if field.changed_by else ""
    return f"{field.label}{by}: {', '.join(said)}."


def _field_html(theme: Theme, field: FieldDiff) -> str:
    px = theme.px
    side = "right" if field.is_rtl else "left"
    way = f'dir="rtl" align="{side}"' if field.is_rtl else f'align="{side}"'
    is_prose = sum(len(text) for _, text in field.spans) > _PROSE
    size, leading = (px(16), px(26)) if is_prose else (px(13), px(20))
    face = ""
    if is_prose:
        font = theme.reading_font(16, 400, "ar" if field.is_rtl else "en")
        face = "font-family:" + ",".join(f"'{name}'" for name in font.families()) + ";"
    label = (
        f'<span style="font-weight:600;color:{theme.tokens["ink2"]}">{escape(field.label)}</span>'
    )
    if field.changed_by:
        label += f'<span style="color:{theme.tokens["ink3"]}">  {escape(field.changed_by)}</span>'
    fixed = "-qt-line-height-type:fixed"
    return (
        f'<p style="font-size:{px(12)}px;margin-top:0;margin-bottom:{px(2)}px">{label}</p>'
        f'<p {way} style="{face}font-size:{size}px;line-height:{leading}px;{fixed};'
        f'margin-top:0;margin-bottom:{px(8)}px">{spans_html(theme, shortened(field.spans))}</p>'
    )


def _escaped(text: str) -> str:
    shown = escape(re.sub(r"\n{2,}", "\n", text))
    return re.sub(r" (?= )", "&nbsp;", shown).replace("\n", "<br>")


def _cut(text: str, *, has_before: bool, has_after: bool) -> str:
    if len(text) <= _LONG:
        return text
    head = text[:_KEPT].rpartition(" ")[0] + " " if has_before else ""
    tail = " " + text[-_KEPT:].partition(" ")[2] if has_after else ""
    return f"{head}…{tail}"
