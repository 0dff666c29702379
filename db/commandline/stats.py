"""`placardctl stats`: the figures of an edition."""

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from db.commandline.console import Console
from db.content.stats import edition_stats


def run(arguments: Namespace, console: Console) -> int:
    """Print what the edition holds and how much of it is sourced."""
    stats = edition_stats(Path(arguments.file))
    if console.is_json:
        console.print_data(stats)
    else:
        console.print_lines(_lines(stats))
    return 0


def _lines(stats: dict[str, Any]) -> Iterator[str]:
    edition = stats["edition"]
    yield f"{edition['title']} {edition['label']} (number {edition['number']})"
    yield f"published {edition['published_at']}, {edition['content_licence']}"
    yield f"content {edition['content_hash']}"
    yield ""
    for kind, by_language in stats["counts"].items():
        languages = ", ".join(f"{lang} {count}" for lang, count in by_language.items())
        yield f"{kind:<13}{languages}"
    yield ""
    share = stats["sourced_percent"]
    yield f"{stats['facts_sourced']} of {stats['facts']} facts name a source ({share} %)"
    findings = ", ".join(f"{count} {level}" for level, count in stats["findings"].items())
    yield f"dangling references: {stats['dangling']}; findings: {findings}"
    yield f"uncertain facts: {len(stats['uncertain'])}"
    for doubt in stats["uncertain"]:
        yield "  " + ": ".join(filter(None, (doubt["address"], doubt["part"], doubt["note"])))
