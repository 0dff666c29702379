"""Cards are read back by another library: names, scripts and the titles of one day."""

import pytest
import vobject


def read(exported):
    (card,) = vobject.readComponents(exported.text)
    return card.contents


def titles(card):
    return [
        (title.value, title.group, title.params["PREF"][0], title.params["LANGUAGE"][0])
        for title in card.get("title", [])
    ]


def bodies(card):
    return [(body.group, body.value[0]) for body in card.get("org", [])]


def test_a_card_names_the_person_in_every_script(write):
    card = read(write("vcf", "person/samsar"))
    assert card["version"][0].value == "4.0"
    assert [(name.value, name.params["LANGUAGE"]) for name in card["fn"]] == [
        ("Mehmet, Jr.; A\\B Samsar", ["en"]),
        ("محمد، شمشار", ["ar"]),
        ("穆罕默德" * 12, ["zh"]),
    ]
    assert {name.params["ALTID"][0] for name in card["fn"]} == {"1"}
    (name,) = card["n"]
    assert (name.value.family, name.value.given) == ("Samsar", "Mehmet, Jr.; A\\B")
    assert name.value.prefix == "H.E. Mr."
    assert card["nickname"][0].value == "Shamshar, M."


def test_titles_are_those_held_on_the_day_each_with_its_body(write):
    card = read(write("vcf", "person/samsar", as_of="2017-06-19"))
    assert titles(card) == [
        ("Ambassador, Turkey", "title1", "1", "en"),
        ("Chair; acting", "title2", "2", "en"),
    ]
    assert bodies(card) == [
        ("title1", "Turkey"),
        ("title2", "International Organization for Migration"),
    ]
    note = card["note"][0].value
    assert note.startswith("Titles held on 19 June 2017.\nUncertain: Chair; acting: One source")
    assert "National of Turkey.\nAddressed as Excellency.\nSample; one, two, edition 1" in note


@pytest.mark.parametrize(
    ("as_of", "expected", "body"),
    [
        ("2015-01-01", ["Director"], "Turkey"),
        ("2023-01-01", ["Chair; acting"], "International Organization for Migration"),
        ("2013-12-31", [], None),
    ],
)
def test_another_day_has_other_titles(write, as_of, expected, body):
    card = read(write("vcf", "person/samsar", as_of=as_of))
    assert [title for title, *_ in titles(card)] == expected
    assert [name for _, name in bodies(card)] == ([body] if body else [])
    assert ("No title is known" in card["note"][0].value) == (not expected)


def test_titles_come_in_the_language_asked_for_and_say_which_it_is(write):
    card = read(write("vcf", "person/samsar", lang="fr"))
    assert [(title, lang) for title, _, _, lang in titles(card)] == [
        ("Ambassadeur", "fr"),
        ("Chair; acting", "en"),
    ]
    assert bodies(card)[0] == ("title1", "Turquie")


def test_a_card_is_known_by_its_first_name_and_leads_to_its_page(write):
    card = read(write("vcf", "person/samsar"))
    assert card["uid"][0].value == "person-mehmet@placard"
    assert card["source"][0].value == "placard://person/samsar"
    assert card["rev"][0].value == "20261123T102030Z"


def test_lines_are_folded_between_characters(write):
    for line in write("vcf", "person/samsar").text.encode().split(b"\r\n"):
        assert len(line) <= 75
        line.decode()


def test_several_people_are_several_cards(write):
    exported = write("vcf", "person/arbour", "person/left", "person/samsar")
    cards = list(vobject.readComponents(exported.text))
    assert [card.fn.value for card in cards] == ["Louise Arbour", "Mehmet, Jr.; A\\B Samsar"]
    assert (exported.count, exported.left_out) == (2, (("person/left", "it was withdrawn"),))
