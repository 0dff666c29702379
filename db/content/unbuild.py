"""Write the published content folder of an edition again."""

from pathlib import Path
from sqlite3 import Connection as DriverConnection

from sqlalchemy import Connection, create_engine, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import StaticPool

from db.content.model import EditionInfo, Folder
from db.content.writer import write_folder
from db.engine import connect_readonly, open_edition
from db.entries.kinds import KINDS
from db.entries.rows_reading import read_entries
from db.errors import Corrupt, Invalid
from db.schema import edition, stories


def unbuild(path: Path, content: Path) -> list[str]:
    """Write the content of an edition into a folder; return the files written.

    Args:
        path: The edition.
        content: A new or empty folder, so that no file of another content stays among these.

    Raises:
        NotFound: There is no such edition.
        Foreign: It is not an edition.
        Corrupt: It is damaged.
        Invalid: The folder is not empty.
        OSError: A file cannot be written.
    """
    folder = read_edition(path)
    if content.exists() and (not content.is_dir() or any(content.iterdir())):
        raise Invalid(f"{content} is not an empty folder. Name a new one.")
    return write_folder(folder, content)


def read_edition(path: Path) -> Folder:
    """Return the content of an edition; raises what `unbuild` raises of the edition."""
    open_edition(path).close()
    engine = create_engine("sqlite://", creator=lambda: _connect(path), poolclass=StaticPool)
    try:
        with engine.connect() as connection:
            return _read(connection)
    except (SQLAlchemyError, ValueError, LookupError, TypeError) as error:
        # Damage can put any value where a build never writes it.
        raise Corrupt(f"{path.name} is damaged; fetch it again.") from error
    finally:
        engine.dispose()


def _connect(path: Path) -> DriverConnection:
    connection = connect_readonly(path)
    connection.row_factory = None  # SQLAlchemy makes rows of its own
    return connection


def _read(connection: Connection) -> Folder:
    row = connection.execute(select(edition.edition)).mappings().one()
    info = EditionInfo(
        title=row["title"],
        number=row["number"],
        label=row["label"],
        published_at=row["published_at"],
        languages=row["languages"].split(),
        base_language=row["base_language"],
        content_licence=row["content_licence"],
    )
    found = read_entries(connection, base_language=info.base_language)
    entries = {(kind, entry.slug): entry for kind, entry in found}
    order = {kind: number for number, kind in enumerate(KINDS)}
    image = stories.image
    pictures = connection.execute(select(image.c.file, image.c.data).where(image.c.file != ""))
    return Folder(
        info,
        entries=dict(sorted(entries.items(), key=lambda item: (order[item[0][0]], item[0][1]))),
        assets={row.file: row.data for row in pictures},
    )
