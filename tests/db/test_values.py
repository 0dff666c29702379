"""Values behave as frozen, slotted dataclasses do."""

import copy
import pickle

import pytest

from db.values import Value, as_mapping, as_plain, field_names, replace


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


class Nothing(Value):
    """Without a field."""


class Alone(Value):
    only: int = 1


class Alike(Value):
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


@pytest.mark.parametrize(
    ("given", "named", "said"),
    [
        ((), {}, "no city"),
        (("a", "b", "c"), {}, "too many values"),
        (("a",), {"city": "b"}, "city twice"),
        (("a",), {"town": "b"}, "an unknown town"),
        ((), {"town": "b"}, "no city, an unknown town"),
        ((), {"town": "b", "country": "c"}, "no city, an unknown town"),
    ],
)
def test_a_field_missing_or_unknown_or_given_twice_is_refused(given, named, said):
    with pytest.raises(TypeError) as caught:
        Place(*given, **named)
    assert str(caught.value) == f"Place was given {said}"


def test_a_value_does_not_change():
    with pytest.raises(AttributeError):
        GENEVA.city = "Vienna"
    with pytest.raises(AttributeError):
        GENEVA.other = "Vienna"
    with pytest.raises(AttributeError):
        del GENEVA.city
    assert not hasattr(GENEVA, "__dict__")
    assert Place("Geneva", "CH") == GENEVA


def test_values_are_read_matched_and_made_anew():
    visit = Visit(GENEVA, (19, 20))
    assert replace(GENEVA, city="Bern") == Place("Bern", "CH")
    with pytest.raises(TypeError, match="an unknown town"):
        replace(GENEVA, town="Bern")
    assert as_mapping(visit) == {"place": GENEVA, "days": (19, 20)}
    plain = {"place": {"city": "Geneva", "country": "CH"}, "days": [19, 20]}
    assert as_plain({"visits": [visit]}) == {"visits": [plain]}
    match visit:
        case Visit(Place(city), days):
            assert (city, days) == ("Geneva", (19, 20))
    for again in (copy.copy(visit), copy.deepcopy(visit), pickle.loads(pickle.dumps(visit))):
        assert again == visit


def test_a_class_has_the_fields_of_the_one_above_and_its_own():
    assert field_names(Stay) == ("place", "days", "nights")
    assert Stay(GENEVA, nights=2) == Stay(GENEVA, (), 2) != Visit(GENEVA)
    assert not hasattr(Stay(GENEVA), "__dict__")
    assert field_names(Visit) == ("place", "days")
    with pytest.raises(TypeError):
        Visit(GENEVA, nights=2)


def test_one_field_or_none_is_enough():
    assert (Alone() == Alone(1)) is True
    assert len({Alone(), Alone(only=1), Alone(2)}) == 2
    assert repr(Alone()) == "Alone(only=1)"
    assert Nothing() == Nothing() != Alone()
    assert repr(Nothing()) == "Nothing()"
    with pytest.raises(TypeError):
        Nothing(1)
    for value in (Alone(3), Nothing()):
        assert copy.deepcopy(value) == value
