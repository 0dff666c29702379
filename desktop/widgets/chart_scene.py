"""Charts laid out: boxes, lines and words at their places, from the left; painting mirrors them."""

from collections.abc import Sequence
from math import ceil
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF

from desktop.core.charts import (
    BallotChart,
    CourseChart,
    Drawing,
    MapChart,
    PhaseRow,
    StructureChart,
)
from desktop.core.words import tr
from desktop.core.world import load_world
from desktop.qt.theme import Theme
from desktop.widgets.chart_map import draw_map
from desktop.widgets.chart_parts import Box, Scene, Side, Words

_BAR: Final = 22
_SWATCH: Final = 12
_LEAST_PART: Final = 3
_GAP: Final = 8
_COLUMN_GAP: Final = 20
_LEAST_COLUMN: Final = 170
_LANE: Final = 12
_MARK: Final = 2
_YEAR_ROOM: Final = 34


_PARTS: Final = {
    "for": ("bar1", "bar1", Qt.BrushStyle.SolidPattern),
    "against": ("bar3", "bar3", Qt.BrushStyle.BDiagPattern),
    "abstaining": ("bar2", "bar2", Qt.BrushStyle.Dense5Pattern),
}
_NO_PART: Final = ("", "control", Qt.BrushStyle.NoBrush)
"""Of those who did not vote: an empty box."""


