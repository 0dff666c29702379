"""Read a content folder: every file, every problem, and the typed entries that are sound.

`db.content.writer` writes the same layout: `edition.yaml`; `<kind>/<slug>.md` with
`<slug>.<language>.md` beside it, or `<kind>.yaml` with a list; pictures beside the lists.
"""

from pathlib import Path
from typing import Any, Final

from db.content import yamlio
from db.content.decode import Decoder
from db.content.model import EDITION_FILE, EditionInfo, Folder, blank_info, check_info
from db.content.pages import Page, load_page, read_text
from db.content.problems import Problem, Report
from db.entries.base import Entry, Text
from db.entries.fields import LANGUAGE, SLUG
from db.entries.findings import Level, field_name
from db.entries.findings import Path as FieldPath
from db.entries.kinds import KINDS, Kind
from db.entries.parts import texts_of
from db.entries.validate import validate
from db.errors import NotFound

__all__ = ["EditionInfo", "Folder", "Problem", "Report", "read_folder"]

IMAGE_SUFFIXES: Final = (".png", ".jpg", ".jpeg", ".webp")

_UNREAD: Final = frozenset({"README.md", "LICENSE", "LICENSE.md", "LICENSE.txt"})
_WHOLE_LIST: Final = "*"


def read_folder(path: Path, *, is_validated: bool = True) -> Folder:
    """Read a content folder whole; what is wrong stands in its report.

    Args:
        path: The folder that holds `edition.yaml`.
        is_validated: Whether to apply the rules beyond the form of each file (dates, references).

    Raises:
        NotFound: There is no such folder.
    """
    try:
        is_there = path.is_dir()
    except OSError as error:
        raise NotFound(f"{path} cannot be read: {error.strerror}.") from error
    if not is_there:
        raise NotFound(f"There is no folder {path}.")
    folder = Folder(blank_info(), path=path)
    _Reader(folder).read()
    if is_validated:
        findings = validate(folder.entries, broken=folder.broken, images=folder.assets)
        folder.report.extend(map(folder.problem_of, findings))
        _compare_languages(folder)
    return folder


