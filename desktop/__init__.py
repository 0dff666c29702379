"""The desktop application: core (no Qt), the bridge to Qt, models, widgets, views, the frame."""

from db import __version__

__all__ = ["__version__"]
