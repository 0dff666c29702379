"""What is done with a page or a list once it is read; each is imported when it is first done."""

from typing import Literal

from PySide6.QtWidgets import QWidget

from db.edition_record import EditionRecord
from db.records import Page
from desktop.core.settings import Settings
from desktop.qt.context import AppContext
from desktop.views.base import ShownList

CitedForm = Literal["plain", "bibtex", "ris", "csl_json"]


def cited(form: CitedForm, page: Page, edition: EditionRecord, paragraph: int) -> str:
    """Return the citation of a page, or of one of its paragraphs, in one of the forms."""
    from desktop.core.reader import cite

    forms = {
        "plain": cite.plain,
        "bibtex": cite.bibtex,
        "ris": cite.ris,
        "csl_json": cite.csl_json,
    }
    return forms[form](cite.citation_of(page, edition, paragraph))


def print_page(context: AppContext, page: Page, parent: QWidget) -> None:
    """Print a page, after the system's dialog."""
    from desktop.views import paper

    paper.print_page(context, page, parent)


def save_pdf(context: AppContext, page: Page, parent: QWidget) -> None:
    """Save a page as PDF, after asking where."""
    from desktop.views import paper

    paper.save_pdf(context, page, parent)


def export_page(context: AppContext, page: Page, parent: QWidget) -> None:
    """Save a page for another program, after asking where."""
    from desktop.views import exporting

    exporting.export_page(context, page, parent)


def export_list(context: AppContext, shown: ShownList, parent: QWidget) -> None:
    """Save the entries of a list for another program, after asking where."""
    from desktop.views import exporting

    exporting.export_list(context, shown, parent)


def export_edition(context: AppContext, parent: QWidget) -> None:
    """Save the whole edition for another program, after asking where."""
    from desktop.views import exporting

    exporting.export_edition(context, parent)


def open_outside(settings: Settings, address: str, parent: QWidget) -> None:
    """Hand a page of the web to the system's browser, after asking."""
    from desktop.views import outside

    outside.open_outside(settings, address, parent)
