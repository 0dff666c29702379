"""A month as weeks: sessions as bars over their days, those without a day in a dashed lane above.

Readers of screens have the list of sessions below it, which says the same; the description tells
what the keyboard is on.
"""

import datetime

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QToolTip, QWidget

from desktop.core.calendar import Month, weekday_name
from desktop.core.dating import date_text
from desktop.core.words import tr
from desktop.qt.theme import Theme
from desktop.qt.tips import plain_tip
from desktop.widgets.month_paint import paint_month
from desktop.widgets.month_scene import HEAD, NUMBER, PITCH, MonthPage, Piece, Sheet


class MonthGrid(QWidget):
    """`session_chosen` by click or Enter, `day_chosen` where a day has more than is shown."""

    session_chosen = Signal(int)
    day_chosen = Signal(object)  # datetime.date
    month_wanted = Signal(object, object)  # Month, the day of it the keyboard is to be on

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._page: MonthPage | None = None
        self._pieces: list[Piece] = []
        self._chosen = 0
        self._day = datetime.date(1, 1, 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Month"))
        theme.changed.connect(self._lay_out)

    @property
    def day(self) -> datetime.date:
        """The day the keyboard is on."""
        return self._day

    def show_month(self, page: MonthPage, day: datetime.date | None = None) -> None:
        """Show a month, with the keyboard on a day of it."""
        self._page = page
        if day is not None or Month.of(self._day) != page.month:
            self._day = day or page.month.first
        self._lay_out()
        self._describe(page)

    def choose(self, session_id: int) -> None:
        """Frame the session that is read; 0 for none."""
        self._chosen = session_id
        self.update()

    def place_of(self, session_id: int) -> QRect | None:
        """Return where a session is painted first; None where it is not in the month."""
        return next((piece.rect for piece in self._pieces if piece.id == session_id), None)

    def _sheet(self, page: MonthPage) -> Sheet:
        return Sheet(self._theme, self.size(), self.layoutDirection(), page)

    def _lay_out(self) -> None:
        self._pieces = self._sheet(self._page).pieces() if self._page else []
        self.update()

    def _describe(self, page: MonthPage) -> None:
        titles = [page.lines[entry_id].title for entry_id in page.ids_of(self._day)]
        said = [f"{weekday_name(self._day)} {date_text(self._day.isoformat())}", *titles]
        self.setAccessibleDescription(", ".join(said))

    def _move_day(self, page: MonthPage, day: datetime.date) -> None:
        if Month.of(day) != page.month:
            self.month_wanted.emit(Month.of(day), day)
            return
        self._day = day
        self._describe(page)
        self.update()

    def _open_day(self, page: MonthPage) -> None:
        """Read the day's first session; again, its next."""
        ids = page.ids_of(self._day)
        if ids:
            at = ids.index(self._chosen) + 1 if self._chosen in ids else 0
            self.session_chosen.emit(ids[at % len(ids)])

    def _piece_at(self, at: QPointF) -> Piece | None:
        return next((piece for piece in self._pieces if piece.rect.contains(at.toPoint())), None)

    def sizeHint(self) -> QSize:
        px = self._theme.px
        return QSize(px(620), px(460))

    def minimumSizeHint(self) -> QSize:
        px = self._theme.px
        return QSize(px(260), px(HEAD + 6 * (NUMBER + PITCH)))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            piece = self._piece_at(QPointF(event.pos()))
            line = self._page.lines.get(piece.id) if piece and self._page else None
            QToolTip.showText(event.globalPos(), plain_tip(line.sentence if line else ""), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._page is None:
            return
        with QPainter(self) as painter:
            painter.setLayoutDirection(self.layoutDirection())
            focus = self._day if self.hasFocus() else None
            paint_month(painter, self._sheet(self._page), self._pieces, self._chosen, focus)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        has_piece = self._piece_at(event.position()) is not None
        shape = Qt.CursorShape.PointingHandCursor if has_piece else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        page = self._page
        if event.button() is not Qt.MouseButton.LeftButton or page is None:
            return
        at = event.position()
        piece = self._piece_at(at)
        days = (day for day, cell in self._sheet(page).days() if cell.contains(at.toPoint()))
        day = next(days, None)
        if day is not None and Month.of(day) == page.month:
            self._move_day(page, day)
        if piece is not None and piece.day is not None:
            self.day_chosen.emit(piece.day)
        elif piece is not None:
            self.session_chosen.emit(piece.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, page = Qt.Key(event.key()), self._page
        if page is None:
            return
        side = 1 if self.layoutDirection() is Qt.LayoutDirection.LeftToRight else -1
        days = {
            Qt.Key.Key_Left: -side,
            Qt.Key.Key_Right: side,
            Qt.Key.Key_Up: -7,
            Qt.Key.Key_Down: 7,
            Qt.Key.Key_Home: (page.month.first - self._day).days,
            Qt.Key.Key_End: (page.month.last - self._day).days,
        }
        months = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        if key in days:
            self._move_day(page, self._day + datetime.timedelta(days=days[key]))
        elif key in months:
            month = page.month.step(months[key])
            day = month.first.replace(day=min(self._day.day, month.last.day))
            self.month_wanted.emit(month, day)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open_day(page)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()
