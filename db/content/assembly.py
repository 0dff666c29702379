"""Put an edition together in a database: rows, rendered bodies, links, labels, search index."""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, insert

from db.content.contents import Contents
from db.content.hashing import ROW_HASH, UNHASHED, hash_content, hash_row
from db.content.links import TextLinks
from db.content.problems import Problem
from db.content.rendered import rendered_row
from db.content.sealing import FILE_HASH_MARK
from db.content.search_docs import list_search_docs
from db.content.table_writer import TableWriter
from db.entries.base import Entry
from db.entries.findings import Address
from db.entries.kinds import KINDS
from db.entries.rows import Row, RowWriter
from db.entries.vocabulary import Image
from db.schema import edition
from db.search.index import SearchDoc, build_index

Progress = Callable[[int, int, str], None]
"""Steps done, steps in all (0 while unknown) and what is being done; raising from it cancels."""

_STEPS_AFTER_ENTRIES: Final = 3


class Assembly:
    """Fills the tables of one edition."""

    def __init__(self, contents: Contents, connection: Connection, progress: Progress) -> None:
        """Prepare.

        Args:
            contents: What goes in; its folder's report takes what is found on the way.
            connection: To a database with all tables, empty.
            progress: Told what is going on.
        """
        self._contents = contents
        self._report = contents.folder.report
        self._progress = progress
        self._done = 0
        self._connection = connection
        self._writer = TableWriter(connection)
        self._rows = RowWriter(contents.directory.find_id)
        self._docs: list[SearchDoc] = []

    def write_entries(self) -> None:
        """Fill all tables of content; the report has an error afterwards if a body has one."""
        for address, entry in self._contents.entries.items():
            self.step(f"Taking in {'/'.join(address)}")
            for table, row in self._rows.rows_of(address[0], entry):
                self._writer.add(table, self._completed(table, row, entry))
            self._write_labels(address)
        for address in self._contents.entries:
            self.step(f"Rendering {'/'.join(address)}")
            self._write_texts(address)
        self._write_findings()
        self._writer.flush()

    def write_index(self, driver: sqlite3.Connection) -> None:
        """Fill the search index."""
        self.step("Making the search index")
        build_index(driver, self._docs)
        self._docs.clear()

    def write_edition(self) -> bytes:
        """Write the edition's own row; return the hash of the content."""
        info = self._contents.folder.info
        content_hash = hash_content(self._writer.row_hashes)
        row: Row = {
            "id": 1,
            "title": info.title,
            "number": info.number,
            "label": info.label,
            "published_at": info.published_at,
            "languages": " ".join(info.languages),
            "base_language": info.base_language,
            "content_licence": info.content_licence,
            "content_hash": content_hash,
        }
        table = edition.edition
        columns = [column.name for column in table.c if column.name not in UNHASHED]
        row_hash = hash_row(table.name, (row[name] for name in columns))
        sealed = {**row, "file_hash": FILE_HASH_MARK, ROW_HASH: row_hash}
        self._connection.execute(insert(table), sealed)
        return content_hash

    def step(self, what: str) -> None:
        """Tell that the next step begins."""
        total = 2 * len(self._contents.entries) + _STEPS_AFTER_ENTRIES
        self._progress(self._done, total, what)
        self._done += 1

    def _completed(self, table: str, row: Row, entry: Entry) -> Row:
        """Add to an image's row what its file says."""
        if table != "image" or not isinstance(entry, Image):
            return row
        if not entry.file:
            return row | {"media_type": "", "width": 0, "height": 0, "data": None}
        data, picture = self._contents.read_picture(entry)
        return row | picture._asdict() | {"data": data}

    def _write_labels(self, address: Address) -> None:
        entry_id = self._contents.ids[address]
        for lang, label in self._contents.labels.get(address, {}).items():
            row = {"entry_id": entry_id, "lang": lang, **label._asdict()}
            self._writer.add("entry_label", row)

    def _write_texts(self, address: Address) -> None:
        """Render the bodies of an entry; keep their links and what the search is to find."""
        kind, entry_id = address[0], self._contents.ids[address]
        links = TextLinks(address, self._contents.directory)
        plain: dict[tuple[str, str], str] = {}
        for (field, lang, document, _), findings in self._contents.render(address):
            self._report.extend(map(self._contents.folder.problem_of, findings))
            if document is not None:
                self._writer.add("rendered", rendered_row(entry_id, field, lang, document))
                links.add(field, document.links)
                plain[field, lang] = document.plain
        for row in links.rows():
            self._writer.add("link", {"id": self._rows.next_id("link"), **row})
        self._docs += list_search_docs(
            kind,
            self._contents.entries[address],
            entry_id,
            self._contents.labels.get(address, {}),
            plain,
            self._contents.base_language,
        )

    def _write_findings(self) -> None:
        """Keep warnings and notes on published entries for whoever looks into the edition."""
        for number, row in enumerate(self._finding_rows(), start=1):
            self._writer.add("finding", {"id": number, **row})

    def _finding_rows(self) -> Iterator[dict[str, Any]]:
        for problem in self._report:
            address, field = self._place(problem)
            entry_id = self._contents.ids.get(address)
            if problem.level != "error" and entry_id is not None:
                yield {
                    "entry_id": entry_id,
                    "level": problem.level,
                    "field": field,
                    "message": "; ".join(filter(None, (problem.message, problem.suggestion))),
                }

    def _place(self, problem: Problem) -> tuple[Address, str]:
        """Return the entry a problem is about, and the field within it."""
        file = Path(problem.file)
        if file.parent.name in KINDS and file.suffix == ".md":
            return (file.parent.name, file.stem.partition(".")[0]), problem.field
        slug, _, field = problem.field.partition(".")
        return (file.stem, slug), field
