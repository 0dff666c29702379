"""No content file, however made, may do more than be refused: in time, and in little room."""

import json
import os
import subprocess
import sys
import time
import tracemalloc
from pathlib import Path

import pytest

from db.content.build import Refused, build_edition
from db.content.lint.run import check_content
from tests.db.content.sample import CONTENT
from tests.faults.memory import peak_megabytes
from tests.faults.sound import say

ROOT = Path(__file__).parents[2]
MEBIBYTE = 1024 * 1024
FRONT = 128 * 1024
STORY = "---\nheadline: Talks\npublished: 2017-06-08\n{more}---\n{body}"


def lines(text: str, size: int = FRONT) -> str:
    """Return as many copies of a text as the front matter may hold."""
    return text * ((size - 1000) // len(text.encode()))


@pytest.mark.parametrize(
    "count", [60, pytest.param(10_000, marks=[pytest.mark.soak, pytest.mark.timeout(900)])]
)
def test_files_changed_at_random_are_read_or_refused_in_place(tmp_path, count):
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.content_trials", str(tmp_path), str(count), "2017"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    result = json.loads(done.stdout)
    assert not result["broken"], "\n\n".join(result["broken"][:5])
    assert sum(result["seen"].values()) == count
    assert result["seen"]["refused"] > count * 0.5
    assert result["slowest"] < 2
    assert result["megabytes"] < 300
    say(
        f"content files changed at random: {count} of {count} read or refused in place "
        f"({result['seen']}), slowest {result['slowest']:.2f} s, {result['megabytes']:.0f} MB"
    )


BOMBS = {
    "aliases": "a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(60)),
    "merge keys": "a: &a {b: c}\nd: {<<: *a}\n",
    "tags": "a: !!python/object/apply:os.system [id]\n",
    "brackets": "sources: " + "[" * 500_000,
    "braces": "sources: " + "{" * 500_000,
    "braces and names": "sources: " + "{a: " * 200_000,
    "closed brackets": "sources: [" + lines("[],") + "]",
    "dashes": "sources:\n" + "- " * 500_000,
    "deep indents": "".join(f"{' ' * n}a:\n" for n in range(1400)),
    "items": "sources:\n" + lines("- a\n"),
    "unknown fields": "".join(f"f{n:06}: 1\n" for n in range(90_000)),
    "one field often": lines("headlines: 1\n"),
    "corrections": "corrections:\n" + lines("- {}\n"),
    "questions": lines("? a\n"),
    "quotes": "author: '" + lines("''") + "'\n",
    "escapes": 'author: "' + lines("\\u0041") + '"\n',
    "folded lines": "author: >\n" + lines("  a\n\n"),
    "comments": lines("# x\n"),
    "documents": lines("...\n"),
    "directives": lines("%A b\n"),
    "a long name": "a" * 1_000_000 + ": 1\n",
    "a long number": "author: " + "9" * 1_000_000 + "\n",
    "a long line": "author: " + lines("word ") + "\n",
    "too long a line": "author: " + lines("word ", MEBIBYTE) + "\n",
}


HARMLESS = [
    BOMBS[name]
    for name in ("folded lines", "comments", "documents", "quotes", "escapes", "a long line")
]


@pytest.mark.parametrize("more", BOMBS.values(), ids=BOMBS)
def test_a_bomb_of_yaml_is_refused_in_time_and_in_little_room(tmp_path, more):
    check_bomb(tmp_path, STORY.format(more=more, body="Words.\n"), more not in HARMLESS)


BODIES = {
    "too large": lines("word ", MEBIBYTE),
    "lines": lines("a\n", MEBIBYTE),
    "paragraphs": lines("a\n\n", MEBIBYTE),
    "lists": lines("- a\n", MEBIBYTE),
    "nested lists": "".join(f"{' ' * 4 * n}- a\n" for n in range(500)),
    "nested quotes": "> " * 100_000,
    "brackets": "[" * 250_000,
    "links": "[a](b)" * 40_000,
    "emphasis": "*a **b " * 30_000,
    "notes": "".join(f"[^{n}]: [^{n + 1}]\n\n" for n in range(10_000)),
    "tables": "|" * 100_000 + "\n" + "|-" * 100_000,
    "references": "[[story/a]] " * 20_000,
    "symbols": "A/RES/71/280 " * 19_000,
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_a_bomb_of_text_is_refused_in_time_and_in_little_room(tmp_path, body):
    check_bomb(tmp_path, STORY.format(more="", body=body))


def test_a_file_of_any_size_is_not_read_whole(tmp_path):
    folder = make_folder(tmp_path, STORY.format(more="", body=""))
    for name in ("story/talks.md", "term.yaml", "hall.png"):
        with (folder / name).open("ab") as file:
            file.truncate(4 * 1024**3)  # holes: they take no room on the disk
    (folder / "image.yaml").write_text("- slug: hall\n  credit: Somebody\n  file: hall.png\n")
    tracemalloc.start()
    errors = [str(found) for found in check_content(folder) if found.level == "error"]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 64 * MEBIBYTE
    for name in ("talks.md: is larger", "term.yaml: is larger", "4,294,967,296 bytes long"):
        assert any(name in error for error in errors), name


LISTS = {
    "nothing": "- {}\n",
    "the same": "- slug: a\n",
    "dashes": "- a\n",
    "names": "- slug: a{n}\n",
    "fields": "- slug: a{n}\n  f{n}: x\n",
    "references": "- slug: a{n}\n  acronym: A\n  links: [a/b, b/c, c, c]\n",
}


@pytest.mark.soak
@pytest.mark.parametrize("item", LISTS.values(), ids=LISTS)
def test_a_list_as_long_as_may_be_takes_no_longer_than_content_of_that_size(tmp_path, item):
    folder = make_folder(tmp_path, STORY.format(more="", body=""))
    text = "".join(item.format(n=n) if "{n}" in item else item for n in range(400_000))
    (folder / "term.yaml").write_text(text[: MEBIBYTE - 100].rpartition("\n- ")[0])
    start = time.process_time()
    with pytest.raises(Refused, match=r"term\.yaml: "):
        build_edition(folder, tmp_path / "e.placard")
    assert time.process_time() - start < 10


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are pipes only on POSIX")
@pytest.mark.parametrize(
    "name", ["edition.yaml", "term.yaml", "story/talks.md", "hall.png", "README.md", "story"]
)
def test_what_is_no_file_is_not_waited_for(tmp_path, name):
    folder = make_folder(tmp_path, STORY.format(more="", body=""))
    place = folder / name
    if place.is_file():
        place.unlink()
    if not place.exists():
        os.mkfifo(place)
    check_content(folder)
    (folder / "person").symlink_to("person")
    (folder / "country.yaml").symlink_to(folder / "country.yaml")
    assert any("country.yaml" in found.file for found in check_content(folder))


def make_folder(tmp_path, story):
    folder = tmp_path / "content"
    (folder / "story").mkdir(parents=True)
    (folder / "edition.yaml").write_bytes((CONTENT / "edition.yaml").read_bytes())
    (folder / "story" / "talks.md").write_text(story, encoding="utf-8")
    return folder


def check_bomb(tmp_path, story, is_refused=True):
    """Build, and expect to be told of the file within bounds of time and memory."""
    folder = make_folder(tmp_path, story)
    output = tmp_path / "e.placard"
    output.write_bytes(b"the old one")
    before = peak_megabytes()
    start = time.process_time()
    if is_refused:
        with pytest.raises(Refused) as refusal:
            build_edition(folder, output)
        assert f"{folder.as_posix()}/story/talks.md: " in str(refusal.value)
        assert output.read_bytes() == b"the old one"
    else:
        build_edition(folder, output)
    assert time.process_time() - start < 2
    assert peak_megabytes() - before < 300
    assert (folder / "story" / "talks.md").read_text(encoding="utf-8") == story
