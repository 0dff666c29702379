"""What of a content folder goes into an edition, numbered and named, and what stands against it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from db.content.labels import EntryLabel, list_labels
from db.content.links import Directory, TextResolver, describe_unpublished, find_unpublished
from db.content.model import Folder
from db.content.pictures import Picture, measure, read
from db.content.rendered import RenderedField, render_fields
from db.entries.base import Entry
from db.entries.findings import Address, Finding, Level, did_you_mean
from db.entries.kinds import KINDS
from db.entries.layout import date_field
from db.entries.rows import date_bounds
from db.entries.vocabulary import Image
from db.errors import Invalid
from db.rendering.document import Problem

PUBLIC: Final = ("published", "withdrawn")

_KIND_ORDER: Final = {name: number for number, name in enumerate(KINDS)}
_ADD_ENTRY: Final = "add an entry for it, or say it in words"
LEVELS: Final[dict[str, Level]] = {
    "reference": "error",
    "image": "error",
    "link": "warning",
    "symbol": "note",
    "target": "note",
}
"""How much it weighs, by the code of a problem that was found while a body was rendered."""


@dataclass(slots=True)
class Contents:
    """The public entries of a folder.

    Attributes:
        folder: Where they come from; its report takes what is found.
        entries: By kind, date and slug.
        ids: Their place in that order, from 1, so that newest first is the ids backwards.
        labels: By language, of those that are not withdrawn.
        directory: The names they answer to.
    """

    folder: Folder
    entries: dict[Address, Entry] = field(init=False)
    ids: dict[Address, int] = field(init=False)
    labels: dict[Address, dict[str, EntryLabel]] = field(init=False)
    directory: Directory = field(init=False)
    _resolvers: dict[str, TextResolver] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Number and name the entries; the folder need not be sound."""
        public = {at: entry for at, entry in self.folder.entries.items() if entry.status in PUBLIC}
        self.entries = dict(sorted(public.items(), key=lambda item: _order(*item)))
        self.ids = {address: number for number, address in enumerate(self.entries, start=1)}
        self.labels = {
            (kind, slug): labels
            for (kind, slug), entry in self.entries.items()
            if (labels := dict(list_labels(kind, entry, self.base_language)))
        }
        self.directory = Directory(self.entries, self.ids)

    @property
    def base_language(self) -> str:
        """Language of the texts that every entry has."""
        return self.folder.info.base_language

    def render(self, address: Address) -> Iterator[tuple[RenderedField, list[Finding]]]:
        """Yield the rendered fields of an entry, each with what is wrong with it."""
        entry = self.entries[address]
        if entry.status == "withdrawn":
            return
        for rendered in render_fields(address[0], entry, self._resolver):
            yield rendered, list(self._find_problems(address, rendered))

    def read_picture(self, image: Image) -> tuple[bytes, Picture]:
        """Return the bytes of an image's file and what they are.

        Raises:
            Invalid: They are no picture that can be carried.
            OSError: They cannot be read.
        """
        asset = self.folder.assets[image.file]
        data = read(asset) if isinstance(asset, Path) else asset
        return data, measure(data)

    def check(self) -> None:
        """Report what only a build can see; bodies too where other errors stop it anyway."""
        report = self.folder.report
        for finding in (*find_unpublished(self.folder.entries), *self._check_pictures()):
            report.add(self.folder.problem_of(finding))
        if report.has_errors:
            for address in self.entries:
                for _, findings in self.render(address):
                    report.extend(map(self.folder.problem_of, findings))

    def _resolver(self, lang: str) -> TextResolver:
        if lang not in self._resolvers:
            resolver = TextResolver(self.directory, self.labels, lang, self.base_language)
            self._resolvers[lang] = resolver
        return self._resolvers[lang]

    def _check_pictures(self) -> Iterator[Finding]:
        for (kind, slug), entry in self.entries.items():
            if isinstance(entry, Image) and entry.file in self.folder.assets:
                try:
                    self.read_picture(entry)
                except (Invalid, OSError) as error:
                    yield Finding(kind, slug, ("file",), f"'{entry.file}' {error}")

    def _find_problems(self, address: Address, rendered: RenderedField) -> Iterator[Finding]:
        path = ("text", rendered.lang, rendered.field)
        if rendered.document is None:
            yield Finding(*address, path, rendered.refusal)
            return
        for problem in rendered.document.problems:
            yield self._finding(address, path, problem)

    def _finding(self, address: Address, path: tuple[str, ...], problem: Problem) -> Finding:
        level = LEVELS[problem.code]
        if problem.code in ("symbol", "target"):
            suggestion = did_you_mean(problem.about, self.directory.symbols) or _ADD_ENTRY
            return Finding(*address, path, problem.message, suggestion, level)
        if level != "error":
            return Finding(*address, path, problem.message, level=level)
        kind, _, slug = problem.about.partition("/")
        hidden = self.folder.entries.get((kind, slug))
        if hidden is not None:
            return Finding(*address, path, describe_unpublished(kind, hidden))
        if {(kind, slug), (kind, "*")} & self.folder.broken:
            return Finding(*address, path, f"{kind}/{slug} could not be read", level="note")
        slugs = [known for known_kind, known in self.entries if known_kind == kind]
        return Finding(*address, path, problem.message, did_you_mean(slug, slugs))


def _order(address: Address, entry: Entry) -> tuple[int, str, str]:
    kind, slug = address
    dated_by = date_field(KINDS[kind])
    date = getattr(entry, dated_by) if dated_by and entry.status != "withdrawn" else ""
    try:
        start = date_bounds("date", date)["date_from"]
    except Invalid:
        start = None  # validation stops the build; the order is for the rest of its report
    return _KIND_ORDER[kind], start or "", slug
