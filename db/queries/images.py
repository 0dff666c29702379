"""The bytes of pictures."""

from typing import Final

from db.engine import ReadSession

IMAGE: Final = (
    "SELECT image.media_type, image.data FROM entry AS e JOIN image ON image.entry_id = e.id"
    " WHERE e.kind = 'image' AND e.slug = :slug AND image.data IS NOT NULL"
)


def get_image(session: ReadSession, slug: str) -> tuple[str, bytes] | None:
    """Return a picture's media type and bytes; None for a credit without a picture."""
    row = session.first(IMAGE, {"slug": slug})
    return None if row is None else (row["media_type"], bytes(row["data"]))
