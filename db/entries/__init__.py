"""The typed entry document of each kind: one definition for content, forms, diffs and import."""
