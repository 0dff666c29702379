"""Enumerations made quickly are those that Python makes."""

import enum
import itertools
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6 import QtCore, QtGui, QtPrintSupport, QtWidgets

from desktop.qt import enums
from tests.python_process import said_by

BASES = (enum.Enum, enum.IntEnum, enum.Flag, enum.IntFlag)
FROM_OUTSIDE = """
import enum, pickle, sys
import desktop.qt
from PySide6.QtCore import Qt
Colour = enum.Enum("Colour", "RED GREEN")
Many = enum.Enum("Many", {"A": "a", "B": (1, 2)})
assert Colour.__module__ == "__main__" and Colour.GREEN.value == 2
assert pickle.loads(pickle.dumps(Colour.RED)) is Colour.RED
assert Many.B.value == (1, 2)
assert Qt.AlignmentFlag.__module__ == "PySide6.QtCore"
assert pickle.loads(pickle.dumps(Qt.Key.Key_A)) is Qt.Key.Key_A
print(enum.EnumType._create_.__module__)
"""

pytestmark = pytest.mark.skipif(
    sys.version_info[:2] != (3, 11) or not hasattr(enum.Flag, "_singles_mask_"),
    reason="Python makes them its own way here",
)


def enumerations_of(holder, seen):
    for name in dir(holder):
        found = getattr(holder, name, None)
        if isinstance(found, type) and found not in seen and "PySide6" in found.__module__:
            seen.add(found)
            if issubclass(found, enum.Enum):
                yield found
            else:
                yield from enumerations_of(found, seen)


def both(base, name, members):
    given = {"module": __name__, "boundary": enum.KEEP}
    return [make(base, name, members, **given) for make in (enums._usual, enums._create)]


QUESTIONS = {
    "class": lambda kind: sorted(vars(kind)),
    "dir": dir,
    "members": lambda kind: [(name, repr(member)) for name, member in kind.__members__.items()],
    "listed": lambda kind: [repr(member) for member in kind],
    "length": len,
    "looked up": lambda kind: [repr(kind(each.value)) for each in kind.__members__.values()],
    "by name": lambda kind: [(repr(kind[n]), repr(getattr(kind, n))) for n in kind.__members__],
    "texts": lambda kind: [(str(m), f"{m}", hash(m), sorted(vars(m))) for m in kind],
    "order": lambda kind: [m._sort_order_ for m in kind.__members__.values()],
    "known": lambda kind: [value in kind._value2member_map_ for value in range(-2, 70)],
    "unknown": lambda kind: [repr(kind(value)) for value in (0, 3, 1 << 20)],
}
OF_FLAGS = {
    "masks": lambda kind: (kind._flag_mask_, kind._singles_mask_, kind._all_bits_),
    "boundary": lambda kind: kind._boundary_,
    "or": lambda kind: [(repr(a | b), [repr(m) for m in a | b]) for a, b in pairs(kind)],
    "and": lambda kind: [(repr(a & b), repr(a ^ b), a in b) for a, b in pairs(kind)],
    "not": lambda kind: [(repr(~flag), bool(flag), len(flag)) for flag in kind],
}


def pairs(kind):
    return itertools.product([*kind.__members__.values()][:24], repeat=2)


def told(kind):
    """Return all that can be asked of an enumeration, in words; refusals are answers, too."""
    questions = QUESTIONS | (OF_FLAGS if issubclass(kind, enum.Flag) else {})
    answers = {}
    for name, ask in questions.items():
        try:
            answers[name] = ask(kind)
        except (TypeError, ValueError, AttributeError) as error:
            answers[name] = type(error), str(error)
    return answers


def test_those_of_pyside_are_as_python_makes_them():
    tried = 0
    for module in (QtCore, QtGui, QtWidgets, QtPrintSupport):
        for kind in enumerations_of(module, set()):
            base = next(each for each in kind.__mro__ if each in BASES)
            members = [(name, member.value) for name, member in kind.__members__.items()]
            usual, quick = both(base, kind.__name__, members)
            assert enums._plain_members(base, members) or not members, kind
            assert told(quick) == told(usual), kind
            tried += 1
    assert tried > 500


NAMES = st.sampled_from(
    ["A", "B", "C", "Alias", "None_", "name", "value", "real", "_sunder_", "__private", "mro", ""]
)
VALUES = st.one_of(
    st.integers(-3, 20), st.sampled_from([1 << 31, -(1 << 31), 2**40, True, "word", (1, 2), 1.0])
)


@given(base=st.sampled_from(BASES), members=st.lists(st.tuples(NAMES, VALUES), max_size=6))
def test_whatever_is_asked_for_is_made_or_refused_as_python_does(base, members):
    made = []
    for make in (enums._usual, enums._create):
        try:
            kind = make(base, "Made", members, module=__name__, boundary=enum.KEEP)
        except (TypeError, ValueError, AttributeError) as error:
            made.append((type(error), str(error)))
        else:
            made.append(told(kind))
    assert made[1] == made[0]


def test_enumerations_of_others_are_found_where_they_stand():
    assert said_by(FROM_OUTSIDE) == "desktop.qt.enums\n"
