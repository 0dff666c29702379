"""A form with every kind of input, for what is to hold of all of them; and for looking at it."""

from types import SimpleNamespace

from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from db.dates import format_date, parse
from db.errors import Invalid
from desktop.widgets.fields.choice import ChoiceField
from desktop.widgets.fields.date import DateField
from desktop.widgets.fields.flag import FlagField
from desktop.widgets.fields.frame import FieldFrame, Problem
from desktop.widgets.fields.language_tabs import LanguageMark, LanguageTabs
from desktop.widgets.fields.line import LineField
from desktop.widgets.fields.lines import TextField
from desktop.widgets.fields.number import NumberField
from desktop.widgets.fields.ordered_list import OrderedList
from desktop.widgets.fields.parts_table import Column, PartsTable
from desktop.widgets.fields.token_chip import Token
from desktop.widgets.fields.tokens import TokenField

PEOPLE = [
    Token("gomez", "Juan José Gómez Camacho", "person"),
    Token("lauber", "Jürg Lauber", "person"),
    Token("arbour", "Louise Arbour", "person"),
    Token("alnuaimi", "Alnuaimi", "person", is_resolved=False),
]
HIGHLIGHTS = [
    "The two co-facilitators have fixed the format of the third informal thematic session and "
    "put forward a draft agenda.",
    "An inter-agency brief maps how migration is governed today and what the compact could add.",
]


def read(text):
    """Read EDTF alone; the words of dates are tried with what reads them."""
    try:
        date = parse(text)
    except Invalid as refusal:
        return SimpleNamespace(edtf="", said="", problem=str(refusal))
    return SimpleNamespace(edtf=date.text, said=format_date(date), problem="")


class Panel(QWidget):
    """Frames by the name of their field, in rows of one or two."""

    def __init__(self, theme, icons):
        super().__init__()
        self._theme, self._icons = theme, icons
        self.frames = {}
        self._grid = QGridLayout()
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self._grid.setSpacing(theme.px(14))
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(24)] * 4)
        column.addLayout(self._grid)
        column.addStretch(1)
        self._fill()
        self._fill_more()

    def frame_of(self, label, field, row, column=0, span=1, hint=""):
        frame = FieldFrame(self._theme, self._icons, label, hint)
        frame.hold(field)
        self._grid.addWidget(frame, row + 1, column, 1, span)
        self.frames[label] = frame
        return frame

    def _fill(self):
        theme, icons = self._theme, self._icons
        headline = self.frame_of("Headline", LineField(), 0, 0, 2)
        headline.field.show_value("Brief and agenda set the scene for June session on migration")
        headline.count_to(90, "characters")
        headline.offer_more()
        dateline = self.frame_of("Dateline", DateField(theme, icons, read), 1)
        dateline.field.show_value("2017-06-19/2017-06-20")
        dateline.show_changed(True)
        issued = self.frame_of(
            "Published", DateField(theme, icons, read, has_precision=False), 1, 1
        )
        issued.field.show_value("2017-06-05")
        issued.show_changed(True)
        issued.show_problems([("error", "Earlier than the dateline, 6 June.")])
        people = TokenField(theme, icons, "Add a person or a State")
        people.show_value(PEOPLE)
        frame = self.frame_of("People", people, 2, 0, 2)
        remedies = (("omar", "Omar Abdulrahman Salem, UAE"), ("", "Choose another"))
        frame.show_problems([Problem("warning", "“Alnuaimi” fits two people.", remedies)])
        session = TokenField(theme, icons, "Add a session", is_single=True)
        session.show_value([Token("gcm-t3", "Third thematic session", "session")])
        self.frame_of("Session", session, 3)
        choice = ChoiceField(theme, icons, [("note", "Procedural note"), ("brief", "Issue brief")])
        self.frame_of("Kind", choice, 3, 1)
        self.frame_of("Photo credit", LineField(), 4)
        picture = self.frame_of("Photo description", LineField("What the picture shows"), 4, 1)
        picture.show_problems([("error", "Required for readers who cannot see it.")])
        dek = self.frame_of("Summary", TextField(theme), 5, 0, 2, hint="for lists")
        dek.field.show_value("Two papers say what the third informal session is to discuss.")
        dek.show_problems([("warning", "Shorter than lists have room for.")])
        self.frame_of("Meetings", NumberField(), 6).field.show_value(12)
        flag = FlagField(theme, "Closed to the public")
        flag.show_value(True)
        self.frame_of("Access", flag, 6, 1)
        highlights = OrderedList(theme, icons, "Add a highlight")
        highlights.show_value(HIGHLIGHTS)
        self.frame_of("Highlights", highlights, 7, 0, 2).count_to(4, "highlights")

    def _fill_more(self):
        names = [("en", "English"), ("fr", "Français"), ("ar", "العربية"), ("es", "Español")]
        self.tabs = LanguageTabs(self._theme, self._icons, names)
        self.tabs.show_languages(["en", "fr", "ar"])
        self.tabs.mark_languages({"fr": LanguageMark(is_old=True), "ar": LanguageMark("error")})
        self._grid.addWidget(self.tabs, 0, 0, 1, 2)
        roles = (("chair", "Chair"), ("speaker", "Keynote speaker"), ("panel", "Panellist"))
        columns = [
            Column("who", "Person", 3, is_editable=False),
            Column("role", "Role", 2, roles),
            Column("note", "Note", 2),
        ]
        table = PartsTable(self._theme, self._icons, columns)
        table.show_rows(
            [
                {"who": "Louise Arbour", "role": "chair", "note": "opening"},
                {"who": "Alnuaimi", "role": "speaker", "note": ""},
                {"who": "Juan José Gómez Camacho", "role": "panel", "note": "by video"},
            ]
        )
        table.mark_rows({1: "warning", 2: "error"})
        self.frame_of("Participations", table, 8, 0, 2, hint="3 people")


def scrolled(panel):
    """Return the panel in an area that scrolls, as a form stands in the editor."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    panel.setObjectName("list")
    area.setWidget(panel)
    return area
