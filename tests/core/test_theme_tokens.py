"""The colours are a contract: complete in both themes, and legible by the figures of the design."""

import re
import tomllib
from itertools import chain
from pathlib import Path

import pytest

from db.errors import BugError
from desktop.core.theme import (
    TOKENS,
    Tokens,
    contrast,
    fill_sheet,
    heightened,
    load_goals,
    load_tokens,
    luminance,
    of_system,
)

RESOURCES = Path(__file__).parents[2] / "resources"
LIGHT, DARK = (load_tokens(RESOURCES / "themes" / f"{name}.toml") for name in ("light", "dark"))

SURFACES = ["desk", "side", "list", "paper", "raised", "hover", "soft", "wash"]
INKS = """
ink     14.0/14.1 14.8/13.4 15.4/12.8 16.1/12.2 16.4/11.0 13.5/11.1 13.3/9.3 14.7/11.2
ink2    7.8/9.0   8.2/8.5   8.6/8.2   9.0/7.8   9.1/7.0   7.5/7.1   7.4/5.9  8.2/7.1
ink3    5.1/7.2   5.4/6.9   5.7/6.6   5.9/6.3   6.0/5.6   4.9/5.7   4.9/4.8  5.4/5.7
accent  5.4/8.2   5.7/7.8   6.0/7.4   6.2/7.1   6.3/6.4   5.2/6.5   5.2/5.4  5.7/6.5
accent2 7.5/10.7  8.0/10.2  8.3/9.8   8.7/9.3   8.8/8.4   7.3/8.5   7.2/7.1  7.9/8.5
"""
OTHER_TEXT = """
onaccent accent 6.3/8.0; onaccent accent2 8.8/10.5; ok oksoft 5.9/6.9; warn warnsoft 6.0/7.0
err errsoft 6.1/6.7; ok paper 6.8/8.0; warn list 6.6/8.4; err list 6.9/7.5; ink mark 13.4/5.8
insink ins 7.6/8.1; delink dele 7.3/7.7; ink plate 16.4/10.2; ink band1 12.8/10.4
ink band3 12.4/10.3; paper ink 16.1/12.2
"""
NOT_TEXT = """
control raised 3.7/3.4; control list 3.5/4.0; control paper 3.6/3.8; control desk 3.1/4.4
platelip plate 4.1/4.2; accent soft 5.2/5.4; bar1 band1 3.4/5.1; bar2 band2 3.5/5.8
bar3 band3 3.1/5.8; bar4 band4 3.8/5.6; bar1 paper 4.3/6.0; bar3 paper 4.0/6.9
"""
FAINT = "mark paper 1.2/2.1"  # by design: found words are semibold as well


def ink_pairs():
    for line in INKS.strip().splitlines():
        ink, *ratios = line.split()
        for surface, ratio in zip(SURFACES, ratios, strict=True):
            yield ink, surface, ratio, 4.5


def other_pairs(table, limit):
    for entry in re.split(r"[;\n]", table.strip()):
        one, other, ratio = entry.split()
        yield one, other, ratio, limit


TABLES = ((OTHER_TEXT, 4.5), (NOT_TEXT, 3.0), (FAINT, 1.0))
PAIRS = list(chain(ink_pairs(), *(other_pairs(*table) for table in TABLES)))


@pytest.mark.parametrize(("one", "other", "ratios", "limit"), PAIRS)
def test_contrast_is_what_the_design_says_and_above_the_limit(one, other, ratios, limit):
    for tokens, designed in zip((LIGHT, DARK), ratios.split("/"), strict=True):
        ratio = contrast(tokens[one], tokens[other])
        assert ratio == pytest.approx(float(designed), abs=0.1), tokens.name
        assert ratio >= limit, tokens.name


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#FFFFFF", 21.0),
        ("#FFFFFF", "#FFFFFF", 1.0),
        ("#777777", "#FFFFFF", 4.478),
        ("#0000FF", "#FFFFFF", 8.592),
        ("#FF0000", "#00FF00", 2.914),
    ],
)
def test_contrast_is_that_of_the_web_content_guidelines(one, other, ratio):
    assert contrast(one, other) == pytest.approx(ratio, abs=0.001)
    assert contrast(other, one) == contrast(one, other)


def test_luminance_goes_from_black_to_white():
    assert luminance("#000000") == 0
    assert luminance("#FFFFFF") == pytest.approx(1)
    assert luminance("#0A0A0A") == pytest.approx(10 / 255 / 12.92)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
