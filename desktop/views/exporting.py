"""Saving entries for other programs: the dialog, the work off the window's thread, the answer."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QDir, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from db.engine import ReadSession
from db.errors import UserError
from db.exchange.formats import FORMATS, Format, export
from db.exchange.selection import Exported
from db.files import replace_file
from db.queries.stories import list_story_ids, list_story_rows
from db.records import Page, StoryFilter
from desktop.core.words import tr
from desktop.qt.context import AppContext
from desktop.qt.jobs import Token

Addresses = tuple[tuple[str, str], ...]
AskWhere = Callable[[QWidget, str, list[str]], tuple[str, str]]
"""Shown a proposed file and the filters; returns the chosen ones, '' after a change of mind."""

_OF_A_PAGE: Final = ("ics", "vcf", "md", "json", "bib", "ris", "csl-json")
_LONGEST_NAME: Final = 80
_ROWS_AT_ONCE: Final = 1000
_LANE: Final = "write.export"


def export_page(
    context: AppContext, page: Page, parent: QWidget, ask: AskWhere | None = None
) -> None:
    """Ask for a file and a format that fits the page's kind, and save the page."""
    names = [name for name in _OF_A_PAGE if page.kind in FORMATS[name].kinds]
    export_entries(context, ((page.kind, page.slug),), names, page.title, parent, ask)


def export_entries(
    context: AppContext,
    addresses: Addresses,
    names: Sequence[str],
    title: str,
    parent: QWidget,
    ask: AskWhere | None = None,
) -> None:
    """Ask for a file and one of some formats, and save entries in it.

    Args:
        context: The services.
        addresses: Kind and slug of each entry.
        names: Of the formats to choose from, the most fitting first.
        title: What the file is proposed to be called.
        parent: The dialog's.
        ask: Stands in for the dialog.
    """
    lang, as_of = context.language, context.clock.as_of

    def write(session: ReadSession, name: str) -> Exported:
        return export(session, name, addresses, lang, as_of)

    _save(context, write, names, title, parent, ask)


def export_stories(
    context: AppContext, wanted: StoryFilter, parent: QWidget, ask: AskWhere | None = None
) -> None:
    """Ask for a file and save the story list, as it is filtered, as a table."""
    lang = context.language

    def write(session: ReadSession, _: str) -> Exported:
        from db.exchange.table import write_stories

        ids = list_story_ids(session, wanted, lang, "newest")
        parts = (ids[at : at + _ROWS_AT_ONCE] for at in range(0, len(ids), _ROWS_AT_ONCE))
        return write_stories(row for part in parts for row in list_story_rows(session, part, lang))

    _save(context, write, ["csv"], tr("Stories"), parent, ask)


def file_name(title: str, form: Format) -> str:
    """Return a file name that every system accepts."""
    kept = re.sub(r"[^\w\- ]+", " ", title)
    stem = " ".join(kept.split())[:_LONGEST_NAME].strip() or "placard"
    return f"{stem}{form.suffix}"


def _save(
    context: AppContext,
    write: Callable[[ReadSession, str], Exported],
    names: Sequence[str],
    title: str,
    parent: QWidget,
    ask: AskWhere | None,
) -> None:
    library = context.library
    if library is None:
        return
    forms = {_filter(FORMATS[name]): FORMATS[name] for name in names}
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    proposed = Path(folder or QDir.homePath(), file_name(title, FORMATS[names[0]]))
    chosen, offered = (ask or _ask_where)(parent, str(proposed), list(forms))
    if not chosen:
        return
    path, form = _settle(chosen, forms.get(offered), tuple(forms.values()))

    def run(token: Token) -> Path:
        token.on_cancel(library.interrupt_of_thread())
        written = library.read(write, form.name)
        if not written.count:
            raise UserError(_nothing(path, written))
        _write(path, written.text)
        return path

    def done(path: Path) -> None:
        context.tell(tr("Saved as {path}").format(path=path), is_warning=False)

    def fail(error: UserError) -> None:
        context.tell(str(error))

    context.jobs.submit(run, done, fail, lane=_LANE)


def _settle(chosen: str, offered: Format | None, forms: tuple[Format, ...]) -> tuple[Path, Format]:
    """Return the file and its format: an ending that was typed wins over the filter shown."""
    path = Path(chosen)
    typed = [form for form in forms if form.suffix == path.suffix.lower()]
    if offered in typed:
        return path, offered
    if typed:
        return path, typed[0]
    form = offered or forms[0]
    return path.with_name(f"{path.name}{form.suffix}"), form


def _write(path: Path, text: str) -> None:
    try:
        replace_file(path, text.encode())
    except OSError as error:
        said = tr("{name} could not be written: {why}. Choose another folder.")
        raise UserError(said.format(name=path.name, why=error.strerror or error)) from error


def _nothing(path: Path, written: Exported) -> str:
    reasons = "; ".join(reason for _, reason in written.left_out)
    said = tr("{name} was not written: there is nothing that it could hold").format(name=path.name)
    return f"{said} ({reasons})." if reasons else f"{said}."


def _filter(form: Format) -> str:
    return f"{tr(form.label)} (*{form.suffix})"


def _ask_where(parent: QWidget, proposed: str, filters: list[str]) -> tuple[str, str]:
    chosen, offered = QFileDialog.getSaveFileName(
        parent, tr("Export"), proposed, ";;".join(filters), filters[0]
    )
    return chosen, offered
