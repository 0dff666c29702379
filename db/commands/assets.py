"""Picture files of a workspace: taken in once, under a name that images refer to."""

import hashlib
from typing import Final

from db.changes import Change
from db.content.pictures import measure
from db.errors import Invalid
from db.workspace.session import WriteSession

_MARK: Final = 8


def add_asset(session: WriteSession, *, name: str, data: bytes) -> Change:
    """Take in the file of a picture; the change names it as image documents must.

    A name that another picture has is told apart by a piece of the new one's hash.

    Args:
        session: Of a workspace.
        name: As the file was called.
        data: Its bytes.

    Raises:
        Invalid: They are no picture that can be carried.
    """
    try:
        measure(data)
    except Invalid as error:
        raise Invalid(f"{name} {error}.") from error
    held = session.value("SELECT data FROM asset WHERE name = ?", name)
    if held is not None and bytes(held) != data:
        stem, dot, ending = name.rpartition(".")
        name = f"{stem}-{hashlib.sha256(data).hexdigest()[:_MARK]}{dot}{ending}"
    session.driver.execute("INSERT OR IGNORE INTO asset (name, data) VALUES (?, ?)", (name, data))
    return Change("asset", (("image", name),))
