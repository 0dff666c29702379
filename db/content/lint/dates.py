"""Rules on the dates of entries: what comes before what, and what lies within what."""

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from typing import Any, Final, NamedTuple

from db.content.contents import Contents
from db.content.lint.prose import published
from db.dates import Edtf, parse
from db.entries.base import Entry
from db.entries.document import Document
from db.entries.findings import Finding, Path
from db.entries.session import Segment, Session
from db.entries.story import Story
from db.entries.vocabulary import Phase, Process, Source

_LOOK_AGAIN: Final = "look both dates up again and mend the wrong one"


class _Disorder(NamedTuple):
    path: Path
    message: str
    suggestion: str = _LOOK_AGAIN


def find_disorder(contents: Contents) -> Iterator[Finding]:
    """Find dates that cannot both be right: what follows stands before what it follows."""
    for (kind, slug), entry in published(contents):
        look = _ORDERS.get(type(entry))
        if look:
            for found in look(entry, contents):
                yield Finding(kind, slug, *found)


def find_strays(contents: Contents) -> Iterator[Finding]:
    """Find sessions that are held before or after the phase they are put in."""
    for (kind, slug), entry in published(contents):
        phase = _phase_of(entry, contents)
        if not isinstance(entry, Session) or phase is None:
            continue
        held, spans = parse(entry.date), parse(phase.date)
        if not _is_within(held, spans):
            message = f"{held.text} is not within '{phase.slug}', {spans.text}"
            suggestion = "put it in another phase, or mend one of the dates"
            yield Finding(kind, slug, ("phase",), message, suggestion)


def _check_story(story: Story, contents: Contents) -> Iterator[_Disorder]:
    published = parse(story.published)
    if story.dateline and published.precedes(parse(story.dateline)):
        message = f"{story.dateline} is after the day of publication, {published.text}"
        yield _Disorder(("dateline",), message)
    for at, correction in enumerate(story.corrections):
        if parse(correction.date).precedes(published):
            message = f"{correction.date} is before the text was published, {published.text}"
            yield _Disorder(("corrections", at, "date"), message)
    issued = contents.folder.info.published_at[:10]
    if issued and parse(issued).precedes(published):
        message = f"{published.text} is after the edition itself, {issued}"
        yield _Disorder(("published",), message)


def _check_session(session: Session, _contents: Contents) -> Iterator[_Disorder]:
    dated = [(at, part) for at, part in enumerate(session.segments) if part.day]
    for (_, before), (at, after) in pairwise(dated):
        if _begins_before(after, before):
            message = f"begins before '{before.key}', which stands above it"
            suggestion = "put the segments in the order they were held"
            yield _Disorder(("segments", at), message, suggestion)


def _check_document(document: Document, contents: Contents) -> Iterator[_Disorder]:
    earlier = contents.entries.get(("document", document.revises))
    if not isinstance(earlier, Document) or not (earlier.date and document.date):
        return
    if parse(document.date).precedes(parse(earlier.date)):
        message = f"{document.date} is before '{earlier.slug}', which it follows ({earlier.date})"
        yield _Disorder(("date",), message)


def _check_phase(phase: Phase, contents: Contents) -> Iterator[_Disorder]:
    process = contents.entries.get(("process", phase.process))
    spans = parse(phase.date)
    if isinstance(process, Process) and not _is_within(spans, parse(process.date)):
        message = f"{spans.text} is not within '{process.slug}', {process.date}"
        yield _Disorder(("date",), message)
    for other in contents.entries.values():
        if not isinstance(other, Phase) or other.process != phase.process:
            continue
        begins, other_begins = spans.sort_key[0], parse(other.date).sort_key[0]
        if other.number == phase.number - 1 and begins < other_begins:
            message = f"{spans.text} begins before phase {other.number}, {other.date}"
            yield _Disorder(("date",), message)


def _check_source(source: Source, _contents: Contents) -> Iterator[_Disorder]:
    if source.accessed and source.date and parse(source.accessed).precedes(parse(source.date)):
        message = f"{source.accessed} is before the date of the source, {source.date}"
        yield _Disorder(("accessed",), message)


def _phase_of(entry: Entry, contents: Contents) -> Phase | None:
    found = contents.entries.get(("phase", getattr(entry, "phase", "")))
    return found if isinstance(found, Phase) else None


def _begins_before(segment: Segment, other: Segment) -> bool:
    day, other_day = parse(segment.day), parse(other.day)
    if day.precedes(other_day):
        return True
    is_same = segment.day == other.day
    return is_same and bool(segment.start and other.start) and segment.start < other.start


def _is_within(inner: Edtf, outer: Edtf) -> bool:
    (first, last), (opens, closes) = inner.sort_key, outer.sort_key
    return opens <= first and last <= closes


_ORDERS: Final[Mapping[type[Entry], Callable[[Any, Contents], Iterator[_Disorder]]]] = {
    Story: _check_story,
    Session: _check_session,
    Document: _check_document,
    Phase: _check_phase,
    Source: _check_source,
}
