"""The bridge: the only place that ties the application to Qt as a whole."""

from desktop.qt.overrides import guard_overrides

guard_overrides()  # whoever makes a class from one of Qt's has imported something from here before
