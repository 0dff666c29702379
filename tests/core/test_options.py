"""Scripts lean on the command line: it must mean the same for ever, or say what it did not get."""

from pathlib import Path

import pytest

from db.errors import BadUsage
from desktop.core.options import Options, parse_options


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], Options()),
        (["placard://story/x#p4"], Options(address="placard://story/x#p4")),
        (["story/x"], Options(address="story/x")),
        (["help/search"], Options(address="help/search")),
        (["mine.placard"], Options(edition=Path("mine.placard"))),
        (["story/mine.placard"], Options(edition=Path("story/mine.placard"))),
        (["nothing-like-it"], Options(edition=Path("nothing-like-it"))),
        (
            ["--edition", "a.placard", "story/x"],
            Options(edition=Path("a.placard"), address="story/x"),
        ),
        (["--edition", "a.placard", "b.placard"], Options(edition=Path("a.placard"))),
        (["--lang", "ar", "--rtl"], Options(lang="ar", rtl=True)),
        (
            ["--as-of", "2017-06-19", "--today", " 2018-12-10 "],
            Options(as_of="2017-06-19", today="2018-12-10"),
        ),
        (
            ["--portable", "--self-test", "--trace-startup"],
            Options(is_portable=True, self_test=True, trace_startup=True),
        ),
        (
            ["--screenshot", "x.png", "--size", "1024X700", "--theme", "dark", "--scale", "2"],
            Options(screenshot=Path("x.png"), size=(1024, 700), theme="dark", scale=2.0),
        ),
    ],
)
def test_what_the_command_line_means(arguments, expected):
    assert parse_options(arguments) == expected


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--as-of", "June 2017"], "--as-of: 'June 2017' is not a date"),
        (["--as-of", "2017-06"], "is not one day"),
        (["--today", "2017-06-01/2017-06-02"], "is not one day"),
        (["--today", "2017-02-30"], "--today: '2017-02-30'"),
        (["--size", "wide"], "“wide” is not a size"),
        (["--size", "1024"], "is not a size"),
        (["--size", "²00x300"], "is not a size"),
        (["--size=-500x300"], "is not a size"),
        (["--size", "100x9000"], "outside 200 to 8000"),
        (["--theme", "mauve"], "mauve"),
        (["--scale", "big"], "big"),
        (["--scale", "nan"], "--scale"),
        (["--scale", "0"], "--scale"),
        (["--scale", "50"], "--scale"),
        (["--no-such-thing"], "--no-such-thing"),
        (["a.placard", "b.placard"], "b.placard"),
    ],
)
def test_what_makes_no_sense_is_named(arguments, reason):
    with pytest.raises(BadUsage) as refusal:
        parse_options(arguments)
    assert reason in str(refusal.value)


def test_a_file_that_is_there_wins_over_an_address_that_looks_like_it(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "story").mkdir()
    (tmp_path / "story" / "x").write_bytes(b"")
    assert parse_options(["story/x"]) == Options(edition=Path("story/x"))


@pytest.mark.parametrize(("option", "said"), [("--version", "Placard "), ("--help", "ADDRESS")])
def test_asking_about_the_program_answers_and_leaves(capsys, option, said):
    with pytest.raises(SystemExit) as leave:
        parse_options([option])
    assert leave.value.code == 0
    assert said in capsys.readouterr().out
