"""The outline of the world and where its cities are, for maps of a few places. No Qt here.

`resources/map/world.json` holds Natural Earth's land at 1:110 million and its cities (both public
domain) in degrees, with the cities that our editions need besides. Land only: an outline without
borders says nothing about whose any of it is.
"""

import json
from functools import cache
from math import asin, cos, pi, radians, sin, sqrt
from pathlib import Path
from typing import Final, NamedTuple

Point = tuple[float, float]

_A: Final = (1.340264, -0.081106, 0.000893, 0.003796)
_WIDTH: Final = 4 * pi / (sqrt(3) * _A[0])
_FILE: Final = Path("map", "world.json")


class World(NamedTuple):
    """Land and cities.

    Attributes:
        land: Closed outlines, each a row of (x, y) as `project` gives them.
        cities: (x, y) by country (ISO 3166-1 alpha-2, lower case) and English name.
    """

    land: tuple[tuple[Point, ...], ...]
    cities: dict[tuple[str, str], Point]


@cache
def load_world(resources: Path) -> World:
    """Read the map from the folder of resources, once."""
    data = json.loads((resources / _FILE).read_text(encoding="utf-8"))
    land = tuple(tuple(project(*point) for point in ring) for ring in data["land"])
    cities = {
        (country, name): project(*point)
        for country, named in data["cities"].items()
        for name, point in named.items()
    }
    return World(land, cities)


def project(longitude: float, latitude: float) -> Point:
    """Return the place of a point of the earth on the Equal Earth projection.

    Areas are true, so that no continent looks larger than it is (Šavrič, Patterson and Jenny 2018,
    doi:10.1080/13658816.2018.1504949).

    Args:
        longitude: Degrees east.
        latitude: Degrees north.

    Returns:
        x from 0 (180 degrees west on the equator) to 1; y downward in the same unit, 0 on the
        equator.
    """
    angle = asin(sqrt(3) / 2 * sin(radians(latitude)))
    square = angle * angle
    sixth = square**3
    slope = _A[0] + 3 * _A[1] * square + sixth * (7 * _A[2] + 9 * _A[3] * square)
    x = 2 * radians(longitude) * cos(angle) / (sqrt(3) * slope)
    y = angle * (_A[0] + _A[1] * square + sixth * (_A[2] + _A[3] * square))
    return x / _WIDTH + 0.5, -y / _WIDTH
