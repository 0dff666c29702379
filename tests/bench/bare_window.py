"""The baseline of every start: main window, tabs, table and text browser, nothing else."""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QMainWindow,
    QTableView,
    QTabWidget,
    QTextBrowser,
    QWidget,
)


class Window(QMainWindow):
    """Prints `painted` to standard error after its first paint, then closes."""

    def __init__(self) -> None:
        super().__init__()
        tabs, page = QTabWidget(), QWidget()
        row = QHBoxLayout(page)
        row.addWidget(QTableView())
        row.addWidget(QTextBrowser())
        tabs.addTab(page, "Stories")
        for name in ("Calendar", "People", "Documents"):
            tabs.addTab(QLineEdit(), name)
        self.setCentralWidget(tabs)
        self.resize(1440, 900)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Report the first paint."""
        super().paintEvent(event)
        QTimer.singleShot(0, self.report)

    def report(self) -> None:
        """Print once what the benchmark waits for."""
        sys.stderr.write("painted\n")
        sys.stderr.flush()
        if "--stay" not in sys.argv:
            QApplication.quit()


if __name__ == "__main__":
    app = QApplication(sys.argv)
    window = Window()
    window.show()
    sys.exit(app.exec())
