"""Pages as Markdown and JSON, and files of citations: whole, in order, and readable again."""

import json
import re

import yaml

from db.exchange.plain_data import page_data
from db.queries.pages import get_page


def test_markdown_stands_under_a_front_matter_that_yaml_reads(write):
    text = write("md", "story/news").text
    _, front, body = text.split("---\n", 2)
    assert yaml.safe_load(front) == {
        "address": "placard://story/news",
        "kind": "story",
        "slug": "news",
        "title": 'A "quoted" headline, with a comma',
        "date": yaml.safe_load("2017-06-08"),
        "lang": "en",
        "languages": ["en"],
        "version": 1,
        "edition": "Sample; one, two",
        "edition_label": "1",
        "licence": "CC-BY-4.0",
    }
    assert body.startswith('\n# A "quoted" headline, with a comma\n')
    assert "Words with *emphasis*, a [link](https://example.org/) and {braces}." in body


def test_the_day_of_names_is_said_where_the_entry_has_none_of_its_own(write):
    front = write("md", "person/samsar").text.split("---\n")[1]
    assert "as_of: 2017-06-19\n" in front
    assert "as_of" not in write("md", "session/full").text.split("---\n")[1]


def test_several_pages_follow_each_other(write):
    text = write("md", "story/news", "person/samsar").text
    starts = re.findall(r"^---\naddress: (\S+)$", text, re.MULTILINE)
    assert starts == ["placard://story/news", "placard://person/samsar"]


def test_json_holds_the_edition_and_every_page(write, sample):
    exported = write("json", "story/news", "session/full", lang="fr")
    data = json.loads(exported.text)
    assert (data["edition"]["title"], data["lang"], data["as_of"]) == (
        *("Sample; one, two", "fr"),
        "2017-06-19",
    )
    page = get_page(sample, "session", "full", "fr", "2017-06-19")
    assert data["entries"][1] == json.loads(json.dumps(page_data(page)))
    assert data["entries"][1]["title"] == "Troisième session"
    assert {block["type"] for block in data["entries"][1]["blocks"]} >= {"facts", "programme"}


def test_citations_are_one_an_entry_in_order(write):
    entries = ("story/news", "session/full", "session/month")
    keys = ["story-news", "session-full", "session-month"]
    bib = write("bib", *entries).text
    assert re.findall(r"^@misc\{([^,]+),$", bib, re.MULTILINE) == keys
    assert bib.count("{") == bib.count("}")
    records = write("ris", *entries).text.split("ER  - \r\n")
    assert records.pop() == ""
    assert [re.search(r"^ID  - (.*)\r$", record, re.MULTILINE)[1] for record in records] == keys
    assert "DA  - 2017/10//\r\n" in records[2]
    items = json.loads(write("csl-json", *entries).text)
    assert [item["id"] for item in items] == keys
    assert items[1]["issued"] == {"date-parts": [[2017, 6, 19], [2017, 6, 20]]}
