"""A workspace: the file staff write, whose reading tables are derived from whole documents."""
