"""Who a revision is by: the name in the settings, as claimed, else that of the login."""

import getpass

from desktop.core.settings import Settings
from desktop.core.words import tr


def author_of(settings: Settings) -> str:
    """Return the author's name; never empty."""
    named = str(settings["author"]).strip()
    if named:
        return named
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no such variable, no such user
        return tr("Somebody")
