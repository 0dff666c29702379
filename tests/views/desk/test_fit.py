"""The desk in small windows and in large text: nothing is cut, and all is reached by Tab."""

import platform

import pytest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QComboBox, QLineEdit

from db.commands.recovery import keep_recovery
from desktop.core.desk import INFOS
from tests.access.test_fit import HARDEST, SIZES, faults_of, faults_of_rows
from tests.db.workspace.acting import act, document, head, save
from tests.views.desk.at_desk import STORY, announce, file_of, fill, headline, show

DEAD = f"{platform.node()}/999999999"


@pytest.fixture
def full(desk):
    """A desk with something in every list, and a form that was not saved."""
    fill(desk)
    kept = {"entry_id": head(file_of(desk), *STORY)["entry_id"], "base_revision": 2}
    entry = document(file_of(desk), *STORY)
    act(file_of(desk), keep_recovery, form="f", kind="story", document=entry, process=DEAD, **kept)
    announce(desk, save(file_of(desk), *STORY, headline("Published " * 9), stage="published"))
    yield desk
    desk.context.settings["interface_zoom"] = 100


@pytest.mark.parametrize(
    ("width", "height", "zoom", "is_mirrored"),
    [
        pytest.param(*size, way, marks=() if size == HARDEST else pytest.mark.soak)
        for size in SIZES
        for way in (False, True)
    ],
)
def test_every_word_of_the_desk_fits(full, width, height, zoom, is_mirrored):
    way = QApplication.layoutDirection()
    QApplication.setLayoutDirection(type(way).RightToLeft if is_mirrored else way)
    try:
        full.context.settings["interface_zoom"] = zoom
        full.resize(width, height)
        faults = []
        for name in (*(info.name for info in INFOS), "build"):
            show(full, name)
            faults += [f"{name}: {one}" for one in faults_of(full.frame) + faults_of_rows(full)]
        assert not faults, "\n".join(faults)
    finally:
        QApplication.setLayoutDirection(way)


@pytest.mark.parametrize("name", ["drafts", "changes", "build", "problems"])
@pytest.mark.parametrize("width", [pytest.param(1440, marks=pytest.mark.soak), 740])
def test_everything_on_the_desk_is_reached_by_tab_and_has_a_name(full, name, width):
    full.resize(width)
    show(full, name)
    full.view.take_focus()
    met = set()
    for _ in range(40):
        full.press("Tab")
        met.add(full.focus)
    kinds = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit)
    wanted = {
        one
        for one in full.view.findChildren(QAbstractButton)
        + full.view.findChildren(QAbstractItemView)
        + full.view.findChildren(QComboBox)
        + full.view.findChildren(QLineEdit)
        if one.isVisible() and one.isEnabled() and isinstance(one, kinds)
    }
    missed = {one.accessibleName() or one.text() for one in wanted - met}
    assert not missed
    assert all(one.accessibleName() or getattr(one, "text", str)() for one in wanted)
