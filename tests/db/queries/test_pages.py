"""A page tells what its entry holds: facts with sources, seats and names of the day, both dates."""

import pytest

from db.charts import Lineage
from db.errors import NotFound
from db.queries.pages import get_page
from db.queries.pages.groups import with_kin
from db.queries.related import list_kin
from db.records import (
    Facts,
    Highlights,
    Links,
    Notice,
    Page,
    Picture,
    Plate,
    Programme,
    Prose,
    Table,
)
from db.values import as_mapping, replace
from tests.db.queries.library import AS_OF


def read(session, address: str, lang: str = "en", as_of: str = AS_OF) -> Page:
    return get_page(session, *address.split("/"), lang, as_of)


def blocks(page: Page, sort: type) -> list:
    return [block for block in page.blocks if isinstance(block, sort)]


def facts(page: Page, heading: str = "") -> dict:
    (block,) = [block for block in blocks(page, Facts) if block.heading == heading]
    return {fact.label: fact for fact in block.rows}


def links(page: Page, heading: str) -> list[tuple[str, str]]:
    (block,) = [block for block in blocks(page, Links) if block.heading == heading]
    return [(link.address, link.reason) for link in block.links]


def related(page: Page, key: str) -> list[tuple[str, str]]:
    (group,) = [group for group in page.related if group.key == key]
    return [(link.title, link.reason) for link in group.links]


def test_story(session):
    page = read(session, "story/governance")
    assert page.title == "Brief and agenda are out"
    assert page.lead == "Two days in Geneva."
    assert page.dates == (("Dateline", "2017-06-06", "New York"), ("Published", "2017-06-08", ""))
    assert [crumb.title for crumb in page.crumbs] == ["GCM", "Phase I", "Session 3"]
    assert [type(block) for block in page.blocks] == [Picture, Highlights, Prose, Notice]
    picture, highlights, prose, notice = page.blocks
    assert (picture.slug, picture.credit, picture.caption) == ("", "UN Photo", "The hall")
    assert highlights.items == ("Three panels", "Four levels")
    assert prose.toc == ((2, "h-panels", "Panels"),)
    assert notice == Notice("correction", "The venue was wrong.", "2017-06-09")
    assert [(source.number, source.title) for source in page.sources] == [(1, "Press release")]
    assert (page.version, page.languages) == (3, ("en", "fr"))


def test_beside_a_story_stand_names_and_titles_of_its_day(session):
    page = read(session, "story/governance")
    assert related(page, "person") == [
        ("Mehmet Samsar", "Director"),
        ("Louise Arbour", "First"),
        ("Omar Alnuaimi", "Panellist"),
    ]
    (people,) = [group for group in page.related if group.key == "person"]
    assert people.links[0].plate == Plate("Turkey", "state", now="Türkiye", address="country/tr")
    assert related(page, "country") == [("Turkey", ""), ("Switzerland", "")]
    assert related(page, "document") == [("Draft brief", "Mentioned in the text")]


def test_translation_says_who_and_from_which_version(session):
    page = read(session, "story/governance", "fr")
    assert (page.lang, page.title) == ("fr", "Étude et ordre du jour")
    assert page.blocks[0] == Notice(
        "translation",
        "The editors, unreviewed. It follows version 1 of the original, now at version 3.",
    )
    (prose,) = blocks(page, Prose)
    assert prose.lang == "en"


def test_missing_language_falls_back_and_says_so(session):
    page = read(session, "story/chosen", "fr")
    assert (page.lang, page.languages) == ("en", ("en",))


def test_session_programme(session):
    page = read(session, "session/session-3")
    (programme,) = blocks(page, Programme)
    whole, panel, dialogue = programme.slots
    assert [(seat.role, seat.person.title) for seat in whole.seats] == [
        ("Co-facilitator", "Louise Arbour"),
        ("Panellist", "Omar Alnuaimi"),
    ]
    assert (panel.anchor, panel.title, panel.day) == ("panel-2", "Panel 2", "")
    empty, taken = panel.seats
    assert (empty.person, empty.stage, empty.qualifier) == (None, "replaced", "ambassadorial level")
    assert empty.plate == Plate("Turkey", "state", True, "Türkiye", "country/tr")
    assert (taken.person.title, taken.stage) == ("Mehmet Samsar", "actual")
    assert taken.title == "Ambassador, Ministry of Foreign Affairs"
    assert taken.plate == Plate("Turkey", "state", False, "Türkiye", "country/tr")
    assert (dialogue.day, dialogue.start) == ("2017-06-20", "")
    assert dialogue.time_note == "second day, before the session starts"
    assert [link.address for link in dialogue.documents] == ["document/brief"]


