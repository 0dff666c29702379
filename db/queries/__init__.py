"""Reads, a module per noun: prebuilt SQL in, records out."""
