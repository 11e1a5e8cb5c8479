import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.places import Gazetteer, find, find_in


def found(text: str, language: str | None = None) -> list[tuple[str, str]]:
    return [(candidate.text, candidate.name) for candidate in find(text, language=language)]


def test_places_are_found_in_arabic_behind_clitics_that_stay_outside_the_span() -> None:
    assert found("سافر من القاهرة إلى بغداد وبيروت، ثم للرياض وبالدوحة، فكندا") == [
        ("القاهرة", "Cairo"),
        ("بغداد", "Baghdad"),
        ("بيروت", "Beirut"),
        ("رياض", "Riyadh"),
        ("الدوحة", "Doha"),
        ("كندا", "Canada"),
    ]


def test_places_are_found_in_persian() -> None:
    assert found("او از پاریس به استانبول و سپس به لس‌آنجلس رفت") == [
        ("پاریس", "Paris"),
        ("استانبول", "Istanbul"),
        ("لس‌آنجلس", "Los Angeles"),
    ]


def test_places_are_found_in_english_without_the_possessive() -> None:
    assert found("Canada's embassy in Ann Arbor wrote to New York City.") == [
        ("Canada", "Canada"),
        ("Ann Arbor", "Ann Arbor"),
        ("New York City", "New York City"),
    ]


def test_the_longest_name_wins() -> None:
    assert found("ثم إلى الولايات المتحدة الأمريكية") == [("الولايات المتحدة الأمريكية", "United States")]


def test_a_name_does_not_reach_over_a_full_stop() -> None:
    assert "Ann Arbor" not in [name for _, name in found("Her name is Ann. Arbor day came.")]


def test_a_word_inside_another_is_no_place() -> None:
    assert found("اللندنيون والباريسيون والتهرانی") == []


def test_lower_case_latin_is_no_place() -> None:
    assert found("a hotel in paris") == []


@pytest.mark.parametrize(
    "text",
    [
        "عرض صور الضحايا",
        "خبر جديد عن المدينة",
        "Nice people were Reading",
        "او دوشنبه خبر را خواند",
        "كيف كان في سنة",
    ],
)
def test_common_words_alone_are_no_places(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("في مدينة صور الساحلية", ("صور", "Tyre")),
        ("They met in Reading.", ("Reading", "Reading")),
        ("Nice, France", ("Nice", "Nice")),
    ],
)
def test_a_cue_makes_a_common_word_a_place(text: str, place: tuple[str, str]) -> None:
    assert place in found(text)


def test_a_doubtful_place_scores_lower_than_a_sure_one() -> None:
    nice, france = find("Nice, France")

    assert nice.score < france.score


def test_the_country_a_text_speaks_of_decides_between_places_of_one_name() -> None:
    assert [candidate.country for candidate in find("طرابلس في لبنان")] == ["LB", "LB"]
    assert [candidate.country for candidate in find("طرابلس في ليبيا")] == ["LY", "LY"]


def test_places_of_ones_own_table_are_found() -> None:
    own = Gazetteer.from_tsv("id\tkind\tcountry\tpopulation\ten\nx1\tprison\tZZ\t\tStone Valley Prison\n")

    (candidate,) = find_in(own, "He was held in Stone Valley Prison for a year.")

    assert (candidate.kind, candidate.id, candidate.country) == ("prison", "x1", "ZZ")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Hassan and Ali left.", "en"),
        ("این صحنه در نور بود", "fa"),
        ("حضر المشهد حسن ونور", "ar"),
    ],
)
def test_what_is_also_a_word_or_a_persons_name_is_no_sure_place(text: str, language: str) -> None:
    assert found(text, language) == []


def test_doubtful_candidates_are_given_with_a_reason_to_those_who_ask() -> None:
    (word, town) = find("Reading aloud, she met Paveh.", language="en", doubtful=True)

    assert (word.text, word.doubtful, word.reason) == (
        "Reading",
        True,
        "Also a common word or a person's name, and nothing beside it says that a place is meant.",
    )
    assert (town.doubtful, town.reason) == (
        True,
        "The name of a little-known place, and nothing beside it says that a place is meant.",
    )
    assert word.score < 0.5


