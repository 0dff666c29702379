"""The table of actions: menus, shortcuts, the shortcut sheet, help and tests are made from it."""

from typing import Final, Literal

from db.values import Value

Menu = Literal["File", "Go", "View", "Entry", "Help", ""]


class Action(Value):
    """Something a person can do.

    Attributes:
        name: How code calls it.
        label: How people call it, in the imperative.
        keys: Key sequences in portable text; the first is shown.
        standard: Name of a QKeySequence.StandardKey that wins where the platform has one.
        icon: Semantic name of its icon.
        menu: Menu it stands in; empty for keys only.
        group: Heading on the shortcut sheet.
        is_checkable: It switches something on and off.
        is_staff: Only a workspace has it; in an edition it is not to be seen.
    """

    name: str
    label: str
    keys: tuple[str, ...] = ()
    standard: str = ""
    icon: str = ""
    menu: Menu = ""
    group: str = ""
    is_checkable: bool = False
    is_staff: bool = False


ACTIONS: Final = (
    Action("open_edition", "Open an edition…", ("Ctrl+O",), "Open", "", "File", "Moving about"),
    Action("new_workspace", "New workspace from this edition…", menu="File"),
    Action("open_workspace", "Open workspace…", ("Ctrl+Shift+W",), "", "", "File", "Moving about"),
    Action(
        "new_entry",
        "New entry…",
        ("Ctrl+N",),
        "New",
        "add",
        "File",
        "Editing",
        is_staff=True,
    ),
    Action("import_content", "Import content…", menu="File", is_staff=True),
    Action("export_content", "Export content…", menu="File", is_staff=True),
    Action("build_edition", "Build an edition…", menu="File", is_staff=True),
    Action("quit", "Quit", ("Ctrl+Q",), "Quit", "", "File", "Moving about"),
    Action("back", "Back", ("Alt+Left",), "Back", "back", "Go", "Moving about"),
    Action("forward", "Forward", ("Alt+Right",), "Forward", "forward", "Go", "Moving about"),
    Action("tab_stories", "Stories", ("Ctrl+1",), menu="Go", group="Moving about"),
    Action("tab_calendar", "Calendar", ("Ctrl+2",), menu="Go", group="Moving about"),
    Action("tab_people", "People", ("Ctrl+3",), menu="Go", group="Moving about"),
    Action("tab_documents", "Documents", ("Ctrl+4",), menu="Go", group="Moving about"),
    Action("tab_desk", "My desk", ("Ctrl+5",), menu="Go", group="Editing", is_staff=True),
    Action(
        "search",
        "Search everything",
        ("Ctrl+K", "Ctrl+L"),
        "",
        "search",
        "Go",
        "Searching",
    ),
    Action(
        "open_address",
        "Go to an address…",
        ("Ctrl+Shift+L",),
        menu="Go",
        group="Moving about",
    ),
    Action("next_pane", "Next pane", ("F6",), group="Moving about"),
    Action("previous_pane", "Previous pane", ("Shift+F6",), group="Moving about"),
    Action("find", "Find in page", ("Ctrl+F",), "Find", "search", "View", "Reading"),
    Action("find_next", "Next match", ("F3",), "FindNext", "", "", "Reading"),
    Action(
        "find_previous",
        "Previous match",
        ("Shift+F3",),
        "FindPrevious",
        "",
        "",
        "Reading",
    ),
    Action("zoom_in", "Larger text", ("Ctrl++", "Ctrl+="), "ZoomIn", "", "View", "Reading"),
    Action("zoom_out", "Smaller text", ("Ctrl+-",), "ZoomOut", "", "View", "Reading"),
    Action("zoom_reset", "Normal text size", ("Ctrl+0",), "", "", "View", "Reading"),
    Action("outline", "Outline", ("Ctrl+M",), "", "outline", "View", "Reading"),
    Action("facets", "Filters", ("Ctrl+B",), "", "facets", "View", "Moving about", True),
    Action(
        "related",
        "Related entries",
        ("Ctrl+R",),
        "",
        "related",
        "View",
        "Moving about",
        True,
    ),
    Action("hover_card", "About the link in focus", ("Ctrl+I",), group="Reading"),
    Action(
        "links",
        "List the links of the page",
        ("Ctrl+Shift+M",),
        menu="View",
        group="Reading",
    ),
    Action("as_of", "As of…", ("Ctrl+Shift+D",), menu="View", group="Reading"),
    Action("latest", "Latest titles and names", menu="View"),
    Action(
        "full_screen",
        "Full screen",
        ("F11",),
        "FullScreen",
        "",
        "View",
        "Moving about",
        True,
    ),
    Action("edit", "Edit", ("Ctrl+E",), "", "edit", "Entry", "Editing", is_staff=True),
    Action("save", "Save draft", ("Ctrl+S",), "Save", "", "Entry", "Editing", is_staff=True),
    Action(
        "advance",
        "Send for review or publish",
        ("Ctrl+Shift+S",),
        menu="Entry",
        group="Editing",
        is_staff=True,
    ),
    Action("undo", "Undo", ("Ctrl+Z",), "Undo", "undo", "Entry", "Editing", is_staff=True),
    Action(
        "redo",
        "Redo",
        ("Ctrl+Shift+Z",),
        "Redo",
        "redo",
        "Entry",
        "Editing",
        is_staff=True,
    ),
    Action(
        "history",
        "History of this entry",
        ("Ctrl+H",),
        "",
        "history",
        "Entry",
        "Editing",
        is_staff=True,
    ),
    Action("withdraw", "Withdraw…", menu="Entry", is_staff=True),
    Action("delete", "Move to the trash", menu="Entry", is_staff=True),
    Action("copy_link", "Copy link", ("Ctrl+Shift+C",), "", "copy_link", "Entry", "Reading"),
    Action("cite", "Copy citation", ("Ctrl+Shift+K",), "", "cite", "Entry", "Reading"),
    Action("cite_bibtex", "Copy as BibTeX", menu="Entry"),
    Action("cite_ris", "Copy as RIS", menu="Entry"),
    Action("cite_csl", "Copy as CSL-JSON", menu="Entry"),
    Action("print", "Print…", ("Ctrl+P",), "Print", "print", "Entry", "Reading"),
    Action("save_pdf", "Save as PDF…", ("Ctrl+Shift+P",), "", "", "Entry", "Reading"),
    Action("export", "Export…", ("Ctrl+Shift+E",), menu="Entry", group="Reading"),
    Action("export_list", "Export this list…", menu="Entry"),
    Action("export_edition", "Export the whole edition…", menu="Entry"),
    Action("report_error", "Report an error in this entry", menu="Help"),
    Action("help", "Help", ("F1",), "HelpContents", "help", "Help", "Help"),
    Action(
        "shortcuts",
        "Keyboard shortcuts",
        ("Ctrl+?", "Ctrl+/"),
        "",
        "keys",
        "Help",
        "Help",
    ),
    Action("settings", "Settings", ("Ctrl+,",), "Preferences", "settings", "Help", "Help"),
    Action("edition", "About this edition", menu="Help"),
    Action("about", "About Placard", menu="Help"),
)

MENUS: Final = ("File", "Go", "View", "Entry", "Help")

VIEW_ACTIONS: Final = (
    "find",
    "find_next",
    "find_previous",
    "outline",
    "facets",
    "related",
    "hover_card",
    "links",
    "copy_link",
    "cite",
    "cite_bibtex",
    "cite_ris",
    "cite_csl",
    "print",
    "save_pdf",
    "export",
    "export_list",
    "report_error",
    "edit",
    "save",
    "advance",
    "undo",
    "redo",
    "history",
    "withdraw",
    "delete",
)
"""What the view shown does; an action that it does not handle is disabled."""


def clashes(actions: tuple[Action, ...] = ACTIONS) -> list[tuple[str, str, str]]:
    """Return (key, name, name) of actions that share a key: with two, Qt fires neither."""
    seen: dict[str, str] = {}
    found = []
    for action in actions:
        for key in action.keys:
            if key in seen:
                found.append((key, seen[key], action.name))
            seen.setdefault(key, action.name)
    return found
