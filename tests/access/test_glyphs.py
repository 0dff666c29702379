"""No letter of the edition is a box: every one has a glyph in the fonts that the README names."""

import sqlite3
from contextlib import closing

import pytest
from PySide6.QtGui import QTextLayout

from desktop.qt.theme import Theme
from tests.core.reader.pages import RESOURCES

LANGUAGES = ("en", "fr", "es", "ar", "ru", "zh")


def words_of(edition, lang) -> str:
    """Every word that the edition holds in a language, once."""
    columns = "SELECT name FROM pragma_table_info(?) WHERE type = 'TEXT' AND name <> 'lang'"
    words: set[str] = set()
    with closing(sqlite3.connect(f"file:{edition}?immutable=1", uri=True)) as db:
        tables = db.execute("SELECT name FROM sqlite_master WHERE sql LIKE '%\tlang TEXT%'")
        for table in [name for (name,) in tables.fetchall()]:
            for (column,) in db.execute(columns, [table]).fetchall():
                rows = db.execute(f'SELECT "{column}" FROM {table} WHERE lang = ?', [lang])
                words.update(word for (text,) in rows for word in text.split())
    return " ".join(sorted(words))


def boxes(text, font) -> str:
    """The characters of a text that a font and its fallbacks have no glyph for."""
    if not has_box(text, font):
        return ""
    return "".join(char for char in sorted(set(text)) if has_box(char, font))


def has_box(text, font) -> bool:
    layout = QTextLayout(text, font)
    layout.beginLayout()
    layout.createLine().setLineWidth(1e7)
    layout.endLayout()
    return any(0 in run.glyphIndexes() for run in layout.glyphRuns())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_letter_of_every_language_has_a_glyph(qapp, bundled_edition, lang):
    theme, words = Theme(RESOURCES, "light"), words_of(bundled_edition, lang)
    assert len(words) > 1000
    for font in (theme.font(), theme.font("headline", 600), theme.reading_font(17, 400, lang)):
        assert boxes(words, font) == "", font.families()


def test_the_trap_would_spring(qapp):
    assert boxes("a\U000f1234", Theme(RESOURCES, "light").font()) != ""


@pytest.mark.parametrize(
    ("lang", "family"),
    [("en", "Noto Serif"), ("ar", "Noto Naskh Arabic"), ("zh", "Noto Serif CJK SC")],
)
def test_a_language_is_set_in_the_face_that_the_readme_names(qapp, lang, family):
    sample = {"en": "Compact", "ar": "الاتفاق", "zh": "移民"}[lang]
    layout = QTextLayout(sample, Theme(RESOURCES, "light").reading_font(17, 400, lang))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    assert {run.rawFont().familyName() for run in layout.glyphRuns()} == {family}
