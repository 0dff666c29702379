"""The page of a story: what is printed, the two dates kept apart, the way down from the process."""

from typing import Final

from db.queries import words
from db.queries.pages.crumbs import list_crumbs
from db.queries.pages.draft import Draft
from db.queries.pages.groups import list_related, with_kin
from db.queries.pages.pictures import picture
from db.queries.pages.translation import translation_notice
from db.queries.related import list_kin
from db.queries.sql import in_language, unpack
from db.records import Block, Highlights, Link, LinkGroup, Notice, Page

STORY: Final = (
    "SELECT s.dateline, s.dateline_place, s.image_id, t.standfirst, t.highlights, t.translation,"
    " t.translated_from FROM story AS s JOIN story_text AS t ON t.entry_id = s.entry_id"
    f" AND t.lang = {in_language('story_text', 'entry_id', 's.entry_id')} WHERE s.entry_id = :id"
)
CORRECTIONS: Final = "SELECT date, note FROM correction WHERE entry_id = :id ORDER BY position"
FIRST_SESSION: Final = (
    "SELECT s.process_id, s.phase_id, s.entry_id FROM link JOIN session AS s"
    " ON s.entry_id = link.to_id WHERE link.from_id = :id AND link.relation = 'sessions'"
    " ORDER BY link.position LIMIT 1"
)


def make_page(draft: Draft) -> Page:
    """Return the page of a story."""
    row = draft.first(STORY)
    assert row is not None, "a published story has texts"
    blocks: list[Block] = [*translation_notice(draft, row)]
    blocks += picture(draft, row["image_id"])
    highlights = tuple(unpack(row["highlights"]))
    if highlights:
        blocks.append(Highlights(highlights))
    blocks += draft.prose("body")
    blocks += [
        Notice("correction", found["note"], found["date"]) for found in draft.all(CORRECTIONS)
    ]
    return draft.page(
        lead=row["standfirst"],
        dates=(
            (words.DATELINE, row["dateline"], row["dateline_place"]),
            (words.PUBLISHED, draft.subject.date, ""),
        ),
        crumbs=_crumbs(draft),
        blocks=blocks,
        related=_related(draft),
    )


def _related(draft: Draft) -> tuple[LinkGroup, ...]:
    related = list_related(draft)
    if not draft.has_kin:
        return related
    return with_kin(related, list_kin(draft.session, draft.subject.slug, draft.wanted))


def _crumbs(draft: Draft) -> tuple[Link, ...]:
    session = draft.first(FIRST_SESSION)
    return list_crumbs(draft, tuple(session)) if session else ()
