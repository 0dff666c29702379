"""`placardctl unbuild`: edition to content folder."""

from argparse import Namespace
from pathlib import Path

from db.commandline.console import Console
from db.content.unbuild import unbuild


def run(arguments: Namespace, console: Console) -> int:
    """Write the folder and name its files."""
    files = unbuild(Path(arguments.file), Path(arguments.content))
    if console.is_json:
        console.print_data({"content": arguments.content, "files": files})
    else:
        console.print_lines(files)
    return 0
