"""Core tables by subject; imported by builds and writes, never by the reader."""
