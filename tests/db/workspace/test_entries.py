"""What editors do to entries, and that the reading tables follow as if all were built anew."""

import pytest

from db.commands.comments import add_comment, settle_comment
from db.commands.entries import delete_entry, restore_entry, restore_revision, withdraw_entry
from db.commands.operations import undo_operation
from db.commands.recovery import drop_recovery, keep_recovery
from db.entries.base import Entry
from db.entries.person import Person, PersonText
from db.entries.session import Session, SessionText
from db.entries.story import Story, StoryText
from db.entries.vocabulary import Phase, SpanText, Topic, TopicText
from db.errors import Conflict, Invalid, NotFound
from db.queries.pages import get_page
from tests.db.workspace.acting import act, create, document, head, refresh, save
from tests.db.workspace.comparing import check_derived, read_every_page

STORY = ("story", "third-session")


def story(slug, body="Words.", headline="Fresh news", **fields):
    text = {"en": StoryText(headline=headline, body=body)}
    return Story(slug=slug, published="2026-11-20", text=text, **fields)


def check(workspace):
    refresh(workspace)
    check_derived(workspace)
    with workspace.read() as session:
        assert read_every_page(session) == session.value("SELECT count(*) FROM desk")


def stage(workspace, kind, slug):
    return head(workspace, kind, slug)["stage"]


def count(workspace, table):
    with workspace.read() as session:
        return session.value(f"SELECT count(*) FROM {table}")


def links_of(workspace, kind, slug):
    with workspace.read() as session:
        rows = session.all(
            "SELECT t.kind, t.slug, l.relation FROM link AS l JOIN entry AS e ON e.id = l.from_id"
            " JOIN entry AS t ON t.id = l.to_id WHERE e.kind = ? AND e.slug = ?",
            (kind, slug),
        )
    return {tuple(row) for row in rows}


def entry_id(workspace, kind, slug):
    return head(workspace, kind, slug)["entry_id"]


def at_head(workspace, kind, slug):
    stands = head(workspace, kind, slug)
    return {"entry_id": stands["entry_id"], "base_revision": stands["revision"]}


def test_a_new_workspace_reads_as_its_edition_and_has_one_revision_of_each(workspace):
    check(workspace)
    assert count(workspace, "revision") == count(workspace, "desk") == count(workspace, "entry")
    assert stage(workspace, "story", "gone") == "withdrawn"
    assert type(document(workspace, "story", "gone")) is Entry
    assert document(workspace, *STORY).text["en"].headline


def test_a_save_is_a_revision_that_is_read_and_found(workspace):
    before = head(workspace, *STORY)
    change = save(workspace, *STORY, lambda entry: setattr(entry.text["en"], "headline", "Saved"))
    assert (change.what, change.entries) == ("save", (STORY,))
    after = head(workspace, *STORY)
    assert after["revision"] == before["revision"] + 1 == change.revision
    assert (after["stage"], after["published"]) == ("draft", 1)
    with workspace.read() as session:
        assert get_page(session, *STORY, "en", "2026-11-23").title == "Saved"
    check(workspace)


def test_nothing_changed_is_no_revision(workspace):
    save(workspace, *STORY, lambda entry: setattr(entry.text["en"], "headline", "Saved"))
    for given in ({}, {"stage": "published"}, {"stage": "published"}):
        revision = save(workspace, *STORY, lambda _: None, **given).revision
    assert revision == 3
    assert document(workspace, *STORY).version == document(workspace, *STORY, 1).version + 1


def test_a_save_on_an_older_revision_is_refused_and_changes_nothing(workspace):
    save(workspace, *STORY, lambda entry: setattr(entry.text["en"], "headline", "Theirs"))
    with pytest.raises(Conflict, match=r"Ana Ruiz changed this entry at .* \(revision 2\)"):
        save(workspace, *STORY, lambda entry: setattr(entry, "author", "Mine"), base_revision=1)
    assert head(workspace, *STORY)["revision"] == 2
    check(workspace)


