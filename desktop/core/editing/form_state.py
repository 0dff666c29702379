"""What a form holds while someone works in it: the document, the way back, and what is wrong."""

from collections.abc import Iterable
from typing import Any, Final, NamedTuple

import msgspec

from db.entries.base import Entry
from db.entries.compare import FieldChange, compare
from db.entries.findings import Finding, Level, Path
from db.entries.kinds import KINDS
from db.entries.paths import get_at, insert_at, move_at, remove_at, set_at
from db.entries.validate import check_entry
from db.errors import BugError
from desktop.core.editing.undo import Step, UndoStack
from desktop.core.forms.labels import label_of
from desktop.core.forms.spec import BY_COMMANDS
from desktop.core.forms.specs import FORMS
from desktop.core.words import tr

_LEVELS: Final[tuple[Level, ...]] = ("error", "warning", "note")
_IN_A_FORM: Final = {
    "is empty": "This may not be empty",
    "has no text in any language": "This may not be empty",
}
"""Messages that follow the name of a field elsewhere, as they stand under it."""


class ShownProblem(NamedTuple):
    """What is wrong, as it is shown at a field.

    Attributes:
        path: Way to the value; `field_of` gives the field of the form.
        level: How much it weighs.
        text: A sentence without its full stop.
    """

    path: Path
    level: Level
    text: str


def field_of(path: Path) -> Path:
    """Return the way to the field of the form that a path leads into."""
    return path[:3] if path[:1] == ("text",) else path[:1]


