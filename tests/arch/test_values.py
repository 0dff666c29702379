"""No kind of value has a default that one of them could change for all."""

import importlib
import pkgutil
from collections.abc import Iterator

import db
import desktop
from db.values import Value


def kinds_of(base: type[Value]) -> Iterator[type[Value]]:
    for made in base.__subclasses__():
        yield made
        yield from kinds_of(made)


def test_defaults_are_values_themselves():
    for package in (db, desktop):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not module.name.endswith("__main__"):
                importlib.import_module(module.name)
    ours = [kind for kind in kinds_of(Value) if kind.__module__.startswith(("db.", "desktop."))]
    assert len(ours) > 80
    for kind in ours:
        for name, default in kind._defaults.items():
            is_open = isinstance(default, dict | list | set) or "Field" in type(default).__name__
            assert not is_open, f"{kind.__module__}.{kind.__qualname__}.{name}"
