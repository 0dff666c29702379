"""The note at the head of a text that is a translation."""

from sqlite3 import Row

from db.queries import words
from db.queries.pages.draft import Draft
from db.records import Notice


def translation_notice(draft: Draft, text: Row) -> tuple[Notice, ...]:
    """Return who translated a text and from which version, none for an original.

    Args:
        draft: The page.
        text: Row with `translation` and `translated_from`.
    """
    if not text["translation"]:
        return ()
    said = [words.TRANSLATED.format(text["translation"].rstrip("."))]
    version = draft.subject.version
    if 0 < text["translated_from"] < version:
        said.append(
            words.TRANSLATED_FROM.format(from_version=text["translated_from"], version=version)
        )
    return (Notice("translation", " ".join(said)),)
