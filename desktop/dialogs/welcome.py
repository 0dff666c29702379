"""The first start: what the edition holds, and three ways in."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from db.engine import ReadSession
from db.queries.stories import list_story_ids, list_story_rows
from db.records import StoryFilter
from db.values import Value
from desktop.core.lines import kind_name
from desktop.core.routes import Route
from desktop.core.words import tr
from desktop.qt.context import AppContext
from desktop.qt.jobs import Token
from desktop.views.base import View
from desktop.widgets.figures import Figures
from desktop.widgets.glyph import Glyph
from desktop.widgets.labels import make_label, unbroken

WIDTH: Final = 560
_FIGURES: Final = ("story", "session", "person", "document")
_TITLE_PX: Final = 27


class Way(Value):
    """A way in: `name` says which when it is taken."""

    name: str
    icon: str
    title: str
    hint: str
    key: str = ""


WAYS: Final = (
    Way("stories", "story", "Read the newest story", "What was decided, by whom, and when"),
    Way(
        "calendar",
        "session",
        "See how the process unfolded",
        "Phases, sessions, and what came of each",
    ),
    Way(
        "search",
        "search",
        "Search everything",
        "Names, symbols, dates and words, in six languages",
        "Ctrl K",
    ),
)


class WelcomeView(View):
    """Shown once, over no address; taking a way, a tab or Esc leaves it."""

    way_taken = Signal(str)

    def __init__(self, context: AppContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._newest = ""
        self.setObjectName("paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._build()
        context.theme.changed.connect(self._lay_out)
        context.check.changed.connect(self._say_check)
        self.edition_changed()

    @property
    def newest(self) -> str:
        """Slug of the newest story; empty until it is known."""
        return self._newest

    def panes(self) -> Sequence[QWidget]:
        return [*self.ways.values()]

    def edition_changed(self) -> None:
        library = self._context.library
        if library is None:
            return
        counts = library.edition.counts
        self._title.setText(unbroken(library.edition.title))
        self._figures.show_figures(
            [(counts[kind], kind_name(kind).lower()) for kind in _FIGURES if counts.get(kind)]
        )
        self._say_check()
        lang = self._context.language

        def read(token: Token) -> tuple[str, str]:
            token.on_cancel(library.interrupt_of_thread())
            return library.read(find_newest_story, lang)

        self._context.jobs.submit(read, self._on_newest_read, lane="read.welcome")

    def _build(self) -> None:
        theme = self._context.theme
        self._title = make_label(wraps=True)
        said = tr("All of it is on this computer. No network is needed or used.")
        self._said = make_label(said, "lead", wraps=True)
        self._figures = Figures(theme, len(_FIGURES))
        self.ways = {way.name: WayIn(self._context, way) for way in WAYS}
        self._check = QToolButton()
        self._check.setProperty("role", "sign")
        self._check.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._check.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._check.clicked.connect(self._context.actions["edition"].trigger)
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        for widget in (self._title, self._said, self._figures):
            self._column.addWidget(widget)
        self._rules = QWidget()
        self._rules.setObjectName("ways")
        self._rules.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        rows = QVBoxLayout(self._rules)
        rows.setContentsMargins(0, 1, 0, 0)
        rows.setSpacing(0)
        for way in self.ways.values():
            way.clicked.connect(self._on_way_clicked)
            rows.addWidget(way)
        self._column.addWidget(self._rules)
        self._column.addSpacing(theme.px(8))
        self._column.addWidget(self._check, 0, Qt.AlignmentFlag.AlignLeading)
        self._column.addStretch(1)
        holder = QWidget()
        holder.setObjectName("scrolled")
        self._outer = QHBoxLayout(holder)
        self._outer.addStretch(1)
        self._outer.addWidget(self._inner)
        self._outer.addStretch(1)
        area = QScrollArea()
        area.setWidget(holder)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def _lay_out(self) -> None:
        theme, px = self._context.theme, self._context.theme.px
        top = min(px(120), max(px(24), (self.height() - px(500)) // 2))
        self._outer.setContentsMargins(px(24), top, px(24), px(24))
        self._inner.setMaximumWidth(px(WIDTH))
        self._inner.setMinimumWidth(min(px(WIDTH), max(px(280), self.width() - px(80))))
        self._title.setFont(theme.reading_font(_TITLE_PX))
        self._said.setContentsMargins(0, px(8), 0, px(20))
        self._figures.setContentsMargins(0, 0, 0, px(20))
        self._figures.lay_out()
        self._check.setIconSize(QSize(px(16), px(16)))
        for way in self.ways.values():
            way.lay_out()

    def _say_check(self) -> None:
        check, library = self._context.check, self._context.library
        if library is None:
            return
        shields = {"complete": "verified", "damaged": "damaged"}
        self._context.icons.attach(self._check, shields.get(check.state, "unverified"))
        label = f"{tr('Edition')} {library.edition.label}"
        self._check.setText(f"{label}. {check.sentence}")

    def _on_newest_read(self, newest: tuple[str, str]) -> None:
        self._newest, headline = newest
        if headline:
            self.ways["stories"].show_hint(headline)

    def _on_way_clicked(self) -> None:
        self.way_taken.emit(self.sender().objectName())

    def show_route(self, route: Route, state: dict[str, Any]) -> None:
        """Nothing: no address leads here."""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._lay_out()  # Qt drops the font of a label that came into a scroll area unpolished

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.way_taken.emit("")
        else:
            super().keyPressEvent(event)


class WayIn(QPushButton):
    """A row to press: icon, title over hint, the key for it, an arrow."""

    def __init__(self, context: AppContext, way: Way) -> None:
        super().__init__()
        self._context = context
        self._way = way
        self.setObjectName(way.name)
        self.setProperty("role", "way")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._icon = _glyph(context, way.icon)
        self._title = make_label(tr(way.title), "title")
        self._hint = make_label(role="detail")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._hint)
        words.addStretch(1)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon)
        self._row.addLayout(words, 1)
        if way.key:
            key = make_label(way.key, "key")
            self._row.addWidget(key, 0, Qt.AlignmentFlag.AlignVCenter)
        self._into = _glyph(context, "into")
        self._row.addWidget(self._into)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.show_hint(tr(way.hint))

    def show_hint(self, hint: str) -> None:
        """Say where the way leads."""
        self._hint.setText(hint)
        self.setAccessibleName(tr(self._way.title))
        self.setAccessibleDescription(hint)

    def lay_out(self) -> None:
        """Apply the theme's lengths."""
        px = self._context.theme.px
        self.setFixedHeight(px(64))
        self._row.setContentsMargins(px(4), 0, px(4), 0)
        self._row.setSpacing(px(14))
        self._icon.set_side(px(20))
        self._into.set_side(px(14))


def _glyph(context: AppContext, name: str) -> Glyph:
    glyph = Glyph()
    context.icons.attach(glyph, name)
    return glyph


def find_newest_story(session: ReadSession, lang: str) -> tuple[str, str]:
    """Return slug and headline of the newest story; empty where there is none."""
    ids = list_story_ids(session, StoryFilter(), lang, "newest")[:1]
    rows = list_story_rows(session, ids, lang) if len(ids) else []
    return (rows[0].slug, rows[0].headline) if rows else ("", "")
