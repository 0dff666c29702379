"""Languages as tabs: turned to by the arrows, added from a menu, taken out but for the original."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.widgets.fields.language_tabs import LanguageMark, LanguageTabs

NAMES = [("en", "English"), ("fr", "Français"), ("es", "Español"), ("ar", "العربية")]


class Owner:
    """Does what the tabs say a person wants, as a form does."""

    def __init__(self, tabs):
        self.tabs, self.tags = tabs, ["en", "fr"]
        tabs.language_added.connect(self.on_added)
        tabs.language_removed.connect(self.on_removed)
        tabs.show_languages(self.tags)

    def on_added(self, tag):
        self.tags.append(tag)
        self.tabs.show_languages(self.tags)
        self.tabs.show_value(tag)

    def on_removed(self, tag):
        self.tags.remove(tag)
        self.tabs.show_languages(self.tags)


@pytest.fixture
def form(theme, icons, form_of):
    icons.load_now()
    form = form_of(LanguageTabs(theme, icons, NAMES))
    form.owner = Owner(form.field)
    form.listen("language_chosen", "language_added", "language_removed")
    form.field.take_focus()
    return form


def offered(form):
    return [action.text() for action in form.field.adder.menu().actions()]


def test_arrows_turn_to_a_language_and_showing_one_says_nothing(form):
    QTest.keyClick(form.field.bar, Qt.Key.Key_Right)
    assert (form.field.value, form.told) == ("fr", [("language_chosen", "fr")])
    form.field.show_value("en")
    assert (form.field.value, len(form.told)) == ("en", 1)


def test_a_language_is_added_from_those_there_are_not(form):
    assert offered(form) == ["Español", "العربية"]
    form.field.adder.menu().actions()[1].trigger()
    assert form.told == [("language_added", "ar")]
    assert (form.field.languages, form.field.value) == (["en", "fr", "ar"], "ar")
    assert offered(form) == ["Español"]


def test_nothing_is_offered_where_all_languages_are_there(form):
    form.field.show_languages(["en", "fr", "es", "ar"])
    assert not form.field.adder.isVisible()


def test_a_translation_is_taken_out_and_the_original_shown(form, qtbot):
    form.field.show_value("fr")
    form.field.remover.setFocus()
    qtbot.keyClick(form.field.remover, Qt.Key.Key_Space)
    assert form.told == [("language_removed", "fr")]
    assert (form.field.languages, form.field.value) == (["en"], "en")
    assert not form.field.remover.isEnabled()


@pytest.mark.parametrize(
    ("mark", "said"),
    [
        (LanguageMark(), "Français"),
        (LanguageMark("error"), "Français, has errors"),
        (LanguageMark(is_old=True), "Français, older than the original"),
        (LanguageMark("warning", True), "Français, has warnings, older than the original"),
    ],
)
def test_signs_are_seen_and_heard(form, mark, said):
    form.field.mark_languages({"fr": mark})
    assert form.field.bar.accessibleTabName(1) == said
    assert form.field.bar.tabIcon(1).isNull() == (said == "Français")
    assert form.field.bar.tabIcon(0).isNull()


def test_the_language_shown_stays_when_another_comes(form):
    form.field.show_value("fr")
    form.field.show_languages(["en", "ar", "fr"])
    assert (form.field.value, form.told) == ("fr", [])


def test_tab_goes_by_tabs_menu_and_button(form):
    form.field.show_value("fr")
    form.before.setFocus()
    stops = []
    for _ in range(4):
        QTest.keyClick(form.window.focusWidget(), Qt.Key.Key_Tab)
        stops.append(form.window.focusWidget())
    assert stops == [form.field.bar, form.field.adder, form.field.remover, form.after]
