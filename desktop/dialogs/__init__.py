"""Short dialogs with no rules inside."""
