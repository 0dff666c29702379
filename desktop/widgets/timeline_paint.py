"""Painting of the timeline from what `timeline_scene` has put in its place."""

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from desktop.core.words import tr
from desktop.qt.theme import Theme
from desktop.widgets.rows import draw_line, leading
from desktop.widgets.timeline_bars import (
    band_colour,
    bar_colour,
    paint_bar,
    paint_chosen,
    paint_focus,
    paint_heap,
)
from desktop.widgets.timeline_scene import Scene, Spot

_HEADS: Final = ("Phases", "Sessions", "Stories")
_LEAST_NAME: Final = 3


def paint_scene(
    painter: QPainter, theme: Theme, scene: Scene, chosen: int, focus: tuple[str, int] | None
) -> None:
    """Paint the timeline.

    Args:
        painter: Its layout direction says which side leads.
        theme: Colours and fonts.
        scene: What is where.
        chosen: Session that is read.
        focus: Row and id that the keyboard is on; None without the focus.
    """
    _paint_axis(painter, theme, scene)
    _paint_heads(painter, theme, scene)
    _paint_stories(painter, theme, scene)
    for spot in scene.spots:
        if spot.row == "phases":
            _paint_phase(painter, theme, spot)
        else:
            _paint_session(painter, theme, spot, is_tall=scene.is_tall, is_on=spot.id == chosen)
    for spot in scene.spots:
        if spot.row == "sessions" and spot.id == chosen:
            paint_chosen(painter, theme, spot.rect)
        if focus == (spot.row, spot.id):
            paint_focus(painter, theme, spot.rect)
    if scene.today is not None:
        painter.setPen(QPen(theme.colour("err"), 1.5))
        painter.drawLine(scene.today.topLeft(), scene.today.bottomLeft())


def _paint_axis(painter: QPainter, theme: Theme, scene: Scene) -> None:
    for line, place, text, is_year in scene.ticks:
        painter.setPen(theme.colour("line2" if is_year else "line"))
        painter.drawLine(line.topLeft(), line.bottomLeft())
        painter.setFont(theme.font("plate", 600 if is_year else 400, tabular=True))
        painter.setPen(theme.colour("ink" if is_year else "ink3"))
        painter.drawText(place, leading(painter.layoutDirection()), text)
    painter.setPen(theme.colour("line2"))
    for rule in scene.rules:
        painter.drawLine(rule.topLeft(), rule.topRight())


def _paint_heads(painter: QPainter, theme: Theme, scene: Scene) -> None:
    painter.setFont(theme.font("meta", 600))
    painter.setPen(theme.colour("ink2"))
    for place, text in zip(scene.heads, _HEADS, strict=False):
        painter.drawText(place, leading(painter.layoutDirection()), tr(text))


def _paint_stories(painter: QPainter, theme: Theme, scene: Scene) -> None:
    solid = QPen(theme.colour("ink3"), 1.5)
    dashed = QPen(theme.colour("ink3"), 1.5, Qt.PenStyle.DashLine)
    for line, is_day in scene.stories:
        painter.setPen(solid if is_day else dashed)
        end = line.bottomLeft() if is_day else line.topRight()
        painter.drawLine(line.topLeft(), end)


def _paint_phase(painter: QPainter, theme: Theme, spot: Spot) -> None:
    px, rect, tone = theme.px, spot.rect, spot.bar.mark.tone
    painter.fillRect(rect, band_colour(theme, tone))
    is_mirrored = painter.layoutDirection() is Qt.LayoutDirection.RightToLeft
    left = rect.right() - px(3) if is_mirrored else rect.left()
    painter.fillRect(QRectF(left, rect.top(), px(3), rect.height()), bar_colour(theme, tone))
    painter.setFont(theme.font("meta", 600))
    painter.setPen(theme.colour("ink"))
    _paint_name(painter, spot)


def _paint_session(
    painter: QPainter, theme: Theme, spot: Spot, *, is_tall: bool, is_on: bool
) -> None:
    mark = spot.bar.mark
    if spot.bar.count > 1:
        paint_heap(painter, theme, spot.rect, mark.tone, spot.bar.count)
        return
    dashed, hollow = mark.is_dashed, mark.is_hollow
    paint_bar(painter, theme, spot.rect, mark.tone, is_dashed=dashed, is_hollow=hollow)
    if not spot.name:
        return
    painter.setPen(theme.colour("ink" if is_on or is_tall else "ink2"))
    if is_tall:
        painter.setFont(theme.font("meta", 600 if is_on else 400))
        _paint_name(painter, spot)
    else:
        painter.setFont(theme.font("plate", 600 if is_on else 400, tabular=True))
        painter.drawText(spot.name_rect, Qt.AlignmentFlag.AlignCenter, spot.name)


def _paint_name(painter: QPainter, spot: Spot) -> None:
    """Paint a name as far as it fits; an ellipsis after two letters names nothing."""
    inside = spot.name_rect.toRect()
    mode = Qt.TextElideMode.ElideRight
    name = painter.fontMetrics().elidedText(spot.name, mode, inside.width())
    if len(name) > _LEAST_NAME:
        draw_line(painter, inside, leading(painter.layoutDirection()), name)