class SceneMaker:
    """Lays charts out in one width and size of text."""

    def __init__(self, theme: Theme, width: float, zoom: float) -> None:
        """Take the measures.

        Args:
            theme: For fonts and lengths.
            width: Of the column, in device-independent pixels.
            zoom: Of the page's text.
        """
        self._theme = theme
        self._width = width
        self._zoom = zoom

    def make(self, drawing: Drawing) -> Scene:
        """Lay a chart out."""
        scene = Scene(self._width)
        if isinstance(drawing, BallotChart):
            self._ballot(scene, drawing)
        elif isinstance(drawing, CourseChart):
            self._course(scene, drawing)
        elif isinstance(drawing, MapChart):
            self._map(scene, drawing)
        else:
            self._structure(scene, drawing)
        return scene

    def _px(self, length: float) -> float:
        return max(1.0, length * self._theme.scale * self._zoom)

    def _font(self, size: str = "meta", weight: int = 400) -> QFont:
        font = QFont(self._theme.font(size, weight, tabular=True))
        font.setPixelSize(max(1, round(font.pixelSize() * self._zoom)))
        return font

    def _ballot(self, scene: Scene, drawing: BallotChart) -> None:
        least = self._px(_LEAST_PART)
        shares = [
            max(least, part.share * self._width) if part.share else 0 for part in drawing.parts
        ]
        shrink = self._width / (sum(shares) or 1)
        left, bar = 0.0, self._px(_BAR)
        for part, share in zip(drawing.parts, shares, strict=True):
            wide = share * shrink
            if wide:
                scene.boxes.append(_part_box(part.position, QRectF(left, 0, wide, bar)))
            left += wide
        scene.height = bar + self._px(_GAP)
        self._legend(scene, [(part.position, part.words) for part in drawing.parts])

    def _legend(self, scene: Scene, entries: Sequence[tuple[str, str]]) -> None:
        """Put swatches with their words in rows, as many as one row takes."""
        font, swatch, gap = self._font(), self._px(_SWATCH), self._px(_GAP)
        metrics = QFontMetricsF(font)
        left, line = 0.0, metrics.height()
        for position, text in entries:
            wide = swatch + gap + metrics.horizontalAdvance(text) + 1
            if left and left + wide > self._width:
                left, scene.height = 0.0, scene.height + line + gap / 2
            top = scene.height + (line - swatch) / 2
            scene.boxes.append(_part_box(position, QRectF(left, top, swatch, swatch)))
            place = QRectF(left + swatch + gap, scene.height, wide - swatch - gap, line)
            scene.words.append(Words(place, text, font))
            left += wide + 2 * gap
        scene.height += line + gap / 2

    def _course(self, scene: Scene, drawing: CourseChart) -> None:
        font = self._font()
        line = QFontMetricsF(font).height()
        every = max(1, ceil(len(drawing.years) * self._px(_YEAR_ROOM) / self._width))
        years = [(place * self._width, year) for place, year in drawing.years[::every]]
        for left, year in years:
            room = QRectF(left, 0, self._px(_YEAR_ROOM), line)
            scene.words.append(Words(room, year, font, "ink3"))
        scene.height = line + self._px(_GAP) / 2
        for row in drawing.rows:
            self._phase(scene, row, [left for left, _ in years])
        if drawing.legend:
            self._put(scene, drawing.legend, font, "ink3")

    def _phase(self, scene: Scene, row: PhaseRow, years: Sequence[float]) -> None:
        """Put the name and dates of a phase above its lane, in which years begin at hairlines."""
        lane, gap = self._px(_LANE), self._px(_GAP)
        self._put(scene, row.title, self._font(weight=600))
        self._put(scene, row.when, self._font(), "ink2")
        top = scene.height + gap / 4
        scene.boxes += [Box(QRectF(left, top - 1, 1, lane + 2), "line2") for left in years]
        tone = f"bar{row.tone}" if row.tone else "control"
        left, right = row.start * self._width, row.end * self._width
        if right > left:
            rect = QRectF(left, top, max(self._px(_LEAST_PART), right - left), lane)
            scene.boxes.append(Box(rect, f"band{row.tone}" if row.tone else "hover"))
            scene.boxes.append(Box(rect, "", tone, is_dashed=row.is_open))
        for mark in row.marks:
            rect = QRectF(mark * self._width, top + 1, self._px(_MARK), lane - 2)
            scene.boxes.append(Box(rect, tone))
        scene.height = top + lane + gap

    def _map(self, scene: Scene, drawing: MapChart) -> None:
        """Put the map over the width, and below it the cities that have no name on it."""
        font = self._font()
        world = load_world(self._theme.resources)
        drawn = draw_map(world, drawing.pins, self._width, self._px(1), font)
        scene.shapes, scene.labels = drawn.shapes, drawn.labels
        scene.height = drawn.height + self._px(_GAP)
        if drawn.left:
            said = tr("Also {cities}").format(cities=", ".join(pin.words for pin in drawn.left))
            self._put(scene, said, font, "ink2")

    def _structure(self, scene: Scene, drawing: StructureChart) -> None:
        gap, count = self._px(_COLUMN_GAP), len(drawing.groups)
        columns = (
            count if (self._width - gap * (count - 1)) / count >= self._px(_LEAST_COLUMN) else 1
        )
        wide = (self._width - gap * (columns - 1)) / columns
        self._boxed(scene, drawing.title, 0, self._width, is_head=True)
        trunk = scene.height
        bottom = trunk
        for number, (name, items) in enumerate(drawing.groups):
            left = (wide + gap) * (number % columns)
            scene.height = trunk if columns > 1 else bottom
            stem = QRectF(left + wide / 2, scene.height, 1, gap / 2)
            scene.boxes.append(Box(stem, "line2"))
            scene.height += gap / 2
            self._boxed(scene, name, left, wide, is_head=True)
            self._items(scene, items, left, wide)
            bottom = max(bottom, scene.height)
        scene.height = bottom

    def _items(self, scene: Scene, items: Sequence[str], left: float, wide: float) -> None:
        """Hang the items of a group on a line at its start."""
        indent, gap = self._px(14), self._px(_GAP)
        top = last = scene.height
        for item in items:
            scene.height += gap * 0.75
            start = scene.height
            self._boxed(scene, item, left + indent, wide - indent)
            last = (start + scene.height) / 2
            scene.boxes.append(Box(QRectF(left + indent / 2, last, indent / 2, 1), "line2"))
        scene.boxes.append(Box(QRectF(left + indent / 2, top, 1, last - top), "line2"))

    def _boxed(
        self, scene: Scene, text: str, left: float, wide: float, *, is_head: bool = False
    ) -> None:
        """Put a text in a box below what is there."""
        font = self._font("body" if is_head else "meta", 600 if is_head else 400)
        pad = self._px(6)
        inner = QRectF(left + pad, scene.height + pad, wide - 2 * pad, 0)
        inner.setHeight(self._height_of(text, font, inner.width()))
        outer = inner.adjusted(-pad, -pad, pad, pad)
        fill = "side" if is_head else "raised"
        scene.boxes.append(Box(outer, fill, "control" if is_head else "line2"))
        side: Side = "centre" if is_head else "start"
        scene.words.append(Words(inner, text, font, "ink", side))
        scene.height = outer.bottom()

    def _put(self, scene: Scene, text: str, font: QFont, token: str = "ink") -> None:
        """Put a text over the whole width below what is there."""
        height = self._height_of(text, font, self._width)
        scene.words.append(Words(QRectF(0, scene.height, self._width, height), text, font, token))
        scene.height += height

    def _height_of(self, text: str, font: QFont, width: float) -> float:
        room = QRectF(0, 0, width, 10_000)
        return QFontMetricsF(font).boundingRect(room, Qt.TextFlag.TextWordWrap, text).height()


def _part_box(position: str, rect: QRectF) -> Box:
    fill, edge, pattern = _PARTS.get(position, _NO_PART)
    return Box(rect, fill, edge, pattern)
