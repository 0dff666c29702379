"""`placardctl fmt`: content files in their canonical form."""

from argparse import Namespace
from pathlib import Path

from db.commandline.console import Console
from db.commandline.reporting import report_data, say_report
from db.content.folder import read_folder
from db.content.writer import format_read


def run(arguments: Namespace, console: Console) -> int:
    """Rewrite, or only name, the files that are not canonical; unreadable ones stay as they are."""
    folder = read_folder(Path(arguments.content), is_validated=False)
    changed = format_read(folder, check=arguments.check)
    if folder.report:
        say_report(console, folder.report)
    if console.is_json:
        console.print_data({"changed": changed, **report_data(folder.report)})
    else:
        console.print_lines(changed)
    return int(folder.report.has_errors or (arguments.check and bool(changed)))
