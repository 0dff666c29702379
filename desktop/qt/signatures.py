"""Loads PySide without its signatures, a third of its import, until an error message needs them.

PySide parses what its functions take in Python of its own, embedded as source: a dozen modules are
compiled and run at every start, for the texts of wrong calls, `inspect.signature` and `help` alone.
Its feature switch, which nothing here uses, reads the source of every module imported after it.
Both hang on one import (`bootstrap` in PySide's `signature_bootstrap.py`), which gets a stand-in.
"""

import builtins
import importlib
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from types import ModuleType, SimpleNamespace
from typing import Any, Final

_PACKAGE: Final = "shibokensupport.signature"
_MAPPING: Final = f"{_PACKAGE}.mapping"
_LEFT_OUT: Final = ("post_init", "finish_import")
"""What turns the feature switch on, and what mends deprecated modules: PySide has none now."""


def load_without_signatures() -> None:
    """Import PySide's core; nothing where somebody did so before, as tests do."""
    if "shiboken6" in sys.modules:
        return
    usual = builtins.__import__

    def importing(
        name: str,
        globals: Mapping[str, object] | None = None,
        locals: Mapping[str, object] | None = None,
        fromlist: Sequence[str] | None = (),
        level: int = 0,
    ) -> Any:
        finder = sys.meta_path[0]
        if name == _PACKAGE and fromlist == ("loader",) and finder.find_spec(_MAPPING, None):
            return SimpleNamespace(loader=_Loader(finder))
        return usual(name, globals, locals, fromlist or (), level)

    builtins.__import__ = importing
    try:
        importlib.import_module("PySide6.QtCore")
    finally:
        builtins.__import__ = usual


class _Loader(ModuleType):
    """Stands for PySide's module of that name: loads it when one of its functions is called.

    An error looks for the names of its function in the module `mapping` before that, and asks it
    for `update_mapping` first (`adjustFuncName` in PySide's `signature.cpp`): a stand-in as well.
    """

    def __init__(self, finder: Any) -> None:
        super().__init__(f"{_PACKAGE}.loader")
        self._finder = finder
        self._loaded: ModuleType | None = None
        self._lock = threading.RLock()
        self._mapping = sys.modules[_MAPPING] = ModuleType(_MAPPING)
        vars(self._mapping)["update_mapping"] = self._update_mapping

    def __getattr__(self, name: str) -> Callable[..., Any]:
        def call(*arguments: Any) -> Any:
            return None if name in _LEFT_OUT else getattr(self._load(), name)(*arguments)

        return call

    def _load(self) -> ModuleType:
        with self._lock:
            if self._loaded is None:
                del sys.modules[_MAPPING]
                sys.meta_path.insert(0, self._finder)
                try:
                    self._loaded = importlib.import_module(self.__name__)
                finally:
                    sys.meta_path.remove(self._finder)
        return self._loaded

    def _update_mapping(self) -> None:
        with self._lock:
            self._load()
            mapping = sys.modules[_MAPPING]
            mapping.update_mapping()
            vars(self._mapping).update(vars(mapping), update_mapping=self._update_mapping)
