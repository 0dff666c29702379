"""The table of the lint's rules: what each looks for, and how much it weighs."""

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from db.content.contents import Contents
from db.content.lint import dates, links, people, words
from db.entries.findings import Finding, Level


class Rule(NamedTuple):
    """A rule of the house.

    Attributes:
        name: What it finds.
        level: An `error` cannot be true, a `warning` is against the house, a `note` may be right.
        find: Yields findings, each with a proposed fix; the table sets their level.
    """

    name: str
    level: Level
    find: Callable[[Contents], Iterator[Finding]]


RULES: Final = (
    Rule("weekday that contradicts its date", "error", words.find_wrong_weekdays),
    Rule("unbalanced quotes", "warning", words.find_open_quotes),
    Rule("story outside the house length", "warning", words.find_odd_lengths),
    Rule("dates out of order", "error", dates.find_disorder),
    Rule("session outside its phase", "warning", dates.find_strays),
    Rule("title used outside its appointment", "warning", people.find_early_or_late_titles),
    Rule("person named but not linked", "warning", people.find_unlinked_names),
    Rule("near-duplicate people", "warning", people.find_near_duplicates),
    Rule("entry nothing links to", "warning", links.find_orphans),
    Rule("missing source", "warning", links.find_unsourced),
    Rule("missing alternative text", "warning", links.find_pictures_without_words),
    Rule("translation older than its original", "warning", links.find_old_translations),
)
"""In the order they run. A symbol or target without an entry is found where bodies are rendered."""