def test_a_theme_has_every_token_and_nothing_but_colours(tokens):
    assert set(tokens.colours) == TOKENS
    assert all(re.fullmatch(r"#[0-9A-F]{6}", colour) for colour in tokens.colours.values())


def test_the_dark_theme_is_the_dark_one():
    assert not LIGHT.is_dark
    assert DARK.is_dark


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_a_theme_is_what_toml_says(tokens):
    said = tomllib.loads((RESOURCES / "themes" / f"{tokens.name}.toml").read_text("utf-8"))
    assert {"name": tokens.name, "colour": tokens.colours} == said


def test_the_goals_have_their_seventeen_colours():
    path = RESOURCES / "themes" / "sdg.toml"
    goals = load_goals(path)
    assert goals == tomllib.loads(path.read_text("utf-8"))["goals"]
    assert len(set(goals)) == 17


def test_a_theme_without_a_token_is_our_mistake_and_named(tmp_path):
    text = (RESOURCES / "themes" / "dark.toml").read_text("utf-8")
    path = tmp_path / "half.toml"
    path.write_text(re.sub(r"(?m)^(ink3|desk) = .*\n", "", text), "utf-8")
    with pytest.raises(BugError, match=r"half\.toml: no colour for desk, ink3"):
        load_tokens(path)


@pytest.mark.parametrize(
    ("template", "filled"),
    [
        ("a { color: {ink}; }", "a { color: #111111; }"),
        ("p { margin: {12px} {0.5px}; }", "p { margin: 24px 1px; }"),
        ("a { b: {ink2}{ink}; }", "a { b: #222222#111111; }"),
        ("a { color: red; }", "a { color: red; }"),
        ("{ INK } {ink 2} {-3px}", "{ INK } {ink 2} {-3px}"),
    ],
)
def test_a_sheet_is_filled(template, filled):
    words = {"ink": "#111111", "ink2": "#222222"}
    assert fill_sheet(template, words, lambda length: round(length * 2)) == filled


def test_a_sheet_that_names_an_unknown_word_fails():
    with pytest.raises(KeyError, match="inkk"):
        fill_sheet("a { color: {inkk}; }", {"ink": "#111111"}, round)


@pytest.mark.parametrize(
    ("sheet", "more"), [("app.qss", ()), ("page.css", ("serif", "sans", "text", "leading"))]
)
def test_the_sheets_name_only_tokens(sheet, more):
    words = dict.fromkeys((*TOKENS, *more), "#000000")
    filled = fill_sheet((RESOURCES / "css" / sheet).read_text("utf-8"), words, round)
    assert not re.search(r"\{[\w-]+\}", filled)


def test_tokens_answer_by_name():
    tokens = Tokens("x", {"paper": "#FFFFFF", "ink": "#000000"})
    assert tokens["ink"] == "#000000"
    with pytest.raises(KeyError):
        tokens["hologram"]


TEXT_PAIRS = [(one, other) for one, other, _, limit in PAIRS if limit == 4.5 and one != "paper"]
SYSTEMS = [
    {"window": "#000000", "base": "#000000", "ink": "#FFFFFF", "link": "#FFFF00"},
    {"window": "#FFFFFF", "base": "#FFFFFF", "ink": "#000000", "link": "#00009F"},
    {"window": "#2D3236", "base": "#2D3236", "ink": "#FFFFFF", "link": "#70EBDE"},
]


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
def test_high_contrast_has_one_ink_and_lines_that_are_seen(tokens):
    made = heightened(tokens)
    assert made.is_contrast and made.is_dark == tokens.is_dark
    for one, other in TEXT_PAIRS:
        assert contrast(made[one], made[other]) >= min(7, contrast(tokens[one], tokens[other])), one
        if one in ("ink2", "ink3", "accent", "accent2"):
            assert made[one] == tokens["ink"]
    for surface in ("desk", "list", "paper", "raised"):
        assert contrast(made["line"], made[surface]) >= 3


@pytest.mark.parametrize("system", SYSTEMS)
def test_a_system_of_high_contrast_gives_its_own_colours_alone(system):
    made = of_system(LIGHT, **system)
    assert set(made.colours.values()) <= set(system.values())
    assert set(made.colours) == TOKENS
    for one, other in TEXT_PAIRS:
        assert contrast(made[one], made[other]) >= 7, (one, other)
    assert made["desk"] == system["window"]
