"""PySide tells what was wrong with a call as it does when all of it is loaded from the start."""

import pytest

from tests.python_process import said_by

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


@pytest.mark.parametrize("calls", [IN_ORDER, IMPORTED_LATER])
def test_errors_of_wrong_calls_say_the_same(calls):
    said = said_by(LEAN, calls)
    assert "Supported signatures" in said
    assert said == said_by(calls)


def test_errors_of_several_threads_say_the_same():
    """Without the stand-in some of them may be of a name that PySide has not set yet."""
    assert said_by(LEAN, IN_THREADS) == 8 * said_by(WRONG_CALLS, "tell(CALLS[0])")


def test_the_names_of_what_a_function_takes_are_there_when_asked_for():
    first = "from PySide6.QtCore import QObject; print(QObject.setObjectName.__doc__)"
    assert said_by(LEAN, first, HELP) == said_by(first, HELP)
    assert "[]" in said_by(HELP)  # nothing deprecated is to be mended: the stand-in leaves that out


def test_the_window_loads_without_them_and_without_the_feature_switch():
    window = "import desktop.qt, desktop.app"
    assert said_by(window, LOADED) == "['shibokensupport.signature.mapping']\n"
    assert "__feature_import__" in said_by("import PySide6.QtCore", PLAIN_IMPORT)
    assert said_by(window, PLAIN_IMPORT) == said_by(PLAIN_IMPORT)
