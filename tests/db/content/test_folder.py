"""An editor mends files by what the report says: each message is pinned, and none hides another."""

import pytest

from db.content.folder import read_folder
from db.content.writer import canonical_files
from db.content.yamlio import MAX_BYTES
from db.entries.base import Entry
from db.entries.person import Person
from db.errors import NotFound
from tests.db.content.examples import (
    COUNTRY,
    EDITION,
    FILES,
    ORGANISATION,
    PERSON,
    SESSION,
    STORY,
    STORY_FR,
    write,
)


def problems(tmp_path, changes=None, *, validated=False):
    """Return the report's lines for the sample with some files changed, paths within the folder."""
    folder = write(tmp_path / "content", {**FILES, **(changes or {})})
    report = read_folder(folder, is_validated=validated).report
    return [str(found).replace(f"{folder.as_posix()}/", "") for found in report]


def test_a_sound_folder_is_read_whole(tmp_path):
    folder = read_folder(write(tmp_path, FILES))
    assert list(folder.report) == []
    assert list(folder.entries) == [
        ("story", "opening"),
        ("session", "third"),
        ("person", "jane-doe"),
        ("organisation", "iom"),
        ("organisation", "un"),
        ("country", "tr"),
    ]
    assert folder.info.published_at == "2026-11-23T00:00:00Z"
    assert (folder.info.number, folder.info.languages) == (3, ["en", "fr"])
    story = folder.entries["story", "opening"]
    assert story.text["en"].body == "## Monday\n\nDelegates met."
    assert story.text["fr"].headline == "La troisième session s’ouvre"
    session = folder.entries["session", "third"]
    assert session.segments[0].start == "09:30"  # YAML 1.1 would read 570
    assert session.segments[1].theme == {"en": "Cooperation", "fr": "Coopération"}
    person = folder.entries["person", "jane-doe"]
    assert person.appointments[0].title == {"en": "Adviser"}
    assert folder.entries["country", "tr"].text["fr"].name == "Türkiye"


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        (
            "session/third.md",
            SESSION.replace("kind: panel", "kind: panell"),
            "session/third.md: segments[1].kind: 'panell' is not one of closing, dialogue, "
            "general-debate, opening, panel, summary; did you mean 'panel'? (line 22)",
        ),
        (
            "session/third.md",
            SESSION.replace("zone:", "zoen:"),
            "session/third.md: zoen: is not a field of a session; did you mean 'zone'? (line 5)",
        ),
        (
            "session/third.md",
            SESSION.replace("- key: opening\n  kind", "- kind"),
            "session/third.md: segments[0].key: is missing (line 7)",
        ),
        (
            "session/third.md",
            SESSION.replace("segments:\n", "number: three\nsegments:\n"),
            "session/third.md: number: expected a whole number, found 'three' (line 6)",
        ),
        (
            "session/third.md",
            SESSION.replace(
                "  participations:\n  - role: moderator", "  participations: none\n  x:"
            ),
            None,
        ),
        (
            "person/jane-doe.md",
            PERSON.replace("given: Jane", "given: [Jane]"),
            "person/jane-doe.md: given: expected text, found a list (line 3)",
        ),
        (
            "person/jane-doe.md",
            PERSON.replace("family: Doe\n", ""),
            "person/jane-doe.md: family: is missing",
        ),
        (
            "person/jane-doe.md",
            PERSON.replace("country: tr", "slug: jane-doe"),
            "person/jane-doe.md: slug: the file's name is the slug; leave this line out (line 4)",
        ),
        (
            "person/jane-doe.md",
            PERSON.replace("country: tr", "biography: Jane"),
            "person/jane-doe.md: biography: is the text below the front matter; move it there "
            "(line 4)",
        ),
        (
            "person/jane-doe.md",
            PERSON.replace("given: Jane", "given: Jane: Dr"),
            "person/jane-doe.md: a ':' stands inside this value; put the value in quotes (line 3)",
        ),
        (
            "person/jane-doe.md",
            PERSON.replace("country: tr", "family: Roe"),
            "person/jane-doe.md: 'family' stands here twice (line 4)",
        ),
        (
            "person/jane-doe.md",
            "Jane Doe advises.\n",
            "person/jane-doe.md: begins with a line '---', the front matter below it (line 1)",
        ),
        (
            "person/jane-doe.md",
            "---\nfamily: Doe\n",
            "person/jane-doe.md: the front matter is not closed by a second line '---' (line 1)",
        ),
        (
            "person/jane-doe.md",
            "---\n- Doe\n---\n",
            "person/jane-doe.md: the front matter holds lines of 'field: value' (line 2)",
        ),
        (
            "person/jane-doe.md",
            b"---\nfamily: D\xf6\n---\n",
            "person/jane-doe.md: is not UTF-8 text (byte 0xf6) (line 2)",
        ),
        (
            "person/Jane.md",
            PERSON,
            "person/Jane.md: is not named <slug>.md or <slug>.<language>.md (a-z, 0-9, -)",
        ),
        (
            "person/ghost.fr.md",
            "---\nname: Fantôme\n---\n",
            "person/ghost.fr.md: translates ghost.md, which does not exist",
        ),
        (
            "story/opening.en.md",
            STORY_FR,
            "story/opening.en.md: holds the base language 'en', whose texts are in opening.md",
        ),
        (
            "story/opening.fr.md",
            STORY_FR.replace("headline", "headlin"),
            "story/opening.fr.md: headline: is missing",
        ),
        (
            "country.yaml",
            COUNTRY + "- slug: tr\n  name: Turkey\n",
            "country.yaml: tr: stands in the list twice (line 9)",
        ),
        (
            "country.yaml",
            COUNTRY + "- name: Turkey\n",
            "country.yaml: [1]: an entry begins with 'slug:' and a name of a-z, 0-9 and - (line 9)",
        ),
        (
            "country.yaml",
            COUNTRY.replace("group: weog", "group: eastern"),
            "country.yaml: tr.group: 'eastern' is not one of african, asia-pacific, "
            "eastern-european, grulac, weog; did you mean 'eastern-european'? (line 5)",
        ),
        (
            "country.yaml",
            COUNTRY.replace("fr:", "en:"),
            "country.yaml: tr.translations.en: texts in the base language stand among the entry's "
            "own fields (line 7)",
        ),
        (
            "country.yaml",
            "tr: Türkiye\n",
            "country.yaml: expected a list of entries; each begins '- slug:'",
        ),
        (
            "edition.yaml",
            EDITION.replace("2026-11-23T00:00:00Z", "2026-11-23"),
            "edition.yaml: published: '2026-11-23' is not written like 2026-11-23T00:00:00Z",
        ),
        (
            "edition.yaml",
            EDITION.replace("base_language: en", "base_language: de"),
            "edition.yaml: base_language: 'de' is not among the languages",
        ),
        (
            "notes.txt",
            "x",
            "notes.txt: is not part of a content folder and is not read",
        ),
        (
            "story/opening.html",
            "x",
            "story/opening.html: is not a Markdown file and is not read",
        ),
    ],
)
def test_a_message_names_file_field_and_reason(tmp_path, name, text, expected):
    found = problems(tmp_path, {name: text})
    if expected is None:
        assert found
    else:
        assert expected in found


