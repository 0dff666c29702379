"""From the theme in force to the look of pages."""

from desktop.core.reader.look import ANY_SCRIPT, SCRIPTS, Look
from desktop.core.zones import VENUE_TIMES, Times
from desktop.qt.theme import Theme, reading_families


def make_look(theme: Theme, zoom: float, times: Times = VENUE_TIMES) -> Look:
    """Return the look of pages at a reading zoom (1.0 is 100 %), with times by whose clock."""
    serif = {script: _css(reading_families(script)) for script in (ANY_SCRIPT, *SCRIPTS)}
    sans = _css((theme.font().family(),))
    return Look(theme.tokens, theme.scale, zoom, sans, serif, theme.sheet("page.css"), times)


def _css(families: tuple[str, ...]) -> str:
    return ", ".join(f"'{family}'" for family in families)