def test_a_rename_keeps_every_link(workspace):
    pointing = links_of(workspace, *STORY)
    assert ("person", "luisa-marin", "people") in pointing
    create(workspace, "story", story("new", "She is [[person/luisa-marin]]."))
    save(workspace, "person", "luisa-marin", lambda entry: setattr(entry, "slug", "luisa-m"))
    check(workspace)
    wanted = {(kind, slug.replace("luisa-marin", "luisa-m"), of) for kind, slug, of in pointing}
    assert links_of(workspace, *STORY) == wanted
    assert ("person", "luisa-m", "body") in links_of(workspace, "story", "new")
    with workspace.read() as session:
        assert get_page(session, "person", "luisa-marin", "en", "2026-11-23").slug == "luisa-m"


@pytest.mark.parametrize("used", ["earlier", "gone", "third-session-renamed", "trashed"])
def test_a_slug_that_was_ever_used_is_not_given_again(workspace, used):
    create(workspace, "story", story("trashed"))
    act(workspace, delete_entry, **at_head(workspace, "story", "trashed"))
    save(workspace, *STORY, lambda entry: setattr(entry, "slug", "third-session-renamed"))
    renamed = ("story", "third-session-renamed")
    save(workspace, *renamed, lambda entry: setattr(entry, "slug", "third"))
    with pytest.raises(Invalid, match=f"The name '{used}' was used for another story"):
        create(workspace, "story", story(used))
    with pytest.raises(Invalid, match="was used for another story"):
        create(workspace, "story", story("other", former_slugs=[used]))
    save(workspace, "story", "third", lambda entry: setattr(entry, "slug", "third-session"))
    assert document(workspace, *STORY).former_slugs[-1:] == ["third"]
    check(workspace)


def test_names_that_are_none_are_refused_and_a_missing_one_is_given(workspace):
    with pytest.raises(Invalid, match="'No Name' is not a name of a-z"):
        create(workspace, "story", story("No Name"))
    change = create(workspace, "story", story(""))
    assert change.entries == (("story", f"story-{change.entry_id}"),)
    check(workspace)


def test_publishing_needs_no_errors_and_counts_the_versions_readers_get(workspace):
    version = document(workspace, *STORY).version
    with pytest.raises(Invalid, match="story/third-session has errors:\nsessions"):
        save(workspace, *STORY, lambda entry: entry.sessions.append("none"), stage="published")
    change = save(
        workspace, *STORY, lambda entry: setattr(entry, "author", "Me"), stage="published"
    )
    assert change.what == "publish"
    assert head(workspace, *STORY)["published"] == 2
    assert document(workspace, *STORY).version == version + 1
    check(workspace)


def test_withdrawn_while_others_list_it(workspace):
    with pytest.raises(Invalid, match="Say why"):
        act(workspace, withdraw_entry, reason=" ", **at_head(workspace, "person", "luisa-marin"))
    act(
        workspace,
        withdraw_entry,
        reason="She asked for it.",
        **at_head(workspace, "person", "luisa-marin"),
    )
    with workspace.read() as session:  # before what lists her is derived again, and after
        assert read_every_page(session) == session.value("SELECT count(*) FROM desk")
        page = get_page(session, "person", "luisa-marin", "en", "2026-11-23")
        assert page.blocks[0].text == "She asked for it."
    check(workspace)
    assert not [link for link in links_of(workspace, "session", "talks-3") if "luisa" in link[1]]
    save(workspace, "person", "luisa-marin", lambda _: None)
    check(workspace)
    assert [link for link in links_of(workspace, "session", "talks-3") if "luisa" in link[1]]


def test_the_tombstone_of_an_edition_stays_until_it_is_written_anew(workspace):
    with pytest.raises(Invalid, match="nothing but the reason"):
        save(workspace, "story", "gone", lambda _: None)
    create(workspace, "story", story("gone"), **at_head(workspace, "story", "gone"))
    assert stage(workspace, "story", "gone") == "draft"
    with pytest.raises(Invalid, match="nothing but the reason"):
        act(workspace, restore_revision, number=1, **at_head(workspace, "story", "gone"))
    check(workspace)


