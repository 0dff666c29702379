"""What is wrong with a content folder, all of it in one report that a person can work through."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from db.entries.findings import Level
from db.values import Value

_RANK: Final[dict[Level, int]] = {"error": 0, "warning": 1, "note": 2}


class Problem(Value):
    """One thing to mend.

    Attributes:
        level: An `error` stops a build; a `warning` is published; a `note` is only said.
        file: As the person would open it, from where the command was given.
        field: As it stands in the file (`segments[2].kind`); empty for the file as a whole.
        message: Reason.
        suggestion: A question to end with, or empty.
        line: In the file, from 1; 0 where it is not known.
    """

    level: Level
    file: str
    field: str
    message: str
    suggestion: str = ""
    line: int = 0

    def __str__(self) -> str:
        """Write file, field and reason in one line."""
        where = ": ".join(part for part in (self.file, self.field) if part)
        line = f" (line {self.line})" if self.line else ""
        suggestion = f"; {self.suggestion}" if self.suggestion else ""
        return f"{where}: {self.message}{suggestion}{line}"


@dataclass(slots=True)
class Report:
    """Problems in the order they were found; printed by file."""

    problems: list[Problem] = field(default_factory=list)

    def add(self, problem: Problem) -> None:
        """Note one more problem."""
        self.problems.append(problem)

    def extend(self, problems: Iterable[Problem]) -> None:
        """Note several."""
        self.problems.extend(problems)

    def __iter__(self) -> Iterator[Problem]:
        """Yield the problems file by file, in each from top to bottom, errors first."""
        return iter(
            sorted(
                self.problems,
                key=lambda found: (found.file, _RANK[found.level], found.line, found.field),
            )
        )

    def __len__(self) -> int:
        """Return the number of problems of every level."""
        return len(self.problems)

    @property
    def has_errors(self) -> bool:
        """Whether something must be mended before an edition can be built."""
        return any(found.level == "error" for found in self.problems)

    def counts(self) -> dict[Level, int]:
        """Return the number of problems of each level, zeros included."""
        return {level: sum(found.level == level for found in self.problems) for level in _RANK}
