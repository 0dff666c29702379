"""Buttons and keys of the Markdown field, before and after: ¦ is the cursor, ‹› a selection."""

import pytest

from desktop.core.editing import lists, markdown, references
from desktop.core.editing.markdown import Edit


def read(marked):
    """Take cursor or selection out of a text."""
    if "¦" in marked:
        place = marked.index("¦")
        return marked.replace("¦", ""), place, place
    start, end = marked.index("‹"), marked.index("›") - 1
    return marked.replace("‹", "").replace("›", ""), start, end


def written(edit: Edit):
    text, start, end = edit
    if start == end:
        return f"{text[:start]}¦{text[start:]}"
    return f"{text[:start]}‹{text[start:end]}›{text[end:]}"


def heading_2(text, start, end):
    return markdown.toggle_heading(text, start, end, 2)


def heading_3(text, start, end):
    return markdown.toggle_heading(text, start, end, 3)


CASES = [
    # bold and italic
    (markdown.toggle_bold, "a ‹word› b", "a **‹word›** b"),
    (markdown.toggle_bold, "a **‹word›** b", "a ‹word› b"),
    (markdown.toggle_bold, "a ‹**word**› b", "a ‹word› b"),
    (markdown.toggle_bold, "a‹ word ›b", "a **‹word›** b"),
    (markdown.toggle_bold, "a wo¦rd b", "a **wo¦rd** b"),
    (markdown.toggle_bold, "a **wo¦rd** b", "a wo¦rd b"),
    (markdown.toggle_bold, "a ¦ b", "a **¦** b"),
    (markdown.toggle_bold, "a **¦** b", "a ¦ b"),
    (markdown.toggle_bold, "*‹word›*", "***‹word›***"),
    (markdown.toggle_bold, "***‹word›***", "*‹word›*"),
    (markdown.toggle_bold, "‹   ›", "‹   ›"),
    (markdown.toggle_bold, "‹one\n\ntwo›", "**‹one**\n\n**two›**"),
    (markdown.toggle_bold, "**‹one**\n\n**two›**", "‹one\n\ntwo›"),
    (markdown.toggle_bold, "‹- one\n- two›", "‹- **one**\n- **two›**"),
    (markdown.toggle_italic, "‹word›", "*‹word›*"),
    (markdown.toggle_italic, "*‹word›*", "‹word›"),
    (markdown.toggle_italic, "**‹word›**", "***‹word›***"),
    (markdown.toggle_italic, "***‹word›***", "**‹word›**"),
    (markdown.toggle_italic, "حديث ‹المجلس›", "حديث *‹المجلس›*"),
    (markdown.toggle_italic, "¦", "*¦*"),
    # headings
    (heading_2, "Ti¦tle", "## Ti¦tle"),
    (heading_2, "## Ti¦tle", "Ti¦tle"),
    (heading_2, "### Ti¦tle", "## Ti¦tle"),
    (heading_2, "a\n¦", "a\n## ¦"),
    (heading_2, "¦## Title", "¦Title"),
    (heading_3, "## ‹One\n\nTwo›", "### ‹One\n\n### Two›"),
    # quotes
    (markdown.toggle_quote, "sa¦id", "> sa¦id"),
    (markdown.toggle_quote, "‹one\n\ntwo›", "> ‹one\n>\n> two›"),
    (markdown.toggle_quote, "> ‹one\n>\n> two›", "‹one\n\ntwo›"),
    # lists
    (lists.toggle_bullets, "on¦e", "- on¦e"),
    (lists.toggle_bullets, "- on¦e", "on¦e"),
    (lists.toggle_bullets, "‹one\ntwo›", "- ‹one\n- two›"),
    (lists.toggle_bullets, "before\n¦one\nafter", "before\n\n- ¦one\n\nafter"),
    (lists.toggle_bullets, "- one\ntw¦o", "- one\n- tw¦o"),
    (lists.toggle_bullets, "1. ‹one\n2. two›", "- ‹one\n- two›"),
    (lists.toggle_bullets, "¦", "- ¦"),
    (lists.toggle_numbers, "‹one\n\ntwo›", "1. ‹one\n\n2. two›"),
    (lists.toggle_numbers, "- ‹one\n- two\n›after", "1. ‹one\n2. two\n›after"),
    (lists.toggle_numbers, "1. ‹one\n2. two›", "‹one\ntwo›"),
    # Enter
    (lists.continue_list, "- one¦", "- one\n- ¦"),
    (lists.continue_list, "- on¦e two", "- on\n- ¦e two"),
    (lists.continue_list, "9. one¦", "9. one\n10. ¦"),
    (
        lists.continue_list,
        "1. one¦\n    - in\n2. two\n\n5. five",
        "1. one\n2. ¦\n    - in\n3. two\n\n5. five",
    ),
    (lists.continue_list, "    - one¦", "    - one\n    - ¦"),
    (lists.continue_list, "- one\n- ¦", "- one\n¦"),
    (lists.continue_list, "- one\n    - ¦", "- one\n- ¦"),
    (lists.continue_list, "> said¦", "> said\n> ¦"),
    (lists.continue_list, "> said\n> ¦", "> said\n¦"),
    (lists.continue_list, "- one ‹two›", "- one\n- ¦"),
    # in and out
    (lists.indent, "- on¦e", "    - on¦e"),
    (lists.indent, "‹- one\n- two›", "    ‹- one\n    - two›"),
    (lists.outdent, "    - on¦e", "- on¦e"),
    (lists.outdent, "- on¦e", "- on¦e"),
    (lists.outdent, "  ¦  - one", "¦- one"),
    # tables, links, notes
    (markdown.insert_table, "¦", "| ‹Column› | Column |\n| --- | --- |\n|  |  |"),
    (
        markdown.insert_table,
        "one¦ two\nthree",
        "one two\n\n| ‹Column› | Column |\n| --- | --- |\n|  |  |\n\nthree",
    ),
    (
        markdown.insert_table,
        "‹State\tVotes\nPeru\t1|2\nMali›",
        "| ‹State› | Votes |\n| --- | --- |\n| Peru | 1\\|2 |\n| Mali |  |",
    ),
    (markdown.insert_link, "see ‹this›.", "see [this](‹https://›)."),
    (markdown.insert_link, "see ¦.", "see [¦](https://)."),
    (markdown.insert_link, "‹https://un.org/a›", "[¦](https://un.org/a)"),
    (markdown.insert_footnote, "a¦ b", "a[^1] b\n\n[^1]: ¦"),
    (markdown.insert_footnote, "a[^1] b¦\n\n[^1]: x\n", "a[^1] b[^2]\n\n[^1]: x\n[^2]: ¦"),
]


