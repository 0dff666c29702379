"""Pictures within pages, and credits of pictures that an edition may not carry."""

from typing import Final

from db.queries.pages.draft import Draft
from db.queries.sql import in_language
from db.records import Picture

PICTURE: Final = (
    "SELECT e.id, e.slug, i.credit, i.media_type, i.width, i.height, t.caption, t.alt"
    " FROM entry AS e JOIN image AS i ON i.entry_id = e.id"
    " LEFT JOIN image_text AS t ON t.entry_id = e.id"
    f" AND t.lang = {in_language('image_text', 'entry_id', 'e.id')} WHERE e.id = :image_id"
)


def picture(draft: Draft, image_id: int | None) -> tuple[Picture, ...]:
    """Return an image entry as a block, none where there is no image."""
    row = draft.first(PICTURE, image_id=image_id) if image_id is not None else None
    if row is None:
        return ()
    draft.shown.add(row["id"])
    return (
        Picture(
            slug=row["slug"] if row["media_type"] else "",
            caption=row["caption"] or "",
            credit=row["credit"],
            alt=row["alt"] or "",
            width=row["width"],
            height=row["height"],
        ),
    )
