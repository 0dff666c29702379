"""The one way out: asked first, only to the web, and never by itself."""

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QPushButton

from tests.window import Window

WEB = "https://www.un.org/en/ga/?a=1&b=2#c"


@pytest.fixture
def opened(monkeypatch) -> list[str]:
    """The web pages that were handed to the browser."""
    found: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: found.append(url.toString()))
    return found


@pytest.fixture
def page(window: Window) -> Window:
    window.go("story/governance-session-brief-and-agenda")
    return window


def follow(window: Window, address: str) -> None:
    window.reader.link_activated.emit(address)
    window.settle()


def question(window: Window) -> QMessageBox:
    return next(box for box in window.frame.findChildren(QMessageBox) if box.isVisible())


def button(box: QMessageBox, which: QMessageBox.StandardButton) -> QPushButton:
    return box.button(which)


@pytest.mark.parametrize(
    ("answer", "leaves"), [("Open", True), ("Cancel", False), ("Esc", False), ("Return", False)]
)
def test_a_web_page_opens_after_a_yes_and_only_then(page, opened, answer, leaves):
    follow(page, WEB)
    box = question(page)
    assert box.informativeText() == WEB
    assert not opened
    if answer in ("Esc", "Return"):
        page.press(answer)
    else:
        page.click(button(box, QMessageBox.StandardButton[answer]))
    assert opened == ([WEB] if leaves else [])
    assert not [box for box in page.frame.findChildren(QMessageBox) if box.isVisible()]


def test_a_link_of_the_text_asks_as_well(page, opened):
    sources = [href for href, _ in page.reader.links() if href.startswith("http")]
    page.click_link(sources[0])
    assert question(page).informativeText() == sources[0]
    page.press("Esc")
    assert not opened


def test_without_the_question_where_the_person_said_so(page, opened):
    page.context.settings["ask_before_browser"] = False
    follow(page, WEB)
    assert opened == [WEB]


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "javascript:alert(1)",
        "mailto:somebody@example.org",
        "ftp://example.org/x",
        "data:text/html,x",
        "//example.org/x",
        "http:",
        "x",
    ],
)
@pytest.mark.parametrize("is_asking", [True, False])
def test_nothing_but_the_web_is_ever_opened(page, opened, address, is_asking):
    page.context.settings["ask_before_browser"] = is_asking
    follow(page, address)
    assert not [box for box in page.frame.findChildren(QMessageBox) if box.isVisible()]
    assert not opened
    assert page.address == "story/governance-session-brief-and-agenda"


@pytest.mark.parametrize(
    ("address", "host"),
    [
        (WEB, "www.un.org"),
        ("https://www.un.org@example.org/x", "example.org"),
        ("https://www.ün.org/", "www.xn--n-dha.org"),
        ("http://localhost:8000/", "localhost"),
    ],
)
def test_the_question_names_the_site_that_is_meant(page, opened, address, host):
    """User names and look-alike letters do not pass for a site one trusts."""
    follow(page, address)
    assert f" {host} " in question(page).text()
    page.press("Esc")
