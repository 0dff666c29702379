"""Every file says first why it exists, and every method of our own says what it does."""

import ast

from tests.arch.sources import all_sources


def test_every_file_begins_with_its_reason():
    silent = [source.name for source in all_sources() if not ast.get_docstring(source.tree)]
    assert not silent, "\n".join(silent)


def test_a_reason_is_a_sentence_of_one_line():
    wrong = [
        source.name
        for source in all_sources()
        if (reason := ast.get_docstring(source.tree))
        and not reason.partition("\n")[0].endswith((".", ":", "?"))
    ]
    assert not wrong, "\n".join(wrong)
