"""The editorial tables as the first workspaces had them, beside those of an edition."""

from alembic.operations import Operations

REVISION = "0001"

_STATEMENTS = (
    "CREATE TABLE alembic_version (\n"
    "\tversion_num VARCHAR(32) NOT NULL, \n"
    "\tCONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)\n"
    ")",
    "CREATE TABLE asset (\n\tname TEXT NOT NULL, \n\tdata BLOB NOT NULL, \n\tPRIMARY KEY (name)\n)",
    "CREATE TABLE build (\n"
    "\tid INTEGER NOT NULL, \n"
    "\tnumber INTEGER NOT NULL, \n"
    "\tlabel TEXT NOT NULL, \n"
    "\tbuilt_at TEXT NOT NULL, \n"
    "\tauthor TEXT NOT NULL, \n"
    "\tcontent_hash TEXT NOT NULL, \n"
    "\tPRIMARY KEY (id)\n"
    ")",
    "CREATE TABLE comment (\n"
    "\tid INTEGER NOT NULL, \n"
    "\tentry_id INTEGER NOT NULL, \n"
    "\tpath TEXT NOT NULL, \n"
    "\tauthor TEXT NOT NULL, \n"
    "\tsaid_at TEXT NOT NULL, \n"
    "\ttext TEXT NOT NULL, \n"
    "\tsettled_at TEXT DEFAULT '' NOT NULL, \n"
    "\tsettled_by TEXT DEFAULT '' NOT NULL, \n"
    "\tPRIMARY KEY (id)\n"
    ")",
    "CREATE INDEX ix_comment_entry_id ON comment (entry_id)",
    "CREATE TABLE dangling (\n"
    "\tentry_id INTEGER NOT NULL, \n"
    "\tkind TEXT NOT NULL, \n"
    "\tslug TEXT NOT NULL, \n"
    "\tPRIMARY KEY (entry_id, kind, slug)\n"
    ")",
    "CREATE INDEX dangling_to ON dangling (kind, slug)",
    "CREATE TABLE desk (\n"
    "\tentry_id INTEGER NOT NULL, \n"
    "\tkind TEXT NOT NULL, \n"
    "\tslug TEXT NOT NULL, \n"
    "\tstage TEXT NOT NULL, \n"
    "\trevision INTEGER NOT NULL, \n"
    "\tpublished INTEGER NOT NULL, \n"
    "\tbuilt INTEGER NOT NULL, \n"
    "\tchanged_at TEXT NOT NULL, \n"
    "\tchanged_by TEXT NOT NULL, \n"
    "\tPRIMARY KEY (entry_id)\n"
    ")",
    "CREATE UNIQUE INDEX desk_by_address ON desk (kind, slug)",
    "CREATE INDEX desk_by_change ON desk (changed_at)",
    "CREATE INDEX desk_by_stage ON desk (stage, changed_at)",
    "CREATE TABLE operation (\n"
    "\tid INTEGER NOT NULL, \n"
    "\twhat TEXT NOT NULL, \n"
    "\tauthor TEXT NOT NULL, \n"
    "\tdone_at TEXT NOT NULL, \n"
    "\tundoes INTEGER, \n"
    "\tPRIMARY KEY (id)\n"
    ")",
    "CREATE INDEX ix_operation_undoes ON operation (undoes)",
    "CREATE TABLE recovery (\n"
    "\tform TEXT NOT NULL, \n"
    "\tentry_id INTEGER, \n"
    "\tkind TEXT NOT NULL, \n"
    "\tslug TEXT NOT NULL, \n"
    "\tbase_revision INTEGER NOT NULL, \n"
    "\tauthor TEXT NOT NULL, \n"
    "\tkept_at TEXT NOT NULL, \n"
    "\tprocess TEXT NOT NULL, \n"
    "\tdocument BLOB NOT NULL, \n"
    "\tPRIMARY KEY (form)\n"
    ")",
    "CREATE TABLE revision (\n"
    "\tid INTEGER NOT NULL, \n"
    "\tentry_id INTEGER NOT NULL, \n"
    "\tnumber INTEGER NOT NULL, \n"
    "\tstage TEXT NOT NULL, \n"
    "\tpublished INTEGER NOT NULL, \n"
    "\tauthor TEXT NOT NULL, \n"
    "\tsaved_at TEXT NOT NULL, \n"
    "\treason TEXT DEFAULT '' NOT NULL, \n"
    "\toperation_id INTEGER NOT NULL, \n"
    "\tdocument BLOB NOT NULL, \n"
    "\tPRIMARY KEY (id)\n"
    ")",
    "CREATE INDEX ix_revision_operation_id ON revision (operation_id)",
    "CREATE UNIQUE INDEX revision_of_entry ON revision (entry_id, number)",
    "CREATE TABLE stale (\n\tentry_id INTEGER NOT NULL, \n\tPRIMARY KEY (entry_id)\n)",
    "CREATE TABLE used_slug (\n"
    "\tkind TEXT NOT NULL, \n"
    "\tslug TEXT NOT NULL, \n"
    "\tentry_id INTEGER NOT NULL, \n"
    "\tPRIMARY KEY (kind, slug)\n"
    ")",
    "CREATE TABLE workspace (\n"
    "\tid INTEGER NOT NULL, \n"
    "\tcreated_at TEXT NOT NULL, \n"
    "\tbase_number INTEGER NOT NULL, \n"
    "\tbase_label TEXT DEFAULT '' NOT NULL, \n"
    "\tPRIMARY KEY (id)\n"
    ")",
    "CREATE INDEX search_key_of_doc ON search_key (doc_id)",
)


def upgrade(op: Operations) -> None:
    """Create them; no file is without them, so that this is run by tests only."""
    for statement in _STATEMENTS:
        op.execute(statement)
