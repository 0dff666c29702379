"""A name of Qt's taken for something else breaks Qt far from where it was taken."""

import ast
import importlib
import inspect
from collections.abc import Iterator

from PySide6.QtCore import QObject

from tests.arch.sources import Source, qt_sources

VIRTUALS_OF_ONE_WORD = {
    *("count", "data", "event", "flags", "index", "open", "paint", "parent"),
    *("invalidate", "revert", "span", "submit", "validate"),
}
"""Virtual functions that look like ordinary names; overriding these is what Qt means."""


def test_no_attribute_or_method_hides_one_of_qts():
    strays = [
        f"{source.at(node)} {owner.__name__}.{name}"
        for source, owner, tree in _qt_classes()
        for name, node in _names_given(tree)
        if _qt_has(owner, name)
    ]
    assert not strays, "\n".join(strays)


def test_every_public_method_of_our_own_says_what_it_does():
    """Ruff cannot tell an override of Qt's, which Qt documents, from a method of ours."""
    silent = [
        f"{source.at(node)} {owner.__name__}.{node.name}"
        for source, owner, tree in _qt_classes()
        for node in tree.body
        if isinstance(node, ast.FunctionDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
        and not any(hasattr(base, node.name) for base in owner.__mro__[1:])
    ]
    assert not silent, "\n".join(silent)


def _qt_classes() -> Iterator[tuple[Source, type, ast.ClassDef]]:
    for source in qt_sources():
        module = importlib.import_module(source.module)
        for node in source.tree.body:
            owner = getattr(module, node.name, None) if isinstance(node, ast.ClassDef) else None
            if inspect.isclass(owner) and issubclass(owner, QObject):
                yield source, owner, node


def _names_given(tree: ast.ClassDef) -> Iterator[tuple[str, ast.AST]]:
    """Yield what the class body binds, and what its methods set on `self`."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            is_override = node.name in VIRTUALS_OF_ONE_WORD or not node.name.islower()
            if not is_override:
                yield node.name, node
        elif isinstance(node, (ast.Assign, ast.AnnAssign)):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from ((name.id, name) for name in targets if isinstance(name, ast.Name))
    for node in ast.walk(tree):
        is_set = isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store)
        if is_set and isinstance(node.value, ast.Name) and node.value.id == "self":
            yield node.attr, node


def _qt_has(owner: type, name: str) -> bool:
    bases = [base for base in owner.__mro__ if base.__module__.startswith(("PySide6", "Shiboken"))]
    return not name.startswith("__") and any(name in vars(base) for base in bases)
