"""Qt item models: they know services and records, no widgets."""
