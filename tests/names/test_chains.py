import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.names.chains import HONORIFIC, SECOND_HALF, lay_out

WORDS = [
    "Navid",
    "نوید",
    "محمدرضا",
    "Karimi",
    "الطيب",
    "ol",
    "Molouk",
    "تاج",
    "الملوک",
    "Alireza",
    "سادات",
    "NURI",
]


def shared(name: str) -> list[str]:
    number: dict[str, int] = {}
    found = lay_out([name], number)
    parts = {position: part for part, position in number.items()}
    return [parts[token] for token in found.tokens.tolist()]


def test_names_stand_in_the_order_they_were_given() -> None:
    number: dict[str, int] = {}
    found = lay_out(["Navid Nuri", "Dr. Sara Nuri", "Sara Navid"], number)

    assert found.parts.tolist() == [0, 2, 4, 6]
    assert [list(number)[token] for token in found.tokens] == [
        "navid",
        "nuri",
        "sara",
        "nuri",
        "sara",
        "navid",
    ]


def test_the_second_half_of_a_compound_is_marked_only_if_it_was_glued() -> None:
    glued, apart = lay_out(["محمدرضا کریمی"], {}), lay_out(["محمد رضا کریمی"], {})

    assert (glued.flags & SECOND_HALF).tolist() == [0, SECOND_HALF, 0]
    assert (apart.flags & SECOND_HALF).tolist() == [0, 0, 0]


def test_a_word_of_respect_after_the_given_name_is_marked() -> None:
    assert (lay_out(["زهرا بیگم نوری"], {}).flags & HONORIFIC).tolist() == [0, HONORIFIC, 0]


@pytest.mark.parametrize("name", ["Nuri Navid", "نوری نوید"])
def test_a_name_that_may_begin_with_the_family_has_two_chains(name: str) -> None:
    assert lay_out([name], {}).chains.tolist() == [0, 2]


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4))
def test_a_plain_name_is_laid_out_as_the_parser_reads_it(words: list[str]) -> None:
    name = " ".join(words)
    # A full stop sends the name to the parser; what stands in brackets is another name of the same person.
    assert shared(name) == shared(f"{name} ()")
