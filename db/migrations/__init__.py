"""Bring workspaces of older programs up to date; loaded only where there is one."""
