"""Characters that steer programs instead of being read: they never get from content to a page."""

import re

ISOLATE = "\u2068"
END_ISOLATE = "\u2069"

# Left alone: tab, newline, ZWNJ and ZWJ (Arabic spelling), LRM, RLM and ALM, and the first-strong
# isolate with its end, which the renderer itself writes and which cannot reverse Latin text.
_STEERING = re.compile(
    "["
    "\u0000-\u0008\u000b-\u001f\u007f-\u009f"
    "\u200b\u2060-\u2064\ufeff"  # invisible: they split words for the search
    "\u202a-\u202e\u2066\u2067\u206a-\u206f"  # embeddings and overrides: text that lies on screen
    "\u2028\u2029\ufffc\ufdd0-\ufdef"  # Qt's own marks for breaks, objects and frames
    "\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f"
    "]"
)


def strip_steering(text: str) -> str:
    """Return text with line ends as LF and without control, override and invisible characters."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    for separator in ("\u2028", "\u2029", "\u0085", "\f", "\v"):
        unified = unified.replace(separator, "\n")
    return _STEERING.sub("", unified)
