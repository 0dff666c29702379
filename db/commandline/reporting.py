"""Reports of problems, as lines for people and as data for scripts."""

from typing import Any

from db.commandline.console import Console
from db.content.problems import Report


def say_report(console: Console, report: Report) -> None:
    """Tell every problem, and how many there are of each level."""
    for problem in report:
        console.say(f"{problem.level}: {problem}")
    console.say(summary(report))


def summary(report: Report) -> str:
    """Return the counts in words: `2 errors, 1 warning`."""
    parts = [
        f"{count} {level}{'' if count == 1 else 's'}"
        for level, count in report.counts().items()
        if count
    ]
    return ", ".join(parts) or "no problems"


def report_data(report: Report) -> dict[str, Any]:
    """Return problems and their counts for `--json`."""
    problems = [
        {
            "level": found.level,
            "file": found.file,
            "field": found.field,
            "message": found.message,
            "suggestion": found.suggestion,
            "line": found.line,
        }
        for found in report
    ]
    return {"findings": dict(report.counts()), "problems": problems}
