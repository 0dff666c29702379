"""Writers of workspaces that something happens to: forks of this process, or below strace.

Words on the command line: a job, the folder of the trials, and what the job takes. Prints a line of
JSON for each trial. What the writer acknowledges it says in a pipe, so that it is known even of one
that was killed.
"""

import json
import os
import random
import shutil
import signal
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path

from db.commands.builds import note_build
from db.commands.entries import save_entry
from db.content.build import build_folder
from db.content.check import check_edition
from db.errors import Busy, Conflict, UserError
from db.files import remove_abandoned
from db.migrations.run import migrate
from db.workspace.building import build_workspace
from db.workspace.creating import create_workspace
from db.workspace.documents import decode_document
from db.workspace.file import WorkspaceFile, connect_copy, open_workspace
from db.workspace.soundness import find_damage
from tests.faults.build_trials import BROKEN, BUILT, TOLD, WHEN, fork, waste
from tests.faults.sound import small_folder

STORED = Path(__file__).parents[1] / "db" / "workspace" / "stored" / "v1.workspace"
AT = "2026-11-29T10:00:00Z"
NAME, OUTPUT = "w.workspace", "e.placard"
EDITION = {"number": 2, "label": "2", "published_at": AT}
HEAD = (
    "SELECT d.entry_id, d.revision, r.document FROM desk AS d JOIN revision AS r"
    " ON r.entry_id = d.entry_id AND r.number = d.revision WHERE d.kind = 'story'"
)


def make_workspace(folder: Path) -> Path:
    """Make a workspace of one story."""
    build_folder(small_folder(), folder / OUTPUT)
    create_workspace(folder / NAME, folder / OUTPUT, author="A", at=AT, tell=lambda _: None)
    return folder / NAME


def save_once(workspace: WorkspaceFile, said: str) -> int:
    """Save the story with something else in it; return the number of the revision."""
    with workspace.read() as session:
        row = session.first(HEAD)
    assert row is not None
    document = decode_document("story", row["document"])
    document.text["en"].body = f"{said} says so.\n\n" * 20
    document.author = said
    with workspace.write() as session:
        change = save_entry(
            session,
            kind="story",
            document=document,
            entry_id=row["entry_id"],
            base_revision=row["revision"],
            author=said,
            at=AT,
        )
    return change.revision


def save_many(path: Path, author: str, count: int, tell: Callable[[str], None]) -> None:
    """Save so often, again where another was sooner; tell every revision that was acknowledged."""
    workspace = open_workspace(path)
    for number in range(count):
        while True:
            try:
                tell(f"{save_once(workspace, f'{author} {number}')} {author} {number}")
            except (Conflict, Busy) as error:
                tell(type(error).__name__)
            else:
                break
    workspace.close()


def look(path: Path) -> dict[str, object]:
    """Open a workspace as the next process would, and say what it holds."""
    workspace = open_workspace(path)
    try:
        with closing(connect_copy(path)) as copy:
            damage = find_damage(copy)
        with workspace.read() as session:
            rows = session.all("SELECT number, author FROM revision ORDER BY number")
        again = save_once(workspace, "the next")
    finally:
        workspace.close()
    return {"damage": damage, "revisions": {row[0]: row[1] for row in rows}, "again": again}


def killed(job: Callable[[Callable[[str], None]], None], seconds: float) -> list[str]:
    """Kill a job in a process of its own after a while; return what it had told by then.

    The clock begins when it first tells something.
    """
    ours, theirs = os.pipe()
    pid = os.fork()
    if not pid:
        os.close(ours)
        job(lambda word: os.write(theirs, f"{word}\n".encode()) and None)
        os._exit(0)
    os.close(theirs)
    with os.fdopen(ours, "rb") as pipe:
        told = pipe.readline()
        time.sleep(seconds)
        os.kill(pid, signal.SIGKILL)
        told += pipe.read()
    os.waitpid(pid, 0)
    return told.decode().splitlines()


def kill_saves(place: Path, chance: random.Random) -> dict[str, object]:
    path = Path(shutil.copy(place.parent / NAME, place / NAME))

    def saving(tell: Callable[[str], None]) -> None:
        tell("ready")
        save_many(path, "W", 10**6, tell)

    told = killed(saving, 0.05 + chance.random() / 2)
    journal = path.with_name(f"{NAME}-journal").exists()
    found = look(path)
    acknowledged = [int(word.split()[0]) for word in told[1:]]
    kept = set(found["revisions"])
    return {
        "damage": found["damage"],
        "acknowledged": len(acknowledged),
        "lost": sorted(set(acknowledged) - kept),
        "hot": journal,
    }


