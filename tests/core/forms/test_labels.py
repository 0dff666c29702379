"""A problem or a change is named by the words that stand over its field."""

import pytest

from db.entries.document import Vote
from db.entries.kinds import KINDS
from db.entries.parts import walk
from db.entries.session import Participation, Segment
from desktop.core.forms.labels import label_of, title_of
from desktop.core.forms.specs import FORMS
from tests.db.content.sample import sample_folder


@pytest.mark.parametrize(
    ("kind", "path", "label"),
    [
        ("story", (), "Story"),
        ("story", ("published",), "Published"),
        ("story", ("text", "en", "body"), "Body"),
        ("story", ("text", "fr", "body"), "Body (Français)"),
        ("story", ("text", "fr"), "Text (Français)"),
        ("story", ("text",), "Text"),
        ("story", ("text", "en", "highlights", 1), "Highlights 2"),
        ("story", ("topics", 0), "Topics 1"),
        ("story", ("former_slugs", 0), "Former names in addresses 1"),
        ("person", ("name",), "Full name"),
        ("person", ("text", "ar", "name"), "Name in this language (العربية)"),
        ("session", ("participations", 1), "Seats 2"),
        ("session", ("participations", 1, "title", "en"), "Seats 2 · Title (English)"),
        (
            "session",
            ("segments", 0, "participations", 2, "person"),
            "Programme 1 · Seats 3 · Person",
        ),
        ("session", ("segments", 0, "theme", "xx"), "Programme 1 · Theme (xx)"),
        ("document", ("votes", 0, "positions"), "Votes 1 · How States voted"),
        ("document", ("votes", 0, "positions", "ch"), "Votes 1 · How States voted (ch)"),
        ("story", ("statements", 0, "sources", 0), "What sources say 1 · Sources 1"),
    ],
)
def test_a_field_has_words(kind, path, label):
    assert label_of(kind, path) == label


@pytest.mark.parametrize("kind", KINDS)
def test_no_field_is_called_by_its_name_in_code(kind):
    entries = [entry for (found, _), entry in sample_folder().entries.items() if found == kind]
    for entry in entries:
        for path, part in walk(entry):
            for name in part.__struct_fields__:
                label = label_of(kind, (*path, name))
                assert label[0].isupper()
                assert "_" not in label
                assert label.rpartition(" · ")[2] != name


def spec_of(kind, *names):
    fields = FORMS[kind].fields
    for name in names:
        spec = next(field for field in fields if field.name == name).parts
        fields = spec.fields
    return spec


@pytest.mark.parametrize(
    ("spec", "part", "title"),
    [
        (
            spec_of("session", "participations"),
            Participation(role="moderator", person="jane"),
            "Moderator · JANE",
        ),
        (spec_of("session", "participations"), Participation(role="chair"), "Chair"),
        (
            spec_of("session", "segments"),
            Segment(key="a", kind="panel", number=2, theme={"fr": "Travail"}),
            "Panel · 2 · Travail",
        ),
        (spec_of("document", "votes"), Vote(date="", in_favour=0, against=0, abstaining=0), "Vote"),
    ],
)
def test_a_part_says_in_a_line_which_it_is(spec, part, title):
    assert title_of(spec, part, "en", lambda kind, slug: slug.upper()) == title
