"""What a build of an edition asks for: proposed from the last edition, and read from a form."""

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from db.errors import Invalid
from db.values import Value
from desktop.core.paths import EDITION_SUFFIX
from desktop.core.words import tr

_MOMENT: Final = "%Y-%m-%dT%H:%M:%SZ"


class BuildOrder(Value):
    """What is to be built.

    Attributes:
        number: Of the edition.
        label: As people call it.
        published_at: The moment, UTC, ISO 8601.
        output: File to make.
    """

    title: str
    number: int
    label: str
    published_at: str
    output: Path


def edition_file(workspace: Path, label: str) -> Path:
    """Return the file proposed for an edition: beside the workspace, with the edition's label."""
    name = re.sub(r"[^\w.-]+", "-", f"{workspace.stem}-{label}").strip("-")
    return workspace.with_name(f"{name}{EDITION_SUFFIX}")


def read_order(
    workspace: Path, *, title: str, number: str, label: str, published_at: str, output: str
) -> BuildOrder:
    """Return what a form asks for.

    Raises:
        Invalid: Something is missing or none of its kind; the message says what to give.
    """
    if not number.strip().isdecimal():
        raise Invalid(tr("The number is a whole one, higher than that of the last edition."))
    if not label.strip():
        raise Invalid(tr("Give the edition a label, as people are to call it."))
    if not _is_moment(published_at.strip()):
        raise Invalid(tr("Write the moment of publication as 2026-11-23T08:00:00Z, in UTC."))
    if not output.strip():
        raise Invalid(tr("Choose the file to write."))
    path = Path(output.strip()).expanduser()
    if path.suffix != EDITION_SUFFIX:
        path = path.with_name(path.name + EDITION_SUFFIX)
    if path.resolve() == workspace.resolve():
        raise Invalid(tr("That is the workspace itself. Choose another file."))
    return BuildOrder(title.strip(), int(number.strip()), label.strip(), published_at.strip(), path)


def _is_moment(text: str) -> bool:
    try:
        datetime.strptime(text, _MOMENT).replace(tzinfo=UTC)
    except ValueError:
        return False
    return True
