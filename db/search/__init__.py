"""Finding entries: one normaliser, one grammar, one index, one finder."""
