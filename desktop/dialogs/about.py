"""About the program: versions, licences, the plain notice, and where it keeps things."""

import platform
import re
from pathlib import Path
from typing import Final

from PySide6 import __version__ as binding_version
from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop import __version__
from desktop.core.notices import CORRECTION_NOTICE, PLAIN_NOTICE
from desktop.core.words import tr
from desktop.dialogs.sheet import Sheet
from desktop.qt.context import AppContext
from desktop.widgets.fact_grid import FactGrid
from desktop.widgets.labels import make_label

CODE_LICENCE: Final = "MIT"
_MARKDOWN_LINK: Final = re.compile(r"<(https?://[^>]+)>")


class AboutDialog(Sheet):
    """What runs here, whose it is, and what it is not."""

    def __init__(self, context: AppContext, parent: QWidget) -> None:
        super().__init__(context.theme, tr("About Placard"), 640, parent)
        self._context = context
        self._facts = FactGrid(context.theme)
        self.body.addWidget(make_label(tr("The offline reference to a negotiation.")))
        self.body.addWidget(self._facts)
        for notice in (PLAIN_NOTICE, CORRECTION_NOTICE):
            self.body.addWidget(make_label(tr(notice), wraps=True))
        self.body.addWidget(make_label(tr("Works of others"), "section"))
        self._notices = QPlainTextEdit(read_notices(context.paths.resources))
        self._notices.setReadOnly(True)
        self._notices.setAccessibleName(tr("Works of others, with their licences"))
        self._notices.setWordWrapMode(QTextOption.WrapMode.WordWrap)
        self._notices.setMinimumHeight(context.theme.px(180))
        self.body.addWidget(self._notices, 1)
        copy = self.add_button(tr("Copy versions and folders"), is_leading=True)
        copy.clicked.connect(self._on_copy_clicked)
        self.show_facts()

    def open_sheet(self) -> None:
        """Show what is true now."""
        self.show_facts()
        super().open_sheet()

    def show_facts(self) -> None:
        """Fill in versions and folders."""
        paths, library = self._context.paths, self._context.library
        edition = library.edition if library else None
        self._facts.show_rows(
            [
                (tr("Placard"), __version__),
                (tr("Edition"), f"{edition.title}, {edition.label}" if edition else ""),
                (tr("Qt"), f"{qVersion()} (PySide6 {binding_version})"),
                (tr("Python"), platform.python_version()),
                (tr("System"), platform.platform(aliased=True, terse=True)),
                (tr("Licence of the program"), CODE_LICENCE),
                (tr("Licence of the content"), edition.content_licence if edition else ""),
                (tr("Data folder"), str(paths.data)),
                (tr("Log folder"), str(paths.logs)),
                (tr("Licence texts"), str(paths.resources / "licences")),
            ]
        )

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self._facts.text)


def read_notices(resources: Path) -> str:
    """Return the third-party notices as plain text; where they are missing, where to find them."""
    try:
        text = (resources / "NOTICES.md").read_text("utf-8")
    except OSError:
        return tr("The notices are in the file NOTICES.md that came with the program.")
    blocks = text.partition("\n\n")[2].split("\n\n")  # after the title
    return "\n\n".join(_plain(block) for block in blocks)


def _plain(block: str) -> str:
    """Take the Markdown off a block: a table keeps its lines, a paragraph becomes one."""
    block = _MARKDOWN_LINK.sub(r"\1", block.strip()).replace("**", "").replace("`", "")
    lines = block.splitlines()
    if block.startswith("|"):
        rows = [line.strip("|").split("|") for line in (*lines[:1], *lines[2:])]
        return "\n".join(", ".join(cell.strip() for cell in row) for row in rows)
    return " ".join(line.lstrip("#").strip() for line in lines)
