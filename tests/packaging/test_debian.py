"""The Debian package: well-formed, the same twice, and lived with in a fresh Debian."""

import os
import platform
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import dev
from tests.packaging.conftest import run

pytestmark = [pytest.mark.package, pytest.mark.timeout(900)]

OLDER = "0.0.1"
LEFT_BY_OLDER = "usr/lib/placard/_internal/of-the-older-version.txt"


@pytest.fixture(scope="module")
def unpacked(deb, tmp_path_factory):
    folder = tmp_path_factory.mktemp("deb")
    subprocess.run(["dpkg-deb", "-R", deb, folder], check=True)
    return folder


def test_lintian_finds_nothing_but_what_is_named_and_all_that_is_named(deb):
    command = ["lintian", "--display-info", "--allow-root", "--tag-display-limit", "0", deb]
    found = run(*command).stdout.splitlines()
    assert [line for line in found if line.startswith(("E:", "W:"))] == []
    assert [line for line in found if re.search("(unused|mismatched)-override", line)] == []


def test_the_desktop_entry_and_the_metainfo_are_valid(unpacked):
    share = unpacked / "usr/share"
    for command in (
        ["desktop-file-validate", share / "applications/placard.desktop"],
        [
            "appstreamcli",
            "validate",
            "--no-net",
            share / "metainfo/org.placard.Placard.metainfo.xml",
        ],
    ):
        done = run(*command)
        assert done.returncode == 0, done.stdout + done.stderr


def test_an_edition_is_known_without_its_ending(unpacked, tmp_path, bundled_edition):
    mime = tmp_path / "share" / "mime"
    (mime / "packages").mkdir(parents=True)
    system = Path("/usr/share/mime/packages/freedesktop.org.xml")
    for source in (system, unpacked / "usr/share/mime/packages/placard.xml"):
        shutil.copy(source, mime / "packages")
    assert run("update-mime-database", mime).returncode == 0
    nameless = tmp_path / "nameless"
    shutil.copyfile(bundled_edition, nameless)
    other = tmp_path / "other"
    other.write_bytes(nameless.read_bytes()[:68] + b"XXXX" + bytes(4000))
    code = "import sys; from PySide6.QtCore import QMimeDatabase as D\n"
    code += "for name in sys.argv[1:]: print(D().mimeTypeForFile(name).name())"
    environment = {**os.environ, "XDG_DATA_DIRS": str(mime.parent), "XDG_DATA_HOME": str(tmp_path)}
    done = run(sys.executable, "-c", code, nameless, other, env=environment)
    assert done.stdout.split() == ["application/vnd.placard.edition", "application/vnd.sqlite3"]


def test_freezing_and_packing_again_makes_the_same_bytes(deb, tmp_path):
    dev.freeze(tmp_path)
    again, script = tmp_path / "placard", dev.ROOT / "resources/installers/linux/package.py"
    for path in again.rglob("*"):
        if path.is_file() and not path.is_symlink():
            first = dev.DIST / "placard" / path.relative_to(again)
            assert path.read_bytes() == first.read_bytes(), path.relative_to(again)
    version, moment = dev.release()
    done = run(sys.executable, script, again, tmp_path, version, moment)
    assert done.returncode == 0, done.stderr
    for file in tmp_path.glob("placard[-_]*"):
        assert file.read_bytes() == (dev.DIST / file.name).read_bytes(), file.name


def test_whoever_packs_gets_the_same_bytes(tree, tmp_path):
    script = dev.ROOT / "resources/installers/linux/package.py"
    small, made = tmp_path / "small" / "placard", []
    small.mkdir(parents=True)
    for name in ("placard", "placardctl"):
        shutil.copy(tree / name, small)
    for mask in (0o022, 0o077):
        out = tmp_path / f"{mask:o}"
        out.mkdir()
        done = run(sys.executable, script, small, out, "1.0.0", "1795392000", umask=mask)
        assert done.returncode == 0, done.stderr
        made.append({file.name: file.read_bytes() for file in out.iterdir()})
    assert len(made[0]) == 2
    assert made[0] == made[1]


class Fresh:
    """A Debian with nothing in it but what its smallest variant has."""

    def __init__(self, root):
        self.root = root

    def do(self, *words, user="root"):
        environment = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "DEBIAN_FRONTEND": "noninteractive"}
        environment |= {name: os.environ[name] for name in os.environ if "proxy" in name.lower()}
        environment |= {"HOME": f"/home/{user}", "LANG": "C.UTF-8"}
        command = ["chroot", f"--userspec={user}", self.root, *words]
        return run(*command, env=environment)

    def install(self, deb):
        shutil.copy(deb, self.root / "new.deb")
        return self.do("apt-get", "install", "--yes", "--no-install-recommends", "/new.deb")

    def read(self, name):
        return (self.root / name).read_text("utf-8")


@pytest.fixture(scope="module")
def fresh(tmp_path_factory):
    assert os.geteuid() == 0, "a fresh root is made by root only"
    root = tmp_path_factory.mktemp("fresh") / "root"
    release = platform.freedesktop_os_release()["VERSION_CODENAME"]
    done = run("debootstrap", "--variant=minbase", release, root)
    assert done.returncode == 0, done.stdout[-2000:]
    found = Fresh(root)
    found.do("useradd", "--create-home", "person")
    done = found.do("apt-get", "install", "-y", "-q", "shared-mime-info", "desktop-file-utils")
    assert done.returncode == 0, done.stderr
    yield found
    shutil.rmtree(root)


@pytest.fixture
def older(unpacked, tmp_path):
    """Return a package of an older version, with a file that this one no longer has."""
    folder = tmp_path / "older"
    shutil.copytree(unpacked, folder, symlinks=True)
    control = folder / "DEBIAN/control"
    version = dev.release()[0]
    control.write_text(
        control.read_text("utf-8").replace(f"Version: {version}", f"Version: {OLDER}")
    )
    (folder / LEFT_BY_OLDER).write_text("old")
    file = tmp_path / "older.deb"
    subprocess.run(["dpkg-deb", "-Znone", "--build", folder, file], check=True)
    return file


def test_it_is_installed_upgraded_and_removed_and_what_a_person_made_stays(fresh, deb, older):
    done = fresh.install(older)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (fresh.root / LEFT_BY_OLDER).is_file()
    done = fresh.do("placard", "--self-test", user="person")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "/home/person/.local/share/placard" in done.stdout
    assert "x-scheme-handler/placard" in fresh.read("usr/share/applications/mimeinfo.cache")
    assert "vnd.placard.edition:*.placard" in fresh.read("usr/share/mime/globs2")
    kept = "home/person/.local/share/placard/settings.json"
    (fresh.root / kept).write_text('{"version": 1}')

    assert fresh.install(deb).returncode == 0
    assert not (fresh.root / LEFT_BY_OLDER).exists()
    done = fresh.do("placard", "--self-test", user="person")
    assert done.returncode == 0, done.stdout + done.stderr
    assert dev.release()[0] in fresh.do("placard", "--version", user="person").stdout

    assert fresh.do("apt-get", "purge", "--yes", "placard").returncode == 0
    assert not (fresh.root / "usr/lib/placard").exists()
    assert [*(fresh.root / "usr").rglob("*placard*")] == []
    assert "placard" not in fresh.read("usr/share/mime/globs2")
    assert fresh.read(kept) == '{"version": 1}'
