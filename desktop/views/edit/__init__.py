"""The editor of an entry: its form, its preview, its history, and what keeps them from being lost."""
