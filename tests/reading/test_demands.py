from __future__ import annotations

import pytest

from sijill.claims.kinds import Kind

from .sentences import Said


@pytest.mark.parametrize(
    ("text", "language", "claimant", "addressees"),
    [
        ("طالبت منظمة الأفق الأمم المتحدة بالإفراج عنهم.", "ar", "منظمة الأفق", ["الأمم المتحدة"]),
        (
            "دعت لجنة السجناء المجتمع الدولي ومجلس الأمن إلى التحرك.",
            "ar",
            "لجنة السجناء",
            ["المجتمع الدولي", "مجلس الأمن"],
        ),
        ("انجمن قلم از سازمان ملل خواست زندانیان را آزاد کند.", "fa", "انجمن قلم", ["سازمان ملل"]),
        (
            "The Horizon Association urged the United Nations to act.",
            "en",
            "Horizon Association",
            ["United Nations"],
        ),
    ],
)
def test_a_demand_has_who_makes_it_and_of_whom(
    text: str, language: str, claimant: str, addressees: list[str]
) -> None:
    said = Said(text, language=language)

    assert said.claimants(Kind.DEMAND) == [claimant]
    assert said.addressees() == [addressees]


@pytest.mark.parametrize("text", ["رأيت طالب الجامعة في بيته.", "الذين يطالبون بحقوقهم"])
def test_a_student_or_a_passing_word_is_no_demand(text: str) -> None:
    assert Said(text, language="ar").of(Kind.DEMAND) == []


def test_what_is_to_be_stopped_is_presupposed_not_demanded() -> None:
    said = Said("طالبت منظمة الأفق الأمم المتحدة بوقف التعذيب.", language="ar")

    assert [event.modality for event in said.of(Kind.EVENT)] == ["presupposed"]