def test_all_problems_are_in_one_report(tmp_path):
    found = problems(
        tmp_path,
        {
            "edition.yaml": EDITION.replace("title:", "titel:"),
            "story/opening.md": STORY.replace("published: 2017-06-08", "sesions: x"),
            "session/third.md": "---\n{\n---\n",
            "person/jane-doe.md": PERSON.replace("key: adviser", "order: first"),
            "country.yaml": COUNTRY.replace("iso3", "iso33"),
            "organisation.yaml": ORGANISATION.replace("un-agency", "agency"),
        },
    )
    files = {line.partition(":")[0] for line in found}
    assert files == {
        "edition.yaml",
        "story/opening.md",
        "session/third.md",
        "person/jane-doe.md",
        "country.yaml",
        "organisation.yaml",
    }
    assert sum(line.startswith("story/opening.md") for line in found) == 2


def test_what_could_not_be_read_is_not_called_missing(tmp_path):
    broken = {
        "person/jane-doe.md": PERSON.replace("family", "famly"),
        "organisation.yaml": "- slug: [",
        "country.yaml": COUNTRY.replace("iso3: TUR", "iso3: [1]"),
    }
    found = problems(tmp_path, broken, validated=True)
    assert not [line for line in found if "there is no" in line]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a: &x [1]\nb: *x\n", "anchors and aliases ('x') are not used here (line 1)"),
        ("[" * 50_000, "lists and mappings nest deeper than 16 (line 1)"),
        ("- " * 50_000, "lists and mappings nest deeper than 16 (line 1)"),
        ("- !!python/name:os.system x\n", "tags ("),
        ("- x\n---\n- y\n", "a second document begins here; remove the line '---' (line 2)"),
        ("- a\n- \x07\n", "the character U+0007 may not stand here (line 2)"),
        ("- x\n" * (MAX_BYTES // 4 + 1), "is larger than 1024 KiB; divide it"),
    ],
)
def test_bombs_stop_with_a_message(tmp_path, text, reason):
    (line,) = problems(tmp_path, {"source.yaml": text})
    assert line.startswith("source.yaml: ")
    assert reason in line


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("no", "no"),
        ("on", "on"),
        ("true", "true"),
        ("036", "036"),
        ("2017", "2017"),
        ("10.70", "10.70"),
        ("2017-06-19", "2017-06-19"),
        ("12:30:45", "12:30:45"),
        ("'null'", "null"),
        ("'  spaced '", "spaced"),
    ],
)
def test_text_stays_as_typed(tmp_path, typed, kept):
    write(tmp_path, {**FILES, "person/x.md": f"---\nfamily: {typed}\n---\n"})
    entry = read_folder(tmp_path, is_validated=False).entries["person", "x"]
    assert isinstance(entry, Person)
    assert entry.family == kept


