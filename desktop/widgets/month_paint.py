"""Painting of a month from what `month_scene` has put in its place."""

import datetime
from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle

from desktop.core.calendar import Month, weekday_name
from desktop.core.words import tr
from desktop.widgets.month_scene import HEAD, NUMBER, Piece, Sheet
from desktop.widgets.rows import draw_line, leading, trailing
from desktop.widgets.timeline_bars import (
    band_colour,
    bar_colour,
    paint_bar,
    paint_chosen,
    paint_focus,
)


def paint_month(
    painter: QPainter,
    sheet: Sheet,
    pieces: Sequence[Piece],
    chosen: int,
    focus: datetime.date | None,
) -> None:
    """Paint a month.

    Args:
        painter: Of the widget.
        sheet: Where its days are.
        pieces: Its bars.
        chosen: Session that is read.
        focus: Day the keyboard is on; None without the focus.
    """
    _paint_weekdays(painter, sheet)
    for day, cell in sheet.days():
        _paint_day(painter, sheet, cell, day)
    for piece in pieces:
        if piece.day is not None:
            _paint_more(painter, sheet, piece)
        else:
            _paint_bar(painter, sheet, piece, is_on=piece.id == chosen)
    for day, cell in sheet.days():
        if day == focus:
            paint_focus(painter, sheet.theme, QRectF(cell).adjusted(3, 3, -2, -2))


def _paint_weekdays(painter: QPainter, sheet: Sheet) -> None:
    theme, px = sheet.theme, sheet.theme.px
    painter.setFont(theme.font("meta", 600))
    painter.setPen(theme.colour("ink2"))
    for column, day in enumerate(sheet.page.weeks[0]):
        at = sheet.columns(column, column, 0, px(HEAD)).adjusted(px(8), 0, -px(8), 0)
        painter.drawText(at, leading(sheet.direction), weekday_name(day)[:3])


def _paint_day(painter: QPainter, sheet: Sheet, cell: QRect, day: datetime.date) -> None:
    theme, px = sheet.theme, sheet.theme.px
    is_own, is_today = Month.of(day) == sheet.page.month, day == sheet.page.today
    if not is_own:
        painter.fillRect(cell, theme.colour("side"))
    painter.setPen(theme.colour("line"))
    painter.drawRect(cell)
    if is_today:
        painter.fillRect(cell.left(), cell.top(), cell.width(), 2, theme.colour("accent"))
    painter.setFont(theme.font("meta", 600 if is_today else 400, tabular=True))
    own = "ink2" if is_own else "ink3"
    painter.setPen(theme.colour("accent" if is_today else own))
    at = cell.adjusted(px(8), 0, -px(4), px(NUMBER) - cell.height())
    text = f"{day.day} {tr('today')}" if is_today else str(day.day)
    painter.drawText(at, leading(sheet.direction), text)


def _paint_more(painter: QPainter, sheet: Sheet, piece: Piece) -> None:
    painter.setFont(sheet.theme.font("meta"))
    painter.setPen(sheet.theme.colour("accent"))
    painter.drawText(piece.rect, trailing(sheet.direction), piece.text)


def _paint_bar(painter: QPainter, sheet: Sheet, piece: Piece, *, is_on: bool) -> None:
    theme, px, page = sheet.theme, sheet.theme.px, sheet.page
    ground = band_colour(theme, piece.tone)
    is_dashed = piece.is_loose or piece.id in page.doubted
    is_hollow = piece.id in page.hollow
    rect = QRectF(piece.rect)
    if is_dashed or is_hollow:
        paint_bar(painter, theme, rect, piece.tone, is_dashed=is_dashed, is_hollow=is_hollow)
    else:
        painter.fillRect(rect, ground)
        edge = QRect(piece.rect.left(), piece.rect.top(), px(3), piece.rect.height())
        edge = QStyle.visualRect(sheet.direction, piece.rect, edge)
        painter.fillRect(edge, bar_colour(theme, piece.tone))
    painter.setFont(theme.font("meta", 600 if is_on else 400))
    painter.setPen(theme.colour("ink"))
    inside = piece.rect.adjusted(px(7), 0, -px(5), 0)
    metrics = painter.fontMetrics()
    text = metrics.elidedText(piece.text, Qt.TextElideMode.ElideRight, inside.width())
    if is_dashed:  # the hatching stops where it would run through letters
        under = QRect(inside.left() - 3, inside.top() + 2, 0, inside.height() - 4)
        under.setWidth(min(metrics.horizontalAdvance(text) + 6, inside.width() + 6))
        painter.fillRect(QStyle.visualRect(sheet.direction, inside, under), ground)
    draw_line(painter, inside, leading(sheet.direction), text)
    if is_on:
        paint_chosen(painter, theme, rect.adjusted(2, 2, -2, -2))
