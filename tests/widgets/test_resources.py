"""A page may load plates and pictures of its edition; any other thing it names must not be read."""

import struct
import zlib

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QUrl
from PySide6.QtGui import QImage, QTextDocument

from desktop.core.lines import Face
from desktop.core.reader.compose import Composed
from desktop.core.reader.markup import plate_source
from desktop.widgets.plates import plate_size
from desktop.widgets.reader_pane import ReaderPane
from desktop.widgets.resources import MOST_PIXELS, PLATE_SHARE, load_resource
from tests.db.content.sample import png

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9"/></svg>'


def load(theme, name, found=None, width=500):
    asked = []

    def image(slug):
        asked.append(slug)
        return found

    result = load_resource(QUrl(name), theme, image, width, 1.0)
    return result, asked


def is_nothing(image):
    return (image.width(), image.height()) == (1, 1) and not image.pixelColor(0, 0).alpha()


def claimed(width, height):
    """Return a PNG that says it is of a size and holds nothing like it."""
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunk = struct.pack(">I", 13) + b"IHDR" + header
    return b"\x89PNG\r\n\x1a\n" + chunk + struct.pack(">I", zlib.crc32(chunk[4:])) + b"\0" * 60


def encoded(image_format):
    image, buffer = QImage(40, 30, QImage.Format.Format_RGB32), QBuffer()
    image.fill(0)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    assert image.save(buffer, image_format)
    return bytes(buffer.data().data())


@pytest.mark.parametrize(
    "face", [Face("Eritrea"), Face("Côte d’Ivoire", is_empty=True), Face("مصر"), Face("a:b/c%20")]
)
def test_a_plate_is_painted_at_its_size(theme, face):
    image, asked = load(theme, plate_source(face))
    assert image.size() == plate_size(theme, face)
    assert any(image.pixelColor(x, 5).alpha() for x in range(image.width()))
    assert asked == []


def test_a_plate_longer_than_its_part_of_the_column_is_cut_to_it(theme):
    image, _ = load(theme, plate_source(Face("A very long name " * 60)), width=400)
    assert image.width() == 400 * PLATE_SHARE
    image, _ = load(theme, plate_source(Face("x" * 3_000_000)), width=400)
    assert image.width() == 400 * PLATE_SHARE


def test_a_plate_in_a_narrow_column_leaves_room_for_the_times_of_a_programme(theme):
    image, _ = load(theme, plate_source(Face("A very long name " * 60)), width=300)
    assert image.width() <= 300 - 120


def test_a_plate_of_a_sharp_screen_has_more_pixels(theme):
    name = QUrl(plate_source(Face("Eritrea")))
    image = load_resource(name, theme, lambda slug: None, 500, 2.0)
    assert image.size() == plate_size(theme, Face("Eritrea")) * 2
    assert image.devicePixelRatio() == 2.0


@pytest.mark.parametrize(
    ("kind", "data", "size"),
    [
        ("image/png", png(60, 40), (60, 40)),
        ("image/png", png(1000, 10), (500, 5)),
        ("image/jpeg", encoded("JPEG"), (40, 30)),
    ],
)
def test_a_picture_of_the_edition_is_shown_no_wider_than_the_column(theme, kind, data, size):
    image, asked = load(theme, "placard-image:hall", (kind, data))
    assert (image.width(), image.height()) == size
    assert asked == ["hall"]


@pytest.mark.parametrize(
    "found",
    [
        None,
        ("image/svg+xml", SVG),
        ("image/png", SVG),
        ("image/jpeg", png(6, 4)),
        ("text/html", b"<b>x</b>"),
        ("image/x-xpixmap", b"/* XPM */"),
        ("image/png", b""),
        ("image/png", b"\x89PNG\r\n\x1a\n"),
        ("image/png", claimed(100_000, 100_000)),
        ("image/png", claimed(MOST_PIXELS, 2)),
        ("image/png", claimed(0, 0)),
    ],
)
@pytest.mark.qt_log_ignore("Not a JPEG file", extend=True)
def test_what_is_no_sound_picture_is_nothing(theme, found):
    assert is_nothing(load(theme, "placard-image:hall", found)[0])


@pytest.mark.parametrize(("side", "is_shown"), [(10, True), (11, False)])
def test_the_size_is_looked_at_before_a_picture_is_decoded(theme, monkeypatch, side, is_shown):
    monkeypatch.setattr("desktop.widgets.resources.MOST_PIXELS", 100)
    image, _ = load(theme, "placard-image:hall", ("image/png", png(side, side)))
    assert is_nothing(image) != is_shown


@pytest.mark.parametrize(
    "name",
    [
        "file:///etc/passwd",
        "/etc/passwd",
        "etc/passwd",
        "../../secret.png",
        "http://127.0.0.1/x.png",
        "https://example.org/x.css",
        "ftp://example.org/x",
        "data:image/png;base64,iVBORw0KGgo=",
        "qrc:/qt-project.org/styles/x.png",
        ":/qt-project.org/styles/commonstyle/images/x.png",
        "javascript:alert(1)",
        "placard://story/x",
        "plate:king-held:X",
        "plate:",
        "",
    ],
)
@pytest.mark.parametrize("kind", QTextDocument.ResourceType)
def test_nothing_else_is_ever_loaded(theme, qtbot, kind, name):
    pane = ReaderPane(theme, lambda slug: ("image/png", png(2, 2)))
    qtbot.addWidget(pane)
    answer = pane.loadResource(kind.value, QUrl(name))
    if kind is QTextDocument.ResourceType.ImageResource:
        assert is_nothing(answer)
    else:
        assert answer == QByteArray()


def test_a_file_named_as_a_picture_is_left_alone(theme, qtbot, tmp_path, monkeypatch):
    """Given no picture, Qt opens a file of that name, with every ending it knows."""
    monkeypatch.chdir(tmp_path)
    red = QImage(30, 30, QImage.Format.Format_RGB32)
    red.fill(theme.colour("err"))
    names = ["secret.png", "placard-image:hall.png", "plate:x.png"]
    for name in names:
        red.save(name, "PNG")
    pane = ReaderPane(theme, lambda slug: None)
    qtbot.addWidget(pane)
    pane.resize(400, 300)
    sources = [*names, "placard-image:hall", "plate:x", str(tmp_path / "secret"), "secret"]
    html = "".join(f'<img src="{source}">' for source in sources)
    pane.show_page(Composed(f"<body>{html}</body>", "", (), rtl=False), 1.0)
    image = pane.grab().toImage()
    pixels = {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}
    assert theme.colour("err").rgb() not in pixels
