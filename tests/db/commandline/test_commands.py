"""Scripts lean on the command line: its words, its objects and its exit statuses."""

import json

import pytest


def _break(content, name="person/ali-hadi.md", old="family", new="famly"):
    file = content / name
    file.write_text(file.read_text().replace(old, new))
    return file


def test_build_names_what_it_made(run, content, tmp_path):
    output = tmp_path / "out.placard"
    status, out, err = run("build", content, "-o", output)
    assert status == 0
    assert out.startswith(f"{output}: 22 entries, ")
    assert "left out: story/not-yet" in err
    status, out, _ = run("build", "--json", content, "--output", output)
    built = json.loads(out)
    assert (status, built["output"], built["counts"]["person"]) == (0, str(output), 2)
    assert built["left_out"] == ["story/not-yet"]
    assert built["findings"]["error"] == 0


def test_build_reports_every_problem_and_makes_nothing(run, content, tmp_path):
    faulty = _break(content)
    _break(content, "organisation.yaml", "un-agency", "un-agenci")
    output = tmp_path / "out.placard"
    status, out, err = run("build", content, "-o", output)
    assert (status, out) == (1, "")
    assert f"error: {faulty}: famly: is not a field of a person; did you mean 'family'?" in err
    assert "organisation.yaml: iom.kind: 'un-agenci' is not one of" in err
    assert "3 errors" in err
    assert not output.exists()
    status, out, _ = run("build", content, "-o", output, "--json")
    report = json.loads(out)
    assert (status, report["output"], report["findings"]["error"]) == (1, None, 3)
    (spelt,) = [found for found in report["problems"] if found["field"] == "famly"]
    assert spelt["file"] == faulty.as_posix()
    assert spelt["line"] > 1


def test_fmt_rewrites_and_check_only_tells(run, content):
    file = content / "person" / "ali-hadi.md"
    canonical = file.read_text()
    assert run("fmt", content) == (0, "", "")
    file.write_text(canonical.replace("family: Hadi", 'family:   "Hadi"'))
    assert run("fmt", "--check", content)[:2] == (1, "person/ali-hadi.md\n")
    assert file.read_text() != canonical
    status, out, _ = run("fmt", content, "--json")
    assert (status, json.loads(out)["changed"]) == (0, ["person/ali-hadi.md"])
    assert file.read_text() == canonical
    _break(content)
    status, _, err = run("fmt", content)
    assert status == 1
    assert "did you mean 'family'?" in err


def test_unbuild_writes_what_was_published(run, edition, content, tmp_path):
    again = tmp_path / "again"
    status, out, _ = run("unbuild", edition, again)
    assert status == 0
    assert "edition.yaml" in out.splitlines()
    (content / "story" / "not-yet.md").unlink()  # a draft does not reach an edition
    tombstone = content / "story" / "gone.md"
    assert "Secret headline" in tombstone.read_text()  # and of a withdrawn story no word does
    tombstone.write_text(
        "---\nstatus: withdrawn\ncreated: 2026-11-01\nformer_slugs:\n- gone-before\n"
        "withdrawn: It described another meeting.\n---\n"
    )
    written = {file.relative_to(content): file.read_bytes() for file in content.rglob("*.*")}
    assert {file.relative_to(again): file.read_bytes() for file in again.rglob("*.*")} == written
    assert run("build", again, "-o", tmp_path / "again.placard")[0] == 0
    assert (tmp_path / "again.placard").read_bytes() == edition.read_bytes()
    status, _, err = run("unbuild", edition, again)
    assert status == 1
    assert "not an empty folder" in err


