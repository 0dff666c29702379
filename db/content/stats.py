"""The figures of an edition in the form that `placardctl stats --json` prints."""

from pathlib import Path
from typing import Any

from db.queries.edition import get_edition
from db.queries.stats import get_stats, sourced_percent
from db.values import as_plain
from db.workspace.file import open_file


def edition_stats(path: Path) -> dict[str, Any]:
    """Return which edition a file is and its figures.

    Raises:
        NotFound: No such file.
        Foreign: Not an edition, or one made for a newer program.
        Corrupt: It is damaged.
    """
    database = open_file(path)
    try:
        with database.read() as session:
            record: dict[str, Any] = as_plain(get_edition(session))
            stats = get_stats(session)
    finally:
        database.close()
    del record["counts"]  # those of the figures say more
    figures: dict[str, Any] = as_plain(stats)
    return {"edition": record, **figures, "sourced_percent": sourced_percent(stats)}
