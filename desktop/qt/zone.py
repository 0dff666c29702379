"""The reader's own time zone, which only Qt names in the terms of the IANA database everywhere."""

from PySide6.QtCore import QTimeZone

from desktop.core.settings import Settings
from desktop.core.zones import Times, times_of


def own_times(settings: Settings) -> Times:
    """Return whose clock the times of sessions are told by."""
    zone = str(settings["own_zone"]) or bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii")
    return times_of(str(settings["times"]), zone)