@pytest.mark.parametrize(("operation", "before", "after"), CASES)
def test_a_button_or_key_changes_the_text_and_keeps_the_selection(operation, before, after):
    made = operation(*read(before))
    assert made is not None
    assert written(made) == after


@pytest.mark.parametrize(
    ("operation", "text"),
    [
        (lists.continue_list, "plain¦"),
        (lists.continue_list, "-¦ one"),
        (lists.continue_list, "## Title¦"),
        (lists.indent, "plain¦"),
        (lists.outdent, "‹- one\nplain›"),
        (lists.indent, "¦"),
    ],
)
def test_where_there_is_no_list_a_key_is_only_a_key(operation, text):
    assert operation(*read(text)) is None


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("One two-fold, it's three.", 4),
        ("## Title\n\n- **bold** word", 3),
        ("see [the page](https://un.org/a/b) now", 4),
        ("by [[person/louise-arbour|Louise Arbour]] and [[country/br]]", 5),
        ("said.[^1]\n\n[^1]: A note", 3),
        ("| a | b |\n| --- | --- |", 2),
        ("اجتماع المجلس", 2),
    ],
)
def test_words_are_counted_as_a_reader_sees_them(text, count):
    assert markdown.count_words(text) == count


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("by [[¦", ""),
        ("by [[person/lou¦ise]] and", "person/lou"),
        ("[[a]] [[Louise Ar¦", "Louise Ar"),
        ("[[a]] b¦", None),
        ("[[a|words¦]]", None),
        ("[[a\nb¦", None),
        ("plain¦", None),
        ("[¦[a", None),
    ],
)
def test_the_reference_being_typed_is_found_at_the_cursor(text, typed):
    text, place, _ = read(text)
    found = references.open_reference(text, place)
    assert (found and found.typed) == typed


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("by [[lou¦ said", "by [[person/louise-arbour]]¦ said"),
        ("by [[per¦son/x]] said", "by [[person/louise-arbour]]¦ said"),
        ("by [[¦x|her]] said", "by [[person/louise-arbour|her]]¦ said"),
        ("by ¦ said", "by [[person/louise-arbour]]¦ said"),
        ("[[lou¦ise, then [[country/br]]", "[[person/louise-arbour]]¦ise, then [[country/br]]"),
    ],
)
def test_a_completion_takes_the_place_of_what_was_typed(before, after):
    text, place, _ = read(before)
    assert written(references.complete_reference(text, place, "person/louise-arbour")) == after


def test_a_reference_is_begun_behind_the_selection():
    made = references.begin_reference(*read("a ‹b› c"), "person")
    assert written(made) == "a b[[person/¦ c"
    assert references.open_reference(made.text, made.end).typed == "person/"


@pytest.mark.parametrize(
    ("value", "is_one"), [("person/a-b", True), ("person/A", False), ("a", False), ("a/b/c", False)]
)
def test_a_reference_is_a_kind_and_a_slug(value, is_one):
    assert references.is_reference(value) is is_one
