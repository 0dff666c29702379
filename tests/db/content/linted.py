"""Small entries for tests of the lint, each sound until a test breaks it."""

from db.content.contents import Contents
from db.content.model import EditionInfo, Folder
from db.entries.document import Document, DocumentText
from db.entries.kinds import KINDS
from db.entries.person import Person, PersonText
from db.entries.session import Segment, Session, SessionText
from db.entries.story import Story, StoryText
from db.entries.vocabulary import Phase, Source, SourceText, SpanText, Topic, TopicText

INFO = EditionInfo(title="T", number=1, label="1", published_at="2026-11-23T00:00:00Z")
KIND_OF = {kind.document: kind.name for kind in KINDS.values()}
LONG = "word " * 300


def story(body=LONG, *, lang="en", slug="news", **fields):
    texts = {lang: StoryText(headline="Talks open", body=body)}
    fields = {"text": texts, "published": "2017-06-08", "sources": ["page"], **fields}
    return Story(slug=slug, **fields)


def person(slug="ann-lee", given="Ann", family="Lee", **fields):
    return Person(slug=slug, given=given, family=family, text={"en": PersonText()}, **fields)


def session(slug="talks", date="2017-06-19/2017-06-20", **fields):
    text = {"en": SessionText(title="Talks")}
    return Session(slug=slug, kind="hearing", date=date, text=text, **fields)


def segment(key, day, **fields):
    return Segment(key=key, kind="panel", day=day, **fields)


def document(slug, date, **fields):
    text = {"en": DocumentText(title=slug)}
    return Document(slug=slug, kind="draft", date=date, text=text, **fields)


def phase(slug="talking", number=1, date="2017-04/2017-11", process="compact"):
    text = {"en": SpanText(title=slug)}
    return Phase(slug=slug, number=number, date=date, process=process, text=text)


def topic(slug="borders", scheme="issue", **fields):
    return Topic(slug=slug, scheme=scheme, code=slug, text={"en": TopicText(label=slug)}, **fields)


def source(slug="page", **fields):
    return Source(slug=slug, text={"en": SourceText(title="Page")}, **fields)


def contents(*entries):
    return Contents(Folder(INFO, {(KIND_OF[type(each)], each.slug): each for each in entries}))


def said(rule, *entries):
    """Return what a rule says of entries, as address, message and proposed fix."""
    found = list(rule(contents(*entries)))
    assert all(finding.suggestion for finding in found), "every finding proposes a fix"
    return [f"{each.kind}/{each.slug}: {each.message}" for each in found]
