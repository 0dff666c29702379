"""Lets errors in what Qt calls of ours be told like all others, instead of ending the process.

PySide (6.8 and 6.10 at least) reads the arguments of an error that leaves such a method. Before
Python 3.12 an error raised in C, such as a KeyError of a dict, has none until somebody has caught
it, and the process ends there, without a report. So each of these methods catches, and raises on.
"""

import functools
import sys
from collections.abc import Callable
from types import FunctionType
from typing import Any, Final

from PySide6.QtCore import QObject

_IS_NEEDED: Final = sys.version_info < (3, 12)


def guard_overrides() -> None:
    """Have every class that is made from one of Qt's from now on catch and raise on."""
    if _IS_NEEDED:
        QObject.__init_subclass__ = classmethod(_guard)


def _guard(made: type, **options: Any) -> None:
    super(QObject, made).__init_subclass__(**options)
    of_qt = next(base for base in made.__mro__ if base.__module__.startswith("PySide6."))
    for name, method in tuple(vars(made).items()):
        is_public = name[0] != "_" and isinstance(method, FunctionType)
        if is_public and hasattr(of_qt, name):
            setattr(made, name, _caught(method))


def _caught(method: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(method)
    def run(*args: Any, **named: Any) -> Any:
        try:
            return method(*args, **named)
        except Exception:
            raise

    return run
