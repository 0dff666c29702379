"""Make the Debian package and the portable archive of a frozen program.

`package.py TREE OUT VERSION EPOCH`, called by `dev.py package`; needs binutils. The same tree gives
the same bytes: names in order, nobody's ids, one time for all files, one thread.
"""

import gzip
import hashlib
import lzma
import os
import platform
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).parent
ICONS = HERE.parents[1] / "icons"
PROGRAMS = ("placard", "placardctl")
MACHINES = {"x86_64": "amd64", "aarch64": "arm64"}

CONTROL = """\
Package: placard
Version: {version}
Architecture: {machine}
Maintainer: The Placard contributors <placard@placard.invalid>
Installed-Size: {size}
Depends: {depends}
Recommends: fonts-noto-core, fonts-noto-cjk
Section: education
Priority: optional
Description: offline reference to a negotiation
 Placard is a reference that delegates open in the conference room: every
 person, session, text and story of a negotiation is linked to every other,
 in one file on the computer. It opens no connection of its own.
 .
 This package brings its own Qt and Python and the edition it was made with.
"""
CHANGELOG = """\
placard ({version}) unstable; urgency=medium

  * See CHANGELOG.md of the project.

 -- The Placard contributors <placard@placard.invalid>  {date}
"""
COPYRIGHT = """\
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Placard
Comment: The works of others in this package, and their licences, are listed in
 /usr/lib/placard/_internal/resources/NOTICES.md.

Files: *
Copyright: 2026 The Placard contributors
License: Expat

Files: usr/lib/placard/_internal/resources/placard.placard
Copyright: 2026 The Placard contributors
License: CC-BY-4.0
 Creative Commons Attribution 4.0 International: see
 /usr/lib/placard/_internal/resources/CONTENT-LICENSE.md.

Files: usr/lib/placard/_internal/PySide6/* usr/lib/placard/_internal/shiboken6/*
Copyright: The Qt Company Ltd. and others
License: LGPL-3
 On Debian systems the text is in /usr/share/common-licenses/LGPL-3.

License: Expat
"""


def main(tree: Path, out: Path, version: str, epoch: int) -> None:
    """Write both files into the folder."""
    machine = platform.machine()
    debian = MACHINES.get(machine, machine)
    archive = out / f"placard-{version}-linux-{machine}.tar.xz"
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor() as beside:
        archived = beside.submit(make_archive, tree, archive, epoch)
        root = Path(folder) / "placard"
        lay_out(tree, root, version, epoch)
        write_control(root, version, debian)
        build_deb(root, out / f"placard_{version}_{debian}.deb", epoch)
        archived.result()


def make_archive(tree: Path, archive: Path, epoch: int) -> None:
    """Pack the folder as it is: it runs from wherever it is unpacked."""

    def plain(entry: tarfile.TarInfo) -> tarfile.TarInfo:
        entry.uid = entry.gid = 0
        entry.uname = entry.gname = ""
        entry.mtime = epoch
        entry.mode = mode_of(Path(entry.name), is_folder=entry.isdir())
        return entry

    with (
        lzma.open(archive, "wb", preset=6) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.GNU_FORMAT) as file,
    ):
        file.add(tree, "placard", recursive=False, filter=plain)
        for path in sorted(tree.rglob("*")):
            name = Path("placard") / path.relative_to(tree)
            file.add(path, str(name), recursive=False, filter=plain)


def mode_of(path: Path, *, is_folder: bool) -> int:
    """Return the rights that a file gets, whatever the builder's umask was."""
    is_program = path.name in PROGRAMS and path.parent.name == "placard"
    return 0o755 if is_folder or is_program else 0o644


