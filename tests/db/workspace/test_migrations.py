"""A workspace of any older format is opened as a new one would be, and kept as it was."""

import ast
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from db.engine import fingerprint
from db.errors import Busy, Corrupt, Foreign
from db.migrations import run
from db.migrations.run import MIGRATIONS, migrate, upgrade
from db.schema.editorial import WORKSPACE_VERSION
from db.workspace.creating import create_workspace
from db.workspace.file import KNOWN_SCHEMAS, VERSION, open_file, open_workspace
from tests.db.workspace.acting import AT, document, head
from tests.db.workspace.comparing import check_derived

ROOT = Path(__file__).resolve().parents[3]
STORED = sorted((Path(__file__).parent / "stored").glob("v*.workspace"))


@pytest.fixture(params=STORED, ids=lambda path: path.stem)
def old(request, tmp_path):
    return Path(shutil.copy(request.param, tmp_path / "mine.workspace"))


def version_of(path):
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("PRAGMA user_version").fetchone()[0]


def test_every_format_has_a_name_a_fingerprint_and_a_stored_file():
    assert VERSION == WORKSPACE_VERSION == max(MIGRATIONS)
    assert [*MIGRATIONS] == [*KNOWN_SCHEMAS] == [*range(1, VERSION + 1)]
    assert [version_of(path) for path in STORED] == [*range(1, VERSION)]


def test_a_stored_file_is_brought_up_to_date_and_kept_as_it_was(old):
    before, version = old.read_bytes(), version_of(old)
    workspace = open_file(old)
    assert workspace.kept == old.with_name(f"mine (format {version}).workspace")
    assert workspace.kept.read_bytes() == before
    assert document(workspace, "story", "earlier").author == "A format ago"
    assert head(workspace, "story", "earlier")["revision"] == 2
    check_derived(workspace)
    with workspace.read() as session:
        assert session.value("SELECT text FROM comment") == "Who?"
        newest = session.value("SELECT version_num FROM alembic_version")
    workspace.close()
    assert newest == f"{VERSION:04}"
    assert sorted(path.name for path in old.parent.glob("*")) == sorted(
        [old.name, workspace.kept.name]
    )
    again = open_workspace(old)
    assert again.kept is None
    again.close()


def test_migrated_and_new_files_declare_the_same(old, sample_edition, tmp_path):
    new = tmp_path / "new.workspace"
    create_workspace(new, sample_edition, author="A", at=AT, tell=lambda _: None)
    migrate(old)
    for path in (old, new):
        with closing(sqlite3.connect(path)) as connection:
            assert fingerprint(connection) == KNOWN_SCHEMAS[VERSION]


def test_the_walk_from_the_tables_of_an_edition(sample_edition):
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        with closing(sqlite3.connect(sample_edition)) as edition:
            edition.backup(connection)
        upgrade(connection, 0)
        assert fingerprint(connection) == KNOWN_SCHEMAS[VERSION]


def test_names_to_keep_are_never_those_of_other_files(old):
    taken = old.with_name("mine (format 1).workspace")
    taken.write_text("another")
    assert migrate(old).name == "mine (format 1, 2).workspace"
    assert taken.read_text() == "another"


def test_a_file_system_without_second_names(old, monkeypatch):
    def refuse(*_):
        raise OSError("no links here")

    before = old.read_bytes()
    monkeypatch.setattr(Path, "hardlink_to", refuse)
    assert migrate(old).read_bytes() == before
    assert version_of(old) == VERSION


def test_who_comes_second_finds_it_done(old):
    migrate(old)
    migrate(old)
    assert version_of(old) == VERSION
    assert len(list(old.parent.glob("*format*"))) == 1


def test_one_that_is_being_written_is_left(old, monkeypatch):
    monkeypatch.setattr("db.workspace.file.PATIENCE_SECONDS", 0.1)
    before = old.read_bytes()
    with closing(sqlite3.connect(old, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Busy, match=r"Another program is writing mine.workspace"):
            open_workspace(old)
    assert old.read_bytes() == before


def test_a_damaged_one_is_left(old):
    with closing(sqlite3.connect(old)) as connection:
        connection.execute("DELETE FROM revision WHERE number = 1")
        connection.commit()
    before = old.read_bytes()
    with pytest.raises(Corrupt, match="revisions of story/earlier are missing"):
        open_workspace(old)
    assert [path.name for path in old.parent.iterdir()] == [old.name]
    assert old.read_bytes() == before


def test_a_newer_one_is_refused(old):
    with closing(sqlite3.connect(old)) as connection:
        connection.execute(f"PRAGMA user_version={VERSION + 1}")
    with pytest.raises(Foreign, match="last written by a newer Placard"):
        open_workspace(old)


def test_a_part_is_not_left_when_a_step_fails(old, monkeypatch):
    monkeypatch.setitem(run.MIGRATIONS, VERSION, "v0001_editorial_tables")
    before = old.read_bytes()
    with pytest.raises(Exception, match="already exists"):
        open_workspace(old)
    assert [path.name for path in old.parent.iterdir()] == [old.name]
    assert old.read_bytes() == before


WITHOUT = """
import sys
sys.modules |= dict.fromkeys({modules!r})
from pathlib import Path
from db.workspace.file import open_workspace
before = "alembic" in sys.modules
open_workspace(Path(sys.argv[1])).close()
print(before, "alembic" in sys.modules)
"""


def test_the_package_has_what_a_migration_needs_and_loads_it_only_then(old):
    """Of what `build_spec.spec` leaves out, nothing is missed."""
    tree = ast.parse((ROOT / "build_spec.spec").read_text(encoding="utf-8"))
    table = next(
        node.value
        for node in tree.body
        if isinstance(node, ast.Assign) and node.targets[0].id == "PYTHON_LEFT_OUT"
    )
    left_out = eval(compile(ast.Expression(table), "build_spec.spec", "eval"))  # noqa: S307
    modules = [module for group in left_out.values() for module in group]
    for expected in ("False True", "False False"):
        done = subprocess.run(
            [sys.executable, "-c", WITHOUT.format(modules=modules), str(old)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.stdout.strip() == expected, done.stderr
