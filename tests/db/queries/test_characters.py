"""The ideographs that an edition uses, the usual ones first."""

from collections import Counter

from db.queries.characters import list_ideographs


def test_they_are_those_of_the_chinese_texts_the_most_frequent_first(bundled):
    found = list_ideographs(bundled, "zh", 5000)
    rows = bundled.all(
        "SELECT t.body FROM search_text AS t JOIN search_doc AS d ON d.id = t.id"
        " WHERE d.lang = 'zh' ORDER BY d.id DESC LIMIT 400"
    )
    counts = Counter("".join(row["body"] for row in rows))
    assert len(found) == len(set(found)) > 500
    assert {"移", "民", "国"} <= set(found)
    assert not set(found) & set("abcABC123 ，。、")
    numbers = [counts[each] for each in found]
    assert numbers == sorted(numbers, reverse=True)
    assert min(numbers) > 0


def test_no_more_than_asked_for_and_none_where_there_are_none(bundled):
    assert list_ideographs(bundled, "zh", 7) == list_ideographs(bundled, "zh", 5000)[:7]
    assert list_ideographs(bundled, "xx", 7) == ""
