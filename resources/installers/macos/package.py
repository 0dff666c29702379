"""Make the disk image of the application for macOS, signed and notarised where there are means.

`package.py TREE OUT VERSION EPOCH`, called by `dev.py package`; Apple's command line tools. Without
the means it is an image all the same, signed ad hoc by PyInstaller as Apple's processors insist. To
be signed for others, two variables of the environment:

- `PLACARD_SIGN_AS`: the "Developer ID Application: …" of a certificate in the keychain;
- `PLACARD_NOTARY`: a profile that `xcrun notarytool store-credentials` has kept.
"""

import os
import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main(tree: Path, out: Path, version: str) -> None:
    """Write the image into the folder."""
    application = tree.parent / "Placard.app"
    image = out / f"placard-{version}-macos-{platform.machine()}.dmg"
    identity, notary = os.environ.get("PLACARD_SIGN_AS"), os.environ.get("PLACARD_NOTARY")
    if identity:
        sign(application, identity)
    make_image(application, image)
    if identity:
        do("codesign", "--sign", identity, "--timestamp", str(image))
    if identity and notary:
        do("xcrun", "notarytool", "submit", str(image), "--keychain-profile", notary, "--wait")
        do("xcrun", "stapler", "staple", str(image))


def sign(application: Path, identity: str) -> None:
    """Sign the application and all in it, with the hardened runtime that notarisation asks for."""
    rights = ["--entitlements", str(HERE / "entitlements.plist")]
    words = ["--force", "--deep", "--timestamp", "--options", "runtime", *rights]
    do("codesign", *words, "--sign", identity, str(application))
    do("codesign", "--verify", "--deep", "--strict", str(application))


def make_image(application: Path, image: Path) -> None:
    """Put the application beside a link to the folder that it is to be drawn to."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(application, Path(folder) / application.name, symlinks=True)
        (Path(folder) / "Applications").symlink_to("/Applications")
        kind = ["-volname", "Placard", "-srcfolder", folder, "-fs", "HFS+", "-format", "ULMO"]
        do("hdiutil", "create", "-ov", *kind, str(image))


def do(*command: str) -> None:
    """Run a command; fail with it."""
    subprocess.run(command, check=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
