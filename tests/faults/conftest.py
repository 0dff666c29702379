"""The small edition, for the trials of damage."""

from tests.core.conftest import small_edition

__all__ = ["small_edition"]
