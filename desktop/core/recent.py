"""Recent searches and entries: kept on this computer, clearable, and switched off by a setting."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from db.errors import BadUsage
from desktop.core.files import read_json, write_json
from desktop.core.routes import parse

KEPT: Final = 5
_LONGEST: Final = 200


@dataclass(slots=True)
class Recent:
    """The last searches and the last entries opened, the newest first.

    Attributes:
        searches: Texts searched for.
        entries: (address, title) of entries opened from the search box.
    """

    path: Path | None = None
    searches: list[str] = field(default_factory=list)
    entries: list[tuple[str, str]] = field(default_factory=list)
    is_kept: bool = True

    @classmethod
    def load(cls, path: Path, *, is_kept: bool) -> "Recent":
        """Read what was kept, unless the person has switched that off."""
        data: dict[str, Any] = read_json(path) if is_kept else {}
        searches = [text[:_LONGEST] for text in _list(data, "searches") if isinstance(text, str)]
        entries = [(pair[0], pair[1]) for pair in _list(data, "entries") if _is_entry(pair)]
        return cls(path, searches[:KEPT], entries[:KEPT], is_kept)

    def add_search(self, text: str) -> None:
        """Remember a search that was carried through."""
        text = " ".join(text.split())[:_LONGEST]
        if self.is_kept and text:
            self.searches = [text, *(one for one in self.searches if one != text)][:KEPT]
            self._save()

    def add_entry(self, address: str, title: str) -> None:
        """Remember an entry that was opened from the search box."""
        if self.is_kept:
            others = (pair for pair in self.entries if pair[0] != address)
            self.entries = [(address, title), *others][:KEPT]
            self._save()

    def clear(self) -> None:
        """Forget everything, on disk as well."""
        self.searches, self.entries = [], []
        if self.path is not None:
            self.path.unlink(missing_ok=True)

    def keep(self, *, is_kept: bool) -> None:
        """Switch remembering on or off; off forgets."""
        self.is_kept = is_kept
        if not is_kept:
            self.clear()

    def _save(self) -> None:
        if self.path is not None:
            write_json(
                self.path, {"version": 1, "searches": self.searches, "entries": self.entries}
            )


def _list(data: dict[str, Any], key: str) -> list[Any]:
    found = data.get(key)
    return found if isinstance(found, list) else []


def _is_entry(pair: object) -> bool:
    if not (isinstance(pair, list) and len(pair) == 2 and all(isinstance(s, str) for s in pair)):
        return False
    try:
        return parse(pair[0]).is_entry
    except BadUsage:
        return False