def kill_migrations(place: Path, chance: random.Random) -> dict[str, object]:
    path = Path(shutil.copy(STORED, place / NAME))

    def migrating(tell: Callable[[str], None]) -> None:
        tell("ready")
        migrate(path)
        time.sleep(1)

    killed(migrating, chance.random() * 0.25)
    version = int.from_bytes(path.read_bytes()[60:64], "big")
    found = look(path)
    kept = [other.name for other in place.glob("*format*")]
    revisions = found["revisions"]
    left = [other.name for other in place.iterdir() if other.name not in (NAME, *kept)]
    return {
        "damage": found["damage"],
        "lost": [] if {1, 2} <= set(revisions) else [1, 2],
        "version": version,
        "kept": kept,
        "left": left,
    }


def kill_builds(place: Path, chance: random.Random) -> dict[str, object]:
    path = Path(shutil.copy(place.parent / NAME, place / NAME))
    output = Path(shutil.copy(place.parent / OUTPUT, place / OUTPUT))
    old = output.read_bytes()

    def building(tell: Callable[[str], None]) -> None:
        workspace = open_workspace(path)
        tell("ready")
        built = build_workspace(workspace, output, **EDITION)
        with workspace.write() as session:
            note_build(session, built=built, author="W", at=AT)
        time.sleep(1)

    killed(building, chance.random() * 0.4)
    found = look(path)
    damage = [*found["damage"], *map(str, check_edition(output))]
    remove_abandoned(place)
    left = [other.name for other in place.iterdir() if other.name not in (NAME, OUTPUT)]
    is_old = output.read_bytes() == old
    return {"damage": damage, "lost": [], "left": left, "edition": "old" if is_old else "new"}


def kill_many(folder: Path, kind: str, count: int) -> None:
    """Do so many trials of a kind, each in a folder and with a chance of its own."""
    make_workspace(folder)
    trials = {"saves": kill_saves, "migrations": kill_migrations, "builds": kill_builds}
    for number in range(count):
        place = folder / f"{kind}-{number}"
        place.mkdir()
        print(json.dumps(trials[kind](place, random.Random(number))), flush=True)
        shutil.rmtree(place)


def strike(folder: Path, calls: Sequence[str]) -> None:
    """Save once below strace, which fails or kills the nth call of a sort (`pwrite64:2`)."""
    make_workspace(folder)
    for call in calls:
        syscall, _, nth = call.partition(":")
        fork(partial(_struck, folder, syscall, int(nth)))  # or this one's calls would add up


def _struck(folder: Path, syscall: str, nth: int) -> int:
    place = folder / f"{syscall}-{nth}"
    place.mkdir()
    path = Path(shutil.copy(folder / NAME, place / NAME))

    def saving_before() -> int:
        save_once(open_workspace(path), "before")
        return 0

    def saving() -> int:
        waste(syscall, WHEN - nth, place)
        try:
            save_once(open_workspace(path), "struck")
        except UserError as error:
            (place / "told").write_text(str(error))
            return TOLD
        except BaseException:  # noqa: BLE001 - what else comes out is what the trial is about
            traceback.print_exc()
            return BROKEN
        return BUILT

    fork(saving_before)
    status = fork(saving)
    told = place / "told"
    found = look(path)
    result = {
        "call": f"{syscall}:{nth}",
        "status": "killed" if status == -signal.SIGKILL else status,
        "told": told.read_text() if told.exists() else "",
        "damage": found["damage"],
        "authors": list(found["revisions"].values()),
    }
    print(json.dumps(result), flush=True)
    shutil.rmtree(place)
    return 0


def main(words: Sequence[str]) -> None:
    """Do a job."""
    job, folder, rest = words[0], Path(words[1]), words[2:]
    match job:
        case "kill":
            kill_many(folder, rest[0], int(rest[1]))
        case "strike":
            strike(folder, rest)
        case "save":
            save_many(folder, rest[0], int(rest[1]), lambda word: print(word, flush=True))


if __name__ == "__main__":
    main(sys.argv[1:])
