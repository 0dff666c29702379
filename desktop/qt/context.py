"""What views are given: built once by the composition root, handed down, never global."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

from desktop.core.clock import Clock
from desktop.core.paths import Paths
from desktop.core.settings import Settings
from desktop.qt.bus import Bus
from desktop.qt.check import EditionCheck
from desktop.qt.icons import Icons
from desktop.qt.jobs import Jobs
from desktop.qt.navigator import Navigator
from desktop.qt.pauses import Pauses
from desktop.qt.theme import Theme

if TYPE_CHECKING:  # the edition is opened after the first paint
    from desktop.core.library import Library


@dataclass(slots=True)
class AppContext:
    """The services of a window.

    Attributes:
        library: The open edition; None until it has been opened.
        actions: Every action of the table by name, as Qt has them.
        tell: Says something in the flow of the window: `tell(text, is_warning=…, offer=…)`.
        bus: Says what a write has changed.
        check: What the check of the open edition found.
        open_edition: Opens another file in this window; None until the first page is painted.
        pauses: Where views are made ready for what may be asked for next.
    """

    paths: Paths
    settings: Settings
    clock: Clock
    jobs: Jobs
    theme: Theme
    icons: Icons
    navigator: Navigator
    actions: dict[str, QAction]
    tell: Callable[..., None]
    library: "Library | None" = None
    bus: Bus = field(default_factory=Bus)
    check: EditionCheck = field(default_factory=EditionCheck)
    open_edition: Callable[[Path], None] | None = None
    pauses: Pauses = field(init=False)

    def __post_init__(self) -> None:
        self.pauses = Pauses(self.jobs)

    @property
    def language(self) -> str:
        """Language the content is wanted in."""
        return str(self.settings["language"])
