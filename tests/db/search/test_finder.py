"""What a delegate types must find what they mean, in six languages, exact names first."""

from datetime import date

import pytest

from db.search import candidates
from db.search import facets as facets_module
from db.search.facets import facets
from db.search.finder import quick, search
from db.search.grammar import parse
from db.search.results import Count
from db.values import replace
from tests.db.search.library import Item, make_session


def addresses(result) -> list[str]:
    return [hit.address for hit in result.hits]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("readmission", "story/third-session"),
        ("READM", "story/third-session"),
        ("asile", "story/third-session"),
        ("egalite chances", "story/third-session"),
        ("niñez", "story/adoption"),
        ("ninez pacto", "story/adoption"),
        ("هجرة", "story/adoption"),
        ("الهجرة", "story/adoption"),
        ("والهجرة", "story/adoption"),
        ("المهاجرين", "story/adoption"),
        ("مهاجرين", "story/adoption"),
        ("هجرة آمنة", "story/adoption"),
        ('"الهجرة الامنة"', "story/adoption"),
        ("اله", "story/adoption"),
        ("لاجئين", "story/adoption"),
        ("اللاجئين", "story/adoption"),
        ("التزام", "story/adoption"),
        ("еще", "story/adoption"),
        ("УЧЁТ", "story/adoption"),
        ("договор миграц", "story/adoption"),
        ("移民", "story/adoption"),
        ("移", "story/adoption"),
        ("契约", "story/adoption"),
        ("正常移民全球契约", "story/adoption"),
        ("难民 契约", "story/adoption"),
        ("strasse lodz", "story/strasbourg"),
        ("grossstadt", "story/strasbourg"),
        ("aero dakovo", "story/strasbourg"),
        ("A/RES/71/1", "document/a-res-71-1"),
        ("a res 71 1", "document/a-res-71-1"),
        ("RES/71/1", "document/a-res-71-1"),
        ("71/280", "document/a-res-71-280"),
        ("A/RES/71", "document/a-res-71-280"),
        ("10.7", "topic/sdg-10-7"),
        ("SDG 10.7", "topic/sdg-10-7"),
        ("Arbour Louise", "person/louise-arbour"),
        ("gomez camacho juan jose", "person/juan-jose-gomez-camacho"),
        ("camacho gom", "person/juan-jose-gomez-camacho"),
        ("ناصر النعيمي", "person/nassir-alnuaimi"),
        ("Turkey", "country/tr"),
        ("turkiye", "country/tr"),
        ("che", "country/ch"),
        ("suisse", "country/ch"),
        ('"co-facilitators opened the session"', "story/third-session"),
        ("cooperation OR absentword", "session/gcm-thematic-3"),
    ],
)
def test_probes(session, text, found):
    assert addresses(search(session, text))[0] == found
    assert found in [hit.address for group in quick(session, text).groups for hit in group.hits]


