"""What happens around a window that is open: the stick goes, the clock changes, the disk fills."""

import datetime
import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest
import time_machine

from db.content.check import check_edition
from db.content.file_bytes import FileBytes
from db.errors import NotFound
from desktop.core.crash import CRASH_NAME
from tests.faults.media import needs_mounts, small_medium
from tests.faults.sound import say
from tests.faults.test_damage import visit
from tests.window import open_window

UTC = datetime.UTC
TOLD = ("damaged", "no longer be read", "cannot be read", "There is no file")


def empty(path: Path) -> None:
    os.truncate(path, 0)


def halve(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2 // 4096 * 4096)


def overwrite(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * (path.stat().st_size - 4096))


def take_away(path: Path) -> None:
    empty(path)  # what is in the system's memory of it goes as well
    shutil.rmtree(path.parent)


def replace_by_folder(path: Path) -> None:
    empty(path)
    path.unlink()
    path.mkdir()


LOSSES = [empty, halve, overwrite, take_away, replace_by_folder]


def assert_nothing_crashed(window):
    crash = window.context.paths.logs / CRASH_NAME
    assert not crash.exists(), crash.read_text()


@pytest.mark.parametrize(
    "lose", [take_away, *(pytest.param(lose, marks=pytest.mark.soak) for lose in LOSSES)]
)
def test_a_stick_that_is_pulled_is_told_and_the_window_goes_on(qapp, tmp_path, small_edition, lose):
    path = tmp_path / "stick" / "mine.placard"
    path.parent.mkdir()
    shutil.copy(small_edition, path)
    with open_window(tmp_path, "tab/people", "--edition", str(path)) as window:
        lose(path)
        visit(window)
        assert any(words in window.told for words in TOLD), window.told
        assert "Traceback" not in window.told
        window.go("help/search")
        assert window.reader.isVisible()
        assert_nothing_crashed(window)
        shutil.rmtree(path.parent, ignore_errors=True)
        path.parent.mkdir()
        shutil.copy(small_edition, path)
        window.context.open_edition(path)
        window.settle()
        window.go("story/third-session")
        assert window.title == "Third session opens", "it is back, and so is its text"
    say(f"medium lost while open ({lose.__name__}): told, window went on, opened again")


def test_bytes_that_are_gone_are_an_error_and_not_the_end(tmp_path, small_edition):
    """A memory map would end the process by SIGBUS here."""
    path = Path(shutil.copy(small_edition, tmp_path / "mine.placard"))
    with path.open("rb") as file:
        data = FileBytes(file)
        empty(path)
        assert data[4096:8192] == b""
        assert list(data.find_all(b"x")) == []
    stages = []

    def lose(done, _total, _what):
        stages.append(done)
        if len(stages) == 3:
            empty(path)

    shutil.copy(small_edition, path)
    assert check_edition(path, progress=lose)
    path.unlink()
    with pytest.raises(NotFound):
        check_edition(path)


@needs_mounts
def test_a_full_disk_under_the_persons_folder_stops_nothing(qapp, tmp_path, small_edition):
    with small_medium(tmp_path / "home", 65536) as home:
        (home / "ballast").write_bytes(b"x" * 65536)
        with open_window(home, "--edition", str(small_edition)) as window:
            visit(window)
            window.context.settings["reading_zoom"] = 150
            assert window.context.settings["reading_zoom"] == 150
            assert_nothing_crashed(window)
            (home / "ballast").unlink()
            window.context.settings["reading_zoom"] = 125
        assert '"reading_zoom": 125' in (home / "data" / "placard" / "settings.json").read_text()
        assert not list(home.rglob("*.part"))


@needs_mounts
def test_a_read_only_medium_under_everything_stops_nothing(qapp, tmp_path, small_edition):
    with small_medium(tmp_path / "stick", 2_000_000) as stick:
        path = Path(shutil.copy(small_edition, stick / "mine.placard"))
        subprocess.run(["mount", "-o", "remount,ro", str(stick)], check=True)
        with open_window(stick, "--edition", str(path)) as window:
            assert "write nowhere" in window.told
            visit(window)
            window.context.settings["theme"] = "dark"
            assert_nothing_crashed(window)
        assert [found.name for found in stick.iterdir()] == ["mine.placard"]


MOMENTS = {
    "ten years back": datetime.datetime(2016, 11, 28, 12, tzinfo=UTC),
    "ten years on": datetime.datetime(2036, 11, 28, 12, tzinfo=UTC),
    "before 1970": datetime.datetime(1969, 12, 31, 23, 59, tzinfo=UTC),
    "after 2038": datetime.datetime(2038, 1, 19, 3, 14, 8, tzinfo=UTC),
    "an hour that is skipped": datetime.datetime(2017, 3, 26, 1, 30, tzinfo=UTC),
    "an hour that is twice": datetime.datetime(2017, 10, 29, 1, 30, tzinfo=UTC),
    "a leap day": datetime.datetime(2024, 2, 29, 12, tzinfo=UTC),
    "during the third session": datetime.datetime(2017, 6, 19, 8, tzinfo=UTC),
}
ZONES = [
    "UTC",
    "Europe/Zurich",
    "America/New_York",
    "Pacific/Kiritimati",
    "Pacific/Niue",
    "No/Where",
    "",
]


@pytest.fixture
def system_zone():
    """Set the zone of the system for this process, and set it back in the end."""
    before = os.environ.get("TZ")

    def choose(name):
        os.environ["TZ"] = name
        time.tzset()

    yield choose
    os.environ.pop("TZ") if before is None else choose(before)
    time.tzset()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone of a process is POSIX's")
@pytest.mark.parametrize(
    ("moments", "zones"),
    [
        (["ten years on"], ZONES[2:4]),
        pytest.param(list(MOMENTS), ZONES, marks=[pytest.mark.soak, pytest.mark.timeout(900)]),
    ],
)
def test_the_clock_and_the_zone_may_change_while_it_is_open(
    qapp, tmp_path, small_edition, system_zone, moments, zones
):
    tried = 0
    with open_window(tmp_path, "tab/calendar", "--edition", str(small_edition)) as window:
        for name in moments:
            for zone in zones:
                system_zone(zone)
                with time_machine.travel(MOMENTS[name], tick=True):
                    today = datetime.date.today().isoformat()  # noqa: DTZ011 - the reader's own day
                    assert window.context.clock.today == today
                    window.go("tab/stories")
                    for address in ("tab/calendar", "session/talks-3", "person/luisa-marin"):
                        window.go(address)
                    assert window.title == "Luisa Marín"
                    assert window.told == ""
                assert_nothing_crashed(window)
                tried += 1
    say(f"clock and zone changed while open: {tried} of {tried}")
