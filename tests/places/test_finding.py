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
