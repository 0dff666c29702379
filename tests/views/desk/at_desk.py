"""What editors have done to a workspace, and what its desk then says."""

from db.commands.comments import add_comment
from db.commands.entries import delete_entry, withdraw_entry
from db.entries.story import Story, StoryText
from tests.db.workspace.acting import act, create, head, save
from tests.window import Window, lines_of

STORY = ("story", "third-session")
ME = "Ana Ruiz"


def file_of(desk: Window):
    return desk.context.library.file


def story(headline, body="Words of it.") -> Story:
    text = {"en": StoryText(headline=headline, body=body)}
    return Story(slug=headline.lower().replace(" ", "-"), published="2026-11-20", text=text)


def headline(text):
    def change(entry):
        entry.text["en"].headline = text

    return change


def at_head(desk, kind, slug):
    stands = head(file_of(desk), kind, slug)
    return {"entry_id": stands["entry_id"], "base_revision": stands["revision"]}


def announce(desk, change):
    """Do as the window does after a write."""
    desk.context.bus.changed.emit(change)
    desk.settle()
    return change


def counts(desk):
    """Return what the lists at the side say of how many they hold."""
    rows = lines_of(desk.list_named("Lists of the desk"))
    return {row.title: row.count for row in rows if row.count not in ("", "0")}


def show(desk, name):
    desk.go(f"placard://tab/desk#{name}")


def titles(desk):
    return [line.title for line in lines_of(desk.view.list.table)]


def contexts(desk):
    return [line.context for line in lines_of(desk.view.list.table)]


def fill(desk):
    """Have something wait in every list."""
    file = file_of(desk)
    save(file, *STORY, headline("Mine"))
    create(file, "story", story("Of another"), author="Bea")
    create(file, "story", story("For review"), author="Bea", stage="review", reason="Names checked")
    create(file, "story", story("Binned"))
    act(file, delete_entry, **at_head(desk, "story", "binned"))
    act(file, withdraw_entry, reason="It stood twice", **at_head(desk, "term", "gcm"))
    where = {"entry_id": head(file, "story", "for-review")["entry_id"], "path": ("text", "en")}
    return announce(desk, act(file, add_comment, text="Too long.", **where))
