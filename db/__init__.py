"""The data: schema, entries, reads, writes, search and builds; knows no Qt."""

__version__ = "0.1.0"
