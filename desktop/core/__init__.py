"""The application without Qt: routes, settings, theme tokens, reading pages."""
