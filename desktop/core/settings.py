"""What a person may choose: a table of settings, from which the settings page and help are made."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final, Literal

from db.values import Value
from desktop.core.files import read_json, write_json

VERSION: Final = 1
ZOOM_STEPS: Final = (80, 90, 100, 110, 125, 150, 175, 200)

Choice = str | int | bool


class Setting(Value):
    """One choice.

    Attributes:
        key: Name in the file, for ever.
        label: On the settings page.
        hint: One line below it.
        default: Also gives the type.
        choices: (value, label) pairs; empty for a switch.
        group: Heading it stands under.
    """

    key: str
    label: str
    default: Choice
    choices: tuple[tuple[Choice, str], ...] = ()
    hint: str = ""
    group: Literal["Appearance", "Reading", "Search", "Safety", "Editing", "Hidden"] = "Appearance"

    def accepts(self, value: object) -> bool:
        """Whether a value from a file is one this setting can have."""
        if type(value) is not type(self.default):
            return False
        return not self.choices or any(value == choice for choice, _ in self.choices)


def _percent(steps: tuple[int, ...]) -> tuple[tuple[Choice, str], ...]:
    return tuple((step, f"{step} %") for step in steps)


SETTINGS: Final = (
    Setting(
        "theme",
        "Theme",
        "system",
        (
            ("system", "As the system"),
            ("light", "Light"),
            ("dark", "Dark"),
            ("contrast", "High contrast"),
        ),
    ),
    Setting(
        "interface_zoom",
        "Size of the interface",
        100,
        _percent(ZOOM_STEPS),
        "On top of the text size that the system sets.",
    ),
    Setting(
        "reading_zoom",
        "Size of article text",
        100,
        _percent(ZOOM_STEPS),
        "Ctrl and plus, minus or 0 change it everywhere.",
        "Reading",
    ),
    Setting(
        "language",
        "Language of the content",
        "en",
        (
            ("en", "English"),
            ("fr", "Français"),
            ("es", "Español"),
            ("ar", "العربية"),
            ("ru", "Русский"),
            ("zh", "中文"),
        ),
        "Entries that lack it are shown in English, and say so.",
        "Reading",
    ),
    Setting(
        "times",
        "Times of sessions",
        "both",
        (("venue", "At the venue"), ("mine", "On my clock"), ("both", "Both")),
        "With the offset that each zone had on the day.",
        "Reading",
    ),
    Setting(
        "keep_searches",
        "Remember recent searches",
        default=True,
        hint="They stay on this computer. Switching off forgets them.",
        group="Search",
    ),
    Setting(
        "ask_before_browser",
        "Ask before opening a web page",
        default=True,
        hint="Placard itself never uses the network.",
        group="Safety",
    ),
    Setting(
        "author",
        "Your name",
        "",
        hint="Stands beside what you change in a workspace. Nobody checks it.",
        group="Editing",
    ),
    Setting("own_zone", "My time zone, empty for the system's", "", group="Hidden"),
    Setting("edition", "Edition opened last", "", group="Hidden"),
    Setting("welcomed", "First start has been shown", default=False, group="Hidden"),
)
_BY_KEY: Final = {setting.key: setting for setting in SETTINGS}


class Settings:
    """The choices in force; unknown keys of a newer program are kept."""

    def __init__(self, path: Path | None = None, values: Mapping[str, Any] | None = None) -> None:
        """Begin with the values of a file; without a path nothing is kept."""
        self.path = path
        self._values: dict[str, Any] = dict(values or {})
        self._overrides: dict[str, Choice] = {}
        self._listeners: list[Callable[[str], None]] = []

    @classmethod
    def load(cls, path: Path) -> "Settings":
        """Read the file, or start with the defaults."""
        return cls(path, read_json(path))

    def __getitem__(self, key: str) -> Any:
        """Return the value of a setting, its default where the file's is not acceptable."""
        setting = _BY_KEY[key]
        value = self._overrides.get(key, self._values.get(key, setting.default))
        return value if setting.accepts(value) else setting.default

    def __setitem__(self, key: str, value: Choice) -> None:
        """Choose, save and tell.

        Raises:
            ValueError: The setting cannot have this value.
        """
        if not _BY_KEY[key].accepts(value):
            raise ValueError(f"{key} cannot be {value!r}")
        if self[key] == value:
            return
        self._overrides.pop(key, None)
        self._values[key] = value
        if self.path is not None:
            write_json(self.path, {"version": VERSION, **self._values})
        for listener in tuple(self._listeners):
            listener(key)

    def override(self, key: str, value: Choice) -> None:
        """Use a value for this run only, as the command line asks; a wrong one is ignored."""
        if _BY_KEY[key].accepts(value):
            self._overrides[key] = value

    def on_change(self, listener: Callable[[str], None]) -> None:
        """Call `listener(key)` after every change."""
        self._listeners.append(listener)


def step_zoom(current: int, direction: int) -> int:
    """Return the next step of a zoom; direction 0 is back to 100 %."""
    if direction == 0:
        return 100
    steps = [step for step in ZOOM_STEPS if (step - current) * direction > 0]
    if not steps:
        return current
    return steps[0] if direction > 0 else steps[-1]
