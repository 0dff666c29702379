"""Every locked library exists, ready made, for each system that a package is promised for."""

import re
import sys

import pytest

import dev
from tests.packaging.conftest import run

pytestmark = pytest.mark.soak

MANYLINUX = ("2_28", "2_27", "2_26", "2_24", "2_17", "2_12", "2_5")
SYSTEMS = {  # pip's platform tags, and what `sys_platform` is there
    "Windows": ("win32", ["win_amd64"]),
    "macOS 12, Intel": ("darwin", ["macosx_12_0_x86_64"]),  # pip adds all earlier and universal2
    "macOS 12, Apple": ("darwin", ["macosx_12_0_arm64"]),
    "Linux": (
        "linux",
        [*(f"manylinux_{glibc}_x86_64" for glibc in MANYLINUX), "manylinux2014_x86_64"],
    ),
}


def lock_for(system):
    """Return the lock of one system: pip asks markers of the system it runs on itself."""
    kept = []
    for block in re.split(r"\n(?=\S)", dev.LOCK.read_text("utf-8")):
        marker = re.search(r" ; sys_platform == '(\w+)'", block)
        if marker is None or marker[1] == system:
            kept.append(block.replace(marker[0], "") if marker else block)
    return "\n".join(kept)


@pytest.mark.timeout(300)
@pytest.mark.parametrize("name", SYSTEMS)
def test_every_locked_library_has_a_wheel_with_its_hash(name, tmp_path):
    system, platforms = SYSTEMS[name]
    lock = tmp_path / "requirements.lock"
    lock.write_text(lock_for(system), "utf-8")
    done = run(
        *(sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"),
        *("--dry-run", "--ignore-installed", "--no-deps", "--only-binary", ":all:"),
        *("--python-version", "3.11", "--implementation", "cp", "--target", tmp_path / "there"),
        *(f"--platform={platform}" for platform in platforms),
        *("--require-hashes", "-r", lock),
    )
    assert done.returncode == 0, done.stderr
