"""The forms that are open: a form that is left with changes is there again when one comes back."""

from dataclasses import dataclass, field
from typing import Any

from db.entries.base import Entry
from desktop.core.editing.form_state import FormState
from desktop.core.editing.opening import Opened
from desktop.core.routes import Route


@dataclass(slots=True)
class OpenForm:
    """One form.

    Attributes:
        name: As its recovery copy is called; no other form has that name.
        key: Where it is come back to.
        opened: The entry as it was read, or saved since.
        state: What was done to it.
        lang: Language of the texts shown.
        reason: Why it is changed, as far as that was typed.
        kept: The document that the last recovery copy holds.
        place: How far the form is scrolled.
        proposed: Name that a new entry was given after its title.
    """

    name: str
    key: str
    opened: Opened
    state: FormState
    lang: str
    reason: str = ""
    kept: Any = None
    place: int = 0
    proposed: str = ""

    @property
    def must_be_kept(self) -> bool:
        """Whether it holds what neither the entry nor a recovery copy does."""
        return self.state.is_dirty and self.state.document != self.kept

    def saved(self, document: Entry, entry_id: int, revision: int) -> None:
        """Go on from a document of it that was saved; the save has dropped what was kept."""
        self.state.saved(document, revision)
        self.opened = self.opened.after_save(entry_id, revision, document)
        self.key = str(Route("edit", f"{self.opened.kind}/{document.slug}"))
        self.reason, self.kept = "", None


@dataclass(slots=True)
class OpenForms:
    """Those with changes, and the one shown."""

    shown: OpenForm | None = None
    _left: dict[str, OpenForm] = field(default_factory=dict)

    @property
    def names(self) -> frozenset[str]:
        """What the forms are called."""
        shown = {self.shown.name} if self.shown else set()
        return frozenset(shown | {form.name for form in self._left.values()})

    def named(self, name: str) -> OpenForm | None:
        """Return the form of a name, None where it was dropped."""
        forms = [self.shown, *self._left.values()]
        return next((form for form in forms if form and form.name == name), None)

    def leave(self) -> None:
        """Put the shown form aside; one without changes is forgotten."""
        if self.shown is not None:
            self.set_aside(self.shown)
        self.shown = None

    def set_aside(self, form: OpenForm) -> None:
        """Have a form there again as long as it has changes, unless there is a later one."""
        self._left = {key: other for key, other in self._left.items() if other is not form}
        is_taken = form.key in self._left or (self.shown is not None and self.shown.key == form.key)
        if form.state.is_dirty and (form is self.shown or not is_taken):
            self._left[form.key] = form

    def come_back(self, key: str) -> OpenForm | None:
        """Take up a form that was put aside."""
        self.shown = self._left.pop(key, None)
        return self.shown

    def unsaved(self) -> list[OpenForm]:
        """Return all forms with changes."""
        shown = [self.shown] if self.shown is not None and self.shown.state.is_dirty else []
        return [*shown, *self._left.values()]

    def forget(self) -> None:
        """Drop all of them, as when another file was opened."""
        self.shown = None
        self._left.clear()
