"""Nothing of a form is cut off: not in a small window, in large text, mirrored, with history."""

import pytest
from PySide6.QtWidgets import QApplication

from tests.access.test_fit import HARDEST, SIZES, faults_of
from tests.e2e.editor import editor, editors_window, master_workspace

__all__ = ["editor", "editors_window", "master_workspace"]

FORMS = [
    "edit/session/gcm-thematic-3",
    "edit/story/governance-session-brief-and-agenda",
    "edit/person/louise-arbour",
    "edit/document/a-res-71-280",
]


TRIALS = [(*size, is_mirrored) for size in SIZES for is_mirrored in (False, True)]


@pytest.mark.parametrize(
    ("width", "height", "zoom", "is_mirrored"),
    [
        pytest.param(*one, marks=() if one == (*HARDEST, True) else pytest.mark.soak)
        for one in TRIALS
    ],
)
def test_every_word_of_a_form_fits(editor, width, height, zoom, is_mirrored):
    window = editor.window
    way = QApplication.layoutDirection()
    QApplication.setLayoutDirection(type(way).RightToLeft if is_mirrored else way)
    try:
        window.context.settings["interface_zoom"] = zoom
        window.resize(width, height)
        assert window.frame.size().toTuple() == (width, height), "the window does not get so small"
        faults = []
        for address in FORMS:
            window.go(address)
            editor.rest()
            faults += [f"{address}: {one}" for one in faults_of(window.frame)]
            editor.shoot(address.replace("/", "-"))
        window.go(FORMS[0])
        window.press("Ctrl+A", "Delete")
        editor.rest()
        editor.view.board.show_history(is_open=True)
        window.settle()
        editor.shoot("history")
        faults += [f"history: {one}" for one in faults_of(window.frame)]
        faults = [one for one in faults if "“Languages” has cut tabs" not in one]  # they scroll
        assert not faults, "\n".join(sorted(set(faults)))
    finally:
        QApplication.setLayoutDirection(way)
        editor.view.board.show_history(is_open=False)
        window.context.settings["interface_zoom"] = 100
