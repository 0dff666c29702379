"""What macOS wants opened reaches the program, whenever it says so; a process of its own."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
CODE = """
from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QFileOpenEvent
from desktop.qt.program import Program

program = Program(["placard", "-platform", "offscreen"])
program.open_asked.connect(print)

def ask(what):
    QCoreApplication.sendEvent(program, QFileOpenEvent(what))

ask(QUrl("placard://person/first"))
ask(QUrl("placard://person/second"))
print("nobody listened")
program.start_hearing()
ask("/media/stick/édition.placard")
program.start_hearing()
"""


def test_a_file_or_an_address_is_kept_until_someone_listens_and_then_told_at_once():
    command = [sys.executable, "-X", "utf8", "-W", "error", "-c", CODE]
    done = subprocess.run(
        command, cwd=ROOT, check=False, capture_output=True, text=True, encoding="utf-8"
    )
    assert done.stderr == ""
    assert done.stdout.splitlines() == [
        "nobody listened",
        "placard://person/second",
        "/media/stick/édition.placard",
    ]
