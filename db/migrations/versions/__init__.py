"""One module a format of the workspace: what it changes against the one before."""
