"""A content folder comes into a workspace whole, or not at all."""

import pytest

from db.commands.importing import import_folder
from db.commands.operations import undo_operation
from db.content.model import Folder
from db.entries.vocabulary import Image, ImageText
from db.errors import Invalid
from db.workspace.contents import read_contents
from tests.db.content.sample import png, sample_folder
from tests.db.workspace.acting import act, create, document, head, save
from tests.db.workspace.comparing import INFO
from tests.db.workspace.test_entries import STORY, check, count, story


def folder_of(*entries, **assets):
    kinds = {entry.slug: type(entry).__name__.lower() for entry in entries}
    return Folder(INFO, {(kinds[entry.slug], entry.slug): entry for entry in entries}, assets)


def test_the_content_it_was_made_of_changes_nothing(workspace):
    sample = sample_folder()
    public = {at: entry for at, entry in sample.entries.items() if entry.status != "draft"}
    sample.entries = public
    assert act(workspace, import_folder, folder=sample).entries == ()
    with workspace.read() as session:
        own = read_contents(session, published=False)
    assert act(workspace, import_folder, folder=own).entries == ()
    assert count(workspace, "operation") == 1
    check(workspace)


def test_new_and_changed_entries_come_in_with_their_stage_as_one_operation(workspace):
    changed = document(workspace, *STORY)
    changed.text["en"].headline = "Imported"
    folder = folder_of(
        changed,
        story("draft", "[[story/published]]", status="draft", related=["published"]),
        story("published", related=["third-session"]),
        story("reviewed", status="review"),
        story("gone-too", status="withdrawn", withdrawn="Why"),
    )
    told = []
    change = act(
        workspace, import_folder, folder=folder, progress=lambda *step: told.append(step[2])
    )
    assert set(change.entries) == set(folder.entries)
    assert "Taking in story/draft" in told
    stages = {slug: head(workspace, "story", slug) for _, slug in change.entries}
    assert {slug: (at["stage"], at["published"]) for slug, at in stages.items()} == {
        "third-session": ("published", 2),
        "draft": ("draft", 0),
        "published": ("published", 1),
        "reviewed": ("review", 0),
        "gone-too": ("withdrawn", 1),
    }
    assert count(workspace, "stale") == 0
    check(workspace)
    act(workspace, undo_operation, operation=change.operation)
    assert head(workspace, "story", "draft")["stage"] == "trashed"
    check(workspace)


def test_a_rename_in_the_folder_is_one_here(workspace):
    renamed = document(workspace, *STORY)
    renamed.slug, renamed.former_slugs = "renamed", ["third-session"]
    act(workspace, import_folder, folder=folder_of(renamed))
    assert head(workspace, "story", "renamed")["revision"] == 2
    check(workspace)
    back = document(workspace, "story", "renamed")
    back.slug, back.former_slugs = "third-session", ["renamed"]
    act(workspace, import_folder, folder=folder_of(back))
    assert head(workspace, *STORY)["revision"] == 3
    check(workspace)


def test_a_refusal_names_all_and_changes_nothing(workspace):
    save(workspace, *STORY, lambda entry: setattr(entry, "slug", "now"))
    before = count(workspace, "revision"), count(workspace, "operation")
    old, twice = story("third-session"), story("twice", former_slugs=["one"])
    folder = folder_of(story("fine"), old, story("taken", former_slugs=["earlier", "gone"]), twice)
    folder.entries["story", "one"] = story("one")
    with pytest.raises(Invalid) as refused:
        act(workspace, import_folder, folder=folder)
    assert str(refused.value).splitlines() == [
        "Nothing was imported.",
        "story/taken: The name 'earlier' was used for another story before and is never used "
        "again, so that old links stay true. Choose another.",
        "story/third-session: it is called story/now in this workspace; its name there is "
        "'third-session'",
        "story/twice: another entry of the folder has the name 'one' too",
    ]
    with pytest.raises(Invalid, match=r"story/bad has errors:\npeople.0.: there is no person/none"):
        act(
            workspace, import_folder, folder=folder_of(story("fine"), story("bad", people=["none"]))
        )
    assert (count(workspace, "revision"), count(workspace, "operation")) == before
    check(workspace)


def test_pictures_come_with_their_entries(workspace):
    image = Image(slug="new", file="new.png", credit="Us", text={"en": ImageText(caption="Grey")})
    change = act(workspace, import_folder, folder=folder_of(image, **{"new.png": png(3, 2)}))
    assert change.entries == (("image", "new"),)

    def size(slug):
        with workspace.read() as session:
            return tuple(
                session.first(
                    "SELECT i.width, i.height FROM image AS i JOIN entry AS e"
                    " ON e.id = i.entry_id WHERE e.slug = ?",
                    (slug,),
                )
            )

    assert size("new") == (3, 2)
    act(workspace, import_folder, folder=folder_of(image, **{"new.png": png(5, 4)}))
    assert size("new") == (5, 4)
    check(workspace)


def test_what_was_deleted_here_comes_back(workspace):
    from db.commands.entries import delete_entry
    from tests.db.workspace.test_entries import at_head

    create(workspace, "story", story("new"))
    act(workspace, delete_entry, **at_head(workspace, "story", "new"))
    act(workspace, import_folder, folder=folder_of(story("new", status="draft")))
    assert head(workspace, "story", "new")["stage"] == "draft"
    check(workspace)
