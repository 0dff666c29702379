"""Builds that something happens to: run below strace, which fails or kills at one system call.

strace counts the calls of each process for itself and strikes at the `WHEN`th. A trial is a fork
that first wastes as many harmless calls as it takes for the build's own nth to be struck. Words on
the command line: a folder with the old edition, then trials (`fsync:2`). Prints a line of JSON for
each.
"""

import json
import os
import shutil
import signal
import sys
import traceback
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from db.content.build import build_folder
from db.errors import UserError
from db.files import remove_abandoned
from tests.faults.sound import OLD_NAME, small_folder

WHEN = 1000
BUILT_AGAIN = 8
BUILT, TOLD, BROKEN = 0, 3, 70
NAME, SPARE = "e.placard", "spare"


def waste(syscall: str, count: int, place: Path) -> None:
    """Make calls that change nothing."""
    spare = place / SPARE
    spare.write_bytes(b"")
    handle = os.open(spare, os.O_RDWR)
    call: dict[str, Callable[[], object]] = {
        "pwrite64": lambda: os.pwrite(handle, b"", 0),
        "write": lambda: os.write(handle, b""),
        "pread64": lambda: os.pread(handle, 0, 0),
        "fsync": lambda: os.fsync(handle),
        "fdatasync": lambda: os.fdatasync(handle),
        "rename": lambda: spare.rename(spare),
        "unlink": lambda: (place / "nothing").unlink(missing_ok=True),
    }
    for _ in range(count):
        call[syscall]()
    os.close(handle)


def build(place: Path) -> int:
    try:
        build_folder(small_folder(), place / NAME)
    except UserError as error:
        (place / "told").write_text(str(error))
        return TOLD
    except BaseException:  # noqa: BLE001 - what else comes out is what the trial is about
        traceback.print_exc()
        return BROKEN
    return BUILT


def fork(job: Callable[[], int]) -> int:
    """Return the exit status of a job in a process of its own; negative for a signal."""
    pid = os.fork()
    if not pid:
        os._exit(job())
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def trial(folder: Path, new: bytes, syscall: str, nth: int) -> dict[str, object]:
    """Strike one build, look at what it left, and begin anew, now and then with a whole build."""
    old = (folder / OLD_NAME).read_bytes()
    place = folder / f"{syscall}-{nth}"
    place.mkdir()
    output = place / NAME
    output.write_bytes(old)

    def struck() -> int:
        waste(syscall, WHEN - nth, place)
        return build(place)

    status = fork(struck)
    told = place / "told"
    words = told.read_text() if told.exists() else ""
    told.unlink(missing_ok=True)
    (place / SPARE).unlink(missing_ok=True)
    left = output.read_bytes()
    again = None
    if nth % BUILT_AGAIN == 1:
        again = fork(lambda: build(place))
    else:
        remove_abandoned(place)
    result = {
        "syscall": syscall,
        "status": "killed" if status == -signal.SIGKILL else status,
        "told": words,
        "left": "old" if left == old else "new" if left == new else "torn",
        "again": again,
        "in_the_end": sorted(path.name for path in place.iterdir()),
    }
    shutil.rmtree(place)
    return result


def tell(folder: Path, new: bytes, syscall: str, nth: int) -> int:
    """Print what became of a trial."""
    print(json.dumps(trial(folder, new, syscall, nth)), flush=True)
    return 0


def main(words: Sequence[str]) -> None:
    """Do the trials."""
    folder = Path(words[0])
    build(folder)
    new = (folder / NAME).read_bytes()
    for word in words[1:]:
        syscall, _, nth = word.partition(":")
        fork(partial(tell, folder, new, syscall, int(nth)))  # or this one's calls would add up


if __name__ == "__main__":
    main(sys.argv[1:])
