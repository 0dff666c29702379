"""The packages that `dev.py package` has made; what is marked `package` asks for them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import dev

sys.dont_write_bytecode = True  # a look at an installer's script leaves nothing beside it


@pytest.fixture(scope="session")
def tree() -> Path:
    """Return the frozen program's folder."""
    program = dev.DIST / "placard"
    assert program.is_dir(), "nothing is packaged: python3 dev.py package"
    return program


@pytest.fixture(scope="session")
def deb() -> Path:
    """Return the Debian package."""
    version, _ = dev.release()
    found = [*dev.DIST.glob(f"placard_{version}_*.deb")]
    assert len(found) == 1, "nothing is packaged: python3 dev.py package"
    return found[0]


def run(*command: object, is_ordinary: bool = False, **others: object):
    """Run a command and return what it said.

    Args:
        command: Its words.
        is_ordinary: Whether it runs as a person without rights; root may write everywhere.
        others: For `subprocess.run`.
    """
    if is_ordinary and os.geteuid() == 0:
        others |= {"user": 65534, "group": 65534, "extra_groups": []}
    words = [str(word) for word in command]
    settings = {"capture_output": True, "text": True, "encoding": "utf-8", "check": False}
    return subprocess.run(words, **(settings | {"timeout": 600} | others))
