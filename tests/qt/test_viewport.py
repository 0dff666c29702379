"""Asking for a viewport must not make PySide build what nobody uses: it is done in every start."""

import subprocess
import sys

COUNTS = """
import enum
made = []
create = enum.EnumType._create_
enum.EnumType._create_ = lambda *a, **k: made.append(a) or create(*a, **k)
from PySide6.QtWidgets import QApplication, QTableView, QTextBrowser
from desktop.qt.viewport import meet_viewport
app = QApplication([])
areas = [QTextBrowser(), QTableView()]
before = len(made)
met = [meet_viewport(area) for area in areas]
assert [area.viewport() for area in areas] == met
print(len(made) - before)
"""


def test_an_area_gives_out_a_viewport_that_was_met_at_no_cost():
    done = subprocess.run(
        [sys.executable, "-c", COUNTS], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "0"
