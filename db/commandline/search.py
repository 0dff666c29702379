"""`placardctl search`: the search box without the window."""

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from db.commandline.choices import check_kind
from db.commandline.console import Console
from db.commandline.opening import open_told
from db.search.finder import search
from db.search.results import Hit, SearchResult


def run(arguments: Namespace, console: Console) -> int:
    """Search, print the hits, best first, and say when nothing was found."""
    kinds = [check_kind(kind) for kind in arguments.kind or []] or None
    # Bytes that are no text in the shell's encoding arrive as surrogates, which SQLite refuses.
    query = arguments.query.encode("utf-8", "replace").decode()
    database = open_told(Path(arguments.file), console)
    try:
        with database.read() as session:
            found = search(session, query, kinds=kinds, lang=arguments.lang, limit=arguments.limit)
    finally:
        database.close()
    for note in found.notes:
        console.say(note)
    if console.is_json:
        console.print_data(_data(query, found))
    else:
        console.print_lines(_lines(found))
    if not found.hits:
        _say_nothing_found(console, found)
    return 0 if found.hits else 1


def _data(query: str, found: SearchResult) -> dict[str, object]:
    return {
        "query": query,
        "total": found.total.number,
        "did_you_mean": found.did_you_mean,
        "hits": [
            {
                "kind": hit.kind,
                "slug": hit.slug,
                "title": hit.title,
                "snippet": hit.snippet,
                "date": hit.date,
                "lang": hit.lang,
            }
            for hit in found.hits
        ],
    }


def _lines(found: SearchResult) -> Iterator[str]:
    for hit in found.hits:
        yield _first_line(hit)
        if hit.snippet:
            yield f"    {' '.join(hit.snippet.split())}"
    if found.hits:
        at_least = "" if found.total.is_exact else "more than "
        yield f"{len(found.hits)} of {at_least}{found.total.number}"


def _first_line(hit: Hit) -> str:
    parts = (f"{hit.kind}/{hit.slug}", hit.date, hit.title)
    return "  ".join(part for part in parts if part)


def _say_nothing_found(console: Console, found: SearchResult) -> None:
    better = f" Did you mean {found.did_you_mean}?" if found.did_you_mean else ""
    console.say(f"Nothing was found.{better}")
