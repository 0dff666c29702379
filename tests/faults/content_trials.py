"""Content files changed at random, read as a build reads them; prints a line of JSON in the end.

Words on the command line: a folder to work in, how many files, and a seed. One changed file in
twenty stands in a whole content, so that what it refers to is there; the others are alone.
"""

import json
import random
import shutil
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from db.content.build import build_edition
from db.content.lint.run import check_content
from db.content.problems import Report
from db.errors import UserError
from tests.db.content.sample import CONTENT
from tests.faults.memory import peak_megabytes

RECORD = "edition.yaml"
WHOLE_EACH, BUILT_EACH = 20, 60
NASTY = [
    *(
        b"\0",
        b"\xff\xfe",
        b"\xed\xa0\x80",
        b"\xef\xbb\xbf",
        b"\xc2\x85",
        b"\xe2\x80\xa8",
        b"\r",
        b"\x0b",
    ),
    *(
        b"---\n",
        b"...\n",
        b"---",
        b"\t",
        b"'",
        b'"',
        b"|",
        b">-",
        b"[",
        b"]",
        b"{",
        b"}",
        b": ",
        b"- ",
    ),
    *(
        b"&a ",
        b"*a",
        b"!!python/object:os.system ",
        b"<<: *a\n",
        b"%YAML 9.9\n",
        b"? ",
        b"#",
        b"@",
        b"`",
    ),
    *(
        b"9" * 5000,
        b"-1",
        b"1e999",
        b"0x10",
        b"2017-99-99",
        b"9999-12-31",
        b"0000",
        b"2017-06-19/..",
        b"~",
    ),
    *(
        b"[[story/",
        b"]]",
        b"[^1]: x\n",
        b"*[A]: b\n",
        b"![a](image/x)",
        b"<script>",
        b"|a|b|\n|-|-|\n",
        b"> " * 9,
    ),
    *(
        "\u202e".encode(),
        "\U0001f600".encode(),
        "e\u0301".encode(),
        "\u0661".encode(),
        b"[" * 400,
        b"x" * 20_000,
    ),
]


def flip(chance: random.Random, data: bytes) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]


def cut(chance: random.Random, data: bytes) -> bytes:
    start, end = sorted(chance.randrange(len(data) + 1) for _ in range(2))
    return data[:start] + data[end:]


def repeat(chance: random.Random, data: bytes) -> bytes:
    start, end = sorted(chance.randrange(len(data) + 1) for _ in range(2))
    return data[:end] + data[start:end] * chance.choice((1, 2, 50)) + data[end:]


def insert(chance: random.Random, data: bytes) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice(NASTY) + data[at:]


def replace_value(chance: random.Random, data: bytes) -> bytes:
    lines = data.split(b"\n")
    at = chance.randrange(len(lines))
    lines[at] = lines[at].partition(b":")[0] + b": " + chance.choice(NASTY)
    return b"\n".join(lines)


def move_line(chance: random.Random, data: bytes) -> bytes:
    lines = data.split(b"\n")
    lines.insert(chance.randrange(len(lines)), lines.pop(chance.randrange(len(lines))))
    return b"\n".join(lines)


def indent(chance: random.Random, data: bytes) -> bytes:
    lines = data.split(b"\n")
    at = chance.randrange(len(lines))
    lines[at] = b" " * chance.choice((1, 2, 3, 40)) + lines[at]
    return b"\n".join(lines)


CHANGES: Sequence[Callable[[random.Random, bytes], bytes]] = (
    *(flip, cut, repeat, insert, insert, replace_value, replace_value, move_line, indent),
)


def changed(chance: random.Random, sources: dict[str, bytes]) -> tuple[str, bytes]:
    """Return the name and the bytes of a file after one to three changes."""
    name = chance.choice(sorted(sources))
    data = sources[name]
    for _ in range(chance.randint(1, 3)):
        data = chance.choice(CHANGES)(chance, data or b"x")
    return name, data


def read_and_build(folder: Path, number: int) -> Report:
    """Read a folder as a build does, and now and then build it where an edition stands."""
    report = check_content(folder)
    if number % BUILT_EACH == 0:
        output = folder / "e.placard"
        output.write_bytes(b"the old one")
        try:
            build_edition(folder, output)
        except UserError:
            assert output.read_bytes() == b"the old one"
        else:
            assert not report.has_errors
    return report


def trial(folder: Path, number: int, name: str, data: bytes) -> tuple[str, str]:
    """Return what became of a file, and what went wrong where something did."""
    file = folder / name
    file.write_bytes(data)
    try:
        report = read_and_build(folder, number)
    except UserError as error:
        return "told", str(error)
    except BaseException:  # noqa: BLE001 - what else comes out is what the trial is about
        return "broken", f"{name}: {data[:300]!r}\n{traceback.format_exc()}"
    if file.read_bytes() != data:
        return "broken", f"{name} was written to"
    errors = [found for found in report if found.level == "error"]
    if any(not found.file or not found.message for found in errors):
        return "broken", f"an error without its place: {errors}"
    return ("refused" if errors else "read"), ""


def make_folders(folder: Path) -> None:
    shutil.copytree(CONTENT, folder / "whole")
    for kind in (CONTENT, *filter(Path.is_dir, CONTENT.iterdir())):
        (folder / "alone" / kind.relative_to(CONTENT)).mkdir(parents=True)
    shutil.copy(CONTENT / RECORD, folder / "alone")


def restore(folder: Path, name: str, data: bytes) -> None:
    if folder.name == "whole" or name == RECORD:
        (folder / name).write_bytes(data)
    else:
        (folder / name).unlink()


def main(words: Sequence[str]) -> None:
    """Do the trials."""
    folder, count, seed = Path(words[0]), int(words[1]), int(words[2])
    sources = {
        file.relative_to(CONTENT).as_posix(): file.read_bytes()
        for file in CONTENT.rglob("*")
        if file.suffix in (".md", ".yaml")
    }
    make_folders(folder)
    chance = random.Random(seed)
    seen: Counter[str] = Counter()
    slowest, broken = 0.0, []
    for number in range(count):
        name, data = changed(chance, sources)
        place = folder / ("alone" if number % WHOLE_EACH else "whole")
        start = time.process_time()
        outcome, words_of_it = trial(place, number, name, data)
        slowest = max(slowest, time.process_time() - start)
        restore(place, name, sources[name])
        seen[outcome] += 1
        if outcome == "broken":
            broken.append(words_of_it)
    result = {"seen": seen, "slowest": slowest, "megabytes": peak_megabytes(), "broken": broken}
    print(json.dumps(result))


if __name__ == "__main__":
    main(sys.argv[1:])