def test_the_trash_gives_back_what_was_put_there(workspace):
    create(workspace, "story", story("new", related=["earlier"]))
    create(workspace, "story", story("naming", "See [[story/new]].", related=["new"]))
    act(workspace, delete_entry, **at_head(workspace, "story", "new"))
    check(workspace)
    assert stage(workspace, "story", "new") == "trashed"
    assert links_of(workspace, "story", "naming") == set()
    with workspace.read() as session:
        page = get_page(session, "story", "new", "en", "2026-11-23")
        assert page.blocks[0].text == "This entry is in the trash."
    new = entry_id(workspace, "story", "new")
    act(workspace, restore_entry, entry_id=new)
    check(workspace)
    assert stage(workspace, "story", "new") == "draft"
    assert ("story", "new", "related") in links_of(workspace, "story", "naming")
    with pytest.raises(Invalid, match="not in the trash"):
        act(workspace, restore_entry, entry_id=new)
    with pytest.raises(Invalid, match="Withdraw it instead"):
        act(workspace, delete_entry, **at_head(workspace, *STORY))


def test_undo_and_redo_of_every_operation(workspace):
    def rename(entry):
        entry.slug, entry.text["en"].headline = "renamed", "Renamed"

    first = document(workspace, *STORY)
    operations = [
        save(workspace, *STORY, rename),
        save(workspace, "story", "renamed", lambda _: None, stage="published"),
        act(workspace, withdraw_entry, reason="Why", **at_head(workspace, "story", "renamed")),
        create(workspace, "story", story("new")),
        act(workspace, delete_entry, **at_head(workspace, "story", "new")),
    ]
    stages = stage(workspace, "story", "renamed"), stage(workspace, "story", "new")
    undone = [act(workspace, undo_operation, operation=op.operation) for op in operations[::-1]]
    check(workspace)
    assert stage(workspace, "story", "new") == "trashed"
    now = document(workspace, *STORY)
    assert now.text == first.text
    assert now.former_slugs[-1:] == ["renamed"]  # so that links made meanwhile stay good
    assert head(workspace, *STORY)["published"] == 1
    for op in undone[::-1]:
        act(workspace, undo_operation, operation=op.operation)
    check(workspace)
    assert (stage(workspace, "story", "renamed"), stage(workspace, "story", "new")) == stages
    assert count(workspace, "revision") == count(workspace, "desk") + 3 * len(operations) - 1
    with pytest.raises(NotFound, match="taken back already"):
        act(workspace, undo_operation, operation=undone[0].operation)
    with pytest.raises(Invalid, match="nothing before it"):
        act(workspace, undo_operation, operation=1)


def test_what_was_changed_since_is_not_undone(workspace):
    first = save(workspace, *STORY, lambda entry: setattr(entry, "author", "One"))
    save(workspace, *STORY, lambda entry: setattr(entry, "author", "Two"))
    with pytest.raises(Conflict, match="changed since then: story/third-session"):
        act(workspace, undo_operation, operation=first.operation)


def test_what_an_edition_holds_is_not_undone_away(workspace):
    made = create(workspace, "story", story("new"), stage="published")
    with workspace.write() as session:
        session.driver.execute("UPDATE desk SET built = published")
    with pytest.raises(Invalid, match="has been in an edition since"):
        act(workspace, undo_operation, operation=made.operation)
    assert stage(workspace, "story", "new") == "published"


def test_an_old_revision_comes_back_under_the_present_name(workspace):
    first = document(workspace, *STORY)
    save(workspace, *STORY, lambda entry: setattr(entry, "slug", "renamed"))
    save(workspace, "story", "renamed", lambda entry: setattr(entry.text["en"], "body", "Other."))
    act(workspace, restore_revision, number=1, **at_head(workspace, "story", "renamed"))
    now = document(workspace, "story", "renamed")
    assert (now.text, now.former_slugs[-1]) == (first.text, "third-session")
    check(workspace)


