"""Make the installer for Windows of a frozen program's folder, on any system with Debian's NSIS.

`installer.py TREE OUT VERSION`; needs makensis 3.08 or later.
"""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ICONS = HERE.parents[1] / "icons"


def main(tree: Path, out: Path, version: str) -> None:
    """Compile the script over the tree."""
    file = (out / f"placard-{version}-windows-x64-setup.exe").resolve()
    named = {"TREE": tree.resolve(), "OUT": file, "VERSION": version, "ICONS": ICONS}
    words = [f"-D{name}={value}" for name, value in named.items()]
    command = ["makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8", *words]
    subprocess.run([*command, str(HERE / "placard.nsi")], check=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
