from __future__ import annotations

import pytest

from sijill.claims.kinds import Kind

from .sentences import Said


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("قال مدير مستشفى الرجاء إن الجرحى كثيرون.", "ar", "مستشفى الرجاء"),
        ("هي ممرضة في مستشفى الرجاء.", "ar", "مستشفى الرجاء"),
        ("به گفته بیمارستان نورآوند دو تن زخمی شدند.", "fa", "بیمارستان نورآوند"),
        ("Ana Lind, a nurse at Merrow Hospital, was released.", "en", "Merrow Hospital"),
    ],
)
def test_an_institution_that_says_or_employs_is_an_organisation(text: str, language: str, name: str) -> None:
    said = Said(text, language=language)
    assert (said.texts(Kind.ORGANISATION), said.texts(Kind.PLACE)) == ([name], [])


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("نُقل الجرحى إلى مستشفى الرجاء.", "ar", "مستشفى الرجاء"),
        ("جنازه را به بیمارستان نورآوند بردند.", "fa", "بیمارستان نورآوند"),
        ("They were seized outside Merrow Hospital.", "en", "Merrow Hospital"),
    ],
)
def test_an_institution_at_which_something_happens_is_a_place(text: str, language: str, name: str) -> None:
    said = Said(text, language=language)
    assert (said.texts(Kind.ORGANISATION), said.texts(Kind.PLACE)) == ([], [name])
