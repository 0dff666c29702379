"""A content folder in memory: the edition's record, its entries, its pictures, its problems."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import msgspec

from db.content.problems import Problem, Report
from db.entries.base import Entry
from db.entries.fields import check_language
from db.entries.findings import Address, Finding, field_name
from db.entries.kinds import KINDS

EDITION_FILE: Final = "edition.yaml"

_MOMENT: Final = "%Y-%m-%dT%H:%M:%SZ"


class EditionInfo(msgspec.Struct, kw_only=True, frozen=True):
    """What `edition.yaml` says of the edition.

    Attributes:
        number: Whole number that rises from edition to edition.
        label: As people call it ("2026.1").
        published_at: UTC, ISO 8601; `published` in the file.
        languages: BCP 47 tags of the texts.
        base_language: Language of the texts that stand without one.
        content_licence: SPDX identifier.
    """

    title: str
    number: int
    label: str
    published_at: str = msgspec.field(name="published")
    languages: list[str] = msgspec.field(default_factory=lambda: ["en"])
    base_language: str = "en"
    content_licence: str = "CC-BY-4.0"


@dataclass(slots=True)
class Folder:
    """A content folder.

    Attributes:
        info: The edition's own record; a blank one where it could not be read.
        entries: In the order of the kinds, then by slug; faulty ones are left out.
        assets: Name of each picture to its file, or to its bytes when it comes from an edition.
        report: Every problem found.
        broken: Addresses that exist but could not be read; slug `*` for a whole list.
        path: Where it was read; `.` for one made in memory.
    """

    info: EditionInfo
    entries: dict[Address, Entry] = field(default_factory=dict)
    assets: dict[str, Path | bytes] = field(default_factory=dict)
    report: Report = field(default_factory=Report)
    broken: set[Address] = field(default_factory=set)
    path: Path = field(default_factory=Path)

    def problem_of(self, finding: Finding) -> Problem:
        """Say a finding about an entry in terms of the folder's files."""
        kind, path = KINDS[finding.kind], finding.path
        lang = ""
        if path[:1] == ("text",):
            lang, path = str(path[1]) if len(path) > 1 else "", path[2:]
        if lang == self.info.base_language:
            lang = ""
        if kind.storage == "files":
            name = f"{finding.slug}.{lang}.md" if lang else f"{finding.slug}.md"
            file = self.path / kind.name / name
            path = () if path == (kind.body,) else path
        else:
            file = self.path / f"{kind.name}.yaml"
            path = (finding.slug, *(("translations", lang) if lang else ()), *path)
        return Problem(
            finding.level, file.as_posix(), field_name(path), finding.message, finding.suggestion
        )


def check_info(info: EditionInfo) -> Iterator[tuple[str, str]]:
    """Yield field and reason of everything wrong with an edition's own record."""
    for name in ("title", "label", "content_licence"):
        if not getattr(info, name):
            yield name, "is empty"
    if info.number < 1:
        yield "number", f"{info.number} is less than 1"
    if not _is_moment(info.published_at):
        yield "published", f"'{info.published_at}' is not written like 2026-11-23T00:00:00Z"
    for at, lang in enumerate(info.languages):
        message = check_language(lang)
        if message or lang in info.languages[:at]:
            yield f"languages[{at}]", message or f"'{lang}' stands in the list twice"
    if info.base_language not in info.languages:
        yield "base_language", f"'{info.base_language}' is not among the languages"


def _is_moment(text: str) -> bool:
    try:
        return datetime.strptime(text, _MOMENT).replace(tzinfo=UTC).strftime(_MOMENT) == text
    except ValueError:
        return False


def blank_info() -> EditionInfo:
    """Return the record of an edition that could not be read."""
    return EditionInfo(title="", number=0, label="", published_at="")
