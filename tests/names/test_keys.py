import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.names import keys


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("نوید", "Navid"),
        ("نويد", "نوید"),
        ("محمد", "Mohammad"),
        ("Muhammed", "Mehmet"),
        ("رضا", "Reza"),
        ("رضا", "Rida"),
        ("عثمان", "Osman"),
        ("عثمان", "Uthman"),
        ("یوسف", "Youssef"),
        ("وليد", "Oualid"),
        ("جمال", "Gamal"),
        ("رشید", "Rachid"),
        ("عبدالله", "Abd Allah"),
        ("چاغلار", "Çağlar"),
        ("ئازاد", "Azad"),
        ("علی", "Ali"),
        ("ڤیان", "Vian"),
        ("حسینپور", "Hosein Pour"),
        ("قاسم", "Kassem"),
    ],
)
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert set(keys(one)) & set(keys(other))


def test_strangers_share_no_key() -> None:
    assert not set(keys("Navid Ahmadi")) & set(keys("سارا کریمی"))


@pytest.mark.parametrize("name", ["", "1402", "—"])
def test_an_unreadable_name_has_no_key(name: str) -> None:
    assert keys(name) == ()


@given(st.text())
def test_keys_are_few_distinct_and_never_empty(name: str) -> None:
    found = keys(name)

    assert len(found) <= 6
    assert len(found) == len(set(found))
    assert all(found)


def test_a_long_name_has_keys_of_its_first_and_last_part() -> None:
    found = set(keys("نوید رضا حسن محمود ابراهیم تلماری"))

    assert found & set(keys("Navid"))
    assert found & set(keys("Talmari"))


def test_an_initial_is_no_key_beside_a_name() -> None:
    assert keys("N. Talmari") == keys("Talmari")
