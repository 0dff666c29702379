"""What a form begins with: a saved entry, a new one, or a copy that was recovered."""

import msgspec

from db.engine import ReadSession
from db.entries.base import Entry
from db.entries.kinds import KINDS
from db.entries.parts import texts_of
from db.errors import NotFound
from db.queries.desk.entries import (
    get_document,
    get_head,
    get_recovered,
    list_comments,
    list_recoveries,
)
from db.queries.desk.records import CommentRow, RecoveryRow
from db.values import Value, replace
from db.workspace.documents import decode_document
from desktop.core.forms.blank import blank


class Opened(Value):
    """An entry as a form takes it up.

    Attributes:
        kind: Of the entry.
        entry_id: 0 for one that was never saved.
        stage: Of the newest revision; empty for a new entry.
        revision: Number of the newest, which the form begins with; 0 for a new entry.
        published: Number of the one readers get; 0 for none.
        base: As saved; blank for a new entry.
        document: What the form shows: `base`, or what was recovered.
        comments: What was said of it.
        lost: A copy of this entry that a form was left with, offered to be taken up.
    """

    kind: str
    entry_id: int
    stage: str
    revision: int
    published: int
    base: Entry
    document: Entry
    comments: tuple[CommentRow, ...] = ()
    lost: RecoveryRow | None = None

    def after_save(self, entry_id: int, revision: int, document: Entry) -> "Opened":
        """Return the entry as it stands once a form was saved."""
        published = self.published
        if document.status in ("published", "withdrawn"):
            published = revision
        return replace(
            self,
            entry_id=entry_id,
            stage=document.status,
            revision=revision,
            published=published,
            base=document,
            document=document,
            lost=None,
        )


def open_form(
    session: ReadSession, kind: str, slug: str, form: str, lang: str, own_forms: frozenset[str]
) -> Opened:
    """Return what a form shows.

    Args:
        session: Of a workspace.
        kind: Of the entry.
        slug: Of the entry; empty for a new one.
        form: A form whose recovered copy to take up; empty for none.
        lang: Of titles.
        own_forms: Forms that are open now, whose copies are not lost.

    Raises:
        NotFound: There is no such entry, kind, or copy.
    """
    if kind not in KINDS:
        raise NotFound(f"There is no kind of entry called “{kind}”.")
    recovered = decode_document(kind, get_recovered(session, form)) if form else None
    if not slug:
        base = blank(kind, "")
        return Opened(kind, 0, "", 0, 0, base, recovered or base)
    head = get_head(session, kind, slug, lang)
    base = decode_document(kind, get_document(session, head.entry_id, head.revision))
    lost = [
        row
        for row in list_recoveries(session)
        if row.entry_id == head.entry_id and row.form not in own_forms
    ]
    return Opened(
        kind,
        head.entry_id,
        head.stage,
        head.revision,
        head.published,
        base,
        recovered or base,
        tuple(list_comments(session, head.entry_id)),
        None if form or not lost else lost[0],
    )


def in_language(document: Entry, lang: str, unnamed: str) -> Entry:
    """Return a document with its texts in one language only, as much as a preview shows.

    Args:
        document: As it is in a form.
        lang: The language; one the document has no text in gives it as it is.
        unnamed: Slug of a document that has none yet.
    """
    texts = texts_of(document)
    if lang in texts:
        document = msgspec.structs.replace(document, text={lang: texts[lang]})
    return document if document.slug else msgspec.structs.replace(document, slug=unnamed)
