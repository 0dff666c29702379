"""`placardctl show`: the page of an entry, as the window would show it, in four forms."""

import dataclasses
from argparse import Namespace
from datetime import date
from pathlib import Path
from typing import Any

from db.commandline.choices import read_day, split_address
from db.commandline.console import Console
from db.commandline.page import write_page
from db.commandline.writers import HtmlWriter, MarkdownWriter, TextWriter, Writer
from db.engine import ReadSession, open_edition
from db.errors import BadUsage, NotFound
from db.queries.entries import find_near
from db.queries.pages import get_page
from db.records import Block, Page


def run(arguments: Namespace, console: Console) -> int:
    """Print the page; for an unknown address tell the nearest ones."""
    form = arguments.format or ("json" if console.is_json else "text")
    if console.is_json and form != "json":
        raise BadUsage(f"--json and --format {form} exclude each other.")
    console.is_json = form == "json"
    kind, slug = split_address(arguments.address)
    as_of = read_day(arguments.as_of) if arguments.as_of else date.today()  # noqa: DTZ011 - a day
    database = open_edition(Path(arguments.file))
    try:
        with database.read() as session:
            page = _read(session, kind, slug, arguments.lang, as_of)
    finally:
        database.close()
    if form == "json":
        console.print_data(page_data(page))
    else:
        console.print(write_page(page, _writer(form, page)))
    return 0


def page_data(page: Page) -> dict[str, Any]:
    """Return a page as plain values; each block says its type."""
    data = dataclasses.asdict(page)
    data["address"] = page.address
    data["blocks"] = [_block_data(block) for block in page.blocks]
    return data


def _read(session: ReadSession, kind: str, slug: str, lang: str, as_of: date) -> Page:
    try:
        return get_page(session, kind, slug, lang, as_of.isoformat())
    except NotFound as error:
        near = find_near(session, kind, slug, lang)
        if not near:
            raise
        names = "".join(f"\n  {label.kind}/{label.slug}  {label.title}" for label in near)
        raise NotFound(f"{error} Near it:{names}") from None


def _block_data(block: Block) -> dict[str, Any]:
    return {"type": type(block).__name__.lower(), **dataclasses.asdict(block)}


def _writer(form: str, page: Page) -> Writer:
    if form == "html":
        return HtmlWriter(page.lang, page.title)
    return MarkdownWriter() if form == "md" else TextWriter()
