"""The first page of a tab is set at the width it keeps: no column comes or goes under it."""

import pytest

from desktop.views.article import ArticlePane
from tests.window import running, settle


@pytest.mark.parametrize(
    "address",
    ["tab/stories", "tab/calendar", "tab/people", "tab/documents", "person/louise-arbour"],
)
def test_no_column_comes_or_goes_under_a_first_page(qapp, bundled_edition, monkeypatch, address):
    set_at, usual = [], ArticlePane._on_page_read

    def on_page_read(pane, read):
        set_at.append((pane, pane.width()))
        usual(pane, read)

    monkeypatch.setattr(ArticlePane, "_on_page_read", on_page_read)
    with running("help/installing", "--edition", str(bundled_edition)) as application:
        application.window.resize(1440, 900)
        settle(application)
        application.context.navigator.go(address)
        settle(application)
        ((pane, width),) = set_at
        assert pane.width() == width