def lay_out(tree: Path, root: Path, version: str, epoch: int) -> None:
    """Put everything where Debian's policy and freedesktop.org expect it."""
    day = time.strftime("%Y-%m-%d", time.gmtime(epoch))
    date = time.strftime("%a, %d %b %Y %H:%M:%S +0000", time.gmtime(epoch))
    shutil.copytree(tree, root / "usr/lib/placard", symlinks=True)
    share = root / "usr/share"
    metainfo = (HERE / "org.placard.Placard.metainfo.xml").read_text("utf-8")
    metainfo = metainfo.replace("@VERSION@", version).replace("@DATE@", day)
    texts = {
        "metainfo/org.placard.Placard.metainfo.xml": metainfo,
        "applications/placard.desktop": (HERE / "placard.desktop").read_text("utf-8"),
        "mime/packages/placard.xml": (HERE / "placard.xml").read_text("utf-8"),
        "lintian/overrides/placard": (HERE / "lintian-overrides").read_text("utf-8"),
        "doc/placard/copyright": COPYRIGHT + expat(),
        "doc/placard/changelog.gz": CHANGELOG.format(version=version, date=date),
        **{f"man/man1/{name}.1.gz": manual(name, version, day) for name in PROGRAMS},
    }
    for name, text in texts.items():
        file = share / name
        file.parent.mkdir(parents=True, exist_ok=True)
        data = text.encode("utf-8")
        file.write_bytes(gzip.compress(data, 9, mtime=0) if file.suffix == ".gz" else data)
    icons = {
        f"{side}x{side}": f"placard-{side}.png" for side in (16, 22, 24, 32, 48, 64, 128, 256, 512)
    }
    for folder, name in {**icons, "scalable": "placard.svg"}.items():
        place = share / "icons/hicolor" / folder / "apps"
        place.mkdir(parents=True)
        shutil.copyfile(ICONS / name, place / f"placard{Path(name).suffix}")
    (root / "usr/bin").mkdir()
    for name in PROGRAMS:
        (root / "usr/bin" / name).symlink_to(f"../lib/placard/{name}")
    for path in (root, *root.rglob("*")):
        if not path.is_symlink():
            path.chmod(mode_of(path, is_folder=path.is_dir()))


def expat() -> str:
    """Return the licence's text as a field of the copyright file."""
    text = (HERE.parents[2] / "LICENSE").read_text("utf-8").partition("\n\n")[2]
    text = text.partition("\n\n")[2]  # without its own copyright line
    return "".join(f" {line or '.'}\n" for line in text.rstrip().splitlines())


def manual(name: str, version: str, day: str) -> str:
    """Return the manual page."""
    return (HERE / f"{name}.1").read_text("utf-8").replace("@VERSION@", version + " " + day)


def write_control(root: Path, version: str, machine: str) -> None:
    """Write what dpkg asks: the description, what it depends on, the sums."""
    debian = root / "DEBIAN"
    files = [path for path in sorted(root.rglob("*")) if path.is_file() and not path.is_symlink()]
    sums = [
        f"{hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()}"
        f"  {path.relative_to(root)}\n"
        for path in files
    ]
    size = sum(-(-path.lstat().st_size // 1024) or 1 for path in root.rglob("*"))
    depends = dependencies(root / "usr/lib/placard")
    control = CONTROL.format(version=version, machine=machine, size=size, depends=depends)
    debian.mkdir()
    debian.chmod(0o755)
    (debian / "control").write_text(control, "utf-8")
    (debian / "md5sums").write_text("".join(sums), "utf-8")
    for file in debian.iterdir():
        file.chmod(0o644)


def dependencies(tree: Path) -> str:
    """Return the packages of the libraries that we ask for and did not bring.

    Not by dpkg-shlibdeps, which takes our own Qt for the system's, where that has one. The oldest
    glibc is that of the newest symbol asked for.
    """
    files = [path for path in sorted(tree.rglob("*")) if is_object(path)]
    command = ["readelf", "--wide", "--dynamic", "--version-info", *map(str, files)]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    own = {path.name for path in tree.rglob("*.so*")}
    asked = set(re.findall(r"\(NEEDED\).*\[(.+)\]", told)) - own
    asked = {name for name in asked if not name.startswith("ld-linux")}
    glibc = max(tuple(map(int, found)) for found in re.findall(r"GLIBC_(\d+)\.(\d+)", told))
    query = ["dpkg", "--search", *(f"*/{name}" for name in sorted(asked))]
    owners = subprocess.run(query, check=True, capture_output=True, text=True).stdout
    packages = {line.partition(":")[0] for line in owners.splitlines() if "-linux-gnu/" in line}
    oldest = f"libc6 (>= {glibc[0]}.{glibc[1]})"
    return ", ".join([oldest, *sorted(packages - {"libc6"})])


def is_object(path: Path) -> bool:
    """Tell whether a file is a program or a library."""
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def build_deb(root: Path, file: Path, epoch: int) -> None:
    """Pack the laid-out tree."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(epoch), "DPKG_DEB_THREADS_MAX": "1"}
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "-z6", "--build", str(root), str(file)]
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]))
