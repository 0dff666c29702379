"""The data: schema, entries, reads, writes, search and builds; knows no Qt."""
