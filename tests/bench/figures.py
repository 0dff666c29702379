"""What the benchmarks found, in one table at the end of their run."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Figure:
    """A measured thing.

    Attributes:
        values: Every measurement, in `unit`.
        centre: Which of them is the figure: 50 is the median, 95 the slow end.
        base: What the ratio is against, in the same unit; 0 where nothing is compared.
        bound: Of the ratio where there is a base, else of the figure; 0 where there is none.
    """

    name: str
    values: Sequence[float]
    unit: str = "ms"
    centre: int = 50
    base: float = 0.0
    bound: float = 0.0

    @property
    def value(self) -> float:
        return percentile(self.values, self.centre)

    @property
    def ratio(self) -> float:
        return self.value / self.base if self.base else 0.0

    @property
    def verdict(self) -> str:
        if not self.bound:
            return ""
        held = (self.ratio if self.base else self.value) <= self.bound
        return f"{'holds' if held else 'MISSED'}, bound {self.bound:g}{'×' if self.base else ''}"

    def line(self) -> str:
        spread = f"{min(self.values):.1f}–{max(self.values):.1f}"
        ratio = f"{self.ratio:.2f}×" if self.base else ""
        kind = "median" if self.centre == 50 else f"p{self.centre}"
        return (
            f"{self.name:34} {self.value:8.1f} {self.unit:2} {kind:6} {spread:>14} {ratio:>7}"
            f"  {self.verdict}"
        ).rstrip()


@dataclass
class Figures:
    """All of a run, in the order in which they were taken."""

    taken: list[Figure] = field(default_factory=list)

    def add(self, figure: Figure) -> float:
        """Keep a figure for the table; return its value."""
        self.taken.append(figure)
        return figure.value

    def table(self) -> str:
        head = f"{'':34} {'figure':>8}    {'':6} {'least–most':>14} {'ratio':>7}"
        return "\n".join([head, *(figure.line() for figure in self.taken)])


def percentile(values: Sequence[float], percent: int) -> float:
    """Return a percentile by nearest rank, the median as statistics has it."""
    if percent == 50:
        return statistics.median(values)
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)]
