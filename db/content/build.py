"""Make an edition of a content folder: equal bytes from equal content, or the whole report."""

import os
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, create_engine
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import StaticPool

from db.content.assembly import Assembly, Progress
from db.content.contents import Contents
from db.content.folder import read_folder
from db.content.model import Folder
from db.content.problems import Report
from db.content.sealing import seal
from db.content.table_writer import driver_connection
from db.content.writer import note_form
from db.errors import Invalid, NotFound
from db.schema import SCHEMA_VERSION, create_tables
from db.search import index
from db.values import Value

_WORK_PRAGMAS: Final = (
    "PRAGMA journal_mode=OFF",  # a build that fails is thrown away whole
    "PRAGMA synchronous=OFF",
    "PRAGMA cache_size=-131072",
)

_DISK_TROUBLE: Final = ("disk is full", "disk I/O")


class Refused(Invalid):
    """The content has errors; `report` holds them and everything else that was found."""

    def __init__(self, report: Report) -> None:
        """Tell of a report.

        Args:
            report: Has at least one error.
        """
        errors = [str(found) for found in report if found.level == "error"]
        count = "1 error" if len(errors) == 1 else f"{len(errors)} errors"
        super().__init__("\n".join([f"No edition was made: {count}.", *errors]))
        self.report = report


class BuildReport(Value):
    """What a build made.

    Attributes:
        output: The edition.
        counts: Published entries of each kind that has some.
        left_out: Addresses (`kind/slug`) of drafts and entries in review.
        report: Warnings and notes.
        content_hash: Equal for equal content, wherever it is built; in hexadecimal.
        file_hash: Of the file with these bytes as zero; in hexadecimal.
        size: Of the file, in bytes.
    """

    output: Path
    counts: dict[str, int]
    left_out: tuple[str, ...]
    report: Report
    content_hash: str
    file_hash: str
    size: int


def build_edition(content: Path, output: Path, *, progress: Progress | None = None) -> BuildReport:
    """Build the edition of a content folder.

    Args:
        content: The folder that holds `edition.yaml`.
        output: File to make; it is the whole old one until it is the whole new one.
        progress: Told what is going on; raising from it cancels the build.

    Raises:
        Refused: The content has errors.
        NotFound: There is no such folder, or the output cannot be written.
        Busy: The old edition could not be replaced.
    """
    if progress:
        progress(0, 0, "Reading the content")
    folder = read_folder(content)
    note_form(folder)
    return build_folder(folder, output, progress=progress)


def build_folder(folder: Folder, output: Path, *, progress: Progress | None = None) -> BuildReport:
    """Build the edition of content in memory, as `build_edition` does of a folder's."""
    contents = Contents(folder)
    contents.check()
    _refuse_errors(folder)
    with _work_database() as connection:
        driver = driver_connection(connection)
        assembly = Assembly(contents, connection, progress or _say_nothing)
        assembly.write_entries()
        _refuse_errors(folder)
        assembly.write_index(driver)
        content_hash = assembly.write_edition()
        connection.commit()
        assembly.step("Writing the file")
        sealed = seal(driver, SCHEMA_VERSION, output)
    published = Counter(
        kind for (kind, _), entry in contents.entries.items() if entry.status == "published"
    )
    return BuildReport(
        output=output,
        counts=dict(published),
        left_out=tuple("/".join(at) for at in folder.entries if at not in contents.ids),
        report=folder.report,
        content_hash=content_hash.hex(),
        file_hash=sealed.file_hash.hex(),
        size=sealed.size,
    )


@contextmanager
def _work_database() -> Iterator[Connection]:
    """Yield a connection to an empty database that vanishes with this process, even if killed.

    Raises:
        NotFound: There is no room, or no working disk, for what memory does not hold.
    """
    engine = create_engine(
        "sqlite://",
        creator=lambda: sqlite3.connect("file:", uri=True),  # SQLite's anonymous temporary file
        poolclass=StaticPool,
    )
    try:
        with engine.connect() as connection:
            for pragma in _WORK_PRAGMAS:
                connection.exec_driver_sql(pragma)
            create_tables(connection)
            index.create_tables(driver_connection(connection))
            connection.commit()
            yield connection
    except (sqlite3.OperationalError, OperationalError) as error:
        if not any(sign in str(error) for sign in _DISK_TROUBLE):
            raise
        raise NotFound(_no_room_for_work()) from error
    finally:
        engine.dispose()


def _no_room_for_work() -> str:
    folder = os.environ.get("SQLITE_TMPDIR") or tempfile.gettempdir()
    return (
        f"The build could not go on in {folder}, the folder for temporary files: there is not "
        "enough room, or its disk fails. It needs up to three times the size of the edition there; "
        "TMPDIR names another folder."
    )


def _refuse_errors(folder: Folder) -> None:
    if folder.report.has_errors:
        raise Refused(folder.report)


def _say_nothing(_done: int, _total: int, _what: str) -> None:
    pass
