"""What the benchmarks found, in one table at the end of their run."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

DESIGN_WINDOW_MS = 200.0
"""What a bare window takes on the class of machine that the bounds in milliseconds are of."""


@dataclass(frozen=True)
class Figure:
    """A measured thing.

    Attributes:
        values: Every measurement, in `unit`.
        centre: Which of them is the figure: 50 is the median, 95 the slow end.
        base: What the ratio is against, in the same unit; 0 where nothing is compared.
        bound: Of the ratio where there is a base, else of the figure; 0 where there is none.
        window: What a bare window took in the same minutes, in milliseconds; 0 if none was opened.
        windows: … and round each of the values, where some were opened in turn with them.
    """

    name: str
    values: Sequence[float]
    unit: str = "ms"
    centre: int = 50
    base: float = 0.0
    bound: float = 0.0
    window: float = 0.0
    windows: Sequence[float] = ()

    @property
    def value(self) -> float:
        return percentile(self.values, self.centre)

    @property
    def ratio(self) -> float:
        return self.value / self.base if self.base else 0.0

    @property
    def at_design(self) -> float:
        """The figure on the machine of the design: machines differ as their bare windows do."""
        if not self.window:
            return self.value
        windows = self.windows or [self.window] * len(self.values)
        there = [
            value * DESIGN_WINDOW_MS / window
            for value, window in zip(self.values, windows, strict=True)
        ]
        return percentile(there, self.centre)

    @property
    def verdict(self) -> str:
        if not self.bound:
            return ""
        if self.base or self.unit != "ms":
            held = (self.ratio if self.base else self.value) <= self.bound
            return f"{_word(held)}, bound {self.bound:g}{'×' if self.base else ''}"
        held = min(self.value, self.at_design) <= self.bound
        return f"{self.at_design:5.1f} there  {_word(held)}, bound {self.bound:g}" + (
            " there alone" if held and self.value > self.bound else ""
        )

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

    def set_against(self, first: int, window: float) -> None:
        """Say what a bare window took while the figures from the given one on were taken."""
        self.taken[first:] = [replace(figure, window=window) for figure in self.taken[first:]]

    def table(self) -> str:
        windows = [figure.window for figure in self.taken if figure.window]
        head = f"{'':34} {'figure':>8}    {'':6} {'least–most':>14} {'ratio':>7}"
        lines = [head, *(figure.line() for figure in self.taken)]
        if windows:
            lines.append(
                f"\nA bare window took {min(windows):.0f} to {max(windows):.0f} ms meanwhile."
                " Bounds in milliseconds are of a machine where it takes"
                f" {DESIGN_WINDOW_MS:.0f}: “there” is the figure by that measure."
            )
        return "\n".join(lines)


def _word(held: bool) -> str:
    return "holds" if held else "MISSED"


def percentile(values: Sequence[float], percent: int) -> float:
    """Return a percentile by nearest rank, the median as statistics has it."""
    if percent == 50:
        return statistics.median(values)
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)]
