"""An error in what Qt calls of ours is told like any other, and the process goes on."""

import subprocess
import sys

import pytest

PROGRAM = """
import sys
from desktop.qt.overrides import guard_overrides
guard_overrides()
from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QApplication, QListView, QWidget
app = QApplication([])
sys.excepthook = lambda kind, error, _: print("told", kind.__name__)

class Model(QStringListModel):
    def data(self, index, role=0):
        return {}["nothing"]

class Pane(QWidget):
    def paintEvent(self, event):
        return [][1]

    def sizeHint(self):
        return list(zip([1], [1, 2], strict=True))

def asked():
    model = Model(["a"])
    model.index(0, 0).data()

def listed():
    view, model = QListView(), Model(["a"])
    view.setModel(model)
    view.grab()

def painted():
    pane = Pane()
    pane.show()
    pane.repaint()
    app.processEvents()

def laid_out():
    Pane().adjustSize()

try:
    {do}()
except Exception as error:
    print("raised", type(error).__name__)
app.processEvents()
print("alive")
"""


@pytest.mark.parametrize("do", ["asked", "listed", "painted", "laid_out"])
def test_an_error_in_what_qt_calls_is_told(do):
    ended = subprocess.run(
        [sys.executable, "-c", PROGRAM.replace("{do}", do)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    assert "Error" in ended.stdout
    assert ended.stdout.endswith("alive\n")
