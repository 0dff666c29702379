"""Find the open comments of an entry without reading the settled ones: the desk asks it of all."""

from alembic.operations import Operations

REVISION = "0002"


def upgrade(op: Operations) -> None:
    """Put an index on both columns in the place of that on one."""
    op.drop_index("ix_comment_entry_id", table_name="comment")
    op.create_index("comment_of_entry", "comment", ["entry_id", "settled_at"])
