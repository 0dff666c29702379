"""The figures of an edition: counts, the share of sourced facts, and what is uncertain, by name."""

from db.content.stats import edition_stats


def test_statistics_count_what_the_sample_has(sample_edition):
    stats = edition_stats(sample_edition)
    assert stats["edition"]["label"] == "2026.3"
    assert stats["counts"]["story"] == {"en": 2, "fr": 1}
    assert stats["counts"]["country"] == {"ar": 1, "en": 2, "fr": 1}
    # 4 appointments, 2 dated names, 4 seats, 2 segments, 1 statement, 1 vote; the dates of
    # 2 sessions, 1 document, 1 process and 1 phase.
    assert (stats["facts"], stats["facts_sourced"]) == (19, 12)
    assert stats["dangling"] == 0
    assert stats["findings"] == {"error": 0, "warning": 0, "note": 1}
    assert stats["sourced_percent"] == "63.1"


def test_statistics_list_what_is_uncertain_and_whose_it_is(sample_edition):
    found = [
        (doubt["address"], doubt["part"], doubt["note"])
        for doubt in edition_stats(sample_edition)["uncertain"]
    ]
    assert found == [
        ("session/talks-3", "participation", "Ali Hadi Efendi: Only one source says so."),
        ("document/draft-text", "document", "The date is not printed."),
        ("topic/sdg-10-7", "topic", ""),
    ]
