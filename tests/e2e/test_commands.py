"""`--screenshot` and `--self-test` work for anyone: no display, an empty home, plain messages."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def placard(tmp_path, bundled_edition):
    """Run the program in a process of its own, with an empty home and no display."""

    def run(*arguments, edition=bundled_edition):
        kept = ("PATH", "SYSTEMROOT", "LANG", "FONTCONFIG_PATH")
        environment = {name: os.environ[name] for name in kept if name in os.environ}
        environment |= {"HOME": str(tmp_path / "home"), "PYTHONPATH": str(ROOT)}
        return subprocess.run(
            [sys.executable, "-m", "desktop", "--edition", str(edition), *map(str, arguments)],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    return run


@pytest.mark.parametrize(
    ("arguments", "size"),
    [
        (["story/governance-session-brief-and-agenda"], (1440, 900)),
        (["help/search", "--size", "1024x700", "--theme", "dark"], (1024, 700)),
        (["--size", "400x300", "--rtl", "--lang", "ar", "--scale", "2"], (400, 300)),
    ],
)
def test_a_picture_has_the_size_that_was_asked_for(placard, tmp_path, arguments, size):
    picture = tmp_path / "picture.png"
    done = placard("--screenshot", picture, *arguments)
    assert done.returncode == 0, done.stderr
    image = QImage(str(picture))
    assert (image.width(), image.height()) == size
    colours = {image.pixel(x, y) for x in range(0, size[0], 7) for y in range(0, size[1], 7)}
    assert len(colours) > 20


def test_the_theme_of_a_picture_is_the_one_asked_for(placard, tmp_path):
    grounds = {}
    for theme in ("light", "dark"):
        placard("--screenshot", tmp_path / f"{theme}.png", "help/search", "--theme", theme)
        grounds[theme] = QImage(str(tmp_path / f"{theme}.png")).pixelColor(1200, 800).lightness()
    assert grounds["light"] > 240
    assert grounds["dark"] < 60


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("placard://story/no-such-story", "There is no entry at placard://story/no-such-story."),
        ("placard://nonsense/x", "there is no kind “nonsense”"),
        ("placard://help/no-such-page", "There is no entry at placard://help/no-such-page."),
    ],
)
def test_an_unknown_address_still_makes_a_picture_but_is_told(placard, tmp_path, address, said):
    picture = tmp_path / "picture.png"
    done = placard("--screenshot", picture, address)
    assert done.returncode == 1
    assert said in done.stderr
    assert picture.stat().st_size > 5000


def test_a_picture_that_cannot_be_written_is_told(placard, tmp_path):
    done = placard("--screenshot", tmp_path / "nowhere" / "x.png")
    assert done.returncode == 1
    assert "could not be written" in done.stderr


def test_a_picture_leaves_nothing_behind(placard, tmp_path):
    placard("--screenshot", tmp_path / "picture.png")
    left = [path.name for path in tmp_path.rglob("*") if path.is_file()]
    assert [name for name in left if name.endswith(".json")] == []


def test_the_self_test_passes_on_the_bundled_edition(placard):
    done = placard("--self-test")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "set in en, fr, es, ar, ru, zh" in done.stdout
    assert "PySide6.QtGui.QTextDocument.setHtml(html: str, /)" in done.stdout
    assert "FAIL" not in done.stdout


def test_the_self_test_fails_on_a_file_that_is_no_edition(placard, tmp_path):
    wrong = tmp_path / "wrong.placard"
    wrong.write_bytes(b"not a database" * 100)
    done = placard("--self-test", edition=wrong)
    assert done.returncode == 1
    assert "wrong.placard is not a Placard edition" in done.stdout