def test_check_of_an_edition(run, edition, tmp_path):
    status, out, err = run("check", edition)
    assert status == 0
    assert "every byte is as it was published" in out
    assert "note: story/third-session: No entry for 'A/RES/99/9'" in err
    damaged = tmp_path / "damaged.placard"
    data = bytearray(edition.read_bytes())
    data[len(data) // 2] ^= 1
    damaged.write_bytes(data)
    status, out, err = run("check", damaged)
    assert (status, out) == (3, "")
    assert "damaged: file: is not, byte for byte, the one that was published" in err
    status, out, _ = run("check", damaged, "--json")
    found = json.loads(out)
    assert (status, found["is_whole"]) == (3, False)
    assert {each["code"] for each in found["damage"]} >= {"file"}


def test_check_of_content_tells_bodies_and_form_as_well(run, content):
    assert run("check", content)[0] == 0
    body = content / "story" / "earlier.md"
    body.write_text(body.read_text().replace("Nothing", "[[person/luisa-martin]]"))
    (content / "notes.txt").write_text("x")
    status, _, err = run("check", content)
    assert status == 1
    assert "story/earlier.md: No entry answers to 'person/luisa-martin'" in err
    assert "did you mean 'luisa-marin'?" in err
    body.write_text(body.read_text().replace("[[person/luisa-martin]]", "Nothing"))
    assert run("check", content)[0] == 0
    assert run("check", content, "--strict")[0] == 1
    status, out, _ = run("check", content, "--strict", "--json")
    found = json.loads(out)
    assert (status, found["findings"]["error"]) == (1, 0)
    assert [each["message"] for each in found["problems"] if each["file"].endswith("notes.txt")]


def test_search_prints_what_the_box_would_find(run, edition):
    status, out, _ = run("search", edition, "governance")
    assert status == 0
    assert out.startswith("topic/issue-governance  Governance\n")
    status, out, _ = run("search", edition, "governance", "--json")
    found = json.loads(out)
    assert list(found) == ["query", "total", "did_you_mean", "hits"]
    assert list(found["hits"][0]) == ["kind", "slug", "title", "snippet", "date", "lang"]
    assert found["total"] == len(found["hits"]) == 3
    status, out, _ = run("search", edition, "governance", "--kind", "story", "--json")
    assert [hit["kind"] for hit in json.loads(out)["hits"]] == ["story"]
    kinds = ("--kind=story", "--kind=topic")
    assert json.loads(run("search", edition, "governance", *kinds, "--json")[1])["total"] == 2
    assert (
        len(json.loads(run("search", edition, "governance", "--limit=1", "--json")[1])["hits"]) == 1
    )


def test_search_without_a_hit(run, edition):
    status, out, err = run("search", edition, "governence")
    assert (status, out) == (1, "")
    assert err == "Nothing was found. Did you mean governance?\n"
    status, out, _ = run("search", edition, "governence", "--json")
    assert (status, json.loads(out)["did_you_mean"]) == (1, "governance")


def test_list_and_stats(run, edition):
    status, out, _ = run("list", edition, "session")
    assert (status, out.splitlines()[0]) == (0, "talks-4  2017-07  Fourth talks")
    assert json.loads(run("list", edition, "person", "--json")[1])["items"] == [
        {"slug": "ali-hadi", "title": "Ali Hadi Efendi", "date": ""},
        {"slug": "luisa-marin", "title": "Luisa Marín", "date": ""},
    ]
    status, out, _ = run("stats", edition)
    assert status == 0
    assert "country      ar 1, en 2, fr 1" in out
    figures = json.loads(run("stats", edition, "--json")[1])
    assert {*figures} == {
        *("edition", "counts", "facts", "facts_sourced", "sourced_percent", "dangling"),
        *("findings", "uncertain"),
    }
    assert figures["counts"]["session"] == {"en": 2, "zh": 1}
    assert figures["edition"]["number"] == 3


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("text", ["Third session opens\n====", "See also Third talks.[1]", "\n[1] As Intern"]),
        (
            "md",
            ["# Third session opens\n", "[Third talks](placard://session/talks-3).[^1]", "| 1 "],
        ),
        (
            "html",
            ["<h1>Third session opens</h1>", '<a href="placard://country/ch">Switzerland</a>'],
        ),
    ],
)
def test_show_in_every_form(run, edition, form, expected):
    status, out, _ = run("show", edition, "story/third-session", "--format", form)
    assert status == 0
    for words in (*expected, "8 June 2017", "Luisa Marín", "Press release", "2026-11-23"):
        assert words in out


def test_show_as_data(run, edition):
    status, out, _ = run("show", edition, "story/third-session", "--format", "json")
    page = json.loads(out)
    assert (status, page["address"], page["title"]) == (
        0,
        "story/third-session",
        "Third session opens",
    )
    assert "prose" in [block["type"] for block in page["blocks"]]
    assert run("show", edition, "story/third-session", "--json")[1] == out


def test_show_as_of_a_day_and_in_a_language(run, edition):
    _, out, _ = run("show", edition, "placard://story/third-session", "--lang", "fr")
    assert out.startswith("La troisième session")
    status, out, _ = run("show", edition, "session/talks-3", "--format", "md")
    assert status == 0
    assert "Turkey (now Türkiye" in out  # the session's own day decides
    assert run("show", edition, "story/third-session", "--as-of", "2017-06-19")[0] == 0


def test_show_offers_what_is_near(run, edition):
    status, out, err = run("show", edition, "session/talks-33")
    assert (status, out) == (1, "")
    assert "session/talks-3  Third talks" in err
