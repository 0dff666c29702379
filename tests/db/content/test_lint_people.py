"""Rules of the lint on people: titles out of their time, names unlinked, people entered twice."""

import pytest

from db.content.lint import people
from db.entries.person import Appointment, Person, PersonText
from db.entries.session import Participation
from tests.db.content.linted import person, said, session, story

MINISTER = Appointment(key="minister", title={"en": "Minister of Trade"}, date="2016-03/2017-05")


def seated(title, **fields):
    seat = Participation(role="chair", person="ann-lee", title={"en": title})
    return [session(participations=[seat], **fields), person(appointments=[MINISTER])]


@pytest.mark.parametrize("title", ["Minister of Trade", "H.E. Minister of Trade"])
def test_a_title_in_a_seat_is_one_that_was_held_then(title):
    assert said(people.find_early_or_late_titles, *seated(title))
    assert not said(people.find_early_or_late_titles, *seated(title, date="2017-05-03"))


@pytest.mark.parametrize(
    "title", ["Former Minister of Trade", "Deputy Minister of Trade", "Minister", "Judge", ""]
)
def test_former_and_other_titles_pass(title):
    assert not said(people.find_early_or_late_titles, *seated(title))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("So said the Minister of Trade, [[person/ann-lee]].", 1),
        ("So said the former Minister of Trade, [[person/ann-lee]].", 0),
        ("So said the then Vice-Minister of Trade [[person/ann-lee]].", 0),
        ("So said Minister of Trade elsewhere; [[person/ann-lee]] did not.", 0),
    ],
)
def test_a_title_before_a_name_is_one_that_was_held_on_the_day_of_the_text(text, count):
    entries = [story(text), person(appointments=[MINISTER])]
    assert len(said(people.find_early_or_late_titles, *entries)) == count
    entries[0].published = "2017-05-08"
    assert said(people.find_early_or_late_titles, *entries) == []


@pytest.mark.parametrize("text", ["Ann Lee spoke.", "ANN LEE spoke to [[person/bo-ek|Bo]]."])
def test_a_name_without_a_link_is_found(text):
    (found,) = said(people.find_unlinked_names, story(text), person(), person("bo-ek", "Bo", "Ek"))
    assert found == "story/news: names Ann Lee, who is not linked"


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee spoke; [[person/ann-lee|she]] left.",
        "[[person/ann-lee|Ann Lee of the mission]] spoke.",
        "Ann of Leeds and Lee Ann spoke.",
        "[[story/other|Ann]] Lee",
    ],
)
def test_linked_names_and_other_words_pass(text):
    assert said(people.find_unlinked_names, story(text), person()) == []


def test_a_biography_names_its_own_person():
    text = {"en": PersonText(biography="Ann Lee is a judge.")}
    assert (
        said(people.find_unlinked_names, Person(slug="a", given="Ann", family="Lee", text=text))
        == []
    )


@pytest.mark.parametrize(
    ("other", "is_near"),
    [
        (("Ann", "Leé"), True),
        (("Lee", "Ann"), True),
        (("A.", "Lee"), True),
        (("Bo", "Lee"), False),
        (("Ann", "Ek"), False),
    ],
)
def test_people_who_may_be_one_are_found(other, is_near):
    given, family = other
    found = said(people.find_near_duplicates, person(), person("other", given, family))
    assert bool(found) is is_near


def test_people_of_two_countries_are_two():
    one, other = person(country="ch"), person("other", country="tr")
    assert said(people.find_near_duplicates, one, other) == []
    other.country = ""
    assert said(people.find_near_duplicates, one, other)
