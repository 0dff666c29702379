"""Whatever a person types or hands over ends in a sentence and a status, never in a traceback."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


def _run_process(*arguments, **settings):
    command = [sys.executable, "-m", "db.cli", *map(str, arguments)]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, check=False, timeout=60, **settings
    )


@pytest.mark.parametrize("query", ["--", "-x", "-", "", "--json", "-o", "--kind", "'", '"', "\0"])
def test_anything_can_be_searched_for(run, edition, query):
    status, out, _ = run("search", "--json", edition, "--", query)
    assert status in (0, 1)
    assert json.loads(out)["query"] == query


@pytest.mark.parametrize(
    "order",
    [
        ("--json", "search", "{}", "governance", "--kind", "story"),
        ("search", "--json", "--kind", "story", "{}", "governance"),
        ("search", "{}", "--kind", "story", "governance", "--json"),
        ("search", "{}", "governance", "--json", "--kind=story"),
        ("search", "--json", "--kind", "story", "--", "{}", "governance"),
        ("search", "--json", "{}", "--kind", "story", "--", "governance"),
    ],
)
def test_options_stand_before_or_after_operands(run, edition, order):
    status, out, _ = run(*(part.format(edition) for part in order))
    assert (status, json.loads(out)["total"]) == (0, 1)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "the following arguments are required: COMMAND"),
        (("serch",), "invalid choice: 'serch'"),
        (("search", "{}"), "the following arguments are required: QUERY"),
        (("search", "{}", "a", "b"), "unrecognized arguments: b"),
        (("search", "{}", "a", "--", "--b"), "unrecognized arguments: --b"),
        (("search", "{}", "-x"), "the following arguments are required: QUERY"),
        (("search", "{}", "a", "--limit", "0"), "0 is not between 1 and 10000"),
        (("search", "{}", "a", "--limit", "x"), "invalid number value: 'x'"),
        (("search", "{}", "a", "--kind", "storey"), "no kind 'storey'; did you mean 'story'?"),
        (("list", "{}", "people"), "There is no kind 'people'"),
        (("show", "{}", "third-session"), "'third-session' is not an address"),
        (("show", "{}", "story/"), "'story/' is not an address"),
        (("show", "{}", "story/x", "--as-of", "June"), "'June' is not a day"),
        (("show", "{}", "story/x", "--format", "pdf"), "invalid choice: 'pdf'"),
        (("show", "{}", "story/x", "--json", "--format", "md"), "exclude each other"),
        (("build", "{}", "-o", "/"), "/ is a folder; name the file"),
        (("build", "{}"), "the following arguments are required: -o/--output"),
        (("search", "{}", "a", "--jso"), "unrecognized arguments: --jso"),
    ],
)
def test_wrong_use_is_status_2(run, edition, arguments, said):
    status, out, err = run(*(part.format(edition) for part in arguments))
    assert status == 2
    assert said in err
    assert out == "" or "error" in json.loads(out)


@pytest.mark.parametrize("command", ["search", "show", "list", "stats", "unbuild", "check"])
def test_files_that_are_no_edition(run, tmp_path, command):
    operand = {
        "search": ["x"],
        "show": ["story/x"],
        "list": ["story"],
        "unbuild": [tmp_path / "out"],
    }.get(command, [])
    foreign = tmp_path / "letter.txt"
    foreign.write_text("Dear reader\n" * 1000)
    empty = tmp_path / "empty"
    empty.touch()
    for file, status in ((foreign, 3), (empty, 3), (tmp_path / "none", 1)):
        assert run(command, file, *operand)[0] == status, file
    status, out, err = run(command, foreign, *operand, "--json")
    assert status == 3
    assert isinstance(json.loads(out), dict)
    assert "letter.txt is not a Placard edition." in err


@pytest.mark.parametrize("command", ["build", "fmt", "check"])
def test_a_folder_that_is_not_there(run, tmp_path, command):
    options = ["-o", tmp_path / "x.placard"] if command == "build" else []
    status, out, err = run(command, tmp_path / "none", *options)
    assert (status, out) == (1, "")
    assert "none" in err


def test_errors_are_one_object_too(run, tmp_path):
    status, out, err = run("stats", tmp_path / "none", "--json")
    assert json.loads(out)["error"]["kind"] == "NotFound"
    assert json.loads(out)["error"]["status"] == status == 1
    assert err.startswith("placardctl: There is no file")


def test_a_name_too_long_for_the_system_is_said(run):
    status, _, err = run("stats", "x" * 5000)
    assert status == 1
    assert "File name too long" in err


def test_nothing_in_an_edition_steers_the_terminal(run, content, tmp_path):
    term = content / "term.yaml"
    term.write_text(term.read_text().replace("Global Compact", '"Compact \\e[31m red \\u202e"'))
    _, _, err = run("check", content)
    assert "\x1b" not in err
    assert "control or invisible characters" in err


def test_no_operand_steers_the_terminal(run):
    _, _, err = run("stats", "\x1b[31mred")
    assert err == "placardctl: There is no file [31mred.\n"


def test_help_needs_no_edition(run):
    status, out, _ = run("--help")
    assert status == 0
    for command in ("build", "fmt", "unbuild", "check", "search", "show", "list", "stats"):
        assert f"    {command} " in out
        assert run(command, "--help")[0] == 0


def test_without_qt_and_without_what_the_command_does_not_need(edition):
    heavy = "PySide6|qtawesome|sqlalchemy|markdown|yaml|msgspec"
    code = (
        "import sys; from db.cli import main; status = main(sys.argv[1:]);"
        f"print([n for n in {heavy.split('|')!r} if n in sys.modules], file=sys.stderr);"
        "sys.exit(status)"
    )
    for arguments in (["--version"], ["--help"], ["search", str(edition), "governance"]):
        done = subprocess.run(
            [sys.executable, "-c", code, *arguments],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0
        assert done.stderr.splitlines()[-1] == "[]", arguments


def test_a_closed_pipe_is_harmless(edition):
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb") as closed:
        done = subprocess.run(
            [sys.executable, "-m", "db.cli", "list", str(edition), "source"],
            cwd=ROOT,
            stdout=closed,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert (done.returncode, done.stderr) == (0, b"")


def test_what_is_no_text_in_the_shells_encoding(edition):
    done = _run_process("search", str(edition), b"caf\xe9".decode(errors="surrogateescape"))
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr


def test_a_terminal_without_the_letters(edition):
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    done = _run_process("list", edition, "person", env=environment)
    assert done.returncode == 0
    assert "Marín".encode() in done.stdout


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written(run, content, edition, tmp_path):
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    status, _, err = run("unbuild", edition, locked / "out")
    shutil.rmtree(locked)
    assert status == 1
    assert "Permission denied" in err
