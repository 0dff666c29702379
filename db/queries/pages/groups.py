"""The column beside a page: everything connected with the entry that the page itself leaves out."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Final

from db.queries import words
from db.queries.mentions import Mention
from db.queries.pages.draft import Draft
from db.records import Link, LinkGroup
from db.values import replace

_MOST_REASONS: Final = 2


def list_related(draft: Draft, *, more: Iterable[Mention] = ()) -> tuple[LinkGroup, ...]:
    """Return the groups: what the entry names and what names it, by kind.

    Sources are listed at the end of a page and pictures stand in it, so neither has a group.

    Args:
        draft: The page, with all its blocks made: what they show is not repeated.
        more: What else is connected with the entry.
    """
    groups: defaultdict[str, dict[str, Link]] = defaultdict(dict)
    for kind, mentions in _by_kind(draft, more).items():
        for link in _links(draft, kind, mentions):
            groups[kind].setdefault(link.address, link)
    return _in_order(groups)


def with_kin(related: Iterable[LinkGroup], kin: Sequence[Link]) -> tuple[LinkGroup, ...]:
    """Return the groups with the stories of kin at the head of theirs, each story once."""
    groups = {group.key: {link.address: link for link in group.links} for group in related}
    led = {link.address: link for link in kin}
    groups["story"] = {**led, **groups.get("story", {}), **led}  # kin first, with its reasons
    return _in_order(groups)


def _in_order(groups: Mapping[str, Mapping[str, Link]]) -> tuple[LinkGroup, ...]:
    return tuple(
        LinkGroup(kind, title, tuple(groups[kind].values()))
        for kind, title in words.GROUPS.items()
        if groups.get(kind)
    )


def _by_kind(draft: Draft, more: Iterable[Mention]) -> dict[str, list[Mention]]:
    """Return what is left to show, each entry once, with its reasons."""
    left: dict[int, list[Mention]] = {}
    for found in chain(draft.named, draft.naming, more):
        if found.id not in draft.shown:
            left.setdefault(found.id, []).append(found)
    kinds: defaultdict[str, list[Mention]] = defaultdict(list)
    for mentions in left.values():
        first = mentions[0]
        link = replace(first.link, reason=_reason(mentions))
        kinds[first.link.kind].append(first._replace(link=link))
    return kinds


def _reason(mentions: list[Mention]) -> str:
    """Say why an entry stands here; that a text mentions it only where nothing else connects."""
    entered = [found for found in mentions if found.origin == "field"]
    reasons = dict.fromkeys(
        words.reason_of(found.relation, found.origin) for found in entered or mentions
    )
    reasons.pop("", None)
    return words.REASON_SEPARATOR.join(list(reasons)[:_MOST_REASONS])


def _links(draft: Draft, kind: str, mentions: list[Mention]) -> list[Link]:
    if kind == "person":
        return [_person(found.link) for found in draft.with_titles(mentions)]
    return [found.link for found in mentions]


def _person(link: Link) -> Link:
    """Add the title to the reason: a list shows the one where there is the other."""
    said = [part for part in (link.reason, link.context) if part]
    return replace(link, reason=words.REASON_SEPARATOR.join(said))
