"""The check of the open edition: one result for the badge, the edition's page and the start."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from db.errors import Interrupted, UserError
from desktop.core.words import count_text, tr
from desktop.qt.jobs import Jobs, Token

if TYPE_CHECKING:  # the frame is painted without knowing how editions are checked
    from db.content.damage import Damage

LANE: Final = "idle.check"
_MOST_NAMED: Final = 3


class EditionCheck(QObject):
    """What is known of the edition's bytes; `changed` is emitted whenever that changes.

    `state` is 'unchecked', 'running', 'complete' or 'damaged'.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.state = "unchecked"
        self.damage: tuple[Damage, ...] = ()
        self._refusal = ""

    @property
    def badge(self) -> str:
        """The state as the badge knows it."""
        return "unchecked" if self.state == "running" else self.state

    @property
    def sentence(self) -> str:
        """What was found, in one sentence that claims no more than that."""
        if self.state == "complete":
            return tr("Complete: every byte is as published")
        if self.state == "damaged":
            return tr("Damaged: {what}").format(what=self.subjects)
        if self.state == "running":
            return tr("Being checked")
        return self._refusal or tr("This file has not been checked yet")

    @property
    def subjects(self) -> str:
        """What was hit, in a few words."""
        return named(self.damage)

    def run(self, jobs: Jobs, path: Path) -> None:
        """Check a file in a job of low urgency; a check under way is dropped for this one.

        Where every byte is as published nothing else can be wrong; only where one is not the whole
        check is made, which says what was hit.
        """

        def check(token: Token) -> "tuple[Damage, ...]":
            from db.content.check import check_edition, is_intact

            def look(_done: int, _total: int, _what: str) -> None:
                if token.is_cancelled:
                    raise Interrupted

            return () if is_intact(path) else tuple(check_edition(path, progress=look))

        self._set("running")
        jobs.submit(check, self._on_checked, self._on_check_refused, lane=LANE)

    def forget(self) -> None:
        """Know nothing, as when another edition is opened."""
        self._set("unchecked")

    def _set(self, state: str, damage: "tuple[Damage, ...]" = (), refusal: str = "") -> None:
        self.state, self.damage, self._refusal = state, damage, refusal
        self.changed.emit()

    def _on_checked(self, damage: "tuple[Damage, ...]") -> None:
        self._set("damaged" if damage else "complete", damage)

    def _on_check_refused(self, error: UserError) -> None:
        self._set("unchecked", refusal=str(error))


def named(damage: "tuple[Damage, ...]") -> str:
    """Name what was hit, the entries first and at most three of them."""
    subjects = dict.fromkeys(found.subject for found in damage)
    if len(subjects) > 1:
        subjects.pop("file", None)  # that something in it was hit, the rest says
    entries = [subject for subject in subjects if "/" in subject]
    shown = (entries or list(subjects))[:_MOST_NAMED]
    rest = len(subjects) - len(shown)
    if rest and entries:
        shown.append(count_text(rest, tr("other place"), tr("other places")))
    return ", ".join(shown)
