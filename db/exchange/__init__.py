"""An edition for other programs: a module a format, loaded when that format is asked for."""
