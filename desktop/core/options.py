"""The command line of the window program; stable, because scripts and tests lean on it."""

import argparse
from pathlib import Path

from db.errors import BadUsage, Invalid
from db.kinds import ENTRY_KINDS
from db.values import Value
from desktop import __version__
from desktop.core.paths import EDITION_SUFFIX
from desktop.core.routes import PLACES, SCHEME


class Options(Value):
    """What the command line said.

    Attributes:
        address: Page to open; empty to go where the person was.
        edition: File to read instead of the chosen one, or workspace to edit.
        today: ISO day that "now" is taken to be; empty for the clock's.
        as_of: ISO day whose titles and names are shown; empty for today.
        screenshot: PNG to paint the page into before quitting.
        size: Of that picture in device-independent pixels.
        scale: Text scale of that picture, 1.0 to 2.0.
    """

    address: str = ""
    edition: Path | None = None
    lang: str = ""
    as_of: str = ""
    today: str = ""
    is_portable: bool = False
    self_test: bool = False
    trace_startup: bool = False
    screenshot: Path | None = None
    size: tuple[int, int] = (1440, 900)
    theme: str = ""
    scale: float = 1.0
    rtl: bool = False


class _Parser(argparse.ArgumentParser):
    """A parser that raises instead of leaving."""

    def error(self, message: str) -> None:  # type: ignore[override]
        raise BadUsage(f"{message[:1].upper()}{message[1:]}. See placard --help.")


def parse_options(arguments: list[str]) -> Options:
    """Understand the command line.

    Raises:
        BadUsage: What was given makes no sense; the message says which part.
        SystemExit: After `--version` or `--help`.
    """
    found = _parser().parse_args(arguments)
    address, edition = "", found.workspace or found.edition
    if found.target:
        if _is_address(found.target):
            address = found.target
        else:
            edition = edition or Path(found.target)
    return Options(
        address=address,
        edition=edition,
        lang=found.lang,
        as_of=_day(found.as_of, "--as-of"),
        today=_day(found.today, "--today"),
        is_portable=found.portable,
        self_test=found.self_test,
        trace_startup=found.trace_startup,
        screenshot=found.screenshot,
        size=_size(found.size),
        theme=found.theme,
        scale=_scale(found.scale),
        rtl=found.rtl,
    )


def _parser() -> _Parser:
    parser = _Parser(prog="placard", description="The offline reference to a negotiation.")
    add = parser.add_argument
    add(
        "target",
        nargs="?",
        default="",
        metavar="ADDRESS | FILE",
        help="page or edition to open",
    )
    add("--edition", type=Path, metavar="FILE", help="edition to read")
    add("--workspace", type=Path, metavar="FILE", help="workspace to edit")
    add("--lang", default="", metavar="L", help="language of the content")
    add(
        "--as-of",
        default="",
        metavar="DATE",
        help="show titles and names valid on that day",
    )
    add("--today", default="", metavar="DATE", help="take this day for today")
    add("--portable", action="store_true", help="keep settings beside the program")
    add("--self-test", action="store_true", help="try the installation and report")
    add(
        "--trace-startup",
        action="store_true",
        help="print when each phase of the start ended",
    )
    add(
        "--screenshot",
        type=Path,
        metavar="PNG",
        help="paint the page into a file and quit",
    )
    add("--size", default="1440x900", metavar="WxH", help="size of that picture")
    add(
        "--theme",
        default="",
        choices=("", "light", "dark", "contrast"),
        help="theme, over the settings'",
    )
    add(
        "--scale",
        type=float,
        default=1.0,
        metavar="F",
        help="text scale of that picture",
    )
    add("--rtl", action="store_true", help="mirror the window")
    add("--version", action="version", version=f"Placard {__version__}")
    return parser


def _is_address(text: str) -> bool:
    if text.lower().startswith(f"{SCHEME}:"):
        return True
    first, slash, _ = text.partition("/")
    looks_like_file = text.endswith(EDITION_SUFFIX) or Path(text).exists()
    return bool(slash) and not looks_like_file and first in (*ENTRY_KINDS, *PLACES)


def _day(text: str, option: str) -> str:
    if not text:
        return ""
    from db.dates import parse as parse_date  # only where a date is given: 14 ms of the start

    try:
        date = parse_date(text)
    except Invalid as error:
        raise BadUsage(f"{option}: {error}") from error
    if date.lower is None or date.lower != date.upper:
        raise BadUsage(f"{option}: “{text}” is not one day; give it as 2017-06-19.")
    return date.lower.isoformat()


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.lower().partition("x")
    if not (width.isdecimal() and height.isdecimal()):
        raise BadUsage(f"--size: “{text}” is not a size; give it as 1440x900.")
    size = int(width), int(height)
    if not all(200 <= side <= 8000 for side in size):
        raise BadUsage(f"--size: {text} is outside 200 to 8000.")
    return size


def _scale(scale: float) -> float:
    if not 1 <= scale <= 2:  # written so that "nan" fails as well
        raise BadUsage(f"--scale: {scale} is outside 1 to 2.")
    return scale
