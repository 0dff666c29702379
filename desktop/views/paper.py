"""A page on paper: to a printer or into a PDF, with the edition on every page."""

import logging
import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QDir, QLocale, QMarginsF, QSizeF, QStandardPaths
from PySide6.QtGui import QPageSize, QPdfWriter
from PySide6.QtWidgets import QFileDialog, QWidget

from db.files import replace_file
from db.kinds import ENTRY_KINDS
from db.queries.images import get_image
from db.records import Page
from desktop import __version__
from desktop.core.charts import charts_of
from desktop.core.library import Library
from desktop.core.reader.compose import compose
from desktop.core.routes import Route
from desktop.core.words import tr
from desktop.qt.context import AppContext
from desktop.qt.look import make_look
from desktop.qt.theme import Theme
from desktop.widgets.paper_document import Foot, PaperDocument

log = logging.getLogger(__name__)

_RESOLUTION: Final = 600
_LONGEST_NAME: Final = 80
_LETTER: Final = frozenset(
    {
        QLocale.Country.UnitedStates,
        QLocale.Country.Canada,
        QLocale.Country.Mexico,
        QLocale.Country.Philippines,
        QLocale.Country.PuertoRico,
        QLocale.Country.Chile,
        QLocale.Country.Colombia,
        QLocale.Country.Venezuela,
        QLocale.Country.CostaRica,
        QLocale.Country.Guatemala,
        QLocale.Country.Nicaragua,
        QLocale.Country.Panama,
        QLocale.Country.ElSalvador,
        QLocale.Country.Belize,
    }
)
"""Where offices print on US Letter (CLDR, supplemental data, paperSize)."""

AskWhere = Callable[[QWidget, str], str]


def print_page(context: AppContext, page: Page, parent: QWidget) -> None:
    """Ask for a printer and print a page on it."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(page.title)
    printer.setCreator(f"Placard {__version__}")
    printer.setPageSize(QPageSize(paper_size(QLocale.system())))
    printer.setPageMargins(QMarginsF())
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(tr("Print"))
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return
    size = printer.pageLayout().fullRect(printer.pageLayout().Unit.Inch).size()
    document = make_document(context, page, size)
    if not document.paint_pages(printer, printer.fromPage() or 1, printer.toPage()):
        context.tell(tr("The printer did not take the page. Is it switched on and connected?"))


def save_pdf(
    context: AppContext, page: Page, parent: QWidget, ask: AskWhere | None = None
) -> Path | None:
    """Ask where to, and write a page as a PDF.

    Args:
        context: The services.
        page: What to write.
        parent: The dialog's.
        ask: Returns the chosen file for a proposed one; '' when the person changed their mind.

    Returns:
        The file, None where none was written.
    """
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    chosen = (ask or _ask_where)(parent, str(Path(folder or QDir.homePath(), file_name(page))))
    if not chosen:
        return None
    path = Path(chosen) if chosen.lower().endswith(".pdf") else Path(f"{chosen}.pdf")
    size = QPageSize(paper_size(QLocale.system()))
    document = make_document(context, page, size.size(QPageSize.Unit.Inch))
    try:
        write_pdf(document, size, page.title, path)
    except OSError as error:
        log.warning("%s cannot be written: %s", path, error)
        said = tr("{name} could not be written: {why}. Choose another folder.")
        context.tell(said.format(name=path.name, why=error.strerror or error))
        return None
    context.tell(tr("Saved as {path}").format(path=path), is_warning=False)
    return path


def make_document(context: AppContext, page: Page, paper: QSizeF) -> PaperDocument:
    """Set a page for paper as the window would (see `set_for_paper`)."""
    return set_for_paper(page, context.library, context.language, context.paths.resources, paper)


def set_for_paper(
    page: Page, library: Library | None, lang: str, resources: Path, paper: QSizeF
) -> PaperDocument:
    """Set a page for paper, in light ink whatever the window's theme.

    Args:
        page: An entry's or a help page.
        library: The edition that is named at the foot and has the pictures.
        lang: Language of the content.
        resources: Folder with the themes.
        paper: Width and height in inches.
    """
    theme = Theme(resources, "light")
    is_entry = page.kind in ENTRY_KINDS
    label = library.edition.label if library else ""
    composed = compose(
        page,
        make_look(theme, 1.0),
        lang if is_entry else page.lang,
        label if is_entry else "",
        is_paper=True,
    )

    def load_image(slug: str) -> tuple[str, bytes] | None:
        return library.read(get_image, slug) if library else None

    source = f"{library.edition.title}, {tr('edition')} {label}" if library else "Placard"
    foot = Foot(source, str(Route(page.kind, page.slug)))
    return PaperDocument(composed, foot, theme, load_image, paper, charts_of(page))


def write_pdf(document: PaperDocument, size: QPageSize, title: str, path: Path) -> None:
    """Write a document as a PDF, whole or not at all.

    Raises:
        OSError: The folder cannot be written or the disk is full; an old file is as it was.
    """
    replace_file(path, pdf_of(document, size, title))


def pdf_of(document: PaperDocument, size: QPageSize, title: str) -> bytes:
    """Return a document as a PDF.

    Raises:
        OSError: It could not be painted.
    """
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_RESOLUTION)
    writer.setPageSize(size)
    writer.setPageMargins(QMarginsF())
    writer.setTitle(title)
    writer.setCreator(f"Placard {__version__}")
    if not document.paint_pages(writer):
        raise OSError(0, tr("the page could not be painted"))
    buffer.close()
    return bytes(data.data())


def paper_size(locale: QLocale) -> QPageSize.PageSizeId:
    """Return the paper that offices of a locale's country use."""
    is_letter = locale.territory() in _LETTER
    return QPageSize.PageSizeId.Letter if is_letter else QPageSize.PageSizeId.A4


def file_name(page: Page) -> str:
    """Return a file name for a page that every system accepts."""
    kept = re.sub(r"[^\w\- ]+", " ", page.title)
    stem = " ".join(kept.split())[:_LONGEST_NAME].strip() or f"{page.kind}-{page.slug}"
    return f"{stem}.pdf"


def _ask_where(parent: QWidget, proposed: str) -> str:
    chosen, _ = QFileDialog.getSaveFileName(
        parent, tr("Save as PDF"), proposed, tr("PDF documents (*.pdf)")
    )
    return chosen
