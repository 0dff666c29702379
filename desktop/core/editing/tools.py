"""The table of what a Markdown field can do: toolbar, menu and keys are made from it."""

from collections.abc import Callable
from functools import partial
from typing import Final, NamedTuple

from desktop.core.editing import lists, markdown
from desktop.core.editing.markdown import Edit

Operation = Callable[[str, int, int], Edit | None]


class Tool(NamedTuple):
    """Something done to the text.

    Attributes:
        name: How code calls it.
        label: How people call it.
        key: In portable text; it wins over the window's own while the keyboard is in the text.
        icon: Of the toolbar; empty for what stands in the menu alone.
        group: Number of the group it stands in on the toolbar.
    """

    name: str
    label: str
    operation: Operation
    key: str
    icon: str = ""
    group: int = 0


TOOLS: Final = (
    Tool(
        "heading",
        "Heading",
        partial(markdown.toggle_heading, level=2),
        "Ctrl+Shift+H",
        "heading",
    ),
    Tool("bold", "Bold", markdown.toggle_bold, "Ctrl+B", "bold"),
    Tool("italic", "Italic", markdown.toggle_italic, "Ctrl+I", "italic"),
    Tool("bullets", "Bulleted list", lists.toggle_bullets, "Ctrl+Shift+B", "bullets", 1),
    Tool("numbers", "Numbered list", lists.toggle_numbers, "Ctrl+Shift+N", "numbers", 1),
    Tool("quote", "Quote", markdown.toggle_quote, "Ctrl+Shift+Q", "quote", 1),
    Tool("table", "Table", markdown.insert_table, "Ctrl+Shift+T", "table", 1),
    Tool("link", "Link", markdown.insert_link, "Ctrl+Shift+K", "link", 2),
    Tool(
        "subheading",
        "Smaller heading",
        partial(markdown.toggle_heading, level=3),
        "Ctrl+Shift+G",
    ),
    Tool("footnote", "Footnote", markdown.insert_footnote, "Ctrl+Shift+F"),
    Tool("indent", "Move the item in", lists.indent, "Alt+Shift+Right"),
    Tool("outdent", "Move the item out", lists.outdent, "Alt+Shift+Left"),
)

INSERTS: Final = (
    ("person", "Insert a person", "person"),
    ("session", "Insert a session", "insert_session"),
    ("image", "Insert a picture", "image"),
)
"""(kind, label, icon) of entries that a button begins a reference to."""

PASTE_PLAIN: Final = "Ctrl+Shift+V"
