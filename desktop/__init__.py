"""The desktop application: core (no Qt), the bridge to Qt, models, widgets, views, the frame."""

__version__ = "0.1.0"
