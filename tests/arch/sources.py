"""The source files that the architecture's tests look at, parsed once."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("db", "desktop", "tests")
QT_PART = ("qt", "models", "widgets", "views", "dialogs")


@dataclass(frozen=True)
class Source:
    """A Python file: its name below the repository, its text and its tree."""

    name: str
    text: str
    tree: ast.Module

    @property
    def module(self) -> str:
        return self.name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        """Every node of the tree, walked once for all tests."""
        return tuple(ast.walk(self.tree))

    def is_in(self, *places: str) -> bool:
        """Tell whether it is one of these files, or lies in one of these folders (`x/`)."""
        return any(
            self.name.startswith(place) if place.endswith("/") else self.name == place
            for place in places
        )

    def at(self, node: ast.AST) -> str:
        """Say where a node stands, as editors understand it."""
        return f"{self.name}:{getattr(node, 'lineno', 1)}"


@cache
def all_sources() -> tuple[Source, ...]:
    files = [ROOT / "dev.py", ROOT / "build_spec.spec"]
    for folder in FOLDERS:
        files += sorted((ROOT / folder).rglob("*.py"))
    return tuple(_parse(file) for file in files)


def sources_in(*places: str) -> list[Source]:
    return [source for source in all_sources() if source.is_in(*places)]


def qt_sources() -> list[Source]:
    """Return the part of the desktop that knows Qt."""
    folders = [f"desktop/{name}/" for name in QT_PART]
    return sources_in(*folders, "desktop/main_window.py", "desktop/app.py")


def names_used(source: Source) -> Iterator[tuple[str, ast.AST]]:
    """Yield every plain name, attribute and imported name with its node."""
    for node in source.nodes:
        if isinstance(node, ast.Name):
            yield node.id, node
        elif isinstance(node, ast.Attribute):
            yield node.attr, node
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            for alias in node.names:
                yield alias.name, node


def _parse(file: Path) -> Source:
    text = file.read_text(encoding="utf-8")
    name = file.relative_to(ROOT).as_posix()
    return Source(name, text, ast.parse(text, name))
