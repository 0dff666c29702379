"""The architecture's own tests: what no reviewer should have to look for."""
