"""How far points are from a place, as the database reckons it."""

from math import asin, atan2, cos, degrees, radians, sin

import pytest

from cms.published.models import PublishedPoint, metres_of
from cms.published.models.point import EARTH_RADIUS
from cms.published.window import write
from tests.cms.published.projections import projection

PLACES = [(50.33, 7.22), (0.0, 170.0), (78.2, 15.6)]


def point_at(latitude: float, longitude: float, metres: float, bearing: float) -> tuple[float, float]:
    """Where somebody arrives who goes straight ahead on a sphere."""
    angle, course, here = metres / EARTH_RADIUS, radians(bearing), radians(latitude)
    there = asin(sin(here) * cos(angle) + cos(here) * sin(angle) * cos(course))
    east = atan2(sin(course) * sin(angle) * cos(here), cos(angle) - sin(here) * sin(there))
    return degrees(there), longitude + degrees(east)


@pytest.mark.django_db
@pytest.mark.parametrize("latitude, longitude", PLACES)
@pytest.mark.parametrize("metres", [0.5, 1_000, 99_990])
def test_distance_of_a_point_is_right_to_the_metre(latitude: float, longitude: float, metres: float) -> None:
    points = frozenset(point_at(latitude, longitude, metres, bearing) for bearing in range(0, 360, 30))
    write(projection(points=points))
    found = PublishedPoint.objects.near(latitude, longitude, 100_000)
    assert [round(metres_of(one.haversine) - metres, 1) for one in found] == [0.0] * 12
    assert not PublishedPoint.objects.near(latitude, longitude, metres - 0.1).exists()
