"""Type or paste an address; what is wrong with it is said below the field."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from db.errors import BadUsage
from desktop.core.routes import SCHEME, parse
from desktop.core.words import tr
from desktop.dialogs.sheet import Sheet
from desktop.qt.theme import Theme
from desktop.widgets.labels import make_label


class AddressDialog(Sheet):
    """One field; `address_given` when an address that can be understood was entered."""

    address_given = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, tr("Go to an address"), 480, parent)
        self.field = QLineEdit()
        self.field.setAccessibleName(tr("Address"))
        self.field.setPlaceholderText(f"{SCHEME}://story/…")
        self.field.returnPressed.connect(self._on_address_entered)
        self.field.textEdited.connect(self._on_text_edited)
        self.error = make_label(role="error", wraps=True)
        self.error.hide()
        self.body.addWidget(self.field)
        self.body.addWidget(self.error)
        hint = tr("“Copy link” on any page gives its address.")
        self.body.addWidget(make_label(hint, "meta", wraps=True))
        self.body.addStretch(1)
        go = self.add_button(tr("Open"))
        go.setProperty("primary", "true")
        go.clicked.connect(self._on_address_entered)

    def open_sheet(self) -> None:
        """Show the field, filled from the clipboard where that holds an address."""
        copied = QGuiApplication.clipboard().text().strip()
        self.field.setText(copied if copied.lower().startswith(f"{SCHEME}:") else "")
        self.error.hide()
        super().open_sheet()
        self.field.setFocus()
        self.field.selectAll()

    def _on_text_edited(self) -> None:
        self.error.hide()

    def _on_address_entered(self) -> None:
        try:
            route = parse(self.field.text())
        except BadUsage as error:
            self.error.setText(str(error))
            self.field.setAccessibleDescription(str(error))
            self.error.show()
            return
        self.close()
        self.address_given.emit(str(route))
