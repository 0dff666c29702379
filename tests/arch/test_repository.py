"""What is handed on runs anywhere: no file names the machine or the mirror it was made with."""

import re
import subprocess
import tempfile
import tomllib
from pathlib import Path

import pytest

from tests.arch.sources import ROOT

BINARY = {".png", ".jpg", ".webp", ".ico", ".icns", ".placard", ".workspace"}
REGISTRY = re.compile(r"pypi\.|pythonh[o]sted|--(?:extra-)?index-url|--find[-]links")
TOP_LEVEL = {
    *(".ci", ".gitattributes", ".github", ".gitignore", "ARCHITECTURE.md", "CHANGELOG.md"),
    *("LICENSE", "README.md", "build_spec.spec", "db", "desktop", "dev.py", "pyproject.toml"),
    *("requirements.lock", "resources", "tests"),
}


@pytest.fixture(scope="module")
def files() -> list[Path]:
    """Every file that git tracks or would add."""
    words = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(words, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    names = sorted(filter(None, listed.split("\0")))
    return [ROOT / name for name in names if (ROOT / name).is_file()]


def test_the_top_level_holds_what_the_architecture_names(files):
    assert {path.relative_to(ROOT).parts[0] for path in files} <= TOP_LEVEL


def test_no_file_names_this_machine_or_a_registry(files):
    machine = _machine_paths()
    strays = []
    for path in files:
        if path.suffix not in BINARY:
            text = path.read_text(encoding="utf-8")
            found = [*REGISTRY.findall(text), *machine.findall(text)]
            strays += [f"{path.relative_to(ROOT)}: {match}" for match in found]
    assert not strays, "\n".join(strays)


def test_text_files_end_their_lines_with_a_line_feed(files):
    wrong = [path.name for path in files if path.suffix not in BINARY and b"\r" in _bytes(path)]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("name", ["requirements.lock", "tests/qt-newest.lock"])
def test_every_line_of_a_lock_is_pinned_by_hash(name):
    blocks = re.split(r"\n(?=\S)", (ROOT / name).read_text(encoding="utf-8").strip())
    loose = [b for b in blocks if not b.startswith("#") and not ("==" in b and "sha256:" in b)]
    assert not loose, "\n".join(loose)


def test_the_lock_holds_what_pyproject_asks_for():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"]]
    for extra in project["optional-dependencies"].values():
        asked += extra
    locked = set(re.findall(r"^([\w-]+)==", (ROOT / "requirements.lock").read_text(), re.M))
    names = {re.match(r"[\w-]+", line)[0].lower().replace("_", "-") for line in asked}
    assert names - locked == set()


def _machine_paths() -> re.Pattern[str]:
    """Match this clone's own folder, the home folder and the folder for temporary files."""
    places = {ROOT, Path.home(), Path(tempfile.gettempdir()).resolve()}
    names = [re.escape(path.as_posix()) for path in places if len(path.parts) > 1]
    return re.compile(rf"(?<![\w./-])(?:{'|'.join(names)})/")


def _bytes(path: Path) -> bytes:
    return path.read_bytes()
