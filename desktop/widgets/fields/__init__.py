"""The inputs of forms: they take and give plain values and know no data."""
