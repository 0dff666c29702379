"""Note that an edition was built of a workspace: what changed is counted from there."""

from db.changes import Change
from db.workspace.building import WorkspaceBuild
from db.workspace.session import WriteSession


def note_build(session: WriteSession, *, built: WorkspaceBuild, author: str, at: str) -> Change:
    """Take an edition as the last one; the next proposes the number after it.

    Args:
        session: Of the workspace that it was built of.
        built: What was built. Entries published meanwhile are changes since.
        author: As claimed.
        at: The moment, UTC, ISO 8601.
    """
    info, report = built.info, built.report
    driver = session.driver
    driver.execute(
        "INSERT INTO build (number, label, built_at, author, content_hash) VALUES (?, ?, ?, ?, ?)",
        (info.number, info.label, at, author, report.content_hash),
    )
    driver.executemany(
        "UPDATE desk SET built = ? WHERE entry_id = ? AND built <> ?",
        [(number, entry_id, number) for entry_id, number in built.published.items()],
    )
    driver.execute(
        "UPDATE edition SET title = ?, number = ?, label = ?, published_at = ?, content_hash = ?,"
        " file_hash = ?",
        (
            info.title,
            info.number,
            info.label,
            info.published_at,
            bytes.fromhex(report.content_hash),
            bytes.fromhex(report.file_hash),
        ),
    )
    return Change("build")
