"""Words on the command line that must be one of ours, with the near match when they are not."""

from datetime import date

from db.entries.findings import did_you_mean
from db.errors import BadUsage
from db.kinds import ENTRY_KINDS


def check_kind(text: str) -> str:
    """Return the name of a kind as given.

    Raises:
        BadUsage: There is no such kind.
    """
    if text in ENTRY_KINDS:
        return text
    near = did_you_mean(text, ENTRY_KINDS) or f"the kinds are {', '.join(ENTRY_KINDS)}."
    raise BadUsage(f"There is no kind '{text}'; {near}")


def split_address(text: str) -> tuple[str, str]:
    """Return kind and slug of `KIND/SLUG`; a `placard://` before it is welcome.

    Raises:
        BadUsage: It is no such address.
    """
    kind, slash, slug = text.removeprefix("placard://").partition("/")
    if not slash or not slug:
        raise BadUsage(f"'{text}' is not an address; write KIND/SLUG, as in person/louise-arbour.")
    return check_kind(kind), slug


def read_day(text: str) -> date:
    """Return a day as given.

    Raises:
        BadUsage: It is not written as ISO 8601 has it.
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadUsage(f"'{text}' is not a day; write it like 2017-06-19.") from None
