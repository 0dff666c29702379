"""The settings page, made from the table of settings; a choice applies the moment it is made."""

from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from desktop.core.recent import Recent
from desktop.core.settings import SETTINGS, Setting
from desktop.core.words import tr
from desktop.dialogs.sheet import Sheet
from desktop.qt.context import AppContext
from desktop.widgets.choice_box import ChoiceBox
from desktop.widgets.labels import make_label
from desktop.widgets.tick import TickBox

_GROUPS = ("Appearance", "Reading", "Search", "Safety", "Editing")


Control = QComboBox | QCheckBox | QLineEdit


class SettingsDialog(Sheet):
    """Every setting of the table that is not hidden, under its group."""

    def __init__(self, context: AppContext, recent: Recent, parent: QWidget) -> None:
        super().__init__(context.theme, tr("Settings"), 520, parent)
        self._settings = context.settings
        self._icons = context.icons
        self._recent = recent
        self._controls: dict[str, Control] = {}
        shown = [setting for setting in SETTINGS if setting.group in _GROUPS]
        shown.sort(key=lambda setting: _GROUPS.index(setting.group))
        for group, settings in groupby(shown, key=lambda setting: setting.group):
            self._add_group(group, list(settings))
        self.body.addStretch(1)
        self._show_forgettable()
        self._settings.on_change(self._on_setting_changed)

    def control(self, key: str) -> Control:
        """Return the control of a setting."""
        return self._controls[key]

    def open_sheet(self) -> None:
        """Show the settings as they are now."""
        for key in self._controls:
            self._show_value(key)
        self._show_forgettable()
        super().open_sheet()

    def _add_group(self, group: str, settings: list[Setting]) -> None:
        px = self._theme.px
        self.body.addWidget(make_label(tr(group), "section"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(2))
        grid.setColumnStretch(0, 1)
        for setting in settings:
            self._add_setting(grid, setting)
        if group == "Search":
            self._clear = QPushButton(tr("Clear recent searches"))
            self._clear.setAutoDefault(False)
            self._clear.clicked.connect(self._on_clear_clicked)
            grid.addWidget(self._clear, grid.rowCount(), 0, 1, 2, Qt.AlignmentFlag.AlignLeading)
        self.body.addLayout(grid)

    def _add_setting(self, grid: QGridLayout, setting: Setting) -> None:
        row = grid.rowCount()
        control = self._make_control(setting)
        if isinstance(control, QCheckBox):
            grid.addWidget(control, row, 0, 1, 2)
        else:
            label = make_label(tr(setting.label))
            label.setBuddy(control)
            control.setMinimumWidth(self._theme.px(160))
            grid.addWidget(label, row, 0)
            grid.addWidget(control, row, 1)
        control.setObjectName(setting.key)
        control.setAccessibleName(tr(setting.label))
        control.setAccessibleDescription(tr(setting.hint))
        if setting.hint:
            grid.addWidget(make_label(tr(setting.hint), "meta", wraps=True), row + 1, 0, 1, 2)
        grid.setRowMinimumHeight(row + 2, self._theme.px(8))
        self._controls[setting.key] = control
        self._show_value(setting.key)

    def _make_control(self, setting: Setting) -> Control:
        if setting.choices:
            combo = self._combo(setting)
            combo.activated.connect(self._on_choice_activated)
            return combo
        if isinstance(setting.default, str):
            field = QLineEdit()
            field.textEdited.connect(self._on_text_edited)
            return field
        tick = TickBox(self._theme, tr(setting.label))
        tick.toggled.connect(self._on_switch_toggled)
        return tick

    def _combo(self, setting: Setting) -> QComboBox:
        combo = ChoiceBox(self._theme, self._icons)
        for value, label in setting.choices:
            combo.addItem(tr(label), value)
        return combo

    def _show_value(self, key: str) -> None:
        control, value = self._controls[key], self._settings[key]
        blocked = control.blockSignals(True)
        if isinstance(control, QComboBox):
            control.setCurrentIndex(control.findData(value))
        elif isinstance(control, QLineEdit):
            if control.text() != value:
                control.setText(str(value))
        else:
            control.setChecked(bool(value))
        control.blockSignals(blocked)

    def _show_forgettable(self) -> None:
        self._clear.setEnabled(bool(self._recent.searches or self._recent.entries))

    def _on_choice_activated(self) -> None:
        control = self.sender()
        self._settings[control.objectName()] = control.currentData()

    def _on_text_edited(self, text: str) -> None:
        self._settings[self.sender().objectName()] = text.strip()

    def _on_switch_toggled(self, is_on: bool) -> None:
        self._settings[self.sender().objectName()] = is_on
        self._show_forgettable()

    def _on_setting_changed(self, key: str) -> None:
        if key in self._controls:
            self._show_value(key)

    def _on_clear_clicked(self) -> None:
        self._recent.clear()
        self._show_forgettable()