class FormState:
    """The state of one form.

    It remembers what was computed of the present document, and no longer than that is present.
    """

    def __init__(
        self,
        kind: str,
        base: Entry,
        revision: int = 0,
        document: Entry | None = None,
        base_language: str = "en",
    ) -> None:
        """Begin with an entry.

        Args:
            kind: Of the entry.
            base: As it is saved; blank for a new one.
            revision: Which the form begins with; 0 for a new entry.
            document: What the form shows if that is not `base`, as after a crash.
            base_language: Of texts that every entry has.
        """
        self.kind = kind
        self.base = base
        self.revision = revision
        self._document = base if document is None else document
        self._base_language = base_language
        self._undo = UndoStack()
        self.is_checked = False
        self._findings: list[Finding] = []
        self._found_in = self._document
        self._changes: list[FieldChange] | None = None
        self._problems: list[ShownProblem] | None = None

    @property
    def document(self) -> Entry:
        """The entry as the form shows it."""
        return self._document

    @property
    def changes(self) -> list[FieldChange]:
        """What differs from what is saved, value by value."""
        if self._changes is None:
            self._changes = compare(self.base, self._document)
        return self._changes

    @property
    def changed_paths(self) -> set[Path]:
        """The fields of the form that differ from what is saved."""
        return {field_of(change.path) for change in self.changes}

    @property
    def change_count(self) -> int:
        """How many fields of the form differ from what is saved."""
        return len(self.changed_paths)

    @property
    def is_dirty(self) -> bool:
        """Whether there is anything to save."""
        return self._document != self.base

    @property
    def problems(self) -> list[ShownProblem]:
        """What is wrong with the document as it is, the worst first, then as the form goes."""
        if self._problems is None:
            self._problems = self._list_problems()
        return self._problems

    @property
    def undo_label(self) -> str:
        """The field that `undo` would change, in words; empty when there is nothing to undo."""
        return self._undo.undo_label

    @property
    def redo_label(self) -> str:
        """The field that `redo` would change, in words; empty when there is nothing to redo."""
        return self._undo.redo_label

    def count_problems(self, level: Level) -> int:
        """Return how many problems of a level there are."""
        return sum(problem.level == level for problem in self.problems)

    def apply(self, path: Path, value: Any, now: float) -> None:
        """Give a field another value.

        Args:
            path: Way to it.
            value: As for `set_at`: an empty text or None takes a language away.
            now: Seconds of a clock that only goes forward; what is typed in one go is undone so.

        Raises:
            BugError: There is no such field.
        """
        before = get_at(self._document, path)
        document = set_at(self._document, path, value)
        if document == self._document:
            return
        self._show(document)
        label = label_of(self.kind, path, self._base_language)
        self._undo.push(Step(path, before, value, label), now)

    def insert(self, path: Path, index: int, item: Any, now: float) -> None:
        """Put one item more into a list, as one step."""
        self.apply(path, get_at(insert_at(self._document, path, index, item), path), now)

    def remove(self, path: Path, index: int, now: float) -> None:
        """Take an item out of a list, as one step."""
        self.apply(path, get_at(remove_at(self._document, path, index), path), now)

    def move(self, path: Path, index: int, to: int, now: float) -> None:
        """Move an item of a list, as one step."""
        self.apply(path, get_at(move_at(self._document, path, index, to), path), now)

    def replace(self, document: Entry, now: float) -> None:
        """Show another state of the entry, such as an earlier revision, as one step."""
        self.apply((), _with_life_of(document, self._document), now)

    def undo(self) -> Path | None:
        """Take the last step back; return the field it was in, None when there is none."""
        step = self._undo.undo()
        return step and self._go(step.path, step.before)

    def redo(self) -> Path | None:
        """Take the last step again that was taken back; return the field it was in."""
        step = self._undo.redo()
        return step and self._go(step.path, step.after)

    def take_findings(self, document: Entry, findings: Iterable[Finding]) -> None:
        """Take what was found in a document while the form went on: references, the lint.

        A finding is shown as long as what it is about stays as it was. One about text stays until
        the next check while the text is written: it would come and go with each word, and with it
        the room that it takes in the form.
        """
        self.is_checked = True
        own = set(check_entry(document))
        self._findings = [found for found in findings if (found.path, found.message) not in own]
        self._found_in = document
        self._problems = None

    def saved(self, document: Entry, revision: int) -> None:
        """Take note that a state of the entry was saved; what was typed since then stays.

        Args:
            document: As it was saved, its life cycle included.
            revision: Its number.
        """
        self.base = document
        self.revision = revision
        self._show(_with_life_of(self._document, document))
        self._undo.close()

    def after_reload(self, base: Entry, revision: int, document: Entry | None = None) -> None:
        """Go on from a newer revision than the form began with.

        There is no way back behind it: that would undo what others did.

        Args:
            base: As it is saved now.
            revision: Its number.
            document: Both together, where the form had changes of its own; `base` without.
        """
        self.base = base
        self.revision = revision
        self._show(base if document is None else document)
        self._undo = UndoStack()

    def _show(self, document: Entry) -> None:
        self._document = document
        self._changes = self._problems = None

    def _go(self, path: Path, value: Any) -> Path:
        value = value if path else _with_life_of(value, self._document)
        self._show(set_at(self._document, path, value))
        return path

    def _list_problems(self) -> list[ShownProblem]:
        slips = check_entry(self._document)
        found = [self._shown(path, "error", message) for path, message in slips]
        for finding in self._findings:
            if self._still_holds(finding.path):
                text = "; ".join(filter(None, (finding.message, finding.suggestion)))
                found.append(self._shown(finding.path, finding.level, text))
        order = {name: place for place, name in enumerate(self._fields())}
        unique = dict.fromkeys(found)
        return sorted(
            unique,
            key=lambda shown: (
                _LEVELS.index(shown.level),
                order.get(_name_of(shown.path), len(order)),
            ),
        )

    def _fields(self) -> list[tuple[bool, str]]:
        return [(field.is_translatable, field.name) for field in FORMS[self.kind].fields]

    def _still_holds(self, path: Path) -> bool:
        try:
            now, before = get_at(self._document, path), get_at(self._found_in, path)
        except BugError:
            return False  # what it was about is gone
        return now == before or (isinstance(now, str) and now != "")

    def _shown(self, path: Path, level: Level, message: str) -> ShownProblem:
        title = KINDS[self.kind].title
        if path == ("text",) and title:
            path = ("text", self._base_language, title)
        text = tr(_IN_A_FORM.get(message, message))
        return ShownProblem(path, level, text[:1].upper() + text[1:])


def _name_of(path: Path) -> tuple[bool, str]:
    """Return whether a path leads into a text, and to which field."""
    is_text = path[:1] == ("text",)
    field = field_of(path)
    return is_text, str(field[-1]) if field else ""


def _with_life_of(document: Entry, other: Entry) -> Entry:
    """Return a document with what commands set as another has it; its name is its own."""
    life = {name: getattr(other, name) for name in sorted(BY_COMMANDS - {"slug"})}
    return msgspec.structs.replace(document, **life)
