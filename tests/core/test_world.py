"""The map of the world: places where they belong, and every city of the edition on it."""

from itertools import pairwise

import pytest

from db.charts import Cities
from db.engine import open_edition
from db.queries.pages import get_page
from desktop.core.world import load_world, project
from tests.core.reader.pages import RESOURCES

WORLD = load_world(RESOURCES)


@pytest.mark.parametrize(
    ("longitude", "latitude", "place"),
    [
        (0, 0, (0.5, 0.0)),
        (180, 0, (1.0, 0.0)),
        (-180, 0, (0.0, 0.0)),
        (0, 90, (0.5, -0.2434)),  # 1.3173627591 / 5.4132599674, after Šavrič and others (2018)
        (0, -90, (0.5, 0.2434)),
    ],
)
def test_a_point_stands_where_the_projection_puts_it(longitude, latitude, place):
    assert project(longitude, latitude) == pytest.approx(place, abs=1e-4)


def test_equal_areas_stay_equal():
    def width(latitude):
        return project(1, latitude)[0] - project(0, latitude)[0]

    def area(south, north):
        steps = [south + (north - south) * n / 200 for n in range(201)]
        return sum(
            (width(below) + width(above)) / 2 * (project(0, below)[1] - project(0, above)[1])
            for below, above in pairwise(steps)
        )

    # The sines of 0, 30 and 90 degrees lie equally far apart, so do the areas of the sphere.
    assert area(0, 30) == pytest.approx(area(30, 90), rel=1e-3)


def test_no_outline_jumps_across_the_map():
    for ring in WORLD.land:
        assert ring[0] == ring[-1]
        assert max(abs(a[0] - b[0]) for a, b in pairwise(ring)) < 0.1


def test_every_city_of_the_bundled_edition_is_on_the_map(bundled_edition):
    database = open_edition(bundled_edition)
    with database.read() as session:
        page = get_page(session, "process", "gcm", "en", "2026-11-23")
    database.close()
    (cities,) = (block for block in page.blocks if isinstance(block, Cities))
    missing = [
        place for place in cities.places if (place.country, place.english) not in WORLD.cities
    ]
    assert missing == []
    assert (cities.places[0].name, cities.places[1].name) == ("New York", "Geneva")
