"""What the tests of the bridge to Qt share."""

from tests.core.conftest import small_edition

__all__ = ["small_edition"]
