"""A workspace from the command line: made, filled, read, written out, and built of."""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from db.content.build import build_edition


@pytest.fixture
def workspace(run, edition, tmp_path):
    path = tmp_path / "w.workspace"
    status, out, _ = run("workspace", "init", path, "--from", edition, "--author", "Ana")
    assert (status, out) == (0, f"{path}: 23 entries\n")
    return path


def authors(path):
    with closing(sqlite3.connect(path)) as connection:
        return [row[0] for row in connection.execute("SELECT author FROM operation ORDER BY id")]


def test_init_from_content_takes_the_drafts_too(run, content, tmp_path):
    path = tmp_path / "w.workspace"
    status, out, _ = run("workspace", "init", path, "--from", content, "--json")
    assert (status, json.loads(out)) == (0, {"workspace": str(path), "entries": 24})
    status, out, _ = run("show", path, "story/not-yet")
    assert status == 0
    status, _, err = run("workspace", "init", path, "--from", content)
    assert status == 1
    assert "exists already" in err


def test_init_refuses_what_is_no_edition_or_has_errors(run, content, tmp_path):
    path = tmp_path / "w.workspace"
    status, _, err = run("workspace", "init", path, "--from", tmp_path / "none")
    assert status == 1
    assert "There is no file" in err
    (content / "story" / "earlier.md").write_text("---\nheadline: x\n---\n")
    status, out, err = run("workspace", "init", path, "--from", content, "--json")
    assert status == 1
    assert json.loads(out)["workspace"] is None
    assert "No workspace was made." in err
    assert not path.exists()


def test_import_names_what_it_took_or_refuses_whole(run, workspace, content):
    headline = content / "story" / "earlier.md"
    headline.write_text(headline.read_text().replace("headline: ", "headline: Imported "))
    shutil.copy(headline, content / "story" / "copied.md")
    status, out, err = run("workspace", "import", workspace, content, "--author", "Ben")
    assert (status, out.split()) == (0, ["story/copied", "story/earlier", "story/not-yet"])
    assert "3 of 25 entries were new or changed" in err
    assert authors(workspace) == ["Ana", "Ben"]
    status, out, _ = run("workspace", "import", workspace, content, "--json")
    assert (status, json.loads(out)["entries"]) == (0, [])
    (content / "story" / "copied.md").write_text("---\nnonsense: x\n---\n")
    status, out, err = run("workspace", "import", workspace, content)
    assert (status, out) == (1, "")
    assert "Nothing was imported." in err


@pytest.mark.parametrize("options", [(), ("--published",)])
def test_export_is_a_content_folder(run, workspace, tmp_path, options, edition):
    out_folder = tmp_path / "out"
    status, out, _ = run("workspace", "export", workspace, out_folder, *options)
    assert status == 0
    assert "story/third-session.fr.md" in out.splitlines()
    build = build_edition(out_folder, tmp_path / "again.placard")
    status, out, _ = run("stats", edition, "--json")
    assert json.loads(out)["edition"]["content_hash"] == build.content_hash
    status, _, err = run("workspace", "export", workspace, out_folder, *options)
    assert status == 1
    assert "is not an empty folder" in err


def test_build_proposes_the_next_and_notes_it(run, workspace, tmp_path):
    output = tmp_path / "next.placard"
    status, out, _ = run("workspace", "build", workspace, "-o", output, "--json", "--label", "B")
    built = json.loads(out)
    assert (status, built["number"], built["label"]) == (0, 4, "B")
    assert built["published_at"].endswith("Z")
    assert run("check", output)[0] == 0
    status, out, _ = run(
        "workspace", "build", workspace, "-o", output,
        "--number", "9", "--published-at", "2027-01-02T00:00:00Z", "--title", "New title",
    )  # fmt: skip
    assert status == 0
    assert "(number 9)" in out
    status, out, _ = run("stats", workspace, "--json")
    assert json.loads(out)["edition"]["title"] == "New title"
    status, out, _ = run("workspace", "build", workspace, "-o", output, "--json")
    assert json.loads(out)["number"] == 10
    status, _, err = run("workspace", "build", workspace, "-o", output, "--published-at", "now")
    assert status == 1
    assert "'now' is not written like" in err


def test_a_build_that_is_refused_names_entries(run, workspace, content, tmp_path):
    story = content / "story" / "third-session.md"
    story.write_text(story.read_text() + "\nSee [[story/not-yet]].\n")
    assert run("workspace", "import", workspace, content)[0] == 0
    output = tmp_path / "next.placard"
    status, out, err = run("workspace", "build", workspace, "-o", output, "--json")
    assert status == 1
    assert json.loads(out)["output"] is None
    assert "error: story/third-session: text.en.body: refers to story/not-yet, which is a" in err
    assert not output.exists()
    status, out, err = run("check", workspace)
    assert status == 1
    assert "story/third-session: text.en.body" in err


def test_reading_commands_take_a_workspace(run, workspace, edition):
    for command in (
        ("show", "{}", "story/third-session"),
        ("show", "{}", "session/talks-3", "--json"),
        ("list", "{}", "person"),
        ("search", "{}", "governance"),
        ("export", "{}", "--format", "csv", "--kind", "person"),
    ):
        of_edition = run(*(part.format(edition) for part in command))
        assert run(*(part.format(workspace) for part in command)) == of_edition
    status, out, _ = run("stats", workspace, "--json")
    assert status == 0
    assert json.loads(out)["counts"]["story"]["en"] == 2
    assert run("check", workspace)[0] == 0


def test_a_damaged_workspace_is_found_out(run, workspace):
    with closing(sqlite3.connect(workspace)) as connection:
        connection.execute("DELETE FROM revision WHERE entry_id = 3")
        connection.commit()
    status, out, err = run("check", workspace, "--json")
    assert status == 3
    assert json.loads(out)["damage"] == ["revisions of story/third-session are missing"]
    assert "Open the copy that was made last" in err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("workspace",), "the following arguments are required: ACTION"),
        (("workspace", "biuld", "x"), "invalid choice: 'biuld'"),
        (("workspace", "init", "x"), "the following arguments are required: --from"),
        (("workspace", "build", "x", "-o", "y", "--number", "z"), "invalid number value: 'z'"),
    ],
)
def test_wrong_use_is_told(run, arguments, said):
    status, _, err = run(*arguments)
    assert status == 2
    assert said in err


def test_an_edition_is_no_workspace(run, edition, tmp_path):
    status, _, err = run("workspace", "export", edition, tmp_path / "out")
    assert status == 3
    assert "is not a workspace of Placard" in err


def test_an_older_workspace_is_brought_up_to_date_and_that_is_said(run, tmp_path):
    stored = Path(__file__).parents[1] / "workspace" / "stored" / "v1.workspace"
    path = Path(shutil.copy(stored, tmp_path / "mine.workspace"))
    status, out, err = run("list", path, "story")
    assert (status, out.split()[0]) == (0, "earlier")
    assert err == (
        "mine.workspace was brought up to date; as it was before, it is kept as "
        "mine (format 1).workspace.\n"
    )
    assert run("list", path, "story") == (0, out, "")
