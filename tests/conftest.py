"""What every test stands on: no window on a screen, no folder of a person's, real content."""

import os
import sys
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
for name in ("QT_SCALE_FACTOR", "QT_FONT_DPI", "QT_STYLE_OVERRIDE", "QT_LOGGING_RULES"):
    os.environ.pop(name, None)  # sizes and messages are those of the test, not of the machine


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep settings, data and logs of the person who runs the tests out of reach."""
    for name in ("APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / "home" / name.lower()))


@pytest.fixture(scope="session")
def bundled_edition() -> Path:
    """Return the edition built from resources/content, built anew only when that has changed."""
    import dev

    return dev.build_edition(Path(sys.executable))