def test_references_come_alive_with_what_they_lead_to(workspace):
    body = "By [[person/new]], of A/NEW/1, SDG 16.9 and [[story/old-name]]."
    create(workspace, "story", story("waits", body, people=["new"], related=["old-name"]))
    check(workspace)
    assert links_of(workspace, "story", "waits") == set()
    person = Person(slug="new", family="Fresh", text={"en": PersonText()})
    create(workspace, "person", person)
    save(workspace, "document", "draft-text", lambda entry: setattr(entry, "symbol", "A/NEW/1"))
    topic = Topic(
        slug="new", scheme="sdg", code="16.9", text={"en": TopicText(label="Fresh target")}
    )
    create(workspace, "topic", topic)
    create(workspace, "story", story("named", former_slugs=["old-name"]))
    check(workspace)
    assert links_of(workspace, "story", "waits") == {
        ("person", "new", "people"),
        ("person", "new", "body"),
        ("document", "draft-text", "body"),
        ("topic", "new", "body"),
        ("story", "named", "related"),
        ("story", "named", "body"),
    }
    save(workspace, "document", "draft-text", lambda entry: setattr(entry, "symbol", ""))
    save(workspace, "person", "new", lambda entry: setattr(entry, "family", "Other"))
    check(workspace)
    assert ("document", "draft-text", "body") not in links_of(workspace, "story", "waits")


def test_an_entry_that_cannot_be_shown_alone_is_shown_once_it_can(workspace):
    act(workspace, withdraw_entry, reason="No.", **at_head(workspace, "process", "compact"))
    check(workspace)
    with workspace.read() as session:
        page = get_page(session, "phase", "phase-1", "en", "2026-11-23")
        assert "names no process" in page.blocks[0].text
    phase = Phase(
        slug="phase-2", number=2, process="", date="2017/2018",
        text={"en": SpanText(title="Second")},
    )  # fmt: skip
    create(workspace, "phase", phase)
    check(workspace)
    save(workspace, "process", "compact", lambda _: None)
    check(workspace)
    assert ("process", "compact", "process") in links_of(workspace, "phase", "phase-2")


def test_any_draft_is_kept_as_typed_and_its_page_is_read(workspace):
    session = Session(
        slug="odd", kind="thematic-session", date="19-20 June", zone="Nowhere/Land", number=-4,
        text={"en": SessionText(title="", summary="[[x]] ![[image/none]] **")},
    )  # fmt: skip
    create(workspace, "session", session)
    create(workspace, "story", story("dateless", "", headline=""))
    save(workspace, "story", "dateless", lambda entry: setattr(entry, "published", "soon"))
    for slug in ("a", "b"):
        topic = Topic(
            slug=slug, scheme="issue", code="", parent="a" if slug == "b" else "",
            text={"en": TopicText(label="")},
        )  # fmt: skip
        create(workspace, "topic", topic)
    save(workspace, "topic", "a", lambda entry: setattr(entry, "parent", "b"))  # a circle
    save(workspace, "country", "tr", lambda entry: setattr(entry, "iso3", "CHE"))
    check(workspace)
    assert document(workspace, "session", "odd").date == "19-20 June"


def test_comments_and_copies_of_forms(workspace):
    with pytest.raises(Invalid, match="empty"):
        act(workspace, add_comment, entry_id=2, path=("date",), text=" ")
    act(workspace, add_comment, entry_id=2, path=("segments", 0, "title", "en"), text="Why?")
    with workspace.read() as session:
        row = session.first("SELECT * FROM comment")
    assert (row["path"], row["text"], row["settled_by"]) == (
        '["segments", 0, "title", "en"]', "Why?", "",
    )  # fmt: skip
    act(workspace, settle_comment, comment=row["id"])
    with workspace.read() as session:
        assert session.value("SELECT settled_by FROM comment") == "Ana Ruiz"
    with pytest.raises(NotFound):
        act(workspace, settle_comment, comment=99)
    kept = {"form": "f", "kind": "story", "process": "here 1"}
    for body in ("One", "Two"):
        act(workspace, keep_recovery, document=story("unsaved", body), **kept)
    with workspace.read() as session:
        assert session.value("SELECT count(*) FROM recovery") == 1
        assert b"Two" in session.value("SELECT document FROM recovery")
    with workspace.write() as session:
        drop_recovery(session, form="f")
    assert count(workspace, "recovery") == 0
    check(workspace)


def test_a_country_that_voted_or_sent_someone_may_be_withdrawn(workspace):
    kinds = [("country", slug) for slug in ("tr", "ch")] + [("organisation", "iom")]
    for address in kinds:
        act(workspace, withdraw_entry, reason="No.", **at_head(workspace, *address))
    with workspace.read() as session:
        assert read_every_page(session) == session.value("SELECT count(*) FROM desk")
    check(workspace)
