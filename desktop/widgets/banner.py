"""A notice in the flow of the window: it moves nothing away and stays until dismissed."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton

from desktop.core.words import tr
from desktop.qt.announce import announce
from desktop.qt.icons import Icons
from desktop.widgets.labels import make_label

Offer = tuple[str, Callable[[], object]]
"""Label and function of a button."""


class Banner(QFrame):
    """One line of text, perhaps with something to do about it; hidden while there is nothing."""

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self.setObjectName("banner")
        self._text = make_label(wraps=True)
        self._offer = QPushButton()
        self._offer.setProperty("role", "link")
        self._offer.clicked.connect(self._on_offer_clicked)
        self._take: Callable[[], object] | None = None
        close = QToolButton()
        close.setAccessibleName(tr("Dismiss"))
        close.setToolTip(tr("Dismiss"))
        close.clicked.connect(self.hide)
        icons.attach(close, "close")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 12, 4)
        row.addWidget(self._text, 1)
        row.addWidget(self._offer)
        row.addWidget(close)
        self.hide()

    @property
    def text(self) -> str:
        """What is said; empty while hidden."""
        return "" if self.isHidden() else self._text.text()

    def show_text(
        self,
        text: str,
        *,
        is_warning: bool = True,
        offer: Offer | None = None,
    ) -> None:
        """Say something; a warning is coloured and worded as one.

        Args:
            text: What to say.
            is_warning: Something is wrong.
            offer: What can be done about it.
        """
        from PySide6.QtCore import Qt  # not before the first paint: see Theme

        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setText(text)
        label, self._take = offer or ("", None)
        self._offer.setText(label)
        self._offer.setVisible(offer is not None)
        self.setAccessibleName(text)
        self.setProperty("kind", "warning" if is_warning else "note")
        self.style().polish(self)
        self.show()
        announce(self, text)

    def _on_offer_clicked(self) -> None:
        take = self._take
        self.hide()
        if take is not None:
            take()
