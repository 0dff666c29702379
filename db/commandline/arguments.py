"""What `placardctl` understands: one table of commands, read without loading any of them."""

import argparse
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final, NoReturn

from db.errors import BadUsage
from db.values import Value

FORMATS: Final = ("text", "md", "html", "json")
EXPORT_FORMATS: Final = ("ics", "vcf", "csv", "bib", "ris", "csl-json", "md", "json")

_END_OF_OPTIONS: Final = "--"
_MARK: Final = "\0"  # no operating system hands over an argument with this character
_LARGEST_LIMIT: Final = 10_000


class Option(Value):
    """An option of one command; `settings` are those of argparse."""

    names: tuple[str, ...]
    settings: dict[str, Any]


class Command(Value):
    """A command as people type it.

    Attributes:
        module: In `db.commandline`; its `run(arguments, console)` returns the exit status.
        help: One line.
        operands: Name to one line of help, in order.
        options: Besides `--json`, which all have.
        actions: Words of which one follows, each a command of the same module; then `operands` and
            `options` are those of the actions.
    """

    module: str
    help: str
    operands: Mapping[str, str] = MappingProxyType({})
    options: tuple[Option, ...] = ()
    actions: "Mapping[str, Command]" = MappingProxyType({})


def _option(*names: str, **settings: Any) -> Option:
    return Option(names, settings)


def _limit(text: str) -> int:
    number = int(text)
    if not 1 <= number <= _LARGEST_LIMIT:
        raise argparse.ArgumentTypeError(f"{text} is not between 1 and {_LARGEST_LIMIT}")
    return number


def _number(text: str) -> int:
    return int(text)


_number.__name__ = "number"
_limit.__name__ = "number"  # argparse puts it into "invalid number value"

_FILE: Final = "an edition (*.placard) or a workspace"
_CONTENT: Final = "a content folder, with its edition.yaml"
_NEW_FOLDER: Final = "the folder to write, new or empty"
_LANG: Final = _option("--lang", metavar="L", default="en", help="language of the texts (en)")
_AS_OF: Final = _option("--as-of", metavar="DATE", help="day whose names and titles hold (today)")
_KIND: Final = "--kind"
_WORKSPACE: Final = "a workspace (*.workspace)"
_OUTPUT: Final = _option(
    "-o",
    "--output",
    metavar="FILE",
    required=True,
    help="the edition to write; an older one there is replaced",
)
_AUTHOR: Final = _option("--author", metavar="NAME", help="who does it (the login name)")

_ACTIONS: Final = {
    "init": Command(
        "workspace",
        "make a workspace of an edition or of a content folder",
        {"WORKSPACE": "the file to make (*.workspace)"},
        (
            _option(
                "--from",
                dest="source",
                metavar="FILE",
                required=True,
                help="an edition (*.placard) or a content folder",
            ),
            _AUTHOR,
        ),
    ),
    "import": Command(
        "workspace",
        "take a content folder into a workspace, all of it or nothing",
        {"WORKSPACE": _WORKSPACE, "CONTENT": _CONTENT},
        (_AUTHOR,),
    ),
    "export": Command(
        "workspace",
        "write the entries of a workspace as a content folder",
        {"WORKSPACE": _WORKSPACE, "CONTENT": _NEW_FOLDER},
        (_option("--published", action="store_true", help="only what readers are to get"),),
    ),
    "build": Command(
        "workspace",
        "make the next edition of what is published in a workspace",
        {"WORKSPACE": _WORKSPACE},
        (
            _OUTPUT,
            _option("--number", metavar="N", type=_number, help="of the edition (the next one)"),
            _option("--label", metavar="L", help="as people call it (the year, and a number)"),
            _option("--published-at", metavar="T", help="like 2026-11-23T00:00:00Z (now)"),
            _option("--title", metavar="T", help="of the edition (as the last)"),
            _AUTHOR,
        ),
    ),
}

