"""The inputs of the editor's forms: they know no data, and each has the same few doors.

`edited` says that a person changed the value, `value` is plain data, `show_value` sets it without
saying so, `mark` gives the edge a level, `describe` hands on the words for readers of screens and
`take_focus` puts the cursor in it. Label, hint and messages are drawn by `frame.FieldFrame`.
"""
