"""Migrate a workspace: copy it, migrate the copy, check the copy, swap it in.

The old file stays beside the new one. Whenever this is killed, what has the old name is whole: the
old file or the new.
"""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib import import_module
from pathlib import Path
from typing import Final

from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool

from db.engine import fingerprint, read_header
from db.errors import Corrupt, NotFound
from db.files import part_file, remove_abandoned
from db.workspace.file import (
    KNOWN_SCHEMAS,
    VERSION,
    back_up,
    connect_writing,
    prove_header,
    told_plainly,
)
from db.workspace.soundness import find_damage

MIGRATIONS: Final = {
    1: "v0001_editorial_tables",
    2: "v0002_open_comments",
}
"""Format to the module in `versions` that leads to it from the one before."""

_COUNTED: Final = ("entry", "desk", "revision", "comment", "recovery", "operation", "asset")
_UNWRITABLE: Final = (
    "{name} is of an older format, and its folder cannot be written, so it cannot be brought up to "
    "date there. Copy it to a folder of your own."
)
_LETS_RENAME_WHAT_IS_OPEN: Final = os.name != "nt"


def migrate(path: Path) -> Path:
    """Bring a workspace to the newest format; return where the old one is kept.

    Another process that did it meanwhile has done it for both.

    Raises:
        Busy: Another process keeps the file.
        NotFound: There is no room, or the medium cannot be written; all is as before.
        Corrupt: The workspace is damaged; it is as before.
    """
    if not os.access(path.parent, os.W_OK):
        raise NotFound(_UNWRITABLE.format(name=path.name))
    remove_abandoned(path.parent)
    with told_plainly(path.name), _locked(path) as old:
        version = prove_header(read_header(path), path.name)
        kept = _name_to_keep(path, version)
        if version == VERSION:
            return kept
        try:
            with part_file(path) as part:
                _migrate_copy(path, old, part, version)
                _keep(path, kept)
                if not _LETS_RENAME_WHAT_IS_OPEN:
                    old.close()
                part.replace(path)
        except OSError as error:
            raise NotFound(
                f"{path.name} is of an older format and could not be brought up to date: "
                f"{error.strerror or error}. It is as before."
            ) from error
    return kept


def upgrade(connection: sqlite3.Connection, version: int) -> None:
    """Take a workspace of one's own from a format to the newest.

    Args:
        connection: In autocommit mode.
        version: The format that it has; 0 for the tables of an edition alone.
    """
    engine = create_engine(
        "sqlite://",
        creator=lambda: connection,
        poolclass=StaticPool,
        isolation_level="AUTOCOMMIT",
    )
    with engine.connect() as wrapped:
        connection.execute("BEGIN")
        op = Operations(MigrationContext.configure(wrapped))
        for number in range(version + 1, VERSION + 1):
            module = import_module(f"db.migrations.versions.{MIGRATIONS[number]}")
            module.upgrade(op)
        connection.execute("DELETE FROM alembic_version")
        connection.execute("INSERT INTO alembic_version VALUES (?)", (module.REVISION,))
        connection.execute(f"PRAGMA user_version={VERSION}")
        connection.execute("COMMIT")


@contextmanager
def _locked(path: Path) -> Iterator[sqlite3.Connection]:
    """Yield a connection that keeps all other writers out until the block is done."""
    with closing(connect_writing(path)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        yield connection


def _migrate_copy(path: Path, old: sqlite3.Connection, part: Path, version: int) -> None:
    """Make the migrated copy, and prove it whole.

    Raises:
        Corrupt: It is not.
    """
    with closing(sqlite3.connect(part, isolation_level=None)) as new:
        back_up(path, new)  # not from `old`, which could write meanwhile
        new.execute("PRAGMA synchronous=FULL")
        upgrade(new, version)
        damage = find_damage(new)
        if fingerprint(new) != KNOWN_SCHEMAS[VERSION]:
            damage.append("its tables are not those of a workspace")
        for table in _COUNTED:
            count = f"SELECT count(*) FROM {table}"
            if old.execute(count).fetchone() != new.execute(count).fetchone():
                damage.append(f"rows of {table} are missing")
    if damage:
        raise Corrupt(
            f"The workspace is of an older format and damaged: {'; '.join(damage[:5])}. It is as "
            "before. Open the copy that was made last."
        )


def _name_to_keep(path: Path, version: int) -> Path:
    """Return a name for the old file that is free, or is this file's by a killed migration."""
    kept = path.with_name(f"{path.stem} (format {version}){path.suffix}")
    number = 1
    while kept.exists() and not kept.samefile(path):
        number += 1
        kept = path.with_name(f"{path.stem} (format {version}, {number}){path.suffix}")
    return kept


def _keep(path: Path, kept: Path) -> None:
    """Give the old file a second name, or a copy where the file system knows no second names."""
    if kept.exists():
        return
    try:
        kept.hardlink_to(path)
    except OSError:
        with part_file(kept) as copy:
            shutil.copyfile(path, copy)
            copy.replace(kept)
