"""`placardctl build`: content folder to edition."""

from argparse import Namespace
from pathlib import Path

from db.commandline.console import Console
from db.commandline.reporting import report_data, say_report
from db.content.build import Refused, build_edition
from db.errors import BadUsage


def run(arguments: Namespace, console: Console) -> int:
    """Build, and report everything found on the way."""
    content, output = Path(arguments.content), Path(arguments.output)
    if output.is_dir():
        raise BadUsage(f"{output} is a folder; name the file that the edition is to be.")
    try:
        built = build_edition(content, output, progress=console.tell_progress)
    except Refused as refusal:
        say_report(console, refusal.report)
        console.say("No edition was made.")
        if console.is_json:
            console.print_data({"output": None, **report_data(refusal.report)})
        return refusal.exit_status
    say_report(console, built.report)
    if console.is_json:
        console.print_data(
            {
                "output": str(built.output),
                "counts": built.counts,
                "left_out": list(built.left_out),
                "content_hash": built.content_hash,
                "file_hash": built.file_hash,
                "size": built.size,
                **report_data(built.report),
            }
        )
        return 0
    total = sum(built.counts.values())
    console.print(f"{built.output}: {total} entries, {built.size:,} bytes")
    console.print(f"content {built.content_hash}")
    for address in built.left_out:
        console.say(f"left out: {address}")
    return 0