def test_session_facts_and_way(session):
    page = read(session, "session/session-3")
    assert page.dates == (("Held", "2017-06-19/2017-06-20", "Geneva"),)
    known = facts(page)
    assert known["Date"].value == "19–20 June 2017"
    assert [link.title for link in known["Place"].links] == ["Turkey"]
    said = facts(page, "What sources say")
    assert (said["Date, as planned"].value, said["Date, as planned"].note) == (
        "June 2017",
        "Stated 6 April 2017.",
    )
    assert said["States"].value == "130"
    assert links(page, "In the series") == [("session/session-4", "Next")]
    assert links(page, "Meetings") == [("session/evening", "")]
    assert [crumb.title for crumb in page.crumbs] == ["GCM", "Phase I"]


def test_sources_are_numbered_as_they_come_up(session):
    page = read(session, "session/session-3")
    (programme,) = blocks(page, Programme)
    empty, taken = programme.slots[1].seats
    assert [(source.number, source.slug) for source in page.sources] == [
        (1, "letter"),
        (2, "press"),
    ]
    assert (facts(page)["Date"].sources, empty.sources, taken.sources) == ((2,), (1,), (2, 1))
    assert (page.sources[0].url, page.sources[0].address) == ("", "document/brief")
    assert (page.sources[1].url, page.sources[1].address) == ("https://example.org/", "")


def test_as_of_date_hides_what_was_said_later(session):
    said = facts(read(session, "session/session-3", as_of="2018-01-01"), "What sources say")
    assert list(said) == ["Date, as planned"]


def test_month_is_never_made_a_day(session):
    page = read(session, "session/session-4")
    assert facts(page)["Date"].value == "July 2017"
    assert page.dates == (("Planned", "2017-07", "New York"),)
    (programme,) = blocks(page, Programme)
    (slot,) = programme.slots
    assert (slot.seats[0].plate.is_empty, slot.seats[0].stage) == (True, "planned")


@pytest.mark.parametrize(
    ("as_of", "lead", "plate", "held", "others"),
    [
        (
            AS_OF,
            "Ambassador",
            "Türkiye",
            ["since 2019"],
            ["2014–2018", "Dates not known"],
        ),
        ("2017-06-19", "Director", "Turkey", ["2014–2018"], ["since 2019", "Dates not known"]),
    ],
)
def test_person_as_of_a_date(session, as_of, lead, plate, held, others):
    page = read(session, "person/samsar", as_of=as_of)
    assert (page.lead, page.plate.text) == (lead, plate)
    (now, then) = [block for block in blocks(page, Facts) if "itles" in block.heading]
    assert [fact.label for fact in now.rows] == held
    assert [fact.label for fact in then.rows] == others


@pytest.mark.parametrize("slug", ["governance", "chosen", "same-topic", "same-session"])
def test_a_story_without_its_kin_is_completed_to_the_same_page(session, slug):
    whole = read(session, f"story/{slug}")
    part = get_page(session, "story", slug, "en", AS_OF, has_kin=False)
    related = with_kin(part.related, list_kin(session, slug, "en"))
    assert part.related != whole.related
    assert replace(part, related=related) == whole


def test_person_page(session):
    page = read(session, "person/samsar")
    title = facts(page, "Titles on 23 November 2026")["since 2019"]
    assert (title.is_uncertain, title.note, title.sources) == (True, "One source only.", (1,))
    assert facts(page)["العربية"].value == "محمد"
    assert links(page, "In sessions") == [
        ("session/session-3", "19–20 June 2017 · Geneva: Moderator, Panel 2")
    ]
    assert related(page, "document") == [("Issue brief", "")]
    assert [link for link, _ in related(page, "story")] == [
        "On same-session",
        "Brief and agenda are out",
    ]


