"""The one canonical writer of content folders: key order, quoting, line width, LF, no comments.

Fields equal to their default are left out. Files are replaced whole and only when they change, so
that a version control system shows what was meant and nothing else.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from db.content import yamlio
from db.content.decode import names_of
from db.content.folder import read_folder
from db.content.model import EDITION_FILE, EditionInfo, Folder
from db.content.pages import FENCE
from db.content.problems import Problem
from db.entries.base import Entry, Text, Texts
from db.entries.kinds import KINDS, Kind
from db.entries.parts import own_fields, texts_of
from db.errors import Invalid
from db.files import replace_file


def canonical_files(folder: Folder) -> dict[str, str]:
    """Return the canonical text of every file of a folder, by its path within."""
    base = folder.info.base_language
    files = {EDITION_FILE: yamlio.dump(encode_info(folder.info))}
    for kind in KINDS.values():
        entries = [entry for (name, _), entry in folder.entries.items() if name == kind.name]
        if kind.storage == "list":
            if entries:
                files[f"{kind.name}.yaml"] = _list_text(kind, entries, base)
            continue
        for entry in entries:
            stem = f"{kind.name}/{entry.slug}"
            files[f"{stem}.md"] = _page_text(kind, entry, base)
            for lang, text in _translations(entry, base).items():
                data = _encode_text(kind, text, base)
                files[f"{stem}.{lang}.md"] = _join(data, getattr(text, kind.body))
    return files


def write_folder(folder: Folder, path: Path) -> list[str]:
    """Write a folder and return the files that changed; nothing is ever removed.

    Raises:
        OSError: A file cannot be written; every file is either the old one or the new.
    """
    contents = {name: text.encode() for name, text in canonical_files(folder).items()}
    for name, asset in folder.assets.items():
        contents[name] = asset if isinstance(asset, bytes) else asset.read_bytes()
    return [name for name, content in contents.items() if _write(path / name, content)]


def format_folder(path: Path, *, check: bool = False) -> list[str]:
    """Rewrite the files of a folder in canonical form; return those that were not in it.

    A file with a problem is left as it is: what could not be read must not be lost.

    Args:
        path: The content folder.
        check: Only look.

    Raises:
        NotFound: There is no such folder.
        OSError: A file cannot be written.
    """
    return format_read(read_folder(path, is_validated=False), check=check)


def format_read(folder: Folder, *, check: bool = False) -> list[str]:
    """Do `format_folder` on a folder that was read from its path."""
    act = _differs if check else _write
    contents = {name: text.encode() for name, text in sound_files(folder).items()}
    return [name for name, content in contents.items() if act(folder.path / name, content)]


def note_form(folder: Folder) -> None:
    """Note every file of a folder that is not in canonical form."""
    for name in format_read(folder, check=True):
        message = "is not in its canonical form; 'placardctl fmt' rewrites it"
        folder.report.add(Problem("note", (folder.path / name).as_posix(), "", message))


def sound_files(folder: Folder) -> dict[str, str]:
    """Return the canonical text of those files of a folder that were read without an error."""
    faulty = {problem.file for problem in folder.report if problem.level == "error"}
    if (folder.path / EDITION_FILE).as_posix() in faulty:
        return {}  # without the base language any file could be written wrong
    files = canonical_files(folder)
    return {
        name: text for name, text in files.items() if (folder.path / name).as_posix() not in faulty
    }


def encode_info(info: EditionInfo) -> dict[str, Any]:
    """Return the mapping of `edition.yaml`, nothing left out."""
    return {field.encode_name: getattr(info, field.name) for field in msgspec.structs.fields(info)}


def encode_entry(kind: Kind, entry: Entry, base_language: str) -> dict[str, Any]:
    """Return an entry as its file has it: base-language texts first, then its own fields.

    Other languages and the slug are the caller's.

    Raises:
        Invalid: The base language has a text in a field that the entry itself holds.
    """
    names = names_of(kind)
    data: dict[str, Any] = {}
    text = texts_of(entry).get(base_language)
    if text is not None:
        for name in set(text.__struct_fields__) & set(names.entry):
            if getattr(text, name):
                message = f"is the entry's own '{name}' in the base language, {base_language}"
                raise Invalid(f"{kind.name}/{entry.slug}: text.{base_language}.{name}: {message}")
        data.update(_encode_fields(text, names.text, base_language))
    fields = tuple(name for name in names.entry if name in entry.__struct_fields__)
    data.update(_encode_fields(entry, fields, base_language))
    return data


def _page_text(kind: Kind, entry: Entry, base: str) -> str:
    text = texts_of(entry).get(base)
    return _join(encode_entry(kind, entry, base), getattr(text, kind.body) if text else "")


def _list_text(kind: Kind, entries: list[Entry], base: str) -> str:
    items = []
    for entry in sorted(entries, key=lambda found: found.slug):
        item = {"slug": entry.slug, **encode_entry(kind, entry, base)}
        others = _translations(entry, base)
        if others:
            item["translations"] = {
                lang: _encode_text(kind, text, base) for lang, text in others.items()
            }
        items.append(item)
    return yamlio.dump(items)


def _translations(entry: Entry, base: str) -> dict[str, Text]:
    texts = texts_of(entry)
    return {lang: texts[lang] for lang in sorted(texts) if lang != base}


def _encode_text(kind: Kind, text: Text, base: str) -> dict[str, Any]:
    names = tuple(name for name in own_fields(kind.text) if name != kind.body)
    return _encode_fields(text, names, base)


def _encode_fields(struct: msgspec.Struct, names: tuple[str, ...], base: str) -> dict[str, Any]:
    fields = {field.name: field for field in msgspec.structs.fields(struct)}
    data: dict[str, Any] = {}
    for name in names:
        field, value = fields[name], getattr(struct, name)
        if not field.required and value == _default(field):
            continue
        data[field.encode_name] = _encode(value, base, is_text=field.type == Texts)
    return data


def _encode(value: Any, base: str, *, is_text: bool = False) -> Any:
    if isinstance(value, msgspec.Struct):
        return _encode_fields(value, own_fields(type(value)), base)
    if isinstance(value, list):
        return [_encode(item, base) for item in value]
    if is_text and list(value) == [base]:
        return value[base]
    if isinstance(value, dict):
        return {key: value[key] for key in sorted(value, key=lambda key: (key != base, key))}
    return value


def _default(field: msgspec.structs.FieldInfo) -> Any:
    if field.default_factory is not msgspec.NODEFAULT:
        return field.default_factory()
    return field.default


def _join(data: Mapping[str, Any], body: str) -> str:
    front = yamlio.dump(dict(data)) if data else ""
    below = f"\n{body}\n" if body else ""
    return f"{FENCE}\n{front}{FENCE}\n{below}"


def _differs(file: Path, content: bytes) -> bool:
    return not file.is_file() or file.read_bytes() != content


def _write(file: Path, content: bytes) -> bool:
    """Replace a file whole; return whether there was anything to change."""
    if not _differs(file, content):
        return False
    file.parent.mkdir(parents=True, exist_ok=True)
    replace_file(file, content)
    return True
