"""`placardctl show`: the page of an entry, as the window would show it, in four forms."""

from argparse import Namespace
from datetime import date
from pathlib import Path

from db.commandline.choices import read_day, split_address
from db.commandline.console import Console
from db.commandline.near import read_page
from db.commandline.opening import open_told
from db.commandline.page import write_page
from db.commandline.writers import HtmlWriter, MarkdownWriter, TextWriter, Writer
from db.errors import BadUsage
from db.exchange.plain_data import page_data
from db.records import Page


def run(arguments: Namespace, console: Console) -> int:
    """Print the page; for an unknown address tell the nearest ones."""
    form = arguments.format or ("json" if console.is_json else "text")
    if console.is_json and form != "json":
        raise BadUsage(f"--json and --format {form} exclude each other.")
    console.is_json = form == "json"
    kind, slug = split_address(arguments.address)
    as_of = read_day(arguments.as_of) if arguments.as_of else date.today()  # noqa: DTZ011 - a day
    database = open_told(Path(arguments.file), console)
    try:
        with database.read() as session:
            page = read_page(session, kind, slug, arguments.lang, as_of)
    finally:
        database.close()
    if form == "json":
        console.print_data(page_data(page))
    else:
        console.print(write_page(page, _writer(form, page)))
    return 0


def _writer(form: str, page: Page) -> Writer:
    if form == "html":
        return HtmlWriter(page.lang, page.title)
    return MarkdownWriter() if form == "md" else TextWriter()
