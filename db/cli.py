"""`placardctl`: a thin front that finds the command, and the last place where errors are said.

Needs neither Qt nor a display. What a person can mend ends in a sentence and an exit status; only a
fault of ours ends in a traceback.
"""

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from typing import Any, Final, TextIO

from db import __version__
from db.commandline.arguments import COMMANDS, parse
from db.commandline.console import Console
from db.errors import UserError

_INTERRUPTED: Final = 130  # 128 + SIGINT, as shells say it


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command line and return the exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        _prepare(stream)
    console = Console(is_json="--json" in given)
    try:
        status = _run(given, console)
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        _close_output()
        return 0
    except KeyboardInterrupt:
        return _INTERRUPTED
    return status


def _run(given: list[str], console: Console) -> int:
    try:
        arguments = parse(given, _PrintVersion)
        console.is_json = getattr(arguments, "json", False)
        module = importlib.import_module(f"db.commandline.{COMMANDS[arguments.command].module}")
        status: int = module.run(arguments, console)
    except SystemExit:  # help or version was printed
        return 0
    except UserError as error:
        return _fail(console, type(error).__name__, str(error), error.exit_status)
    except BrokenPipeError:
        raise
    except OSError as error:
        reason = error.strerror or str(error)
        where = f"{error.filename}: " if error.filename else ""
        return _fail(console, "OSError", f"{where}{reason}.", UserError.exit_status)
    return status


def _fail(console: Console, kind: str, message: str, status: int) -> int:
    console.say(f"placardctl: {message}")
    if console.is_json:
        console.print_data({"error": {"kind": kind, "message": message, "status": status}})
    return status


class _PrintVersion(argparse.Action):
    """Prints the version and leaves."""

    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> None:
        """Print the version and leave."""
        print(f"{parser.prog} {__version__}")
        parser.exit()


def _prepare(stream: TextIO | None) -> None:
    """Let no character be the end of a command, whatever the terminal can show."""
    if stream is None or not hasattr(stream, "reconfigure"):
        return
    if stream.isatty():
        stream.reconfigure(errors="backslashreplace")
    else:
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _close_output() -> None:
    """Send the rest nowhere; the reader of the pipe has seen enough."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
