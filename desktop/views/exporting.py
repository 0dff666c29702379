"""Saving entries for other programs: the dialog, the work off the window's thread, the answer."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QDir, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from db.engine import ReadSession
from db.errors import UserError
from db.exchange.formats import FORMATS, Format, export, formats_of
from db.exchange.selection import Addresses, Exported, list_addresses
from db.files import replace_file
from db.kinds import ENTRY_KINDS
from db.queries.entries import list_labels
from db.records import Page
from desktop.core.words import tr
from desktop.qt.context import AppContext
from desktop.qt.jobs import Token
from desktop.views.base import ShownList

AskWhere = Callable[[QWidget, str, list[str]], tuple[str, str]]
"""Shown a proposed file and the filters; returns the chosen ones, '' after a change of mind."""

Find = Callable[[ReadSession, Format], Addresses]

_FOR_LISTS: Final = "csv"
_LONGEST_NAME: Final = 80
_LANE: Final = "write.export"


def export_page(
    context: AppContext, page: Page, parent: QWidget, ask: AskWhere | None = None
) -> None:
    """Ask for a file and a format that fits the page's kind, and save the page."""
    forms = [form for form in formats_of(page.kind) if form.name != _FOR_LISTS]

    def find(_session: ReadSession, _form: Format) -> Addresses:
        return ((page.kind, page.slug),)

    _save(context, find, forms, page.title, parent, ask)


def export_list(
    context: AppContext,
    shown: ShownList,
    parent: QWidget,
    ask: AskWhere | None = None,
) -> None:
    """Ask for a file and a format that fits a list's kind, and save its entries in its order."""
    lang = context.language

    def find(session: ReadSession, _form: Format) -> Addresses:
        labels = list_labels(session, shown.ids, lang)
        return tuple((label.kind, label.slug) for label in labels)

    _save(context, find, formats_of(shown.kind), shown.title, parent, ask)


def export_edition(context: AppContext, parent: QWidget, ask: AskWhere | None = None) -> None:
    """Ask for a file and a format, and save all entries that the format can hold."""
    lang, library = context.language, context.library
    if library is None:
        return

    def find(session: ReadSession, form: Format) -> Addresses:
        return list_addresses(session, form.kinds, lang)

    forms = sorted(FORMATS.values(), key=_wholeness)
    _save(context, find, forms, library.edition.title, parent, ask)


def _wholeness(form: Format) -> tuple[bool, bool]:
    """Sort formats by how much of an edition they hold, the one that leaves nothing out first."""
    return form.kinds != ENTRY_KINDS, form.name != "json"


def file_name(title: str, form: Format) -> str:
    """Return a file name that every system accepts."""
    kept = re.sub(r"[^\w\- ]+", " ", title)
    stem = " ".join(kept.split())[:_LONGEST_NAME].strip() or "placard"
    return f"{stem}{form.suffix}"


def _save(
    context: AppContext,
    find: Find,
    forms: Sequence[Format],
    title: str,
    parent: QWidget,
    ask: AskWhere | None,
) -> None:
    """Ask where to, and write entries there in a job that tells how far it is.

    Args:
        context: The services.
        find: Tells, in the job, which entries go into a format.
        forms: To choose from, the most fitting first.
        title: What the file is proposed to be called.
        parent: The dialog's.
        ask: Stands in for the dialog.
    """
    library = context.library
    if library is None:
        return
    offered = {_filter(form): form for form in forms}
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    proposed = Path(folder or QDir.homePath(), file_name(title, forms[0]))
    chosen, taken = (ask or _ask_where)(parent, str(proposed), list(offered))
    if not chosen:
        return
    path, form = _settle(chosen, offered.get(taken), tuple(forms))
    lang, as_of = context.language, context.clock.as_of

    def write(session: ReadSession, token: Token) -> Exported:
        addresses = find(session, form)

        def look(count: int) -> None:
            token.tell((count, len(addresses)))

        return export(session, form.name, addresses, lang, as_of, look)

    def run(token: Token) -> Path:
        token.on_cancel(library.interrupt_of_thread())
        written = library.read(write, token)
        if not written.count:
            raise UserError(_nothing(path, written))
        _write(path, written.text)
        return path

    _submit(context, run, path)


def _submit(context: AppContext, run: Callable[[Token], Path], path: Path) -> None:
    """Start the job; say how far it is with a way to end it, and what came of it."""

    def progress(how_far: tuple[int, int]) -> None:
        said = tr("{name}: {n} of {all} entries …")
        text = said.format(name=path.name, n=how_far[0], all=how_far[1])
        context.tell(text, is_warning=False, offer=(tr("Cancel"), token.cancel))

    def done(path: Path) -> None:
        context.tell(tr("Saved as {path}").format(path=path), is_warning=False)

    def fail(error: UserError) -> None:
        context.tell(str(error))

    token = context.jobs.submit(run, done, fail, lane=_LANE, progress=progress)


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
