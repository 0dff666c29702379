"""The installer for Windows over a stand-in tree, under Wine: names of six scripts, no question."""

import os
import re
import shutil
import sys

import pytest

import dev
from tests.packaging.conftest import run

pytestmark = [pytest.mark.package, pytest.mark.timeout(600)]

PERSON = "Délégué نص"
TREE = {
    "placard.exe": "the program",
    "placardctl.exe": "its command line",
    "_internal/resources/été.txt": "of this version",
    "_internal/resources/نص.txt": "نص",
}
UNINSTALL = r"Microsoft\Windows\CurrentVersion\Uninstall\Placard"


@pytest.fixture(scope="module")
def installer(tmp_path_factory):
    """Compile the script over a tree that stands for the real one."""
    folder = tmp_path_factory.mktemp("windows")
    for name, text in TREE.items():
        file = folder / "tree" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    script = dev.ROOT / "resources/installers/windows/installer.py"
    done = run(sys.executable, script, folder / "tree", folder, dev.release()[0])
    assert done.returncode == 0, done.stdout + done.stderr
    return next(folder.glob("*-setup.exe"))


class Wine:
    """A Windows of a kind, of a person with a name in two scripts."""

    def __init__(self, prefix):
        self.prefix = prefix
        kept = {"PATH": os.environ["PATH"], "HOME": str(prefix.parent), "LC_ALL": "C.UTF-8"}
        self.environment = kept | {
            "WINEPREFIX": str(prefix),
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree,mshtml=",
            "USER": PERSON,
        }

    def do(self, *words):
        return run("wine", *words, env=self.environment, cwd=self.prefix.parent)

    def registry(self):
        """Return what the person's registry holds: values by key and name, '@' the key's own."""
        file = self.prefix / "drive_c" / "person.reg"
        assert self.do("reg", "export", r"HKCU\Software", r"C:\person.reg", "/y").returncode == 0
        found, key = {}, ""
        for line in file.read_text("utf-16").splitlines():
            if line.startswith("["):
                key = line.strip("[]").removeprefix("HKEY_CURRENT_USER\\Software\\")
                found[key] = {}
            elif match := re.fullmatch(r'(@|"[^"]+")="(.*)"', line):
                value = re.sub(r"\\(.)", r"\1", match[2])
                found[key][match[1].strip('"')] = value
        return found


@pytest.fixture(scope="module")
def wine(tmp_path_factory):
    found = Wine(tmp_path_factory.mktemp("wine") / "prefix")
    assert found.do("wineboot", "--init").returncode == 0
    yield found
    run("wineserver", "--kill", env=found.environment)


def files_below(folder):
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("where", ["", r"C:\Équipe_نص\Placard"], ids=["usual", "chosen"])
def test_it_is_installed_renewed_and_removed_in_silence(wine, installer, where):
    local = wine.prefix / "drive_c/users" / PERSON / "AppData/Local"
    folder = wine.prefix / "drive_c/Équipe_نص/Placard" if where else local / "Programs/Placard"
    place = where or rf"C:\users\{PERSON}\AppData\Local\Programs\Placard"
    words = [installer, "/S", *([f"/D={where}"] if where else [])]
    assert wine.do(*words).returncode == 0
    assert files_below(folder) == {*TREE, "uninstall.exe"}
    assert (folder / "_internal/resources/نص.txt").read_text("utf-8") == "نص"

    command = f'"{place}\\placard.exe" "%1"'
    kept = wine.registry()
    assert kept[r"Classes\placard\shell\open\command"]["@"] == command
    assert kept[r"Classes\placard"]["URL Protocol"] == ""
    assert kept[r"Classes\.placard"]["@"] == "Placard.Edition"
    assert kept[r"Classes\Placard.Edition\shell\open\command"]["@"] == command
    assert kept[UNINSTALL]["DisplayVersion"] == dev.release()[0]
    assert kept[UNINSTALL]["QuietUninstallString"] == f'"{place}\\uninstall.exe" /S'

    (folder / "_internal/of-an-older-version.txt").write_text("old")
    (folder / "placard-data").mkdir()
    (folder / "placard-data/settings.json").write_text("{}")
    (local / "Placard").mkdir(exist_ok=True)
    (local / "Placard/settings.json").write_text("{}")
    assert wine.do(*words).returncode == 0
    assert "_internal/of-an-older-version.txt" not in files_below(folder)

    assert wine.do(folder / "uninstall.exe", "/S", f"_?={place}").returncode == 0
    (folder / "uninstall.exe").unlink(missing_ok=True)  # `_?=` waits, and so cannot remove itself
    assert files_below(folder) == {"placard-data/settings.json"}
    assert (local / "Placard/settings.json").is_file()
    assert [key for key in wine.registry() if "placard" in key.casefold()] == []
    shutil.rmtree(folder)


def test_an_installer_says_by_its_status_that_it_could_not_write(wine, installer):
    folder = wine.prefix / "drive_c/held"
    folder.mkdir()
    (folder / "placard.exe").mkdir()  # stands for a file that a running program holds
    done = wine.do(installer, "/S", r"/D=C:\held")
    assert done.returncode == 2
    assert UNINSTALL not in wine.registry()


def test_the_installer_speaks_six_languages():
    script = (dev.ROOT / "resources/installers/windows/placard.nsi").read_text("utf-8")
    for name in ("ENGLISH", "FRENCH", "SPANISH", "ARABIC", "RUSSIAN", "SIMPCHINESE"):
        for text in ("EDITION_FILE", "IS_RUNNING"):
            assert f"LangString {text} ${{LANG_{name}}} " in script