@pytest.mark.parametrize(
    "text",
    [
        "10.8",
        "71/9",
        "A/RES/71/9",
        '"session the opened"',
        "民移",
        '"governance" -governance',
        "",
        "!",
    ],
)
def test_what_is_not_there_is_not_found(session, text):
    result = search(session, text)
    assert (result.total, result.hits, result.by_kind) == (Count(0), (), ())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("kind:person", {"louise-arbour", "juan-jose-gomez-camacho", "nassir-alnuaimi"}),
        ("kind:people arbour", {"louise-arbour"}),
        ("kind:story kind:session governance", {"third-session", "gcm-thematic-3"}),
        ("person:arbour", {"third-session", "adoption"}),
        ('person:"Louise Arbour" marrakech', {"adoption"}),
        ("country:Switzerland", {"third-session", "gcm-thematic-3"}),
        ("country:CH country:ma kind:story", {"third-session", "adoption"}),
        ("country:ch -kind:session", {"third-session"}),
        ("session:gcm-thematic-3", {"third-session", "ch", "juan-jose-gomez-camacho"}),
        ("sdg:10.7", {"third-session"}),
        ("sdg:10", {"third-session", "adoption"}),
        ("topic:orderly", {"third-session"}),
        ("topic:10 -topic:10.7", {"adoption"}),
        ("lang:de", {"strasbourg"}),
        ("date:2017-06", {"third-session", "gcm-thematic-3", "gcm-consultations"}),
        ("date:2017-07..2017-10-05", {"strasbourg", "gcm-consultations"}),
        ("date:2018..", {"adoption"}),
        ("before:2017", {"a-res-71-1"}),
        ("after:2017-10 kind:story", {"adoption"}),
        ("before:2017-06 after:2016", {"a-res-71-280", "gcm-consultations"}),
        ("after:today", {"adoption"}),
        ("-migration kind:person", {"juan-jose-gomez-camacho", "nassir-alnuaimi"}),
        ("kind:story -compact -migration", {"strasbourg", "third-session", "adoption"}),
    ],
)
def test_filters(session, text, found):
    result = search(session, text, today=date(2018, 1, 1))
    assert {hit.slug for hit in result.hits} == found
    assert result.total == Count(len(found))
    assert result.notes == ()


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("person:nobody", "“nobody”"),
        ("kind:poem migration", "“poem”"),
        ("sdg:99", "“99”"),
        ("lang:xx", "“xx”"),
        ("date:soon", "not a date"),
        ("after:today", "“today”"),
    ],
)
def test_a_filter_that_means_nothing_says_so(session, text, part):
    result = search(session, text)
    assert result.total == Count(0)
    assert len(result.notes) == 1
    assert part in result.notes[0]
    assert quick(session, text).notes == result.notes


def test_one_hit_an_entry_in_the_best_language(session):
    result = search(session, "kind:story country:ma")
    assert [(hit.slug, hit.lang) for hit in result.hits] == [("adoption", "en")]
    assert search(session, "kind:story country:ma", lang="ru").hits[0].lang == "ru"
    assert search(session, "kind:story country:ma", lang="it").hits[0].lang == "en"
    assert search(session, "Marrakech", lang="es").hits[0].lang == "es"
    assert search(session, "Марракеше", lang="es").hits[0].lang == "ru"


def test_a_hit_shows_what_matched(session):
    hit = search(session, "arbour").hits[0]
    assert hit.title[slice(*hit.title_marks[0])] == "Arbour"
    assert hit.context == "Special Representative of the Secretary-General"
    hit = search(session, "target 10.7").hits[0]
    assert [hit.snippet[start:end] for start, end in hit.snippet_marks] == ["target", "10.7"]
    assert (hit.kind, hit.date) == ("story", "2017-06-21")


def test_kinds_narrow_the_hits_and_not_the_counts_of_the_chips(session):
    whole, people = search(session, "migration"), search(session, "migration", kinds=["person"])
    assert addresses(people) == ["person/louise-arbour"]
    assert people.by_kind == whole.by_kind
    assert whole.total.number == sum(each.count.number for each in whole.by_kind)


def test_pages_follow_each_other(session):
    whole = addresses(search(session, "kind:story OR migration", limit=50))
    pages = [search(session, "kind:story OR migration", limit=2, offset=n) for n in (0, 2, 4)]
    assert [address for page in pages for address in addresses(page)] == whole[:6]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("migrtaion", "migration"),
        ("readmision", "readmission"),
        ("Lousie Arbour", "louise Arbour"),
        ("marakech kind:story", "marrakech kind:story"),
        ("negotations person:arbour", ""),
        ("migration", ""),
        ("xqzwvk", ""),
        ("12345", ""),
    ],
)
def test_did_you_mean(session, typed, meant):
    result = search(session, typed)
    assert result.did_you_mean == quick(session, typed).did_you_mean == meant
    if meant:
        assert search(session, meant).total.number > 0


def test_suggested_words_are_spelt_as_usual(session):
    assert search(session, "troisieeme").did_you_mean == "troisième"


def test_quick_groups_by_kind_and_puts_an_exact_name_first(session):
    groups = quick(session, "migration", per_kind=1).groups
    assert [group.kind for group in groups] == ["story", "session", "person", "topic"]
    assert all(len(group.hits) == 1 for group in groups)
    assert quick(session, "louise arbour").groups[0].kind == "person"
    assert quick(session, "morocco").groups[0].kind == "country"
    assert [g.kind for g in quick(session, "migration", kinds=["topic"]).groups] == ["topic"]


