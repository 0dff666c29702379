"""What the dialogs that ask for a file leave alone."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFileDialog, QMessageBox, QWidget

from desktop.qt.file_dialogs import ask_file_to_read
from tests.window import wait_until


@pytest.fixture
def edition(tmp_path):
    path = tmp_path / "only.placard"
    path.write_bytes(b"what somebody needs")
    return path


def while_open(act):
    """Do something with the dialog that opens next, then close whatever is open."""

    def look():
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QFileDialog):
            QTimer.singleShot(20, look)
            return
        try:
            act(dialog)
        finally:
            if dialog.isVisible():
                dialog.reject()

    QTimer.singleShot(0, look)


def select_only(dialog):
    """Select the only file of the folder; return the list it stands in."""
    view = dialog.findChild(QAbstractItemView, "listView")
    wait_until(lambda: view.model().rowCount(view.rootIndex()) == 1)
    view.setCurrentIndex(view.model().index(0, 0, view.rootIndex()))
    view.setFocus()
    return view


def agree():
    """Say yes to a question, if there is one."""
    question = QApplication.activeModalWidget()
    if isinstance(question, QMessageBox):
        question.button(QMessageBox.StandardButton.Yes).click()


def test_delete_leaves_the_file_that_is_only_to_be_read(qtbot, edition):
    def press_delete(dialog):
        view = select_only(dialog)
        QTimer.singleShot(50, agree)
        QTest.keyClick(view, Qt.Key.Key_Delete)
        QTest.qWait(100)

    parent = QWidget()
    qtbot.addWidget(parent)
    while_open(press_delete)
    ask_file_to_read(parent, "Open", str(edition.parent), "Editions (*.placard)")
    assert edition.exists()


def test_the_file_that_is_chosen_is_what_comes_back(qtbot, edition):
    def choose(dialog):
        QTest.keyClick(select_only(dialog), Qt.Key.Key_Return)

    parent = QWidget()
    qtbot.addWidget(parent)
    while_open(choose)
    chosen = ask_file_to_read(parent, "Open", str(edition.parent), "Editions (*.placard)")
    assert chosen == str(edition)
