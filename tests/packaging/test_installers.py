"""What the packages are made of fits the program: icons, file type, addresses, release."""

import re
import struct
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import pytest

import dev
from desktop.core.paths import program_folder

ROOT = dev.ROOT
INSTALLERS = ROOT / "resources" / "installers"
ICONS = ROOT / "resources" / "icons"
PNG_HEAD = b"\x89PNG\r\n\x1a\n"


def png_side(data):
    assert data[:8] == PNG_HEAD
    width, height = struct.unpack(">II", data[16:24])
    assert width == height
    return width


@pytest.mark.parametrize("side", [16, 22, 24, 32, 48, 64, 128, 256, 512])
def test_there_is_an_icon_of_every_size(side):
    assert png_side((ICONS / f"placard-{side}.png").read_bytes()) == side


def test_the_icon_of_windows_holds_each_size_once():
    data = (ICONS / "placard.ico").read_bytes()
    count = struct.unpack("<HHH", data[:6])[2]
    sides = []
    for at in range(6, 6 + 16 * count, 16):
        size, start = struct.unpack("<II", data[at + 8 : at + 16])
        sides.append(png_side(data[start : start + size]))
    assert sides == [16, 24, 32, 48, 64, 128, 256]


def test_the_icon_of_macos_holds_each_size_once():
    data = (ICONS / "placard.icns").read_bytes()
    assert struct.unpack(">4sI", data[:8]) == (b"icns", len(data))
    at, sides = 8, []
    while at < len(data):
        size = struct.unpack(">I", data[at + 4 : at + 8])[0]
        sides.append(png_side(data[at + 8 : at + size]))
        at += size
    assert sides == [16, 32, 64, 128, 256, 512]


def test_the_release_has_a_version_and_the_moment_of_its_edition():
    version, moment = dev.release()
    assert re.fullmatch(r"\d+\.\d+\.\d+", version)
    assert f"{version}" in (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert moment > 1_700_000_000


def test_the_desktop_entry_takes_the_addresses_and_files_that_the_program_takes():
    entry = (INSTALLERS / "linux" / "placard.desktop").read_text("utf-8")
    types = re.search("^MimeType=(.*)$", entry, re.MULTILINE)[1].split(";")
    mime = ElementTree.parse(INSTALLERS / "linux" / "placard.xml")
    declared = mime.find("{*}mime-type").attrib["type"]
    assert {declared, "x-scheme-handler/placard"} <= set(types)
    assert re.search(r"^Exec=placard %u$", entry, re.MULTILINE)


def test_a_file_is_known_by_its_head(bundled_edition):
    mime = ElementTree.parse(INSTALLERS / "linux" / "placard.xml")
    head = bundled_edition.read_bytes()[:100]
    matches = mime.findall(".//{*}match")
    assert len(matches) == 2
    for match in matches:
        at, value = int(match.attrib["offset"]), match.attrib["value"].encode()
        assert head[at : at + len(value)] == value


@pytest.mark.parametrize("workflow", sorted((ROOT / ".github/workflows").glob("*.yml")), ids=str)
def test_actions_are_pinned_by_the_hash_of_a_commit(workflow):
    used = re.findall(r"uses: *(\S+)", workflow.read_text("utf-8"))
    assert used
    assert [name for name in used if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", name)] == []


@pytest.mark.parametrize(
    ("executable", "environment", "folder"),
    [
        ("/opt/placard/placard", {}, "/opt/placard"),
        ("/Applications/Placard.app/Contents/MacOS/placard", {}, "/Applications"),
        (
            "/run/mount_x/usr/lib/placard/placard",
            {"APPIMAGE": "/media/stick/Placard.AppImage", "APPDIR": "/run/mount_x"},
            "/media/stick",
        ),
        (
            "/opt/placard/placard",  # started by another program that is an AppImage
            {"APPIMAGE": "/home/x/Files.AppImage", "APPDIR": "/run/mount_y"},
            "/opt/placard",
        ),
    ],
)
def test_the_portable_marker_is_looked_for_where_the_person_sees_the_program(
    executable, environment, folder
):
    assert program_folder(Path(executable), environment) == Path(folder)


def test_every_distribution_that_is_frozen_has_its_notice():
    spec = (ROOT / "build_spec.spec").read_text("utf-8")
    listed = re.search(r"DISTRIBUTIONS = \(.*?\n(.*?)\n\)", spec, re.DOTALL)[1]
    notices = (ROOT / "resources" / "NOTICES.md").read_text("utf-8").casefold()
    names = {name for name in re.findall(r"[\w-]+", listed) if name != "pyinstaller"}
    assert {name for name in names if name.casefold() not in notices} == set()
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = {re.match(r"[\w-]+", name)[0].casefold() for name in declared["dependencies"]}
    assert wanted <= {name.casefold() for name in names}