TALKS = [
    Item(
        f"story/talk-{number}",
        {"en": (f"Talk {number}" if number % 3 else f"Migration talk {number}", "On migration.")}
        | ({"fr": (f"Débat {number}", "La migration.")} if number % 2 else {}),
        date=f"2017-{number % 12 + 1:02}",
    )
    for number in range(40)
] + [Item("term/migration", {"en": ("Migration", "A movement.")})]


@pytest.fixture(scope="module")
def talks():
    return make_session(TALKS)


def test_too_many_to_rank_come_newest_first(talks, monkeypatch):
    ranked = search(talks, "migration", limit=100)
    assert ranked.order == "rank"
    monkeypatch.setattr(candidates, "RANKED", 10)
    newest = search(talks, "migration", limit=100)
    assert newest.order == "newest"
    assert sorted(addresses(newest)) == sorted(addresses(ranked))
    assert addresses(newest)[0] == addresses(ranked)[0] == "term/migration"
    titled = [hit for hit in newest.hits[1:] if hit.title_marks]
    assert titled == list(newest.hits[1:15])
    for part in (newest.hits[1:15], newest.hits[15:]):
        assert [hit.date for hit in part] == sorted((hit.date for hit in part), reverse=True)
    assert not newest.total.is_exact
    pages = [addresses(search(talks, "migration", limit=7, offset=n)) for n in range(0, 42, 7)]
    assert [address for page in pages for address in page] == addresses(newest)


def test_quick_finds_rare_kinds_among_too_many(talks, monkeypatch):
    monkeypatch.setattr(candidates, "RANKED", 10)
    groups = quick(talks, "migr").groups
    assert [(group.kind, len(group.hits)) for group in groups] == [("story", 3), ("term", 1)]
    assert [group.count.is_exact for group in groups] == [False, True]


@pytest.mark.parametrize("ranked", [1, 14, 20, 40, 400])
@pytest.mark.parametrize("text", ["migration", "migration deb", "talk migr", '"migration talk"'])
def test_what_is_ranked_at_once_is_what_is_counted_first(talks, monkeypatch, text, ranked):
    monkeypatch.setattr(candidates, "RANKED", ranked)
    at_once = search(talks, text, limit=100), quick(talks, text)
    monkeypatch.setattr(candidates.Candidates, "_scores_of_few", lambda *_: None)
    assert at_once == (search(talks, text, limit=100), quick(talks, text))
    assert at_once[0].hits


@pytest.mark.parametrize("endings", [3, 200])
@pytest.mark.parametrize("beginning", ["visa", "visab", "vis"])
def test_a_beginning_finds_few_and_many_words_alike(beginning, endings):
    letters = "bcdfghjklmnpqrst"
    words = [
        "visa2018",
        "visa/2018",
        *(f"visab{letters[n // 16]}{letters[n % 16]}" for n in range(endings)),
    ]
    session = make_session(
        Item(f"story/s{number}", {"en": (f"Talk {number}", word)})
        for number, word in enumerate(words)
    )
    expected = endings + (2 if beginning != "visab" else 0)
    assert search(session, beginning).total == Count(expected)


@pytest.mark.parametrize(
    "text",
    ["migration", "kind:story", "governance kind:story country:ch", "-visa", "date:2017 sdg:10.7"],
)
def test_every_facet_counts_what_choosing_it_finds(session, text):
    offered = facets(session, text)
    assert offered
    for facet in offered:
        assert facet.is_exact
        for value in facet.values:
            query = parse(text).without_filter(facet.field).with_filter(facet.field, value.value)
            assert search(session, query.text).total == Count(value.count), (facet.field, value)
            assert value.is_chosen == (f"{facet.field}:{value.value}" in text.split())
            assert value.label


def test_facets_say_when_they_could_not_count_all(talks, monkeypatch):
    monkeypatch.setattr(facets_module, "COUNTED", 5)
    assert not any(facet.is_exact for facet in facets(talks, "migration"))


def test_facets_of_a_scope_keep_the_other_kinds_in_sight(session):
    by_field = {facet.field: facet for facet in facets(session, "migration", kinds=["story"])}
    assert len(by_field["kind"].values) > 1
    assert sum(value.count for value in by_field["date"].values) == 1
    assert replace(by_field["lang"].values[0]).value == "en"
