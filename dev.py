"""The one door for contributors: make the environment, then run, test, check, measure or package.

`python3 dev.py COMMAND` needs a Python 3.11 or later and nothing else. It keeps `.venv` true to
`requirements.lock` and builds the edition from `resources/content` when one of them has changed.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent
BUILD = ROOT / "build"
DIST = ROOT / "dist"
CONTENT = ROOT / "resources" / "content"
EDITION = BUILD / "edition" / "placard.placard"  # desktop.core.paths looks for this name
LOCK = ROOT / "requirements.lock"
NEWEST_QT_LOCK = ROOT / "tests" / "qt-newest.lock"

VENV = ROOT / ".venv"
NEWEST_QT_VENV = BUILD / "venv-newest-qt"
# PySide6 6.12.0 on Python 3.11 gives away a reference to None while painting and aborts after some
# thousand strokes (none_dealloc, first seen in the timeline): what paints much waits for a mend.
NEWEST_QT_TESTS = (
    *("models", "qt/test_signatures.py", "qt/test_enums.py"),
    *("views/test_dialogs.py", "views/test_help.py"),
)

QT_PACKAGES = [
    "libegl1",
    "libgl1",
    "libxkbcommon0",
    "libxkbcommon-x11-0",
    "libfontconfig1",
    "libdbus-1-3",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-randr0",
    "libxcb-render-util0",
    "libxcb-shape0",
    "libxcb-xinerama0",
    "libxcb-xkb1",
]
TEST_PACKAGES = [
    "xvfb",
    "xauth",
    "dbus",
    "at-spi2-core",
    "python3-pyatspi",
    "fonts-noto-core",
    "fonts-noto-cjk",
    "strace",
    "xdotool",
]
PEER_PACKAGES = ["python3-xapian", "zeal", "kiwix", "goldendict", "calibre", "picard"]
PACKAGE_PACKAGES = ["binutils", "patchelf"]
PACKAGE_TRIAL_PACKAGES = [  # what looks at our packages, a fresh Debian, and a Windows of a kind
    *("lintian", "desktop-file-utils", "appstream", "shared-mime-info", "debootstrap"),
    *("nsis", "wine64", "wine"),
]
if (
    sys.base_prefix == "/usr"
):  # Debian's interpreter leaves its shared library, which we freeze, out
    PACKAGE_PACKAGES.append(f"libpython3.{sys.version_info.minor}")
# What a process takes is measured by one that shares no library with it; pytest-qt loads Qt.
PROCESSES_MEASURED = [f"tests/bench/test_{name}.py" for name in ("startup", "scale_start", "peers")]
WITHOUT_QT = ("-p", "no:pytest-qt", "-o", "addopts=--import-mode=importlib", "-W", "ignore")
NOTHING_CHOSEN = 5  # the status pytest ends with where `-k` leaves nothing
# A file at a time on each core. When a worker ends, so does the run: xdist hands the rest of its
# file to nobody and waits for it for ever.
SPREAD = ("-n", "auto", "--dist", "loadfile", "--max-worker-restart", "0")

PLACARDCTL = ("-c", "import sys; from db.cli import main; sys.exit(main())")
LINT_IMPORTS = ("-c", "from importlinter.cli import lint_imports_command as c; c()")


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks; return the exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    parser = argparse.ArgumentParser(prog="dev.py", description=(__doc__ or "").split("\n")[0])
    commands = parser.add_subparsers(dest="command", required=True)
    for name, job in COMMANDS.items():
        commands.add_parser(name, help=(job.__doc__ or "").split("\n")[0], add_help=False)
    # Only the first word is ours: `dev.py run --help` asks the program, not this script.
    command = parser.parse_args(given[:1]).command
    _refuse_unfit_python()
    try:
        return COMMANDS[command](given[1:])
    except subprocess.CalledProcessError as error:
        print(f"dev.py {command}: {_printable(error.cmd)} ended with {error.returncode}.")
        return 1


# --- the commands -----------------------------------------------------------------------------


def setup(_rest: Sequence[str] = ()) -> int:
    """Make the environment, and nothing else."""
    _see_to_system_packages(QT_PACKAGES)
    _see_to_environment(VENV, [LOCK])
    return 0


def run(rest: Sequence[str]) -> int:
    """Build the edition when the content has changed, and open the program."""
    setup()
    build_edition()
    try:  # where the person stands, so that a file's name on the command line is found
        return subprocess.run([_python(VENV), "-m", "desktop", *rest], check=False).returncode
    except KeyboardInterrupt:
        return 130


def test(rest: Sequence[str]) -> int:
    """Run the tests; what follows goes to pytest, `--newest-qt` takes the other end of Qt."""
    trial = PACKAGE_TRIAL_PACKAGES if "package" in rest else []
    _see_to_system_packages([*QT_PACKAGES, *TEST_PACKAGES, *trial])
    _see_to_environment(VENV, [LOCK])
    if "--newest-qt" not in rest:
        is_whole = not any((ROOT / word.partition("::")[0]).exists() for word in rest)
        if is_whole:  # files run side by side; the edition is made before they want it
            build_edition()
        return _pytest(VENV, [*(SPREAD if is_whole else ()), *rest], _test_environment())
    _see_to_environment(NEWEST_QT_VENV, [LOCK, NEWEST_QT_LOCK])
    folders = [f"tests/{name}" for name in NEWEST_QT_TESTS if (ROOT / "tests" / name).exists()]
    chosen = [word for word in rest if word != "--newest-qt"] or folders
    return _pytest(NEWEST_QT_VENV, chosen, _test_environment())


def check(_rest: Sequence[str] = ()) -> int:
    """Look at form, types, imports and content without running the program."""
    setup()
    with tempfile.TemporaryDirectory() as folder:
        looks: dict[str, Sequence[str]] = {
            "format": ["-m", "ruff", "format", "--check", "."],
            "lint": ["-m", "ruff", "check", "."],
            "types": ["-m", "mypy"],
            "imports": LINT_IMPORTS,
            "content form": [*PLACARDCTL, "fmt", str(CONTENT), "--check"],
            "content lint": [*PLACARDCTL, "check", str(CONTENT), "--strict"],
            "content": [*PLACARDCTL, "build", str(CONTENT), "-o", str(Path(folder, "x.placard"))],
        }
        failed = [name for name, words in looks.items() if _look(name, words)]
    print(f"check: {', '.join(failed)} failed" if failed else "check: all well")
    return 1 if failed else 0


def bench(rest: Sequence[str]) -> int:
    """Measure on a screen, a virtual one where there is none; `--scale` at sizes of 100 000."""
    is_scale = "--scale" in rest
    _see_to_system_packages([*QT_PACKAGES, *TEST_PACKAGES, *(PEER_PACKAGES if is_scale else ())])
    _see_to_environment(VENV, [LOCK])
    build_edition()
    environment = dict(os.environ)
    if sys.platform == "linux":
        environment.setdefault("QT_QPA_PLATFORM", "xcb")
    chosen = "bench and scale" if is_scale else "bench and not scale"
    words = ["-m", chosen, "-s", *(word for word in rest if word != "--scale")]
    others = ["tests/bench", *(f"--ignore={file}" for file in PROCESSES_MEASURED)]
    runs = ([*PROCESSES_MEASURED, *WITHOUT_QT], others)
    ended = [_pytest(VENV, [*run, *words], environment) for run in runs]
    return max((status for status in ended if status != NOTHING_CHOSEN), default=NOTHING_CHOSEN)


def content(_rest: Sequence[str] = ()) -> int:
    """Put the content files into their canonical form and build the edition."""
    setup()
    _do(VENV, [*PLACARDCTL, "fmt", str(CONTENT)])
    build_edition()
    return 0


def package(_rest: Sequence[str] = ()) -> int:
    """Freeze the program, let it test itself, and make every package that this system can make."""
    _see_to_system_packages([*QT_PACKAGES, *PACKAGE_PACKAGES])
    _see_to_environment(VENV, [LOCK])
    build_edition()
    shutil.rmtree(DIST, ignore_errors=True)
    freeze(DIST)
    program = DIST / "placard"
    for name, *words in (("placard", "--self-test"), ("placardctl", "stats", str(EDITION))):
        command = [str(program / (name + _EXE)), *words]
        subprocess.run(command, check=True, env=_test_environment(), stdout=subprocess.DEVNULL)
    version, moment = release()
    script = ROOT / "resources" / "installers" / _SYSTEM / "package.py"
    _do(VENV, [str(script), str(program), str(DIST), version, str(moment)])
    made = [file for file in _files(DIST) if file.parent == DIST]
    sums = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in made]
    (DIST / "SHA256SUMS").write_text("".join(sums), encoding="utf-8", newline="\n")
    print("Packed " + ", ".join(f"{_size(file)} {file.relative_to(ROOT)}" for file in made))
    return 0


def freeze(folder: Path) -> None:
    """Freeze the program into a folder; the same bytes from the same sources and libraries."""
    places = ["--distpath", str(folder), "--workpath", str(BUILD / "pyinstaller")]
    words = ["-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN", *places, _SPEC]
    fixed = {"PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": str(release()[1])}
    subprocess.run([str(_python(VENV)), *words], check=True, env={**os.environ, **fixed})


def release() -> tuple[str, int]:
    """Return the version, and the time that all files of a package get: that of the edition."""
    version = re.search(r'__version__ = "(.+)"', _read(ROOT / "db" / "__init__.py"))
    published = re.search(r"^published: (.+)$", _read(CONTENT / "edition.yaml"), re.MULTILINE)
    assert version and published  # tests/packaging looks for both
    moment = datetime.fromisoformat(published[1].strip("'\"").replace("Z", "+00:00"))
    return version[1], int(moment.timestamp())


COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    job.__name__: job for job in (setup, run, test, check, bench, content, package)
}

_SPEC = str(ROOT / "build_spec.spec")
_EXE = ".exe" if os.name == "nt" else ""
_SYSTEM = {"win32": "windows", "darwin": "macos"}.get(sys.platform, "linux")


# --- the edition ------------------------------------------------------------------------------


def build_edition(python: Path | None = None) -> Path:
    """Build the bundled edition unless content and builder are those of the last build."""
    stamp = EDITION.with_suffix(".stamp")
    wanted = _digest([*_files(CONTENT), *_files(ROOT / "db", "*.py"), LOCK])
    if EDITION.is_file() and _read(stamp) == wanted:
        return EDITION
    print("Building the edition from resources/content …", flush=True)
    EDITION.parent.mkdir(parents=True, exist_ok=True)
    words = [*PLACARDCTL, "build", str(CONTENT), "-o", str(EDITION)]
    subprocess.run([str(python or _python(VENV)), *words], check=True, cwd=ROOT)
    stamp.write_text(wanted, encoding="utf-8")
    return EDITION


# --- the environment --------------------------------------------------------------------------


def _refuse_unfit_python() -> None:
    if sys.version_info < (3, 11):  # noqa: UP036 - whoever starts this may have an older one
        sys.exit(f"Placard needs Python 3.11 or later; this is {platform.python_version()}.")
    try:
        import sqlite3

        sqlite3.connect(":memory:").execute("CREATE VIRTUAL TABLE t USING fts5(x)")
    except (ImportError, sqlite3.OperationalError):
        sys.exit(f"{sys.executable} has no SQLite with full-text search (FTS5); take another.")


def _see_to_environment(venv: Path, locks: Sequence[Path]) -> None:
    """Bring a virtual environment to its locks; at once when nothing has changed."""
    stamp = venv / "placard.stamp"
    wanted = f"{ROOT}\n{_digest([*locks, ROOT / 'pyproject.toml'])}"
    if _python(venv).exists() and _read(stamp) == wanted:
        return
    _make_venv(venv, was_elsewhere=_read(stamp).partition("\n")[0] not in ("", str(ROOT)))
    stamp.unlink(missing_ok=True)
    for lock in locks:
        print(f"Installing {lock.relative_to(ROOT)} into {venv.relative_to(ROOT)} …", flush=True)
        _pip(venv, "--require-hashes", "--no-deps", "-r", str(lock))
    _pip(venv, "--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    stamp.write_text(wanted, encoding="utf-8")


def _make_venv(venv: Path, *, was_elsewhere: bool) -> None:
    if was_elsewhere:  # a moved environment's scripts name an interpreter that is gone
        shutil.rmtree(venv)
    if _python(venv).exists():
        return
    if importlib.util.find_spec("ensurepip") is None:  # Debian keeps it in a package of its own
        _see_to_system_packages(["python3-venv"])
    print(f"Making {venv.relative_to(ROOT)} with Python {platform.python_version()} …", flush=True)
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(venv)], check=True)


def _pip(venv: Path, *words: str) -> None:
    quiet = ["--quiet", "--disable-pip-version-check", "--no-input"]
    _do(venv, ["-m", "pip", "install", *quiet, *words])


def _see_to_system_packages(names: Sequence[str]) -> None:
    """Install what Debian or Ubuntu lacks when we are root; say the line to type otherwise."""
    if sys.platform != "linux" or not shutil.which("dpkg-query"):
        return
    query = ["dpkg-query", "-W", "-f", "${Package} ${db:Status-Status}\n", *names]
    known = subprocess.run(query, capture_output=True, text=True, check=False).stdout.splitlines()
    missing = [name for name in names if f"{name} installed" not in known]
    if not missing:
        return
    install = ["apt-get", "install", "--yes", "--no-install-recommends", *missing]
    if os.geteuid() != 0:
        print(f"Missing on this system; please type:\n  sudo {' '.join(install)}", file=sys.stderr)
        return
    print(f"Installing what this system lacks: {' '.join(missing)}", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-qq"], [*install, "-qq"]):
        done = subprocess.run(command, check=False, env=environment, stdout=subprocess.DEVNULL)
    if done.returncode:  # no network, a name another release has not: what needs it will say so
        print(f"That failed; later, please type:\n  {' '.join(install)}", file=sys.stderr)


# --- small parts ------------------------------------------------------------------------------


def _python(venv: Path) -> Path:
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _do(venv: Path, words: Sequence[str]) -> None:
    subprocess.run([str(_python(venv)), *words], check=True)


def _pytest(venv: Path, words: Sequence[str], environment: dict[str, str]) -> int:
    """Run pytest, under a virtual display where a real one is wanted and there is none."""
    command = [str(_python(venv)), "-m", "pytest", *words]
    if environment.get("QT_QPA_PLATFORM") == "xcb" and not environment.get("DISPLAY"):
        command = ["xvfb-run", "--auto-servernum", "-s", "-screen 0 1440x900x24 -noreset", *command]
    try:
        return subprocess.run(command, check=False, env=environment, cwd=ROOT).returncode
    except KeyboardInterrupt:
        return 130


def _look(name: str, words: Sequence[str]) -> bool:
    print(f"-- {name}", flush=True)
    return subprocess.run([str(_python(VENV)), *words], check=False, cwd=ROOT).returncode != 0


def _test_environment() -> dict[str, str]:
    return {"QT_QPA_PLATFORM": "offscreen", **os.environ}


def _size(file: Path) -> str:
    return f"{file.stat().st_size / 1e6:.1f} MB"


def _digest(files: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for file in files:
        data = file.read_bytes()
        digest.update(f"{file.relative_to(ROOT).as_posix()}\0{len(data)}\0".encode())
        digest.update(data)
    return digest.hexdigest()


def _files(folder: Path, pattern: str = "*") -> Iterator[Path]:
    return (path for path in sorted(folder.rglob(pattern)) if path.is_file())


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8") if file.is_file() else ""


def _printable(command: object) -> str:
    words = command if isinstance(command, (list, tuple)) else [command]
    return " ".join(str(word) for word in words[:4])


if __name__ == "__main__":
    sys.exit(main())
