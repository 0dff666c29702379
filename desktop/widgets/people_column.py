"""The list of the People tab with its header: what is listed, in which order, as of when."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.core.lines import kind_name
from desktop.core.words import tr
from desktop.qt.icons import Icons
from desktop.qt.theme import Theme
from desktop.widgets.clear_button import add_clear_button
from desktop.widgets.entry_table import EntryTable
from desktop.widgets.labels import make_label
from desktop.widgets.pane_header import PaneHeader

_SORTED_KIND: Final = "person"
"""The kind that can be sorted in several ways."""


class PeopleColumn(QWidget):
    """`changed` when another kind, order or filter is wanted; `as_of_clicked` for another day."""

    changed = Signal()
    as_of_clicked = Signal()

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        kinds: Sequence[str],
        orders: Sequence[tuple[str, str]],
        table: EntryTable,
        parent: QWidget,
    ) -> None:
        """Put the controls above a list.

        Args:
            theme: For lengths.
            icons: For the arrow of the order.
            kinds: To switch between, the first shown at first.
            orders: (name, label), the first at first.
            table: The list.
            parent: What it is put into.
        """
        super().__init__(parent)
        self.setObjectName("list")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._icons = icons
        self._all_kinds = tuple(kinds)
        self._labels = {name: tr(label) for name, label in orders}
        self._table = table
        self.kind = self._all_kinds[0]
        self.order = orders[0][0]
        self._build()
        self.lay_out()

    @property
    def text(self) -> str:
        """The filter."""
        return self._field.text()

    def show_choice(self, kind: str, order: str, text: str) -> None:
        """Choose as a person would; `changed` comes once where that is something else."""
        before = (self.kind, self.order, self.text)
        blocked = self._field.blockSignals(True)
        self._field.setText(text)
        self._field.blockSignals(blocked)
        self.kind, self.order = kind, order
        self._show()
        if before != (kind, order, text):
            self.changed.emit()

    def show_count(self, count: int, total: int) -> None:
        """Say how many the filter leaves."""
        said = tr("{n} of {all}").format(n=count, all=total) if count < total else str(total)
        self.header.show_title(kind_name(self.kind))
        self.header.show_count(said)
        self._empty.setVisible(not count and bool(self.text))
        self._table.setVisible(bool(count) or not self.text)

    def show_as_of(self, said: str, *, is_latest: bool) -> None:
        """Say the day of titles and names, marked while it is not today."""
        self.as_of.setText(said)
        with QSignalBlocker(self.as_of):
            self.as_of.setChecked(not is_latest)
        self.as_of.setAccessibleName(said)

    def lay_out(self) -> None:
        """Apply the theme's lengths."""
        px = self._theme.px
        self.header.lay_out()
        self._order.setIconSize(QSize(px(12), px(12)))
        self._chip_row.setContentsMargins(px(16), px(8), px(16), 0)
        self._filter_row.setContentsMargins(px(16), px(8), px(16), px(8))
        self._empty_column.setContentsMargins(px(20), px(24), px(20), 0)
        for row in (self._chip_row, self._filter_row, self._empty_column):
            row.setSpacing(px(8))

    def _build(self) -> None:
        self.header = PaneHeader(self._theme, tr("People"))
        self._build_order()
        self.header.add_control(self._order)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.header)
        outer.addLayout(self._build_kinds())
        outer.addWidget(self._build_filter())
        outer.addWidget(self._build_empty())
        outer.addWidget(self._table, 1)
        outer.addStretch(0)
        self._show()

    def _build_order(self) -> None:
        self._order = QToolButton()
        self._order.setProperty("role", "text")
        self._order.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._order.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._icons.attach(self._order, "down")
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        self._order.setLayoutDirection(  # Qt puts the arrow before the words, not behind them
            Qt.LayoutDirection.LeftToRight if is_mirrored else Qt.LayoutDirection.RightToLeft
        )
        menu = QMenu(self._order)
        group = QActionGroup(menu)
        for name, label in self._labels.items():
            action = menu.addAction(label)
            action.setCheckable(True)
            action.setData(name)
            group.addAction(action)
        menu.triggered.connect(self._on_order_triggered)
        self._order.setMenu(menu)

    def _build_kinds(self) -> QHBoxLayout:
        self._kinds = QButtonGroup(self)
        self._chip_row = QHBoxLayout()
        for number, kind in enumerate(self._all_kinds):
            chip = QToolButton()
            chip.setText(kind_name(kind))
            chip.setCheckable(True)
            chip.setProperty("role", "chip")
            self._kinds.addButton(chip, number)
            self._chip_row.addWidget(chip)
        self._chip_row.addStretch(1)
        self._kinds.idToggled.connect(self._on_kind_toggled)
        return self._chip_row

    def _build_filter(self) -> QWidget:
        filters = QWidget()
        filters.setObjectName("chips")
        filters.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._field = QLineEdit()
        self._field.setPlaceholderText(tr("Filter by name"))
        self._field.setAccessibleName(tr("Filter by name"))
        add_clear_button(self._field, self._icons)
        self._field.textChanged.connect(self._on_text_changed)
        self.as_of = QToolButton()
        self.as_of.setProperty("role", "chip")
        self.as_of.setCheckable(True)
        self.as_of.setToolTip(tr("The day whose titles and names are shown"))
        self.as_of.toggled.connect(self._on_as_of_toggled)
        self._filter_row = QHBoxLayout(filters)
        self._filter_row.addWidget(self._field, 1)
        self._filter_row.addWidget(self.as_of)
        return filters

    def _build_empty(self) -> QWidget:
        self._empty = QWidget()
        self._empty_column = QVBoxLayout(self._empty)
        clear = QPushButton(tr("Clear the filter"))
        clear.clicked.connect(self._field.clear)
        self._empty_column.addWidget(make_label(tr("Nothing of that name"), "empty"))
        hint = tr("Beginnings of names are enough, in any script; States and bodies count too.")
        self._empty_column.addWidget(make_label(hint, "detail", wraps=True))
        self._empty_column.addWidget(clear, 0, Qt.AlignmentFlag.AlignLeading)
        self._empty_column.addStretch(1)
        self._empty.hide()
        return self._empty

    def _show(self) -> None:
        with QSignalBlocker(self._kinds):
            self._kinds.button(self._all_kinds.index(self.kind)).setChecked(True)
        label = self._labels[self.order]
        self._order.setText(label)
        self._order.setAccessibleName(f"{tr('Order')}: {label}")
        self._order.setToolTip(tr("Order of the list"))
        self._order.setVisible(self.kind == _SORTED_KIND)
        for action in self._order.menu().actions():
            action.setChecked(action.data() == self.order)
        self._table.setAccessibleName(kind_name(self.kind))

    def _on_order_triggered(self, action: QAction) -> None:
        self.show_choice(self.kind, str(action.data()), self.text)

    def _on_kind_toggled(self, number: int, is_on: bool) -> None:
        if not is_on:
            return
        self.show_choice(self._all_kinds[number], self.order, self.text)

    def _on_text_changed(self) -> None:
        self.changed.emit()

    def _on_as_of_toggled(self, is_on: bool) -> None:
        with QSignalBlocker(self.as_of):
            self.as_of.setChecked(not is_on)  # the day says what is on, not the press
        self.as_of_clicked.emit()
