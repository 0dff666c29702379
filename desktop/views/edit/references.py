"""The entries that a form refers to: what they are called, which may be meant, and new ones."""

from __future__ import annotations  # what writing needs is only a type here

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from db.engine import ReadSession
from db.errors import NotFound, UserError
from db.queries.desk.entries import list_titles_at, list_used_slugs
from db.queries.desk.records import TitleRow
from db.queries.entries import list_entry_ids, list_labels
from db.search.finder import search
from desktop.core.forms.blank import blank, slug_from
from desktop.core.workspace import Workspace, now
from desktop.qt.author import author_of
from desktop.qt.context import AppContext
from desktop.qt.jobs import Token as Job
from desktop.widgets.fields.suggestions import Suggestion
from desktop.widgets.fields.token_chip import Token

if TYPE_CHECKING:
    from db.changes import Change
    from db.entries.base import Entry
    from db.records import Label
    from db.search.results import Hit

_MOST: Final = 8
_LANE: Final = "search.suggest"

Titles = Mapping[tuple[str, str], TitleRow]


class References(QObject):
    """Knows titles once they were read; finds and makes entries in jobs."""

    created = Signal(object)  # db.changes.Change

    def __init__(self, context: AppContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._titles: dict[tuple[str, str], TitleRow] = {}

    def learn(self, titles: Titles) -> None:
        """Take in what entries are called."""
        self._titles.update(titles)

    def title(self, kind: str, slug: str) -> str:
        """Return what an entry is called; its slug where that is not known."""
        known = self._titles.get((kind, slug))
        return known.title if known else slug

    def token(self, kinds: Sequence[str], value: str) -> Token:
        """Return the token of a reference; without its only kind it is written `kind/slug`."""
        kind, slug = (kinds[0], value) if len(kinds) == 1 else _split(value)
        known = self._titles.get((kind, slug))
        is_there = known is not None and known.stage not in ("trashed", "withdrawn")
        return Token(value, known.title if known else "", kind, is_there)

    def look_up(self, addresses: Iterable[tuple[str, str]]) -> None:
        """Read what some entries are called, if that is not known yet."""
        library = self._context.library
        missing = [address for address in addresses if address not in self._titles]
        if missing and library is not None:
            self.learn(library.read(list_titles_at, missing, self._context.language))

    def suggest(
        self, text: str, kinds: Sequence[str], done: Callable[[str, list[Suggestion]], None]
    ) -> None:
        """Find what may be meant by a text; `done(text, suggestions)` unless a later one came."""
        library, lang = self._context.library, self._context.language
        if library is None:
            return

        def run(job: Job) -> list[Suggestion]:
            job.on_cancel(library.interrupt_of_thread())
            return library.read(_find, text, kinds, lang)

        def answer(found: list[Suggestion]) -> None:
            done(text, found)

        self._context.jobs.submit(run, answer, lane=_LANE)

    def create(self, kind: str, title: str, done: Callable[[Token], None]) -> None:
        """Make a draft that has no more than a title; `done(token)` once it is there."""
        library = self._context.library
        if not isinstance(library, Workspace):
            return
        author, at = author_of(self._context.settings), now()

        def run(_job: Job) -> tuple[Change, Titles]:
            from db.commands.entries import save_entry

            with library.file.read() as session:
                document = _named(session, kind, title)
            change = library.write(
                save_entry, kind=kind, document=document, author=author, at=at, reason=title
            )
            titles = library.read(list_titles_at, change.entries, self._context.language)
            return change, titles

        def answer(made: tuple[Change, Titles]) -> None:
            change, titles = made
            self.learn(titles)
            self.created.emit(change)
            done(self.token((kind,), change.entries[0][1]))

        self._context.jobs.submit(run, answer, self._on_failed, lane="write")

    def take_picture(self, path: Path, done: Callable[[str], None]) -> None:
        """Take a picture's file into the workspace; `done(name)` with what it is called there."""
        library = self._context.library
        if not isinstance(library, Workspace):
            return

        def run(_job: Job) -> str:
            from db.commands.assets import add_asset
            from db.content.pictures import read

            try:
                data = read(path)
            except OSError as error:
                raise NotFound(f"{path.name} cannot be read ({error.strerror}).") from error
            return library.write(add_asset, name=path.name, data=data).entries[0][1]

        self._context.jobs.submit(run, done, self._on_failed, lane="write")

    def _on_failed(self, error: UserError) -> None:
        self._context.tell(str(error))


def _split(value: str) -> tuple[str, str]:
    kind, _, slug = value.partition("/")
    return kind, slug


def _find(session: ReadSession, text: str, kinds: Sequence[str], lang: str) -> list[Suggestion]:
    """Return entries of some kinds by a text, the best first; by title where there is none."""
    found: Sequence[Hit | Label] = (
        search(session, text, kinds=kinds, lang=lang, limit=_MOST).hits
        if text.strip()
        else list_labels(session, list_entry_ids(session, kinds, lang)[:_MOST], lang)
    )
    return [
        Suggestion(
            each.slug if len(kinds) == 1 else f"{each.kind}/{each.slug}",
            each.title,
            each.context,
            each.kind,
        )
        for each in found
    ]


def _named(session: ReadSession, kind: str, title: str) -> Entry:
    """Return a document of which only the name is known."""
    from db.entries.kinds import KINDS
    from db.entries.paths import set_at
    from db.entries.person import Person

    lang = str(session.value("SELECT base_language FROM edition"))
    slug = slug_from(title)
    slug = slug_from(title, list_used_slugs(session, kind, slug))
    document = blank(kind, slug or kind, lang)
    if isinstance(document, Person):
        given, _, family = title.rpartition(" ")
        return set_at(set_at(document, ("family",), family), ("given",), given)
    return set_at(document, ("text", lang, KINDS[kind].title), title)
