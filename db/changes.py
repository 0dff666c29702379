"""What a write did, for whoever shows what it changed."""

from db.values import Value


class Change(Value):
    """A write that was committed.

    Attributes:
        what: save, create, publish, withdraw, delete, restore, rename, import, undo, comment …
        entries: Kind and present slug of every entry it touched.
        entry_id: Of the entry where it is one; 0 otherwise.
        revision: Number of that entry's newest revision.
        operation: What takes it back (`undo_operation`); 0 where nothing does.
    """

    what: str
    entries: tuple[tuple[str, str], ...] = ()
    entry_id: int = 0
    revision: int = 0
    operation: int = 0
