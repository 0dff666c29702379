"""PySide tells what was wrong with a call as it does when all of it is loaded from the start."""

import os
import subprocess
import sys

import pytest

from tests.arch.sources import ROOT

LEAN = "import desktop.qt"
LOADED = "import sys; print(sorted(n for n in sys.modules if n.startswith('shibokensupport.')))"
PLAIN_IMPORT = "import builtins; print(builtins.__import__)"
WRONG_CALLS = """
import sys
import threading
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QColor, QPainter
from shiboken6 import Shiboken

def tell(call):
    try:
        call()
    except Exception as error:
        sys.stdout.write(f"{type(error).__name__} {error}\\n")

CALLS = (
    lambda: QPoint("a", "b"),
    lambda: QObject(nothing=1),
    lambda: QObject().setObjectName(),
    lambda: QColor.fromHsv(1, 2, 3, 4, 5, 6),
    lambda: QPainter().drawText(1),
    lambda: Shiboken.isValid(),
    lambda: Qt.nothing,
    lambda: QObject().destroyed.connect(3),
)
"""
IN_ORDER = f"{WRONG_CALLS}\nfor call in CALLS:\n    tell(call)"
IMPORTED_LATER = f"{IN_ORDER}\nfrom PySide6.QtWidgets import QLabel\ntell(lambda: QLabel(1, 2, 3))"
IN_THREADS = f"""{WRONG_CALLS}
threads = [threading.Thread(target=tell, args=(CALLS[0],)) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()"""
HELP = """
from PySide6.QtCore import QObject
from shibokensupport.signature import get_signature
print(QObject.setObjectName.__doc__, get_signature(QObject.setObjectName))
from PySide6.support import deprecated
print([name for name in vars(deprecated) if name.startswith("fix_for_")])
"""


def run(*lines):
    done = subprocess.run(
        [sys.executable, "-c", "\n".join(lines)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("calls", [IN_ORDER, IMPORTED_LATER])
def test_errors_of_wrong_calls_say_the_same(calls):
    said = run(LEAN, calls)
    assert "Supported signatures" in said
    assert said == run(calls)


def test_errors_of_several_threads_say_the_same():
    """Without the stand-in some of them may be of a name that PySide has not set yet."""
    assert run(LEAN, IN_THREADS) == 8 * run(WRONG_CALLS, "tell(CALLS[0])")


def test_the_names_of_what_a_function_takes_are_there_when_asked_for():
    first = "from PySide6.QtCore import QObject; print(QObject.setObjectName.__doc__)"
    assert run(LEAN, first, HELP) == run(first, HELP)
    assert "[]" in run(HELP)  # nothing deprecated is to be mended: the stand-in leaves that out


def test_the_window_loads_without_them_and_without_the_feature_switch():
    window = "import desktop.qt, desktop.app"
    assert run(window, LOADED) == "['shibokensupport.signature.mapping']\n"
    assert "__feature_import__" in run("import PySide6.QtCore", PLAIN_IMPORT)
    assert run(window, PLAIN_IMPORT) == run(PLAIN_IMPORT)
