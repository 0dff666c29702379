"""A new entry begins empty, yet whole; names are proposed that nobody has."""

import msgspec
import pytest

from db.entries.fields import check_slug
from db.entries.kinds import KINDS
from db.entries.presentable import presentable
from desktop.core.forms.blank import blank, blank_part, blank_text, new_key, slug_from
from desktop.core.forms.specs import FORMS


def part_specs(fields):
    for field in fields:
        if field.parts:
            yield field.parts
            yield from part_specs(field.parts.fields)


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_entry_is_a_draft_that_says_nothing(kind):
    entry = blank(kind, "zz", "fr")
    assert type(entry) is KINDS[kind].document
    assert (entry.slug, entry.status, entry.version) == ("zz", "draft", 1)
    assert entry.text == {"fr": blank_text(kind)}
    stored = msgspec.json.encode(entry)
    assert msgspec.json.decode(stored, type=KINDS[kind].document) == entry
    assert presentable(kind, entry, lambda *_: True, base_language="fr", first_of=lambda _: "gcm")
    assert blank(kind, "zz", "fr").text is not entry.text


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_part_is_whole_and_has_a_key_of_its_own(kind):
    for spec in part_specs(FORMS[kind].fields):
        part = blank_part(spec)
        assert msgspec.json.decode(msgspec.json.encode(part), type=spec.struct) == part
        if getattr(part, "key", ""):
            assert blank_part(spec, {part.key}).key not in ("", part.key)


@pytest.mark.parametrize(
    ("title", "existing", "slug"),
    [
        ("Morocco to host the conference", (), "morocco-to-host-the-conference"),
        ("Morocco to host", {"morocco-to-host"}, "morocco-to-host-2"),
        ("Morocco to host", {"morocco-to-host", "morocco-to-host-2"}, "morocco-to-host-3"),
        ("  Türkiye’s «views» – №1!  ", (), "turkiyes-views-no1"),
        ("Łódź, Đà Nẵng & Ærø", (), "lodz-da-nang-aero"),
        ("Договор", (), "dogovor"),
        ("", (), ""),
        ("…", (), ""),
        ("word " * 30, (), "-".join(["word"] * 12)),
        ("x" * 200, (), "x" * 60),
    ],
)
def test_a_slug_is_proposed_for_a_title(title, existing, slug):
    assert slug_from(title, existing) == slug


@pytest.mark.parametrize("title", ["第三次会议", "مراكش", "Το σύμφωνο", "😀 day", "ﬁnal½"])
def test_a_title_in_any_script_gives_a_sound_slug(title):
    assert check_slug(slug_from(title)) == ""


def test_a_key_is_free():
    assert new_key((), "Panel 1") == "panel-1"
    assert new_key({"panel-1"}, "Panel 1") == "panel-1-2"
    assert new_key({"part"}) == "part-2"
