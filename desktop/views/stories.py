"""The Stories tab: facets that combine, the list by date, the story read."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from db.queries.stories import list_story_rows
from db.records import Facets, FacetValue, Page, StoryFilter
from db.values import as_mapping, field_names, replace
from desktop.core.dating import date_text
from desktop.core.lines import StoryLine, story_line
from desktop.core.routes import Route
from desktop.core.state import part, texts
from desktop.core.words import tr
from desktop.models.paged import PagedModel
from desktop.qt.context import AppContext
from desktop.views.base import ShownList
from desktop.views.browse import BrowseView
from desktop.views.glyphs_ahead import GlyphsAhead
from desktop.views.stages import staged
from desktop.views.story_reading import Listed, StoryReading
from desktop.widgets.entry_table import EntryTable
from desktop.widgets.facet_list import Choice, FacetList
from desktop.widgets.histogram import YearHistogram
from desktop.widgets.labels import make_label
from desktop.widgets.pane_header import PaneHeader
from desktop.widgets.scrolled import scrolled
from desktop.widgets.story_row import StoryDelegate

_FACETS: Final = (
    ("issues", "Issue area"),
    ("targets", "SDG target"),
    ("years", "Year"),
    ("countries", "Country"),
    ("languages", "Language"),
)


class StoriesView(BrowseView):
    """Facets, list and reader on the stories of the edition."""

    def __init__(self, context: AppContext, parent: QWidget) -> None:
        super().__init__(context, parent)
        self._filter = StoryFilter()
        self._model: PagedModel[StoryLine] = PagedModel(self._fetch)
        self._waiting_for_first = False
        delegate = StoryDelegate(context.theme, None)
        self._build_facets(context)
        listed, table = self._build_list(context, delegate)
        self.put_together(listed, table, self._facet_column)
        self._glyphs = GlyphsAhead(context, table, delegate.fonts)
        self._reading = StoryReading(context, self)
        self._reading.listed.connect(self._on_listed)
        self._reading.counted.connect(self._show_facets)
        context.settings.on_change(self._on_language_changed)
        self._list()

    def list_state(self) -> dict[str, Any]:
        filter_state = {
            name: list(value) for name, value in as_mapping(self._filter).items() if value
        }
        return {"filter": filter_state}

    def restore_list(self, state: dict[str, Any]) -> None:
        wanted = _filter_from(part(state, "filter"))
        if state and wanted != self._filter:
            self._narrow(wanted)

    def show_first(self) -> None:
        self._waiting_for_first = self._model.rowCount() == 0
        super().show_first()

    def shown_list(self) -> ShownList:
        return ShownList("story", tr("Stories"), self._model.ids)

    def edition_changed(self) -> None:
        super().edition_changed()
        self._filter = StoryFilter()
        self._model.set_ids(())
        self._list()

    def _build_facets(self, context: AppContext) -> None:
        self._facet_column = QWidget(self.columns)
        self._facet_column.setObjectName("side")
        self._facet_column.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._facet_header = PaneHeader(context.theme, tr("Filters"), self._facet_column)
        self._clear = QPushButton(tr("Clear"))
        self._clear.setProperty("role", "link")
        self._clear.clicked.connect(self._on_clear_clicked)
        self._facet_header.add_control(self._clear)
        inner = QWidget()
        inner.setObjectName("scrolled")
        area = scrolled(inner, self._facet_column)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, context.theme.px(16))
        column.setSpacing(0)
        self._histogram = YearHistogram(context.theme)
        self._histogram.range_changed.connect(self._on_years_changed)
        self._facet_lists: dict[str, FacetList] = {}
        for name, title in _FACETS:
            if name == "years":
                self._year_heading = make_label(tr(title), "group")
                px = context.theme.px
                self._year_heading.setContentsMargins(px(16), px(14), px(16), px(6))
                column.addWidget(self._year_heading)
                column.addWidget(self._histogram)
                continue
            facet = self._facet_lists[name] = FacetList(context.theme, name, tr(title), inner)
            facet.chosen_changed.connect(self._on_facet_changed)
            column.addWidget(facet)
        column.addStretch(1)
        outer = QVBoxLayout(self._facet_column)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._facet_header)
        outer.addWidget(area, 1)
        self._facet_column.setFocusProxy(self._facet_lists["issues"])

    def _build_list(
        self, context: AppContext, delegate: StoryDelegate
    ) -> tuple[QWidget, EntryTable]:
        listed = QWidget(self.columns)
        listed.setObjectName("list")
        listed.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._header = PaneHeader(context.theme, tr("Stories"), listed)
        self._funnel = QToolButton()
        self._funnel.setDefaultAction(context.actions["facets"])
        self._header.add_leading(self._funnel)
        self._chips = QWidget(listed)
        self._chips.setObjectName("chips")
        self._chips.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._chip_row = QHBoxLayout(self._chips)
        self._chip_row.setContentsMargins(16, 6, 16, 6)
        table = EntryTable(self._model, delegate, tr("Stories"), parent=listed)
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self._header, self._chips):
            column.addWidget(widget)
        column.addWidget(table, 1)
        self._chips.hide()
        return listed, table

    def _fetch(self, ids: Sequence[int]) -> list[StoryLine]:
        library = self._context.library
        if library is None:
            return []
        rows = library.read(list_story_rows, ids, self._context.language)
        for row in rows:
            self._glyphs.expect(row.lang)
        return staged(self._context, rows, story_line)

    def _list(self) -> None:
        self._reading.read(self._filter, is_new=not self._model.count)

    def _on_listed(self, listed: Listed) -> None:
        self.is_list_whole = listed.is_whole
        shown, place = self._model.ids, self.table.verticalScrollBar().value()
        is_more = bool(shown) and listed.ids[: len(shown)] == shown
        bands = [(date_text(month) or tr("Undated"), count) for month, count in listed.months]
        self._model.set_ids(listed.ids, bands)
        count = len(listed.ids)
        if listed.is_whole:
            self._show_count(count, listed.total)
        page = self.article.page
        if page is not None and page.kind == "story":
            self._select(Route("story", page.slug))
        if is_more and self._list_place is None:
            self.table.verticalScrollBar().setValue(place)
        if listed.is_whole and page is not None:
            self._list_place = None
        if self._waiting_for_first and count:
            self._waiting_for_first = False
            self.show_first()
        if page is not None or not count:
            self._reading.go_on()

    def _show_count(self, count: int, total: int) -> None:
        is_all = count == total
        self._header.show_count(
            str(total) if is_all else tr("{n} of {all}").format(n=count, all=total)
        )

    def _show_facets(self, facets: Facets) -> None:
        chosen = self._filter
        for name, facet in self._facet_lists.items():
            values: tuple[FacetValue, ...] = getattr(facets, name)
            on = getattr(chosen, name)
            facet.show_choices(
                [Choice(v.value, v.label, v.count, v.value in on, v.code) for v in values]
            )
        self._facet_lists["languages"].setVisible(len(facets.languages) > 1)
        self._histogram.show_years(facets.years, chosen.years)
        self._year_heading.setVisible(len(facets.years) > 1)
        self._clear.setVisible(not chosen.is_empty)
        self._show_chips(facets)

    def _show_chips(self, facets: Facets) -> None:
        """Say what is on in the list's header; the open facet column says it already."""
        while (item := self._chip_row.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for name, values in as_mapping(self._filter).items():
            if not values:
                continue
            if name == "years":
                self._add_chip("years", values, "–".join(map(str, sorted(set(values)))))
                continue
            labels = {v.value: v.code or v.label for v in getattr(facets, name)}
            for value in values:
                self._add_chip(name, value, labels.get(value, value))
        self._chip_row.addStretch(1)
        self._show_chip_row()

    def _add_chip(self, name: str, value: Any, label: str) -> None:
        chip = QToolButton()
        chip.setText(f"{label}  ×")
        chip.setProperty("role", "chip")
        chip.setProperty("filter", (name, value))
        chip.setAccessibleName(tr("Remove filter {label}").format(label=label))
        chip.setCheckable(True)
        chip.setChecked(True)
        chip.toggled.connect(self._on_chip_toggled)
        self._chip_row.addWidget(chip)

    def _show_chip_row(self) -> None:
        self._chips.setVisible(self._facet_column.isHidden() and not self._filter.is_empty)
        self._funnel.setVisible(self._facet_column.isHidden())

    def _narrow(self, wanted: StoryFilter) -> None:
        self._filter = wanted
        self._list()

    def _on_facet_changed(self, name: str, values: tuple[str, ...]) -> None:
        self._narrow(replace(self._filter, **{name: values}))

    def _on_years_changed(self, years: tuple[int, int] | None) -> None:
        self._narrow(replace(self._filter, years=years))

    def _on_chip_toggled(self) -> None:
        name, value = self.sender().property("filter")
        if name == "years":
            self._on_years_changed(None)
            return
        kept = tuple(one for one in getattr(self._filter, name) if one != value)
        self._on_facet_changed(name, kept)

    def _on_clear_clicked(self) -> None:
        self._narrow(StoryFilter())

    def _on_language_changed(self, key: str) -> None:
        if key == "language":
            self._list()

    def _on_page_shown(self, page: Page) -> None:
        super()._on_page_shown(page)
        QTimer.singleShot(0, self._reading.go_on)  # the page is painted first

    def _on_theme_changed(self) -> None:
        super()._on_theme_changed()
        self._header.lay_out()
        self._facet_header.lay_out()

    def _show_column(self, column: QWidget, *, is_shown: bool) -> None:
        super()._show_column(column, is_shown=is_shown)
        if column is self._facet_column:
            self._show_chip_row()


def _filter_from(state: dict[str, Any]) -> StoryFilter:
    """Read a filter that was left in the history or in the state file."""
    names = {*field_names(StoryFilter)} - {"years"}
    years = state.get("years")
    is_range = isinstance(years, list) and len(years) == 2 and all(type(y) is int for y in years)
    return StoryFilter(
        **{name: texts(state, name) for name in names},
        years=(years[0], years[1]) if is_range else None,
    )