COMMANDS: Final = {
    "build": Command(
        "build",
        "make an edition of a content folder, or report every problem found",
        {"CONTENT": _CONTENT},
        (_OUTPUT,),
    ),
    "fmt": Command(
        "fmt",
        "rewrite content files in their canonical form",
        {"CONTENT": _CONTENT},
        (_option("--check", action="store_true", help="only name the files; write nothing"),),
    ),
    "unbuild": Command(
        "unbuild",
        "write the published content folder of an edition again",
        {"FILE": "an edition (*.placard)", "CONTENT": _NEW_FOLDER},
    ),
    "check": Command(
        "check",
        "prove an edition or a workspace whole, or report every problem of a content folder",
        {"TARGET": "an edition (*.placard), a workspace or a content folder"},
        (_option("--strict", action="store_true", help="let warnings count as errors"),),
    ),
    "search": Command(
        "search",
        "search an edition as the program does",
        {"FILE": _FILE, "QUERY": "what you would type into the search box; quote it"},
        (
            _option(_KIND, metavar="K", action="append", help="only this kind; may be repeated"),
            _option("--limit", metavar="N", type=_limit, default=20, help="most hits (20)"),
            _LANG,
        ),
    ),
    "show": Command(
        "show",
        "print the page of an entry",
        {"FILE": _FILE, "ADDRESS": "KIND/SLUG, such as person/louise-arbour"},
        (
            _AS_OF,
            _LANG,
            _option("--format", choices=FORMATS, help="text (the default), md, html or json"),
        ),
    ),
    "list": Command(
        "list_kind",
        "list the entries of a kind",
        {"FILE": _FILE, "KIND": "such as story, session, person, document"},
        (_LANG,),
    ),
    "export": Command(
        "export",
        "write entries for other programs",
        {"FILE": _FILE},
        (
            _option("--format", choices=EXPORT_FORMATS, required=True, help="of the file"),
            _option(_KIND, metavar="K", action="append", help="only this kind; may be repeated"),
            _option(
                "--entry",
                metavar="KIND/SLUG",
                action="append",
                help="only this entry; may be repeated",
            ),
            _AS_OF,
            _LANG,
            _option(
                "-o",
                "--output",
                metavar="OUT",
                help="the file to write, an older one there is replaced (standard output)",
            ),
        ),
    ),
    "stats": Command("stats", "count what an edition holds", {"FILE": _FILE}),
    "workspace": Command("workspace", "make and use the file staff write in", actions=_ACTIONS),
}


class _Parser(argparse.ArgumentParser):
    """Raises what is wrong instead of leaving the program."""

    def error(self, message: str) -> NoReturn:
        """Tell what is wrong and where to read on.

        Raises:
            BadUsage: Always.
        """
        raise BadUsage(f"{message}\nTry '{self.prog} --help'.")


def parse(arguments: Sequence[str], version: type[argparse.Action]) -> argparse.Namespace:
    """Read a command line; operands come as text under their lower-case names.

    Options may stand before and after operands; `--` ends them. Python 3.11's argparse drops a
    `--` that is itself an operand, so what follows the first one is replaced by marks meanwhile.

    Raises:
        BadUsage: It cannot be understood.
        SystemExit: After printing help or version.
    """
    given = list(arguments)
    end = given.index(_END_OF_OPTIONS) if _END_OF_OPTIONS in given else len(given)
    verbatim = given[end + 1 :]
    marks = [f"{_MARK}{number}" for number in range(len(verbatim))]
    restored = dict(zip(marks, verbatim, strict=True))
    try:
        found = _build_parser(version).parse_args([*given[:end], *marks])
    except BadUsage as error:
        message = str(error)
        for mark, text in restored.items():
            message = message.replace(repr(mark), repr(text)).replace(mark, text)
        raise BadUsage(message) from None
    for name, value in vars(found).items():
        if isinstance(value, str):
            setattr(found, name, restored.get(value, value))
    return found


def _build_parser(version: type[argparse.Action]) -> argparse.ArgumentParser:
    parser = _Parser(
        prog="placardctl",
        description="Make, check, search and print editions of Placard.",
        epilog="Exit status: 0 done, 1 problems found or nothing found, 2 wrong use, "
        "3 the file is damaged or not ours.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action=version, nargs=0, help="print the version and leave")
    _add_json(parser)
    _add_commands(parser, "command", COMMANDS)
    return parser


def _add_commands(
    parser: argparse.ArgumentParser, dest: str, commands: Mapping[str, Command]
) -> None:
    subs = parser.add_subparsers(dest=dest, metavar=dest.upper(), required=True)
    for name, command in commands.items():
        sub = subs.add_parser(
            name, help=command.help, description=f"{command.help}.", allow_abbrev=False
        )
        for operand, said in command.operands.items():
            sub.add_argument(operand.lower(), metavar=operand, help=said)
        for option in command.options:
            sub.add_argument(*option.names, **option.settings)
        _add_json(sub)
        if command.actions:
            _add_commands(sub, "action", command.actions)


def _add_json(parser: argparse.ArgumentParser) -> None:
    """Let `--json` stand before the command as well as after it."""
    parser.add_argument(
        "--json",
        action="store_true",
        default=argparse.SUPPRESS,
        help="print one JSON object; messages go to standard error as ever",
    )
