"""One view per tab and noun."""
