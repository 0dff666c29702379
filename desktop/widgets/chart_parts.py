"""What charts are made of once they are laid out: areas, boxes and words at their places."""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainterPath

Side = Literal["start", "centre", "end"]


class Box(NamedTuple):
    """A rectangle; without a fill only its edge is seen, dashed where an end is not known."""

    rect: QRectF
    fill: str = ""
    edge: str = ""
    pattern: Qt.BrushStyle = Qt.BrushStyle.SolidPattern
    is_dashed: bool = False


class Words(NamedTuple):
    """A text in its place, wrapped to it."""

    rect: QRectF
    text: str
    font: QFont
    token: str = "ink"
    side: Side = "start"


class Shape(NamedTuple):
    """An area with an edge, which no mirror moves: the west is on the left for every reader."""

    path: QPainterPath
    fill: str
    edge: str


@dataclass(slots=True)
class Scene:
    """What is painted, in order; `height` grows as things are put in.

    Attributes:
        labels: Texts within shapes, which no mirror moves either.
    """

    width: float
    height: float = 0.0
    shapes: list[Shape] = field(default_factory=list)
    labels: list[Words] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)
