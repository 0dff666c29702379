"""Walk the running program as a reader of screens does: over at-spi, from a process of its own.

Run by the system's own python3 (it alone has pyatspi), with a display and a session bus of its own:

    dbus-run-session -- xvfb-run -a /usr/bin/python3 walker.py FOUND PROGRAM… < PLACES

PLACES is JSON on standard input: name of a place to the steps that lead there, each a verb and its
words (the methods under "the hands"). What was found goes to the file FOUND as JSON: place to its
nodes, rows of lists, the article's text, what was said and where the keyboard came meanwhile. It
judges nothing; `test_walk` does.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pyatspi
from gi.repository import GLib

PATIENCE_SECONDS = 20
QUIET_SECONDS = 0.5
MOST_ROWS = 400
_APPLICATION = "Placard"
_ITEMS = ("list", "table")
_BUTTONS = ("push button", "check box", "radio button", "toggle button")


class Walker:
    """One started program, and the ears and hands that are beside it."""

    def __init__(self, command):
        self._command = command
        self._said = []
        self._heard = []
        self._changed_at = 0.0
        for kind in ("announcement", "property-change:accessible-description"):
            pyatspi.Registry.registerEventListener(self._on_said, f"object:{kind}")
        pyatspi.Registry.registerEventListener(self._on_focused, "object:state-changed:focused")
        for kind in ("children-changed", "state-changed", "text-changed", "visible-data-changed"):
            pyatspi.Registry.registerEventListener(self._on_changed, f"object:{kind}")
        self._program = subprocess.Popen(command)
        self.application = self._wait_for_application()

    def end(self):
        self._program.kill()
        self._program.wait()

    def visit(self, steps):
        """Do what leads to a place; return what is there."""
        self._said.clear()
        self._heard.clear()
        for verb, *words in steps:
            getattr(self, f"_{verb}")(*words)
            self._settle()
        found = {"nodes": [], "rows": [], "text": "", "said": list(self._said)}
        found["heard"] = list(self._heard)
        for number, window in enumerate(self.application):
            if window is not None:
                self._walk(window, f"window {number}", found)
        return found

    # --- the ears -----------------------------------------------------------------------------

    def _walk(self, node, path, found):
        states = node.getState()
        if not states.contains(pyatspi.STATE_SHOWING):
            return
        role, name = node.getRoleName(), node.name
        path = f"{path} / {role} “{name}”"
        found["nodes"].append(
            {
                "path": path,
                "role": role,
                "name": name,
                "description": node.description,
                "is_focusable": states.contains(pyatspi.STATE_FOCUSABLE),
            }
        )
        if name == "Article" and role == "label":
            found["text"] = node.queryText().getText(0, -1)
        if role in _ITEMS and "Table" in pyatspi.listInterfaces(node):
            found["rows"].append({"path": path, "name": name, "rows": _rows_of(node)})
            return
        for child in node:
            if child is not None:
                self._walk(child, path, found)

    def _node_named(self, name, roles=()):
        def is_it(node):
            is_shown = node.getState().contains(pyatspi.STATE_SHOWING)
            return node.name == name and is_shown and (not roles or node.getRoleName() in roles)

        found = pyatspi.findDescendant(self.application, is_it)
        if found is None:
            raise SystemExit(f"walker: nothing shown is called “{name}”")
        return found

    def _on_said(self, event):
        if event.any_data:
            self._said.append(str(event.any_data))

    def _on_focused(self, event):
        if event.detail1:
            self._heard.append(event.source.name)

    def _on_changed(self, _event):
        self._changed_at = time.monotonic()

    # --- the hands ----------------------------------------------------------------------------

    def _open(self, address):
        subprocess.run([*self._command, address], check=True, timeout=60)

    def _key(self, keys):
        subprocess.run(["xdotool", "key", keys], check=True)

    def _write(self, text):
        subprocess.run(["xdotool", "type", text], check=True)

    def _press(self, name):
        self._node_named(name, _BUTTONS).queryAction().doAction(0)

    def _click(self, name):
        place = self._node_named(name, _BUTTONS).queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
        at = place.x + place.width // 2, place.y + place.height // 2
        subprocess.run(["xdotool", "mousemove", *map(str, at), "click", "1"], check=True)

    def _focus(self, name):
        self._node_named(name).queryComponent().grabFocus()

    def _keys(self, keys, times):
        """Press a key some times, with time to say what comes of each."""
        for _ in range(times):
            self._key(keys)
            self._listen(0.15)

    def _window(self):
        """Give the keyboard to the main window: no window manager does after a dialog."""
        search = ["xdotool", "search", "--onlyvisible", "--name", " – Placard$"]
        subprocess.run([*search, "windowfocus", "--sync"], check=True)

    # --- patience -----------------------------------------------------------------------------

    def _listen(self, seconds):
        loop = GLib.MainLoop()
        GLib.timeout_add(int(seconds * 1000), loop.quit)
        loop.run()

    def _settle(self):
        """Wait until nothing has changed for a while."""
        end = time.monotonic() + PATIENCE_SECONDS
        self._changed_at = time.monotonic()
        while time.monotonic() < min(end, self._changed_at + QUIET_SECONDS):
            self._listen(0.1)

    def _wait_for_application(self):
        end = time.monotonic() + PATIENCE_SECONDS * 3
        while time.monotonic() < end:
            self._listen(0.3)
            for one in pyatspi.Registry.getDesktop(0):
                if one is not None and one.name == _APPLICATION and one.childCount:
                    self._settle()
                    return one
        raise SystemExit("walker: the program is not to be found on the bus of at-spi")


def _rows_of(node):
    table = node.queryTable()
    count = min(table.nRows, MOST_ROWS)
    cells = (table.getAccessibleAt(row, 0) for row in range(count))
    return [cell.name if cell is not None else "" for cell in cells]


def main():
    os.environ["QT_LINUX_ACCESSIBILITY_ALWAYS_ON"] = "1"
    places = json.load(sys.stdin)
    walker = Walker(sys.argv[2:])
    try:
        found = {name: walker.visit(steps) for name, steps in places.items()}
    finally:
        walker.end()
    Path(sys.argv[1]).write_text(json.dumps(found, ensure_ascii=False, indent=1), "utf-8")


main()
