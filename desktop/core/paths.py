"""Where things are: the program's own resources, and the folders of the person who runs it."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from platformdirs import PlatformDirs

from db.values import Value

APP: Final = "Placard"
EDITION_SUFFIX: Final = ".placard"
PORTABLE_MARKER: Final = "portable.txt"
BUNDLED_EDITION: Final = f"placard{EDITION_SUFFIX}"
DEVELOPMENT_EDITION: Final = Path("build", "edition", BUNDLED_EDITION)
"""Where `dev.py run` puts the edition it builds, below the repository."""


class Paths(Value):
    """Every folder the program uses.

    Attributes:
        resources: Read-only data that came with the program.
        bundled: The edition that came with it; it may be missing.
        data: The person's own data: settings, state, installed editions.
        logs: Log and crash files.
        is_portable: Data stands beside the program.
    """

    resources: Path
    bundled: Path
    data: Path
    logs: Path
    is_portable: bool = False

    @property
    def window_icon(self) -> Path:
        """Picture for the task bar where the system has none of its own."""
        return self.resources / "icons" / "placard-128.png"

    @property
    def editions(self) -> Path:
        """Editions installed by the person."""
        return self.data / "editions"

    @property
    def settings(self) -> Path:
        """Choices of the person."""
        return self.data / "settings.json"

    @property
    def recent(self) -> Path:
        """Recent searches and entries."""
        return self.data / "recent.json"

    @property
    def state(self) -> Path:
        """Where they were: last page, window, columns."""
        return self.data / "state.json"


def find_paths(*, portable: bool = False) -> Paths:
    """Find the folders without creating any."""
    root = _program_root()
    resources = root / "resources"
    bundled = resources / BUNDLED_EDITION
    if not bundled.is_file() and not _is_frozen():
        bundled = root / DEVELOPMENT_EDITION
    home = program_folder(Path(sys.executable), os.environ) if _is_frozen() else root
    if portable or (home / PORTABLE_MARKER).is_file():
        data = home / "placard-data"
        return Paths(resources, bundled, data, data / "logs", is_portable=True)
    folders = PlatformDirs(
        APP if sys.platform in ("win32", "darwin") else APP.lower(), appauthor=False
    )
    return Paths(resources, bundled, folders.user_data_path, folders.user_log_path)


def program_folder(executable: Path, environment: Mapping[str, str]) -> Path:
    """Return the folder that a person sees the program in, where the portable marker is looked for.

    That is beside an AppImage, which runs from a mount of its own, and beside an application of
    macOS, whose inside is sealed by its signature.
    """
    image = environment.get("APPIMAGE", "")
    if image and environment.get("APPDIR", "/") in executable.as_posix():
        return Path(image).parent
    inside = executable.parent
    if inside.name == "MacOS" and inside.parent.parent.suffix == ".app":
        return inside.parent.parent.parent
    return inside


def _is_frozen() -> bool:
    return bool(getattr(sys, "frozen", False))


def _program_root() -> Path:
    frozen = getattr(sys, "_MEIPASS", "")
    return Path(frozen) if frozen else Path(__file__).resolve().parents[2]
