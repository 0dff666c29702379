"""Markdown to sanitised HTML: pure functions for the build and the live preview."""
