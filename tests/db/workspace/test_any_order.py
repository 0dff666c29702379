"""Whatever editors do, in whatever order: nothing is lost, and the tables follow the documents."""

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from db.commands.entries import (
    delete_entry,
    refresh_stale,
    restore_entry,
    restore_revision,
    save_entry,
    withdraw_entry,
)
from db.commands.operations import undo_operation
from db.entries.kinds import KINDS
from db.errors import UserError
from db.workspace.documents import decode_document
from db.workspace.file import open_workspace
from tests.db.content.strategies import entries
from tests.db.workspace.acting import act, refresh
from tests.db.workspace.comparing import check_derived, read_every_page

SLUGS = st.sampled_from(["a", "b", "c", "earlier", "luisa-marin", "compact"])
NAMES = (
    "people", "related", "sessions", "documents", "topics", "countries", "sources", "process",
    "parent", "revises", "image", "country",
)  # fmt: skip
BODIES = st.sampled_from(
    ["", "Words.", "[[story/a]] and [[person/b|her]]", "A/X/1 and SDG 16.9", "![[image/c]]", "**"]
)
DRAFTS = st.sampled_from(sorted(KINDS)).flatmap(
    lambda kind: entries(KINDS[kind]).map(lambda entry: (kind, entry))
)


class Editors(RuleBasedStateMachine):
    """Commands at random, some refused; `template` is copied for each run."""

    template: Path

    @initialize()
    def open(self):
        self.folder = Path(tempfile.mkdtemp())
        path = shutil.copy(self.template, self.folder / "w.workspace")
        self.workspace = open_workspace(path)
        self.saved = {}

    @rule(draft=DRAFTS, slug=SLUGS, refers=SLUGS, body=BODIES, data=st.data())
    def create(self, draft, slug, refers, body, data):
        kind, entry = draft
        entry.slug, entry.former_slugs = slug, []
        self._refer(entry, refers, body)
        self._do(save_entry, kind=kind, document=entry, stage=data.draw(st.sampled_from(STAGES)))

    @rule(pick=st.integers(0, 999), slug=SLUGS, refers=SLUGS, body=BODIES, data=st.data())
    def change(self, pick, slug, refers, body, data):
        head = self._head(pick)
        entry = self._document(head)
        if data.draw(st.booleans()):
            entry.slug = slug
        self._refer(entry, refers, body)
        stage = data.draw(st.sampled_from(STAGES))
        self._do(save_entry, kind=head["kind"], document=entry, stage=stage, **self._at(head))

    @rule(pick=st.integers(0, 999))
    def withdraw(self, pick):
        self._do(withdraw_entry, reason="Why", **self._at(self._head(pick)))

    @rule(pick=st.integers(0, 999))
    def delete(self, pick):
        self._do(delete_entry, **self._at(self._head(pick)))

    @rule(pick=st.integers(0, 999))
    def restore(self, pick):
        self._do(restore_entry, entry_id=self._head(pick)["entry_id"])

    @rule(pick=st.integers(0, 999), number=st.integers(1, 3))
    def restore_old(self, pick, number):
        self._do(restore_revision, number=number, **self._at(self._head(pick)))

    @rule(back=st.integers(0, 5))
    def undo(self, back):
        with self.workspace.read() as session:
            last = session.value("SELECT max(id) FROM operation")
        self._do(undo_operation, operation=last - back)

    @rule()
    def refresh_some(self):
        with self.workspace.write() as session:
            refresh_stale(session, limit=1)

    @invariant()
    def nothing_is_lost(self):
        if not hasattr(self, "workspace"):
            return
        with self.workspace.read() as session:
            for (entry_id, number), data in self.saved.items():
                row = session.first(
                    "SELECT document FROM revision WHERE entry_id = ? AND number = ?",
                    (entry_id, number),
                )
                assert row["document"] == data
            assert read_every_page(session) == session.value("SELECT count(*) FROM desk")

    def teardown(self):
        if hasattr(self, "workspace"):
            refresh(self.workspace)
            check_derived(self.workspace)
            self.workspace.close()
            shutil.rmtree(self.folder)

    def _refer(self, entry, slug, body):
        for name in NAMES:
            if isinstance(getattr(entry, name, None), list):
                setattr(entry, name, [slug])
            elif hasattr(entry, name):
                setattr(entry, name, slug)
        for text in getattr(entry, "text", {}).values():
            for name in ("body", "summary", "biography", "description"):
                if hasattr(text, name):
                    setattr(text, name, body)
        if hasattr(entry, "symbol"):
            entry.symbol = "A/X/1" if slug == "a" else ""

    def _do(self, command, **given):
        try:
            change = act(self.workspace, command, **given)
        except UserError:
            return
        with self.workspace.read() as session:
            for row in session.all("SELECT entry_id, number, document FROM revision"):
                self.saved[row["entry_id"], row["number"]] = row["document"]
        assert change.revision or change.what in ("undo", "import")

    def _head(self, pick):
        with self.workspace.read() as session:
            count = session.value("SELECT count(*) FROM desk")
            row = session.first("SELECT * FROM desk LIMIT 1 OFFSET ?", (pick % count,))
        return dict(row)

    def _document(self, head):
        with self.workspace.read() as session:
            data = session.value(
                "SELECT document FROM revision WHERE entry_id = ? AND number = ?",
                (head["entry_id"], head["revision"]),
            )
        return decode_document(head["kind"], data)

    @staticmethod
    def _at(head):
        return {"entry_id": head["entry_id"], "base_revision": head["revision"]}


STAGES = ("draft", "draft", "review", "published")


@pytest.mark.parametrize(
    ("examples", "steps"),
    [(8, 8), pytest.param(40, 30, marks=[pytest.mark.soak, pytest.mark.timeout(1800)])],
)
def test_any_order_of_commands(sample_workspace, examples, steps):
    machine = type("Machine", (Editors,), {"template": sample_workspace})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
