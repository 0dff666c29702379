"""Editing without Qt: what a key does to a text, and what the clipboard turns into."""