def test_document_page(session):
    page = read(session, "document/brief")
    known = facts(page)
    assert (known["Date"].value, known["Date"].is_uncertain) == ("6 June 2017", True)
    (lineage,) = blocks(page, Lineage)
    assert [(step.address, step.is_here) for step in lineage.steps] == [
        ("document/draft", False),
        ("document/brief", True),
    ]
    assert facts(page, "Recorded vote, 19 December 2018")["Text as a whole"].value == (
        "In favour: 2, Against: 0, Abstaining: 1"
    )
    (table,) = blocks(page, Table)
    assert [(row[0].title, row[1]) for row in table.rows] == [
        ("Switzerland", "In favour"),
        ("Turkey", "Abstaining"),
    ]
    (signed,) = [block for block in blocks(page, Links) if block.heading == "Signed by"]
    assert [(link.title, link.plate.text) for link in signed.links] == [("Mehmet Samsar", "Turkey")]
    assert related(page, "session") == [("Third session", "In the programme; Cites it")]
    assert [prose.heading for prose in blocks(page, Prose)] == ["Abstract"]
    (lineage,) = blocks(read(session, "document/draft"), Lineage)
    assert [step.is_here for step in lineage.steps] == [True, False]


def test_country_page(session):
    page = read(session, "country/tr")
    assert page.plate == Plate("Türkiye", "state", address="country/tr")
    assert read(session, "country/tr", as_of="2017-06-19").plate.text == "Turkey"
    assert facts(page, "Former names")["until 31 May 2022"].value == "Turkey"
    assert links(page, "People") == [
        ("person/samsar", "Ambassador, since 2019; Director, 2014–2018")
    ]
    assert links(page, "Seats") == [
        (
            "session/session-3",
            "19–20 June 2017 · Geneva: Moderator, Panel 2, ambassadorial level, no person named"
            " (planned, later replaced); Moderator, Panel 2",
        )
    ]
    (table,) = blocks(page, Table)
    assert [row[1:] for row in table.rows] == [("19 December 2018", "", "Abstaining")]


def test_topic_page(session):
    page = read(session, "topic/objective-21")
    assert links(page, "Related topics") == [("topic/sdg-10-7", "")]
    assert blocks(page, Notice) == [Notice("uncertain", "Suggested by the editors.")]
    target = read(session, "topic/sdg-10-7")
    assert links(target, "Related topics") == [("topic/objective-21", "")]
    assert [crumb.title for crumb in target.crumbs] == ["Inequalities"]
    assert related(target, "story") == [("Brief and agenda are out", "")]


@pytest.mark.parametrize(
    ("address", "heading", "expected"),
    [
        ("term/gcm-term", "See also", ["process/gcm"]),
        ("process/gcm", "Phases", ["phase/one"]),
        ("process/gcm", "Meetings", ["session/session-3", "session/session-4"]),
        ("phase/one", "Meetings", ["session/session-3", "session/session-4"]),
        ("organisation/iom", "People", ["person/arbour", "person/samsar"]),
    ],
)
def test_links_of_other_kinds(session, address, heading, expected):
    assert [address for address, _ in links(read(session, address), heading)] == expected


def test_source_page_lists_what_rests_on_it(session):
    cited = facts(read(session, "source/press"), "Cited for")
    assert {name: [link.address for link in fact.links] for name, fact in cited.items()} == {
        "The entry itself": ["session/session-3", "story/governance"],
        "A title held": ["person/samsar"],
        "A seat": ["session/session-3"],
    }


def test_image_page_says_where_it_is_shown(session):
    page = read(session, "image/credit")
    assert isinstance(page.blocks[0], Picture)
    assert related(page, "story") == [("Brief and agenda are out", "Shows the picture")]


def test_withdrawn_entry_gives_its_reason_and_nothing_else(session):
    page = read(session, "story/gone")
    assert blocks(page, Notice)[0].kind == "withdrawn"
    assert blocks(page, Notice)[0].text == "It was about another meeting."
    assert not page.related
    assert all("On gone" not in str(value) for value in as_mapping(page).values())


def test_former_slug_leads_to_the_entry(session):
    assert read(session, "story/governance-discussion").slug == "governance"


@pytest.mark.parametrize("address", ["story/nonsense", "nonsense/governance", "person/governance"])
def test_unknown_address(session, address):
    with pytest.raises(NotFound, match=address):
        read(session, address)
