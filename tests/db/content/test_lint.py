"""The lint as a whole: its table of levels, its order, and what `placardctl check` says of it."""

from db.content.lint.run import check_content, lint
from db.content.lint.table import RULES
from tests.db.content.linted import contents, source, story
from tests.db.content.sample import write_sample


def test_a_tombstone_is_left_in_peace():
    gone = story("On Monday, 8 June 2017, Ann Lee said “no.", status="withdrawn", withdrawn="Why")
    assert list(lint(contents(gone, source(status="withdrawn", withdrawn="Why")))) == []


def test_the_table_sets_the_level():
    found = list(lint(contents(story("On Monday, 8 June 2017.", sources=[]))))
    assert {finding.level for finding in found} == {"error", "warning"}
    assert [finding.message for finding in found if finding.level == "error"] == [
        "“Monday, 8 June 2017”: that day of 2017 is a Thursday"
    ]
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_a_check_tells_the_lint_file_by_file(tmp_path):
    content = write_sample(tmp_path / "content")
    page = content / "story" / "third-session.md"
    page.write_text(page.read_text().replace("It met in", "On Monday, 8 June 2017, it met in"))
    report = [str(found).removeprefix(f"{content}/") for found in check_content(content)]
    assert (
        "story/third-session.md: “Monday, 8 June 2017”: that day of 2017 is a Thursday;"
        " write “Thursday”, or mend the date"
    ) in report
    assert any(line.startswith("story/third-session.fr.md: translated_from:") for line in report)
    assert any(line.startswith("organisation.yaml: unga.sources: cites no") for line in report)


def test_the_lint_waits_until_a_build_would_work(tmp_path):
    content = write_sample(tmp_path / "content")
    page = content / "story" / "earlier.md"
    page.write_text(page.read_text().replace("Nothing", "[[person/nobody]]"))
    assert not [found for found in check_content(content) if found.level == "warning"]