@pytest.mark.parametrize("nothing", ["", "~", "null"])
def test_an_empty_value_is_a_field_left_out(tmp_path, nothing):
    text = PERSON.replace("country: tr", f"country: {nothing}")
    write(tmp_path, {**FILES, "person/jane-doe.md": text})
    folder = read_folder(tmp_path)
    assert list(folder.report) == []
    assert folder.entries["person", "jane-doe"].country == ""


def test_an_entry_may_exist_in_another_language_alone(tmp_path):
    files = {
        **FILES,
        "story/seulement.md": "---\npublished: 2017-06-08\n---\n",
        "story/seulement.fr.md": STORY_FR,
    }
    folder = read_folder(write(tmp_path, files))
    assert list(folder.report) == []
    assert list(folder.entries["story", "seulement"].text) == ["fr"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "story/gone.md",
            "---\nstatus: withdrawn\ncreated: 2026-11-01\nwithdrawn: An error.\n---\n",
        ),
        ("term.yaml", "- slug: gone\n  status: withdrawn\n  withdrawn: An error.\n"),
    ],
)
def test_of_a_withdrawn_entry_the_tombstone_is_enough(tmp_path, name, text):
    folder = read_folder(write(tmp_path, {**FILES, name: text}))
    assert list(folder.report) == []
    kind = name.split("/")[0].removesuffix(".yaml")
    assert type(folder.entries[kind, "gone"]) is Entry
    assert folder.entries[kind, "gone"].withdrawn == "An error."
    assert canonical_files(folder)[name] == text


def test_pictures_lie_beside_the_lists(tmp_path):
    folder = read_folder(write(tmp_path, {**FILES, "room.jpg": b"\xff\xd8"}))
    assert folder.assets == {"room.jpg": tmp_path / "room.jpg"}


def test_languages_with_texts_are_to_be_listed(tmp_path):
    found = problems(tmp_path, {"edition.yaml": EDITION.replace("- fr\n", "")}, validated=True)
    assert found == ["edition.yaml: languages: 'fr' is not listed, yet there are texts in it"]


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(NotFound, match="There is no folder"):
        read_folder(tmp_path / "none")
