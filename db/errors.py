"""Errors sorted by who can mend them: the person at the keyboard, or us."""


class PlacardError(Exception):
    """Any failure this program raises on purpose."""


class UserError(PlacardError):
    """Something a person can mend; the message is written for that person."""

    exit_status = 1


class NotFound(UserError):
    """No entry, edition or file answers to the given name."""


class Invalid(UserError):
    """Content or input breaks a rule; the message names file, field and reason."""


class BadUsage(UserError):
    """A command line or an address that cannot be understood."""

    exit_status = 2


class Conflict(UserError):
    """Someone else changed the entry since it was read."""


class Busy(UserError):
    """Another process holds the file; trying again may work."""


class Corrupt(UserError):
    """The file is an edition, but its bytes are not what was published."""

    exit_status = 3


class Foreign(UserError):
    """The file is not an edition of ours, or is of a version this program cannot read."""

    exit_status = 3


class Interrupted(PlacardError):
    """A query was cancelled because a newer one made it pointless; nobody is told."""


class BugError(PlacardError):
    """A broken promise between our own parts; goes to the log and a crash report."""
