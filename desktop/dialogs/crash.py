"""What went wrong, said once, with a report to copy and nothing sent anywhere."""

from pathlib import Path

from PySide6.QtGui import QFontDatabase, QGuiApplication, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop.core.words import tr
from desktop.dialogs.sheet import Sheet
from desktop.qt.theme import Theme
from desktop.widgets.labels import make_label


class CrashDialog(Sheet):
    """A crash report; later ones of the same run are added to it."""

    def __init__(self, theme: Theme, logs: Path, parent: QWidget) -> None:
        super().__init__(theme, tr("Something went wrong in Placard"), 640, parent)
        said = tr(
            "This is a fault of the program, not yours. Nothing you keep here is lost. If it comes "
            "back, copy the report and send it to those who gave you Placard."
        )
        self._report = QPlainTextEdit()
        self._report.setReadOnly(True)
        self._report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._report.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._report.setAccessibleName(tr("Crash report"))
        self._report.setMinimumHeight(theme.px(220))
        self.body.addWidget(make_label(said, wraps=True))
        self.body.addWidget(self._report, 1)
        kept = tr("Nothing is sent anywhere. The log is in {folder}.")
        self.body.addWidget(make_label(kept.format(folder=logs), "meta", wraps=True))
        self._copy = self.add_button(tr("Copy report"), is_leading=True)
        self._copy.clicked.connect(self._on_copy_clicked)

    @property
    def report(self) -> str:
        """What is shown and copied."""
        return self._report.toPlainText()

    def add_report(self, report: str) -> None:
        """Show a report, below those that are there; the same one is not repeated."""
        if report.strip() and report.strip() not in self.report:
            self._report.setPlainText(f"{self.report}\n\n{report}".strip())
        self.open_sheet()

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self.report)
