"""`placardctl list`: the entries of a kind."""

from argparse import Namespace
from pathlib import Path

from db.commandline.choices import check_kind
from db.commandline.console import Console
from db.commandline.opening import open_told
from db.queries.entries import list_kind


def run(arguments: Namespace, console: Console) -> int:
    """Print the published entries of a kind by title."""
    kind = check_kind(arguments.kind)
    database = open_told(Path(arguments.file), console)
    try:
        with database.read() as session:
            labels = list_kind(session, kind, arguments.lang)
    finally:
        database.close()
    if console.is_json:
        items = [{"slug": label.slug, "title": label.title, "date": label.date} for label in labels]
        console.print_data({"items": items})
    else:
        for label in labels:
            parts = (label.slug, label.date, label.title)
            console.print("  ".join(part for part in parts if part))
    if not labels:
        console.say(f"The edition has no entries of the kind {kind}.")
    return 0 if labels else 1
