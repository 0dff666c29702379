"""Make the installer and the portable archive of a frozen program for Windows.

`package.py TREE OUT VERSION EPOCH`, called by `dev.py package`; needs makensis (NSIS 3.08 or later).
"""

import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ICONS = HERE.parents[1] / "icons"


def main(tree: Path, out: Path, version: str) -> None:
    """Write both files into the folder."""
    make_installer(tree, out / f"placard-{version}-windows-x64-setup.exe", version)
    archive = out / f"placard-{version}-windows-x64-portable"
    shutil.make_archive(str(archive), "zip", tree.parent, tree.name)


def make_installer(tree: Path, installer: Path, version: str) -> None:
    """Compile the script over a tree."""
    makensis = shutil.which("makensis") or r"C:\Program Files (x86)\NSIS\makensis.exe"
    named = {"TREE": tree.resolve(), "OUT": installer.resolve(), "VERSION": version, "ICONS": ICONS}
    words = [f"-D{name}={value}" for name, value in named.items()]
    command = [makensis, "-V2", "-WX", "-INPUTCHARSET", "UTF8", *words, str(HERE / "placard.nsi")]
    subprocess.run(command, check=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
