"""Reusable widgets that know no data source."""
