"""Small files of the program's own: read and kept, and never a reason not to start."""

import contextlib
import json
import logging
import time
from pathlib import Path
from typing import Any, Final

from db.files import replace_file

log = logging.getLogger(__name__)

_LARGEST: Final = 4 * 1024 * 1024


def read_json(path: Path) -> dict[str, Any]:
    """Return the object in a file; empty when there is none.

    A file that cannot be understood is set aside under a name with the time in it, so that nothing
    is lost, and the program starts as if there were none.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise ValueError("larger than any file of ours")
        data = json.loads(path.read_text("utf-8"))
        if not isinstance(data, dict):
            raise TypeError("not an object")
    except FileNotFoundError:
        return {}
    except OSError as error:
        log.warning("%s cannot be read: %s", path, error)
        return {}
    except (ValueError, TypeError, RecursionError) as error:
        aside = path.with_name(f"{path.stem}.unreadable-{time.strftime('%Y%m%d-%H%M%S')}.json")
        with contextlib.suppress(OSError):
            path.replace(aside)
        log.warning("%s could not be understood (%s); kept as %s", path, error, aside.name)
        return {}
    return data


def write_json(path: Path, data: dict[str, Any]) -> bool:
    """Replace a file by an object; return whether it could be done.

    A full disk or a read-only folder is logged, not raised: what is kept here is comfort.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, json.dumps(data, ensure_ascii=False, indent=1).encode("utf-8"))
    except OSError as error:
        log.warning("%s cannot be written: %s", path, error)
        return False
    return True
