"""`placardctl export`: to a file or the output, whole or filtered, as scripts lean on it."""

import json

import pytest
import vobject

from db.commandline.arguments import EXPORT_FORMATS
from db.exchange.formats import FORMATS


def test_the_command_line_knows_every_format():
    assert set(FORMATS) == set(EXPORT_FORMATS)


@pytest.mark.parametrize("form", EXPORT_FORMATS)
def test_a_file_holds_what_the_output_would(run, edition, tmp_path, form):
    output = tmp_path / "out"
    status, out, err = run("export", edition, "--format", form, "-o", output)
    assert (status, err) == (0, "")
    assert out.startswith(f"{output}: ")
    assert [path.name for path in tmp_path.glob("*")] == ["out"]
    status, printed, _ = run("export", "--format", form, edition)
    assert status == 0
    assert printed.encode() == output.read_bytes()


def test_kinds_and_entries_narrow_what_is_written(run, edition):
    def slugs(*narrowed):
        _, out, _ = run("export", edition, "--format", "json", *narrowed)
        return {f"{entry['kind']}/{entry['slug']}" for entry in json.loads(out)["entries"]}

    people = slugs("--kind", "person")
    assert people == {"person/ali-hadi", "person/noor-de-vries"} or len(people) == 2
    assert slugs("--kind", "person", "--kind", "country") > people
    one = sorted(people)[0]
    assert slugs("--entry", one, "--entry", f"placard://{one}") == {one}


def test_json_is_one_object_with_what_was_done(run, edition, tmp_path):
    output = tmp_path / "out.ics"
    status, out, _ = run("--json", "export", edition, "--format", "ics", "-o", output)
    done = json.loads(out)
    assert (status, done["format"], done["output"]) == (0, "ics", str(output))
    assert done["count"] >= 1
    status, out, _ = run("export", edition, "--format", "ics", "--json")
    done = json.loads(out)
    assert (status, done["output"]) == (0, None)
    assert done["text"].encode() == output.read_bytes()
    assert vobject.readOne(done["text"]).contents["vevent"]
    status, out, _ = run("export", edition, "--format", "json", "--json")
    assert (status, set(json.loads(out))) == (0, {"edition", "lang", "as_of", "entries"})


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("--format", "pdf"), 2, "invalid choice: 'pdf'"),
        ((), 2, "required: --format"),
        (("--format", "ics", "--kind", "person"), 2, "holds entries of the kind session"),
        (("--format", "vcf", "--entry", "session/third-session"), 2, "of the kind person"),
        (("--format", "md", "--kind", "persn"), 2, "did you mean 'person'"),
        (("--format", "md", "--entry", "third"), 2, "'third' is not an address"),
        (("--format", "md", "--as-of", "June"), 2, "'June' is not a day"),
        (("--format", "md", "--kind", "person", "--entry", "person/x"), 2, "exclude each other"),
        (("--format", "md", "-o", "."), 2, ". is a folder; name the file"),
        (("--format", "md", "--entry", "person/ali-hadj"), 1, "person/ali-hadi"),
    ],
)
def test_wrong_use_and_wrong_names(run, edition, arguments, status, said):
    found, out, err = run("export", edition, *arguments)
    assert (found, out) == (status, "")
    assert said in err


def test_a_file_that_cannot_be_written_is_said_and_left_as_it_was(run, edition, tmp_path):
    output = tmp_path / "none" / "out.md"
    status, out, err = run("export", edition, "--format", "md", "-o", output)
    assert (status, out) == (1, "")
    assert f"{output} could not be written: No such file or directory. It is as before." in err


def test_a_file_that_is_no_edition(run, tmp_path):
    (tmp_path / "x.placard").write_text("no")
    assert run("export", tmp_path / "x.placard", "--format", "md")[0] == 3
