import pytest

from sijill.counting import Level, Whereabouts
from sijill.places import Gazetteer

TABLE = """id\tkind\tcountry\tpopulation\ten\tar\tfa\tparent
ZZ\tcountry\tZZ\t0\tNarvand\tنارفند\tنروند\t
ZZ-1\tunit\tZZ\t900000\tUpper Valley\tالوادي الأعلى\tدرهٔ بالا\tZZ
ZZ-2\tunit\tZZ\t300000\tLower Valley\tالوادي الأدنى\tدرهٔ پایین\tZZ
1\tcity\tZZ\t500000\tKeltab\tكلتاب\tکلتاب\tZZ-1
2\ttown\tZZ\t20000\tDurazin\tدورازين\tدورازین\tZZ-2
3\ttown\tZZ\t21000\tDurazin\tدورازين\tدورازین\tZZ-1
4\ttown\tZZ\t900\tKeltab\tكلتاب\tکلتاب\tZZ-2
5\tprison\tZZ\t0\tRishbar Prison\tسجن ريشبار\tزندان ریشبار\t2
"""
GAZETTEER = Gazetteer.from_tsv(TABLE)


def possible(level: Level, *names: str, written: tuple[str, ...] = ()) -> set[str]:
    return set(Whereabouts(GAZETTEER, level, (*names, *written)).possible([(name, None) for name in names]))


@pytest.mark.parametrize(
    ("level", "key"), [(Level.PLACE, "1"), (Level.TOWN, "1"), (Level.UNIT, "ZZ-1"), (Level.COUNTRY, "ZZ")]
)
def test_a_town_counts_in_its_province_and_its_country(level: Level, key: str) -> None:
    assert possible(level, "کلتاب") == {key}


def test_a_prison_counts_in_the_town_where_it_is() -> None:
    assert possible(Level.TOWN, "Rishbar Prison") == {"2"}
    assert possible(Level.PLACE, "Rishbar Prison") == {"5"}


def test_a_name_of_two_places_may_be_either_unless_one_is_far_larger() -> None:
    assert possible(Level.TOWN, "Durazin") == {"2", "3"}
    assert possible(Level.COUNTRY, "Durazin") == {"ZZ"}
    assert possible(Level.TOWN, "Keltab") == {"1"}


def test_a_wider_statement_settles_which_and_is_no_rival() -> None:
    assert possible(Level.TOWN, "Durazin", "Lower Valley") == {"2"}
    assert possible(Level.TOWN, "Durazin, Upper Valley") == {"3"}


def test_two_towns_are_rivals_and_both_stand() -> None:
    assert possible(Level.UNIT, "Keltab", "Rishbar Prison") == {"ZZ-1", "ZZ-2"}


def test_what_is_only_known_more_widely_stays_itself() -> None:
    assert possible(Level.TOWN, "Upper Valley") == {"ZZ-1"}


def test_an_unknown_place_is_one_over_scripts_and_parts_of_it_lie_in_it() -> None:
    written = ("Simvar", "سيموار", "سیموار")

    assert possible(Level.TOWN, "Simvar", "سيموار", written=written) == {"=simvar"}
    assert possible(Level.TOWN, "سیموار، کارخانه", written=written) == {"=simvar"}
    assert possible(Level.PLACE, "سیموار، کارخانه", written=written) != {"=simvar"}


def test_places_are_said_in_the_language_of_the_reader() -> None:
    where = Whereabouts(GAZETTEER, Level.TOWN, ["Simvar", "سيموار"])

    assert [where.name("1", language) for language in ("en", "ar", "fa")] == ["Keltab", "كلتاب", "کلتاب"]
    assert [where.name("=simvar", language) for language in ("en", "ar")] == ["Simvar", "سيموار"]


def test_a_place_lies_in_another_surely_perhaps_or_not() -> None:
    where = Whereabouts(GAZETTEER, Level.TOWN)

    assert where.lies_in([("Rishbar Prison", None)], [("Lower Valley", None)]) is True
    assert where.lies_in([("Durazin", None)], [("Lower Valley", None)]) is None
    assert where.lies_in([("Lower Valley", None)], [("Rishbar Prison", None)]) is None
    assert where.lies_in([("Keltab", None)], [("Lower Valley", None)]) is False
