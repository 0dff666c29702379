"""The map of a chart: land, a dot for each city, and as many names as find room beside them."""

from collections.abc import Iterator, Sequence
from math import sqrt
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainterPath, QPolygonF, QTransform

from desktop.core.charts import Pin
from desktop.core.world import Point, World, project
from desktop.widgets.chart_parts import Shape, Side, Words

_LEAST_DOT: Final = 3.0
_DOT: Final = 1.2
_GAP: Final = 2.0
_MARGIN: Final = 0.07
"""Of the map's width, around the outermost cities."""
_NORTH: Final = project(0, 84)[1]
_SOUTH: Final = project(0, -56)[1]


class Drawn(NamedTuple):
    """A map laid out.

    Attributes:
        shapes: Land and dots.
        labels: The names that found room.
        left: Pins that have no name on the map, or that the map does not know.
    """

    height: float
    shapes: list[Shape]
    labels: list[Words]
    left: list[Pin]


def draw_map(world: World, pins: Sequence[Pin], width: float, unit: float, font: QFont) -> Drawn:
    """Lay out the part of the world that some cities are in.

    Args:
        world: Land and the cities it knows.
        pins: Those that get a name first before those that may go without.
        width: Of the map.
        unit: A pixel of the drawings.
        font: Of the names.
    """
    known = [pin for pin in pins if pin.place in world.cities]
    seen = _part_seen([world.cities[pin.place] for pin in known])
    place = QTransform.fromScale(width / seen.width(), width / seen.width())
    place.translate(-seen.left(), -seen.top())
    room = place.mapRect(seen)
    dots = {pin: _dot(pin, place.map(QPointF(*world.cities[pin.place])), unit) for pin in known}
    frame = QPainterPath()
    frame.addRect(room)
    shapes = [Shape(place.map(_outlines(world)).intersected(frame), "band1", "line2")]
    # Those with the most meetings first, so that no large dot hides a small one.
    shapes += [Shape(_circle(dots[pin]), "accent", "paper") for pin in known]
    labels: list[Words] = []
    left = [pin for pin in pins if pin not in dots]
    for pin in known:
        taken = [*(dot for other, dot in dots.items() if other != pin), *(n.rect for n in labels)]
        for label in _places(pin.words, dots[pin], unit, font):
            if room.contains(label.rect) and not any(map(label.rect.intersects, taken)):
                labels.append(label)
                break
        else:
            left.append(pin)
    return Drawn(room.height(), shapes, labels, left)


def _part_seen(places: Sequence[Point]) -> QRectF:
    """Return the part of the map around some places, never less than half of its width."""
    if not places:
        return QRectF(0, _NORTH, 1, _SOUTH - _NORTH)
    xs, ys = zip(*places, strict=True)
    middle, half = (min(xs) + max(xs)) / 2, max((max(xs) - min(xs)) / 2 + _MARGIN, 0.25)
    left, right = max(0.0, middle - half), min(1.0, middle + half)
    top, bottom = max(_NORTH, min(ys) - _MARGIN), min(_SOUTH, max(ys) + _MARGIN)
    return QRectF(left, top, right - left, bottom - top)


def _outlines(world: World) -> QPainterPath:
    path = QPainterPath()
    for ring in world.land:
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in ring]))
    return path


def _dot(pin: Pin, centre: QPointF, unit: float) -> QRectF:
    """Return the square around a dot, whose area grows with the number of meetings."""
    radius = unit * (_LEAST_DOT + _DOT * sqrt(pin.meetings))
    return QRectF(centre - QPointF(radius, radius), centre + QPointF(radius, radius))


def _circle(dot: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(dot)
    return path


def _places(text: str, dot: QRectF, unit: float, font: QFont) -> Iterator[Words]:
    """Yield where a name may stand, the best place first: beside its dot, then below and above."""
    metrics = QFontMetricsF(font)
    wide, high, gap = metrics.horizontalAdvance(text) + 1, metrics.height(), _GAP * unit
    middle = dot.center() - QPointF(wide, high) / 2
    beside, before = dot.right() + gap, dot.left() - gap - wide
    corners: tuple[tuple[float, float, Side], ...] = (
        (beside, middle.y(), "start"),
        (before, middle.y(), "end"),
        (middle.x(), dot.bottom(), "centre"),
        (middle.x(), dot.top() - high, "centre"),
        (beside, dot.center().y(), "start"),
        (beside, dot.center().y() - high, "start"),
        (before, dot.center().y(), "end"),
        (before, dot.center().y() - high, "end"),
    )
    for left, top, side in corners:
        yield Words(QRectF(left, top, wide, high), text, font, "ink", side)
