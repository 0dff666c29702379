"""How long odd input is looked for: a moment in the daily tests, long in those that soak."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import SearchStrategy

QUICK = 25
UNHURRIED = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much)


def depths(deep: int) -> pytest.MarkDecorator:
    """Run a test with few examples by default, and with many where it is to soak."""
    many = pytest.param(deep, marks=[pytest.mark.soak, pytest.mark.timeout(900)])
    return pytest.mark.parametrize("examples", [QUICK, many])


def explore(
    holds: Callable[..., None], *strategies: SearchStrategy[Any], examples: int, of: str
) -> None:
    """Call a function with generated input and print how often it held."""
    limits = settings(
        max_examples=examples, deadline=None, database=None, suppress_health_check=UNHURRIED
    )
    limits(given(*strategies)(holds))()
    print(f"\nFIGURE odd input to {of}: {examples} of {examples}", end="")
