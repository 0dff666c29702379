"""Make the AppImage of the Debian package: a runtime, then a squashfs of the same files.

`appimage.py PACKAGE.deb RUNTIME OUT VERSION EPOCH`; needs dpkg and squashfs-tools. The runtime is
<https://github.com/AppImage/type2-runtime>'s; the release workflow fetches it and checks its sum.
"""

import os
import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path


def main(deb: Path, runtime: Path, out: Path, version: str, epoch: str) -> None:
    """Write the AppImage into the folder."""
    image = out / f"placard-{version}-{platform.machine()}.AppImage"
    with tempfile.TemporaryDirectory() as folder:
        root, packed = Path(folder) / "root", Path(folder) / "packed"
        subprocess.run(["dpkg-deb", "-x", str(deb), str(root)], check=True)
        share = root / "usr/share"
        shutil.copy(share / "applications/placard.desktop", root)
        shutil.copy(share / "icons/hicolor/scalable/apps/placard.svg", root)
        shutil.copy(share / "icons/hicolor/256x256/apps/placard.png", root / ".DirIcon")
        (root / "AppRun").symlink_to("usr/lib/placard/placard")
        command = ["mksquashfs", str(root), str(packed), "-all-root", "-noappend", "-quiet"]
        environment = {**os.environ, "SOURCE_DATE_EPOCH": epoch}
        compression = ["-comp", "zstd", "-Xcompression-level", "19", "-b", "1M"]
        subprocess.run([*command, "-no-progress", *compression], check=True, env=environment)
        image.write_bytes(runtime.read_bytes() + packed.read_bytes())
    image.chmod(0o755)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4], sys.argv[5])