def test_rival_places_stay_with_the_candidate() -> None:
    (tripoli, lebanon) = find("Tripoli, Lebanon")

    assert (tripoli.country, tripoli.reason) == ("LB", "The country is said behind it.")
    assert "LY" in {rival.country for rival in tripoli.alternatives}
    assert lebanon.reason.startswith("The most important of")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("در استان تهران", "unit"),
        ("در شهر تهران", "city"),
        ("شهرستان تهران", "district"),
        ("في محافظة البصرة", "unit"),
        ("Basra Governorate", "unit"),
        ("the city of Basra", "city"),
    ],
)
def test_a_noun_beside_a_name_says_which_kind_of_place_is_meant(text: str, kind: str) -> None:
    assert [candidate.kind for candidate in find(text)] == [kind]


def test_a_street_named_after_a_place_is_not_that_place() -> None:
    assert found("شارع فلسطين مغلق", "ar") == []
    assert [one.doubtful for one in find("شارع فلسطين مغلق", language="ar", doubtful=True)] == [True]


def test_a_little_known_town_is_found_where_the_text_speaks_of_its_country() -> None:
    assert found("در پاوه او را دیدند", "fa") == found("پاوه") == []
    assert "پاوه" in [name for name, _ in found("از سنندج به پاوه رفت", "fa")]


def test_a_label_before_a_name_is_a_cue() -> None:
    assert found("محل تولد: سقز", "fa") == [("سقز", "Saqqez")]


def test_a_doubtful_name_joins_a_list_of_its_country_behind_and() -> None:
    assert [text for text, _ in found("من بيروت وصور", "ar")] == ["بيروت", "صور"]
    assert [text for text, _ in found("من برلين وصور", "ar")] == ["برلين"]


def test_a_person_listed_with_a_place_is_no_village_of_that_name() -> None:
    assert found("حسن، طهران", "ar") == [("طهران", "Tehran")]
    assert found("Hassan, Baghdad", "en") == [("Baghdad", "Baghdad")]


def test_a_village_does_not_stand_for_a_city_of_its_name_far_larger() -> None:
    (_, riyadh) = find("من القاهرة إلى الرياض", language="ar")

    assert (riyadh.name, riyadh.country) == ("Riyadh", "SA")
    assert "EG" in {rival.country for rival in riyadh.alternatives}


def test_a_noun_cues_only_places_that_it_may_stand_for() -> None:
    assert found("در بخش مرکزی", "fa") == []
    assert found("در استان مرکزی", "fa") == [("مرکزی", "Markazi")]


def test_a_doubtful_name_that_begins_a_longer_one_is_no_place() -> None:
    assert found("They met at Liberty Hall and in Reading Room.") == []
    assert found("They met in Reading.") == [("Reading", "Reading")]


def test_an_acronym_is_a_place_only_if_the_place_is_written_so() -> None:
    assert found("The ABA and the UAE agreed.") == [("UAE", "United Arab Emirates")]


def test_suffixes_and_relative_adjectives_are_no_places() -> None:
    assert found("تهران‌ها و تهرانی‌ها و شیرازی", "fa") == []


@given(
    st.lists(
        st.sampled_from(
            ["بالقاهرة", "Paris", "New", "York", "،", ".", "😀", "لوس", "أنجلوس", "محمد", "ولبنان", "U"]
        ),
        max_size=12,
    )
)
def test_spans_are_code_points_of_the_text_and_do_not_overlap(words: list[str]) -> None:
    text = " ".join(words)
    end = 0
    for candidate in find(text, language="ar"):
        assert text[candidate.start : candidate.end] == candidate.text
        assert candidate.start >= end
        end = candidate.end
