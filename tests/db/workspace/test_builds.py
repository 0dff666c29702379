"""A workspace gives back the edition it was made of, and then what was published since."""

import pytest

from db.commands.builds import note_build
from db.commands.entries import delete_entry, withdraw_entry
from db.content.build import Refused, build_folder
from db.content.check import check_edition
from db.content.folder import read_folder
from db.content.unbuild import read_edition
from db.content.writer import write_folder
from db.engine import open_edition
from db.errors import Invalid
from db.queries.desk.changes import changes_since_build
from db.queries.edition import get_edition
from db.queries.pages import get_page
from db.workspace.building import build_workspace
from db.workspace.contents import read_contents
from tests.db.workspace.acting import act, create, document, head, save
from tests.db.workspace.test_entries import STORY, at_head, story

NEXT = {"number": 4, "label": "2026.2", "published_at": "2026-12-01T00:00:00Z"}


def build(workspace, tmp_path, **given):
    """Build the next edition and note it, as the desk does."""
    built = build_workspace(workspace, tmp_path / "new.placard", **{**NEXT, **given})
    act(workspace, note_build, built=built)
    return built


def changes(workspace):
    with workspace.read() as session:
        return [
            (f"{change.kind}/{change.slug}", change.sort, change.before, change.after)
            for change in changes_since_build(session)
        ]


def test_a_new_workspace_builds_the_edition_it_was_made_of(workspace, sample_edition, tmp_path):
    source = read_edition(sample_edition).info
    same = {"number": source.number, "label": source.label, "published_at": source.published_at}
    report = build_workspace(workspace, tmp_path / "same.placard", **same).report
    edition = open_edition(sample_edition)
    with edition.read() as session:
        assert report.content_hash == get_edition(session).content_hash
    edition.close()
    assert check_edition(tmp_path / "same.placard") == []


def test_readers_get_what_is_published_and_not_what_is_on_the_desk(workspace, tmp_path):
    save(workspace, *STORY, lambda entry: setattr(entry.text["en"], "headline", "Draft"))
    save(workspace, "term", "gcm", lambda entry: setattr(entry, "see", []), stage="published")
    create(workspace, "story", story("new"), stage="published")
    create(workspace, "story", story("waiting"))
    create(workspace, "story", story("binned"))
    act(workspace, delete_entry, **at_head(workspace, "story", "binned"))
    act(workspace, withdraw_entry, reason="Why", **at_head(workspace, "term", "gcm"))
    assert changes(workspace) == [
        ("story/new", "new", 0, 1),
        ("term/gcm", "withdrawn", 1, 3),
    ]
    built = build(workspace, tmp_path, title="The next one")
    assert built.report.left_out == ("story/waiting",)
    assert changes(workspace) == []
    edition = open_edition(tmp_path / "new.placard")
    with edition.read() as session:
        record = get_edition(session)
        assert (record.title, record.number, record.label) == ("The next one", 4, "2026.2")
        assert get_page(session, *STORY, "en", "2026-11-23").title != "Draft"
        assert get_page(session, "term", "gcm", "en", "2026-11-23").blocks[0].text == "Why"
        assert session.all("SELECT 1 FROM entry WHERE slug IN ('waiting', 'binned')") == []
    edition.close()
    with workspace.read() as session:
        record = get_edition(session)
        assert (record.title, record.number, record.label) == ("The next one", 4, "2026.2")
        assert record.content_hash == built.report.content_hash
        row = session.first("SELECT * FROM build")
        assert (row["number"], row["content_hash"]) == (4, built.report.content_hash)
    save(workspace, "story", "new", lambda entry: setattr(entry, "author", "Me"), stage="published")
    assert changes(workspace) == [("story/new", "changed", 1, 2)]


def test_what_is_published_while_a_build_goes_on_is_a_change_since(workspace, tmp_path):
    built = build_workspace(workspace, tmp_path / "new.placard", **NEXT)
    create(workspace, "story", story("late"), stage="published")
    act(workspace, note_build, built=built)
    assert changes(workspace) == [("story/late", "new", 0, 1)]


@pytest.mark.parametrize(
    ("change", "file", "field", "message"),
    [
        (lambda entry: setattr(entry, "people", ["new"]), "story/third-session", "people[0]",
         "refers to person/new, which is a draft; publish it or remove the reference"),
        (lambda entry: setattr(entry.text["en"], "body", "[[person/new]]"), "story/third-session",
         "text.en.body", "refers to person/new, which is a draft"),
        (lambda entry: setattr(entry.text["fr"], "body", "[[person/new]]"), "story/third-session",
         "text.fr.body", "refers to person/new, which is a draft"),
    ],
)  # fmt: skip
def test_a_refusal_names_entry_and_field(workspace, tmp_path, change, file, field, message):
    from tests.db.workspace.test_entries import Person, PersonText

    create(workspace, "person", Person(slug="new", family="New", text={"en": PersonText()}))
    save(workspace, *STORY, change, stage="published")
    with pytest.raises(Refused) as refused:
        build_workspace(workspace, tmp_path / "new.placard", **NEXT)
    errors = [found for found in refused.value.report if found.level == "error"]
    assert [(found.file, found.field) for found in errors] == [(file, field)]
    assert message in errors[0].message
    assert f"{file}: {field}: {message}" in str(refused.value)
    assert not (tmp_path / "new.placard").exists()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"number": 0}, "number: 0 is less than 1"),
        ({"label": ""}, "label: is empty"),
        ({"published_at": "soon"}, "published: 'soon' is not written like"),
    ],
)
def test_an_edition_needs_number_label_and_moment(workspace, tmp_path, given, said):
    with pytest.raises(Invalid, match=said):
        build_workspace(workspace, tmp_path / "new.placard", **{**NEXT, **given})


def test_a_list_entry_of_a_warning_is_named_by_its_slug(workspace, tmp_path):
    def speak_of_nothing(entry):
        entry.text["en"].description = "See [there](nowhere)."

    save(workspace, "topic", "sdg-10-7", speak_of_nothing, stage="published")
    report = build_workspace(workspace, tmp_path / "new.placard", **NEXT).report.report
    named = {(found.file, found.field) for found in report if "nowhere" in found.message}
    assert named == {("topic/sdg-10-7", "text.en.description")}
    edition = open_edition(tmp_path / "new.placard")
    with edition.read() as session:
        assert session.value("SELECT count(*) FROM finding WHERE message LIKE '%nowhere%'") == 1
    edition.close()


def test_the_content_of_a_workspace_is_written_and_read_again(workspace, tmp_path):
    create(workspace, "story", story("odd", "[[x]]", people=["none"]))
    save(workspace, "story", "odd", lambda entry: setattr(entry, "published", "soon"))
    with workspace.read() as session:
        for published in (False, True):
            folder = read_contents(session, published=published)
            write_folder(folder, tmp_path / str(published))
            again = read_folder(tmp_path / str(published), is_validated=False)
            assert not again.report.has_errors
            assert again.entries == folder.entries
            assert set(again.assets) == set(folder.assets)
            assert (("story", "odd") in again.entries) is not published
    assert document(workspace, "story", "odd").published == "soon"
    assert head(workspace, "story", "odd")["stage"] == "draft"
    build_folder(read_folder(tmp_path / "True"), tmp_path / "x.placard")
