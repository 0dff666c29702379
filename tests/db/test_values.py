"""Values behave as frozen, slotted dataclasses do, made of or not."""

import copy
import pickle
from dataclasses import FrozenInstanceError, asdict, dataclass, fields, replace

import pytest

from db.values import Value


class Place(Value):
    """Where something was."""

    city: str
    country: str = ""

    @property
    def text(self) -> str:
        return f"{self.city}, {self.country}"


class Visit(Value):
    place: Place
    days: tuple[int, ...] = ()


class Stay(Visit):
    nights: int = 1


class Never(Value):
    first: int
    second: str = "two"


class Alike(Value):
    city: str
    country: str = ""


@dataclass(frozen=True, slots=True)
class Plain:
    city: str
    country: str = ""


GENEVA = Place("Geneva", country="CH")


def test_values_are_equal_by_kind_and_content():
    assert Place("Geneva", "CH") == GENEVA
    assert Place("Vienna") != GENEVA
    assert Alike("Geneva", "CH") != GENEVA
    assert len({GENEVA, Place("Geneva", "CH"), Place("Vienna")}) == 2
    assert repr(Visit(GENEVA, (1,))) == "Visit(place=Place(city='Geneva', country='CH'), days=(1,))"
    assert GENEVA.text == "Geneva, CH"


@pytest.mark.parametrize("given", [(), ("a", "b", "c")])
def test_what_a_dataclass_refuses_is_refused(given):
    said = [refusal(kind, given) for kind in (Place, Plain)]
    assert said[0].replace("Place", "Plain") == said[1]
    with pytest.raises(FrozenInstanceError):
        GENEVA.city = "Vienna"
    with pytest.raises(FrozenInstanceError):
        del GENEVA.city
    with pytest.raises(AttributeError):
        Place.nothing  # noqa: B018 - the look is the test
    assert not hasattr(GENEVA, "__dict__")


def refusal(kind, given):
    with pytest.raises(TypeError) as caught:
        kind(*given)
    return str(caught.value)


def test_the_tools_of_dataclasses_take_them():
    visit = Visit(GENEVA, (19, 20))
    assert replace(GENEVA, city="Bern") == Place("Bern", "CH")
    assert asdict(visit) == {"place": {"city": "Geneva", "country": "CH"}, "days": (19, 20)}
    assert [field.name for field in fields(Never)] == ["first", "second"]  # none was ever made
    assert Stay(GENEVA, nights=2) == Stay(GENEVA, (), 2) != Visit(GENEVA)
    assert [field.name for field in fields(Stay)] == ["place", "days", "nights"]
    assert not hasattr(Stay(GENEVA), "__dict__")
    match visit:
        case Visit(Place(city), days):
            assert (city, days) == ("Geneva", (19, 20))
    for again in (copy.copy(visit), copy.deepcopy(visit), pickle.loads(pickle.dumps(visit))):
        assert again == visit
