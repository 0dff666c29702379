"""The editor's lint: one pure function a rule, by subject, and the table of rules."""
