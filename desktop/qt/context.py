"""What views are given: built once by the composition root, handed down, never global."""

from collections.abc import Callable
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

    def __init__(
        self,
        paths: Paths,
        settings: Settings,
        clock: Clock,
        jobs: Jobs,
        theme: Theme,
        icons: Icons,
        navigator: Navigator,
        actions: dict[str, QAction],
        tell: Callable[..., None],
    ) -> None:
        self.paths = paths
        self.settings = settings
        self.clock = clock
        self.jobs = jobs
        self.theme = theme
        self.icons = icons
        self.navigator = navigator
        self.actions = actions
        self.tell = tell
        self.library: Library | None = None
        self.bus = Bus()
        self.check = EditionCheck()
        self.open_edition: Callable[[Path], None] | None = None
        self.pauses = Pauses(jobs)

    @property
    def language(self) -> str:
        """Language the content is wanted in."""
        return str(self.settings["language"])
