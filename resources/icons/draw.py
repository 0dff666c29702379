"""Draw every form of the application's icon from `placard.svg`.

`.venv/bin/python resources/icons/draw.py`, after a change of the drawing; the results are kept with
it, so that a package needs no SVG reader. Both containers hold PNG pictures: ICO as Windows Vista
and later read it, ICNS by the four-letter type of each size.
"""

import struct
import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

HERE = Path(__file__).parent
PNG_SIDES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
ICO_SIDES = (16, 24, 32, 48, 64, 128, 256)
ICNS_TYPES = {16: b"icp4", 32: b"icp5", 64: b"icp6", 128: b"ic07", 256: b"ic08", 512: b"ic09"}


def draw(svg: QSvgRenderer, side: int) -> bytes:
    """Return the icon as a PNG of that many pixels a side."""
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    svg.render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return buffer.data().data()


def ico(pictures: dict[int, bytes]) -> bytes:
    """Return an ICO file: a head, a directory of 16 bytes a picture, the pictures."""
    head = struct.pack("<HHH", 0, 1, len(pictures))
    at = len(head) + 16 * len(pictures)
    directory = b""
    for side, data in pictures.items():
        directory += struct.pack("<BBBBHHII", side % 256, side % 256, 0, 0, 1, 32, len(data), at)
        at += len(data)
    return head + directory + b"".join(pictures.values())


def icns(pictures: dict[int, bytes]) -> bytes:
    """Return an ICNS file: a head, then type, length and picture of each."""
    body = b"".join(
        ICNS_TYPES[side] + struct.pack(">I", len(data) + 8) + data
        for side, data in pictures.items()
    )
    return b"icns" + struct.pack(">I", len(body) + 8) + body


def main() -> None:
    """Write all of them."""
    svg = QSvgRenderer(str(HERE / "placard.svg"))
    pictures = {side: draw(svg, side) for side in PNG_SIDES}
    for side, data in pictures.items():
        (HERE / f"placard-{side}.png").write_bytes(data)
    (HERE / "placard.ico").write_bytes(ico({side: pictures[side] for side in ICO_SIDES}))
    (HERE / "placard.icns").write_bytes(icns({side: pictures[side] for side in ICNS_TYPES}))


if __name__ == "__main__":
    app = QGuiApplication([*sys.argv[:1], "-platform", "offscreen"])
    main()
