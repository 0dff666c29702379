"""How precisely a date is stated, and the same date stated less precisely: no day is made up."""

from typing import Final

from desktop.core.dating import date_of

RANGE: Final = "range"

_LENGTHS: Final = {"day": 10, "month": 7, "year": 4}
_MARKS: Final = "~?%"


def precision_of(edtf: str) -> str:
    """Return 'day', 'month', 'year' or 'range'; empty for what is no date."""
    date = date_of(edtf)
    if date is None:
        return ""
    return RANGE if date.is_interval else date.precision


def cut_to(edtf: str, precision: str) -> str:
    """Return a date stated to a precision, its marks kept; empty where it does not say so much.

    A range becomes a date where both ends are the same one: 19–20 June is in June, no single day.
    """
    if precision_of(edtf) in ("", precision):
        return edtf if precision_of(edtf) else ""
    if precision == RANGE:
        return ""
    ends = {_cut_end(end, _LENGTHS[precision]) for end in edtf.strip().split("/")}
    return ends.pop() if len(ends) == 1 else ""


def _cut_end(end: str, length: int) -> str:
    stem = end.rstrip(_MARKS)
    return stem[:length] + end[len(stem) :] if len(stem) >= length else ""
