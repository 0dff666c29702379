"""A folder of Markdown files and the edition built from it."""
