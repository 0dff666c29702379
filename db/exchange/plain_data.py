"""Pages as plain values, for programs that take JSON."""

import json
from typing import Any

from db.exchange.selection import Exported, Selection
from db.records import Block, Page
from db.values import as_plain


def page_data(page: Page) -> dict[str, Any]:
    """Return a page as plain values; each block says its type."""
    data: dict[str, Any] = as_plain(page)
    data["address"] = page.address
    data["blocks"] = [_block_data(block) for block in page.blocks]
    return data


def write_json(wanted: Selection) -> Exported:
    """Write one object: the edition, what was asked for, and the entries."""
    entries = [page_data(page) for page in wanted.pages()]
    data = {
        "edition": as_plain(wanted.edition),
        "lang": wanted.lang,
        "as_of": wanted.as_of,
        "entries": entries,
    }
    return Exported(json.dumps(data, ensure_ascii=False, indent=2) + "\n", len(entries))


def _block_data(block: Block) -> dict[str, Any]:
    return {"type": type(block).__name__.lower(), **as_plain(block)}
