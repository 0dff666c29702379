"""Pieces that many statements share, put together once when a module is loaded."""

import json
from collections.abc import Iterable
from typing import Any

from db.errors import Corrupt


def in_language(table: str, key: str, owner: str) -> str:
    """Return the language of a text row to show: the one wanted, English, any.

    Args:
        table: Table of texts.
        key: Its column for what the text is of.
        owner: What that must equal.
    """
    found = f"SELECT words.lang FROM {table} AS words WHERE words.{key} = {owner}"
    return (
        f"coalesce(({found} AND words.lang = :lang), ({found} AND words.lang = 'en'),"
        f" ({found} ORDER BY words.lang LIMIT 1))"
    )


def join_text(table: str, key: str, owner: str, alias: str) -> str:
    """Return a join with the text row to show; its columns are NULL where there is none."""
    language = in_language(table, key, owner)
    return f" LEFT JOIN {table} AS {alias} ON {alias}.{key} = {owner} AND {alias}.lang = {language}"


LABEL_COLUMNS = (
    "e.id, e.kind, e.slug, e.date, coalesce(l.title, e.slug) AS title,"
    " coalesce(l.context, '') AS context, coalesce(l.lang, :lang) AS lang"
)
"""What a label or link is made of, given an entry `e` and `LABEL`."""

LABEL = join_text("entry_label", "entry_id", "e.id", "l")


def pack(values: Iterable[int | str]) -> str:
    """Return values as one parameter, read by `json_each`."""
    return json.dumps(list(values), ensure_ascii=False)


def unpack(text: str) -> Any:
    """Return a list that a column keeps as JSON, an empty one for an empty column.

    Raises:
        Corrupt: It is not JSON.
    """
    try:
        return json.loads(text) if text else []
    except ValueError as error:
        raise Corrupt("A text of the edition is damaged. Fetch the edition again.") from error