class _Reader:
    """Fills a folder, each file on its own, so that none hides the problems of another."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._path = folder.path

    def read(self) -> None:
        """Read everything there is."""
        self._read_edition()
        for kind in KINDS.values():
            if kind.storage == "files":
                self._read_files(kind)
            else:
                self._read_list(kind)
        self._read_rest()
        order = {name: at for at, name in enumerate(KINDS)}
        entries = self._folder.entries.items()
        self._folder.entries = dict(
            sorted(entries, key=lambda item: (order[item[0][0]], item[0][1]))
        )

    @property
    def _base(self) -> str:
        return self._folder.info.base_language

    def _read_edition(self) -> None:
        file = self._path / EDITION_FILE
        if not file.is_file():
            self._say(file, "is missing; it says which edition the folder makes")
            return
        loaded = self._load_yaml(file)
        if not loaded.is_whole:
            return
        decoder = Decoder(self._base)
        info = decoder.decode_struct(EditionInfo, loaded.value or {}, ())
        self._report(file, decoder, loaded.lines)
        if isinstance(info, EditionInfo):
            self._folder.info = info
            for field, message in check_info(info):
                self._say(file, message, field=field)

    def _read_files(self, kind: Kind) -> None:
        bases: dict[str, Path] = {}
        translations: dict[str, dict[str, Path]] = {}
        for file in self._list_pages(kind):
            slug, _, lang = file.stem.partition(".")
            if not SLUG.fullmatch(slug) or (lang and not LANGUAGE.fullmatch(lang)):
                self._say(file, "is not named <slug>.md or <slug>.<language>.md (a-z, 0-9, -)")
            elif not lang:
                bases[slug] = file
            elif lang == self._base:
                self._say(file, f"holds the base language '{lang}', whose texts are in {slug}.md")
            else:
                translations.setdefault(slug, {})[lang] = file
        for slug, file in bases.items():
            self._read_entry(kind, slug, file, translations.pop(slug, {}))
        for slug, files in translations.items():
            for file in files.values():
                self._say(file, f"translates {slug}.md, which does not exist")

    def _read_entry(self, kind: Kind, slug: str, file: Path, others: dict[str, Path]) -> None:
        texts: dict[str, Text] = {}
        for lang, other in others.items():
            text = self._read_translation(kind, other)
            if text is not None:
                texts[lang] = text
        page = self._load_page(file)
        entry = None
        if page is not None:
            decoder = Decoder(self._base)
            entry = decoder.decode_entry(kind, slug, page.data, body=page.body, texts=texts)
            self._report(file, decoder, page.lines)
        self._keep(kind, slug, entry)

    def _read_translation(self, kind: Kind, file: Path) -> Text | None:
        page = self._load_page(file)
        if page is None:
            return None
        decoder = Decoder(self._base)
        text = decoder.decode_text(kind, page.data, body=page.body)
        self._report(file, decoder, page.lines)
        return text

    def _read_list(self, kind: Kind) -> None:
        file = self._path / f"{kind.name}.yaml"
        if not (file.exists() or file.is_symlink()):
            return
        loaded = self._load_yaml(file)
        if isinstance(loaded.value, list):
            for at, item in enumerate(loaded.value):
                self._read_item(kind, file, item, at, loaded)
            return
        self._folder.broken.add((kind.name, _WHOLE_LIST))
        if loaded.is_whole:
            self._say(file, "expected a list of entries; each begins '- slug:'")

    def _read_item(self, kind: Kind, file: Path, item: Any, at: int, loaded: yamlio.Loaded) -> None:
        slug = item.get("slug") if isinstance(item, dict) else None
        line = loaded.lines.get((at,), 0)
        if not isinstance(slug, str) or not SLUG.fullmatch(slug):
            message = "an entry begins with 'slug:' and a name of a-z, 0-9 and -"
            self._say(file, message, field=field_name((at,)), line=line)
            return
        if self._is_known(kind, slug):
            self._say(file, "stands in the list twice", field=slug, line=line)
            return
        decoder = Decoder(self._base)
        texts = decoder.decode_translations(kind, item.get("translations"))
        fields = {key: item[key] for key in item if key not in ("slug", "translations")}
        entry = decoder.decode_entry(kind, slug, fields, texts=texts)
        self._report(file, decoder, loaded.lines, slug=slug, at=at)
        self._keep(kind, slug, None if decoder.faults else entry)

    def _read_rest(self) -> None:
        """Take the pictures, and say what else lies about that nobody will read."""
        known = {EDITION_FILE, *_UNREAD}
        known |= {f"{kind.name}.yaml" for kind in KINDS.values() if kind.storage == "list"}
        known |= {kind.name for kind in KINDS.values() if kind.storage == "files"}
        for file in sorted(self._path.iterdir()):
            if file.suffix.lower() in IMAGE_SUFFIXES and file.is_file():
                self._folder.assets[file.name] = file
            elif file.name not in known and not file.name.startswith("."):
                self._say(file, "is not part of a content folder and is not read", level="warning")

    def _list_pages(self, kind: Kind) -> list[Path]:
        folder = self._path / kind.name
        if not folder.is_dir():
            return []
        pages = []
        for file in sorted(folder.iterdir()):
            if file.suffix == ".md" and file.is_file():
                pages.append(file)
            elif not file.name.startswith("."):
                self._say(file, "is not a Markdown file and is not read", level="warning")
        return pages

    def _load_page(self, file: Path) -> Page | None:
        """Read a page; None where its fields could not be read at all."""
        text = read_text(file)
        page = Page(faults=[text]) if isinstance(text, yamlio.Fault) else load_page(text)
        for fault in page.faults:
            self._say(file, fault.message, line=fault.line)
        return None if page.faults else page

    def _load_yaml(self, file: Path) -> yamlio.Loaded:
        text = read_text(file)
        if isinstance(text, yamlio.Fault):
            loaded = yamlio.Loaded(faults=[text], is_whole=False)
        else:
            loaded = yamlio.load(text)
        for fault in loaded.faults:
            self._say(file, fault.message, line=fault.line)
        return loaded

    def _is_known(self, kind: Kind, slug: str) -> bool:
        address = (kind.name, slug)
        return address in self._folder.entries or address in self._folder.broken

    def _keep(self, kind: Kind, slug: str, entry: Entry | None) -> None:
        if entry is None:
            self._folder.broken.add((kind.name, slug))
        else:
            self._folder.entries[kind.name, slug] = entry

    def _report(
        self,
        file: Path,
        decoder: Decoder,
        lines: dict[FieldPath, int],
        *,
        slug: str = "",
        at: int = 0,
    ) -> None:
        """Report faults; those of a list's entry by its slug, the lines by its position."""
        for path, message, suggestion in decoder.faults:
            place: FieldPath = (at, *path) if slug else path
            line = next((lines[way] for way in _ways_up(place) if way in lines), 0)
            field = field_name((slug, *path) if slug else path)
            self._say(file, message, field=field, suggestion=suggestion, line=line)

    def _say(
        self,
        file: Path,
        message: str,
        *,
        field: str = "",
        suggestion: str = "",
        line: int = 0,
        level: Level = "error",
    ) -> None:
        problem = Problem(level, file.as_posix(), field, message, suggestion, line)
        self._folder.report.add(problem)


def _compare_languages(folder: Folder) -> None:
    """Warn where `edition.yaml` and the texts disagree on the languages of the edition."""
    if not folder.info.label:
        return  # could not be read, which is reported
    written = {lang for entry in folder.entries.values() for lang in texts_of(entry)}
    for lang in sorted(written - {*folder.info.languages}):
        file = (folder.path / EDITION_FILE).as_posix()
        message = f"'{lang}' is not listed, yet there are texts in it"
        folder.report.add(Problem("warning", file, "languages", message))


def _ways_up(path: FieldPath) -> list[FieldPath]:
    """Return a path and those of everything it stands in, the nearest first."""
    return [path[:length] for length in range(len(path), 0, -1)]
