"""Every method that Qt calls of ours is guarded: see `desktop.qt.overrides`."""

import importlib
import pkgutil
from types import FunctionType

import pytest
from PySide6.QtCore import QObject

import desktop
from desktop.qt import overrides


def classes_of(base):
    for made in base.__subclasses__():
        yield made
        yield from classes_of(made)


@pytest.mark.skipif(not overrides._IS_NEEDED, reason="Python itself sees to it")
def test_every_method_that_qt_calls_is_guarded(qapp):
    for module in pkgutil.walk_packages(desktop.__path__, "desktop."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    bare, guarded = [], 0
    for made in {one for one in classes_of(QObject) if one.__module__.startswith("desktop.")}:
        of_qt = next(base for base in made.__mro__ if base.__module__.startswith("PySide6."))
        for name, method in vars(made).items():
            if isinstance(method, FunctionType) and name[0] != "_" and hasattr(of_qt, name):
                guarded += 1
                if not hasattr(method, "__wrapped__"):
                    bare.append(f"{made.__module__}.{made.__qualname__}.{name}")
    assert guarded > 100
    assert not bare
