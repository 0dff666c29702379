"""A process that reads hostile pages and tells what it did; started by test_hostile_text.

It shows every attack in every place a text can stand, hovers and clicks every link, and writes down
what Python's audit hook saw from the moment it was asked to (PEP 578).
"""

import json
import os
import sys
from pathlib import Path

WATCHED = (
    *("open", "socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.spawn"),
    *("os.system", "os.startfile", "os.rename", "os.remove", "os.mkdir", "os.truncate"),
    *("webbrowser.", "urllib.", "http.", "ftplib.", "smtplib.", "ctypes.dlopen", "shutil."),
    *("sqlite3.connect", "sqlite3.load_extension", "sqlite3.enable_load_extension", "pty."),
)


class Witness:
    """Notes what the process does, once it is asked to look."""

    def __init__(self) -> None:
        self.is_looking = False
        self.seen: list[tuple[str, str]] = []
        sys.addaudithook(self._note)

    def _note(self, event: str, arguments: tuple) -> None:
        if self.is_looking and event.startswith(WATCHED):
            self.seen.append((event, os.fsdecode(arguments[0]) if _is_path(arguments) else ""))


def _is_path(arguments: tuple) -> bool:
    return bool(arguments) and isinstance(arguments[0], (str, bytes, os.PathLike))


def main(edition: Path, secret: str, port: int, report: Path, is_naive: bool) -> None:
    """Read the attacks and write the report."""
    witness = Witness()
    from tests.e2e.attacks import attacks
    from tests.e2e.reading import Reading, show_naively

    strings = attacks(secret, port)
    if is_naive:
        show_naively(strings)
        result = {}
    else:
        reading = Reading(edition)
        reading.warm_up()
        witness.is_looking = True
        os.path.exists(f"{report}.begins")  # noqa: PTH110 - seen by strace as one call
        for string in strings:
            reading.suffer(string)
        os.path.exists(f"{report}.ends")  # noqa: PTH110
        witness.is_looking = False
        result = {**reading.tally(), "attacks": len(strings), "seen": witness.seen}
        reading.close()
    report.write_text(json.dumps(result), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), Path(sys.argv[4]), "naive" in sys.argv)
