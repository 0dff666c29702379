"""The forms of the editor's desk as data: what is asked of each kind, in which words and order."""
