"""What the tests of the whole program share."""

from tests.core.conftest import small_edition
from tests.e2e.editor import editor, editors_window, master_workspace

__all__ = ["editor", "editors_window", "master_workspace", "small_edition"]
