"""`placardctl export`: entries in the formats of other programs, to a file or to the output."""

from argparse import Namespace
from datetime import date
from pathlib import Path

from db.commandline.choices import check_kind, read_day, split_address
from db.commandline.console import Console
from db.commandline.near import read_page
from db.commandline.opening import open_told
from db.engine import ReadSession
from db.errors import BadUsage, UserError
from db.exchange.formats import FORMATS, Format, export, refusal
from db.exchange.selection import Addresses, Exported, list_addresses
from db.files import replace_file


def run(arguments: Namespace, console: Console) -> int:
    """Write the entries asked for; say which the format could not hold."""
    form = FORMATS[arguments.format]
    output = Path(arguments.output) if arguments.output else None
    if output is not None and output.is_dir():
        raise BadUsage(f"{output} is a folder; name the file that is to be written.")
    kinds, named = _choices(arguments, form)
    as_of = read_day(arguments.as_of) if arguments.as_of else date.today()  # noqa: DTZ011 - a day
    database = open_told(Path(arguments.file), console)
    try:
        with database.read() as session:
            addresses = _resolve(session, named, arguments.lang, as_of) or list_addresses(
                session, kinds, arguments.lang
            )
            written = export(session, form.name, addresses, arguments.lang, as_of.isoformat())
    finally:
        database.close()
    for address, reason in written.left_out:
        console.say(f"left out: {address}: {reason}")
    if not written.count:
        console.say("There is nothing to export.")
    if output is not None and written.count:
        _save(output, written)
    _print(console, form, written, output)
    return 0 if written.count else 1


def _choices(arguments: Namespace, form: Format) -> tuple[tuple[str, ...], Addresses]:
    """Return the kinds and the entries that were asked for, proven fit for the format."""
    if arguments.kind and arguments.entry:
        raise BadUsage("--kind and --entry exclude each other.")
    named = tuple(dict.fromkeys(split_address(text) for text in arguments.entry or []))
    kinds = tuple(dict.fromkeys(check_kind(kind) for kind in arguments.kind or [])) or form.kinds
    for kind in (*kinds, *(kind for kind, _ in named)):
        if kind not in form.kinds:
            raise BadUsage(refusal(form, kind))
    return kinds, named


def _resolve(session: ReadSession, named: Addresses, lang: str, as_of: date) -> Addresses:
    """Return entries under their present names, each once."""
    pages = (read_page(session, kind, slug, lang, as_of) for kind, slug in named)
    return tuple(dict.fromkeys((page.kind, page.slug) for page in pages))


def _save(output: Path, written: Exported) -> None:
    try:
        replace_file(output, written.text.encode())
    except OSError as error:
        reason = error.strerror or str(error)
        raise UserError(f"{output} could not be written: {reason}. It is as before.") from error


def _print(console: Console, form: Format, written: Exported, output: Path | None) -> None:
    """Print the file itself where none was named; else what was written where."""
    if output is None and (form.name == "json" or (written.count and not console.is_json)):
        console.print_bytes(written.text.encode())
        return
    if not console.is_json:
        if output is not None and written.count:
            console.print(f"{output}: {written.count} entries")
        return
    data = {
        "format": form.name,
        "output": str(output) if output is not None and written.count else None,
        "count": written.count,
        "left_out": [{"address": name, "reason": why} for name, why in written.left_out],
    }
    console.print_data(data if output is not None else {**data, "text": written.text})
