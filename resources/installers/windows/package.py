"""Make the portable archive of a frozen program for Windows.

`package.py TREE OUT VERSION EPOCH`, called by `dev.py package`. The installer is made of this
archive by `installer.py` on Debian, whose NSIS knows 64 bits; the one for Windows does not.
"""

import shutil
import sys
from pathlib import Path


def main(tree: Path, out: Path, version: str) -> None:
    """Write the archive into the folder: it runs from wherever it is unpacked."""
    archive = out / f"placard-{version}-windows-x64"
    shutil.make_archive(str(archive), "zip", tree.parent, tree.name)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
