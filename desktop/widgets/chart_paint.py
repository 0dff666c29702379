"""A chart as a picture: in the theme's colours, at any size, mirrored where one reads so."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QImage, QPainter, QPen

from desktop.core.charts import Drawing
from desktop.qt.theme import Theme
from desktop.widgets.chart_parts import Box, Scene, Shape, Words
from desktop.widgets.chart_scene import SceneMaker

_DASHES: Final = [3, 2]
_SIDES: Final = {
    "start": Qt.AlignmentFlag.AlignLeft,
    "centre": Qt.AlignmentFlag.AlignHCenter,
    "end": Qt.AlignmentFlag.AlignRight,
}


def paint_chart(
    theme: Theme, drawing: Drawing, width: int, zoom: float, ratio: float, *, is_mirrored: bool
) -> QImage:
    """Return a chart as a picture.

    Args:
        theme: For colours and fonts.
        drawing: What is painted.
        width: Of the column, in device-independent pixels.
        zoom: Of the page's text.
        ratio: Device pixels per device-independent pixel.
        is_mirrored: Whether it is read from the right.
    """
    scene = SceneMaker(theme, width, zoom).make(drawing)
    size = QSize(width, round(scene.height) + 2)
    image = QImage(size * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    with QPainter(image) as painter:
        painter.translate(0, 1)
        for shape in scene.shapes:
            _paint_shape(painter, theme, shape)
        for label in scene.labels:
            _paint_words(painter, theme, label, label.rect, is_mirrored=False)
        for box in scene.boxes:
            _paint_box(painter, theme, box, _placed(box.rect, scene, is_mirrored=is_mirrored))
        for words in scene.words:
            place = _placed(words.rect, scene, is_mirrored=is_mirrored)
            _paint_words(painter, theme, words, place, is_mirrored=is_mirrored)
    return image


def _placed(rect: QRectF, scene: Scene, *, is_mirrored: bool) -> QRectF:
    if not is_mirrored:
        return rect
    return QRectF(scene.width - rect.right(), rect.top(), rect.width(), rect.height())


def _paint_shape(painter: QPainter, theme: Theme, shape: Shape) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour(shape.edge), 1))
    painter.setBrush(theme.colour(shape.fill))
    painter.drawPath(shape.path)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _paint_box(painter: QPainter, theme: Theme, box: Box, rect: QRectF) -> None:
    if box.fill:
        painter.fillRect(rect, QBrush(theme.colour(box.fill), box.pattern))
    if not box.edge:
        return
    pen = QPen(theme.colour(box.edge), 1)
    if box.is_dashed:
        pen.setDashPattern(_DASHES)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))


def _paint_words(
    painter: QPainter, theme: Theme, words: Words, rect: QRectF, *, is_mirrored: bool
) -> None:
    side = words.side
    if is_mirrored and side != "centre":
        side = "end" if side == "start" else "start"
    painter.setFont(words.font)
    painter.setPen(theme.colour(words.token))
    flags = _SIDES[side] | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignAbsolute
    painter.drawText(rect, flags | Qt.TextFlag.TextWordWrap, words.text)
