"""Widgets are tried as people use them: shown, in an active window, with real keys and clicks."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.qt.icons import Icons
from desktop.qt.theme import Theme
from tests.core.reader.pages import RESOURCES


@pytest.fixture
def theme(qapp) -> Theme:
    """Return the light theme, not set on the application, whatever a window before has set."""
    qapp.setStyleSheet("")
    qapp.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont))
    return Theme(RESOURCES, "light")


@pytest.fixture
def icons(theme: Theme) -> Icons:
    """Return icons that are still blank."""
    return Icons(theme)


@pytest.fixture
def show(qtbot: QtBot) -> Callable[..., None]:
    """Return a function that shows a widget in an active window, with the keyboard in it."""

    def show(widget: QWidget, width: int = 400, height: int = 400) -> None:
        qtbot.addWidget(widget)
        widget.resize(width, height)
        widget.show()
        widget.activateWindow()
        widget.setFocus()
        qtbot.waitUntil(widget.isActiveWindow)

    return show
