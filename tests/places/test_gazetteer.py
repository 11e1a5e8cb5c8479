import pytest

from sijill.places import Gazetteer, GazetteerError, default_gazetteer, lookup, world

HEADING = "id\tkind\tcountry\tpopulation\ten\tar\tfa\tckb\n"
VALLEY = "x1\tprison\tZZ\t\tStone Valley|Valley Prison\tوادي الحجر\tدره سنگ\t\n"


@pytest.mark.parametrize("name", ["Cairo", "القاهرة", "قاهره", "cairo"])
def test_a_city_is_looked_up_by_its_names(name: str) -> None:
    first = lookup(name)[0]

    assert (first.name, first.country) == ("Cairo", "EG")


@pytest.mark.parametrize("name", ["لوس أنجلوس", "لوس انغلوس", "لوس‌أنجلوس"])
def test_spellings_of_a_foreign_name_lead_to_one_place(name: str) -> None:
    assert lookup(name)[0].name == "Los Angeles"


def test_a_country_has_names_in_three_languages() -> None:
    (japan,) = lookup("Japan")

    assert (japan.id, japan.kind, japan.names["ar"][0], japan.names["fa"][0]) == (
        "JP",
        "country",
        "اليابان",
        "ژاپن",
    )


def test_an_unknown_name_leads_nowhere() -> None:
    assert lookup("Nowhereville") == lookup("") == ()


def test_a_table_of_ones_own_is_laid_over_the_default() -> None:
    own = Gazetteer.from_tsv(HEADING + VALLEY)
    both = default_gazetteer().merged(own)

    (valley,) = both.lookup("دره‌ سنگ")
    assert (valley.kind, valley.country, valley.population, valley.name) == (
        "prison",
        "ZZ",
        0,
        "Stone Valley",
    )
    assert both.lookup("Cairo") == lookup("Cairo")


def test_a_place_with_the_same_id_replaces_the_other() -> None:
    old, new = (
        Gazetteer.from_tsv(HEADING + VALLEY),
        Gazetteer.from_tsv(HEADING + VALLEY.replace("Stone", "Salt")),
    )

    assert [place.name for place in old.merged(new).places] == ["Salt Valley"]


@pytest.mark.parametrize(
    ("table", "complaint"),
    [
        ("", "first line"),
        ("name\tkind\n", "first line"),
        (HEADING + "x1\tcity\n", "Line 2 .* has 2 cells, not 8"),
        (HEADING + VALLEY + "x2\tcity\tZZ\tmany\ta\tb\tc\td\n", "Line 3 .* population"),
        (HEADING + VALLEY.removeprefix("x1"), "Line 2 .* needs an id"),
    ],
)
def test_a_table_that_does_not_fit_is_refused_with_its_line(table: str, complaint: str) -> None:
    with pytest.raises(GazetteerError, match=complaint):
        Gazetteer.from_tsv(table)


def test_every_place_of_the_default_table_has_a_name_and_a_country() -> None:
    places = default_gazetteer().places

    assert len(places) > 3000
    assert len({place.id for place in places}) == len(places)
    assert [place for place in places if not place.names or not place.country] == []


def test_a_city_lies_in_a_unit_which_lies_in_a_country() -> None:
    gazetteer = default_gazetteer()
    (qom, *_) = lookup("Qom")
    (country,) = gazetteer.lookup("Iran")

    assert [place.kind for place in gazetteer.around(qom)] == ["unit", "country"]
    assert gazetteer.lies_in(qom, country)
    assert not gazetteer.lies_in(country, qom)


def test_parents_that_go_round_in_a_circle_end() -> None:
    table = "id\tkind\tcountry\tpopulation\tparent\ten\na\tunit\t\t\tb\tA\nb\tunit\t\t\ta\tB\n"
    gazetteer = Gazetteer.from_tsv(table)

    assert [place.id for place in gazetteer.around(gazetteer.places[0])] == ["b"]


def test_coordinates_of_a_table_are_read_or_refused() -> None:
    heading = "id\tkind\tcountry\tpopulation\tlatitude\tlongitude\ten\n"
    (place,) = Gazetteer.from_tsv(heading + "a\tcity\tZZ\t\t-1.5\t180\tA\n").places

    assert (place.latitude, place.longitude, place.names) == (-1.5, 180.0, {"en": ("A",)})
    with pytest.raises(GazetteerError, match=r"Line 2 .* latitude"):
        Gazetteer.from_tsv(heading + "a\tcity\tZZ\t\t-1.5\t\tA\n")


def test_a_merged_place_no_longer_goes_by_the_name_it_had() -> None:
    old = Gazetteer.from_tsv(HEADING + VALLEY)
    new = Gazetteer.from_tsv(HEADING + VALLEY.replace("Stone Valley|Valley Prison", "Salt Pan"))

    assert old.merged(new).lookup("Stone Valley") == ()
    assert [place.name for place in old.merged(new).lookup("Salt Pan")] == ["Salt Pan"]


def test_the_world_has_countries_units_cities_and_towns() -> None:
    kinds = {place.kind for place in world().places}

    assert kinds == {"country", "unit", "city", "town"}
    assert sum(place.population >= 15_000 for place in world().places) > 30_000
