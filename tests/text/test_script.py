import pytest

from sijill.text import script


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("نوید", "Arab"),
        ("Navid", "Latn"),
        ("Навид", "Cyrl"),
        ("ﻣﺤﻤﺪ", "Arab"),
        ("Navid نوید رضا احمدی", "Arab"),
        ("1402/07/15", "Zyyy"),
        ("", "Zyyy"),
    ],
)
def test_the_script_of_most_letters_is_told(text: str, code: str) -> None:
    assert script(text) == code
