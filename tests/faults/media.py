"""Small disks that fill up, and sticks that are pulled out: mounted where this user may mount."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


def may_mount() -> bool:
    """Whether this process is one that can mount, as in a plain container of a runner's."""
    probe = ["unshare", "--mount", "mount", "-t", "tmpfs", "none", "/mnt"]
    try:
        return os.geteuid() == 0 and not subprocess.run(probe, capture_output=True).returncode
    except (OSError, AttributeError):
        return False


needs_mounts = pytest.mark.skipif(not may_mount(), reason="only root can mount a small disk")


@contextmanager
def small_medium(place: Path, size: int) -> Iterator[Path]:
    """Yield a folder that holds about so many bytes and no more, a file system in memory."""
    place.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "none", str(place)], check=True)
    try:
        yield place
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)
