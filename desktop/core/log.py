"""The log file with its rotation."""

import logging
import logging.handlers
from pathlib import Path
from typing import Final

LOG_NAME: Final = "placard.log"
_LARGEST: Final = 512 * 1024
_KEPT: Final = 3


def start_log(folder: Path) -> bool:
    """Log to a file of the folder; return whether the folder can be written."""
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    logging.raiseExceptions = False  # a full disk is no reason to print each failure to log
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            folder / LOG_NAME, maxBytes=_LARGEST, backupCount=_KEPT, encoding="utf-8"
        )
    except OSError:
        root.addHandler(logging.StreamHandler())
        return False
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root.addHandler(handler)
    return True
