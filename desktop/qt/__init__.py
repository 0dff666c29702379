"""The bridge: the only place that ties the application to Qt as a whole."""

from desktop.qt.enums import make_enums_quickly
from desktop.qt.signatures import load_without_signatures

make_enums_quickly()
load_without_signatures()  # before anything imports PySide: the program starts with this package

from desktop.qt.overrides import guard_overrides  # noqa: E402

guard_overrides()  # whoever makes a class from one of Qt's has imported something from here before
