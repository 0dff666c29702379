"""Reads of a workspace that an edition has no use for: stages, history, what is to be done."""
