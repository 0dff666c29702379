"""The values that reads of the desk return; documents stay as the bytes that revisions keep."""

from db.values import Value


class HeadRow(Value):
    """Where an entry stands.

    Attributes:
        entry_id: Of the entry.
        stage: draft, review, published, withdrawn or trashed.
        revision: Number of the newest.
        published: Number of the one readers get; 0 for none.
        changed_at: UTC, ISO 8601.
        changed_by: As claimed.
        title: What lists call it.
    """

    entry_id: int
    kind: str
    slug: str
    stage: str
    revision: int
    published: int
    changed_at: str
    changed_by: str
    title: str


class TitleRow(Value):
    """What an entry is called, wherever it is named."""

    kind: str
    slug: str
    title: str
    context: str
    stage: str


class RevisionRow(Value):
    """A revision, without its document."""

    number: int
    stage: str
    author: str
    saved_at: str
    reason: str
    operation: int


class CommentRow(Value):
    """What a reviewer said of a field.

    Attributes:
        path: JSON list of the field; `[]` for the entry.
        settled_at: Empty while it is open.
    """

    id: int
    path: str
    author: str
    said_at: str
    text: str
    settled_at: str
    settled_by: str


class RecoveryRow(Value):
    """A form that was not saved.

    Attributes:
        entry_id: 0 for an entry that never was.
        process: What kept it: machine and number.
    """

    form: str
    entry_id: int
    kind: str
    slug: str
    base_revision: int
    author: str
    kept_at: str
    process: str


class Gaps(Value):
    """Languages in which an entry lacks something.

    Attributes:
        missing: There is no text.
        older: The text follows an older version of the original.
    """

    missing: tuple[str, ...]
    older: tuple[str, ...]


class OperationRow(Value):
    """Something done that can be taken back as a whole.

    Attributes:
        what: Was done; of what takes something back, what that was.
        entries: How many it touched.
        title: Of the first of them.
        address: Kind and slug of that one.
        backs: Turns of taking back that led to it: 0 for what was done, 1 for what took that back,
            2 for what did it again, and so on.
        is_taken_back: Whether another one took this one back.
    """

    id: int
    what: str
    author: str
    done_at: str
    entries: int
    title: str
    address: str
    backs: int
    is_taken_back: bool
