"""What the tests of the whole program share."""

from tests.core.conftest import small_edition

__all__ = ["small_edition"]
