"""Fields are tried in a form: with a neighbour on either side, so that Tab has somewhere to go."""

import pytest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget


class Form:
    """A window with a field between two others, and what the field told."""

    def __init__(self, field):
        self.window = QWidget()
        self.field = field
        self.before, self.after = QLineEdit(), QLineEdit()
        self.told = []
        column = QVBoxLayout(self.window)
        column.addWidget(self.before)
        column.addWidget(field)
        column.addWidget(self.after)
        column.addStretch(1)
        if hasattr(field, "edited"):
            field.edited.connect(self._on_edited)

    def listen(self, *names):
        """Note signals of the field by name."""
        for name in names:
            getattr(self.field, name).connect(
                lambda *said, name=name: self.told.append((name, *said))
            )

    def _on_edited(self):
        self.told.append(self.field.value)


@pytest.fixture
def form_of(show):
    """Return a function that shows a field in such a form."""

    def form_of(field, width=500, height=500):
        form = Form(field)
        show(form.window, width, height)
        return form

    return form_of
