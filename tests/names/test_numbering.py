"""Numbers for the distinct strings of a long sequence."""

from hypothesis import given
from hypothesis import strategies as st

from sijill.names.numbering import numbered


@given(st.lists(st.text(max_size=3)), st.lists(st.text(max_size=3)))
def test_equal_strings_have_one_number_and_numbers_lead_back_to_them(
    one: list[str], other: list[str]
) -> None:
    place: dict[str, int] = {}
    numbers = [*numbered(one, place).tolist(), *numbered(other, place).tolist()]
    strings = list(place)
    assert [strings[number] for number in numbers] == one + other
    assert len(set(strings)) == len(strings)


def test_equal_strings_at_two_addresses_have_one_number() -> None:
    copies = ["".join(["na", "vid"]) for _ in range(3)]
    assert numbered([*copies, "omid"], {}).tolist() == [0, 0, 0, 1]


def test_thousands_of_strings_keep_their_numbers() -> None:
    strings = [f"name {k % 5000}" for k in range(20_000)]
    assert numbered(strings, {}).tolist() == [k % 5000 for k in range(20_000)]
