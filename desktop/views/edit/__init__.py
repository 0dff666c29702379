"""The editor of an entry: form, preview, history, and what keeps them from being lost."""
