from __future__ import annotations

import pytest

from tests.reading.sentences import Said


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        (
            "en",
            "Those arrested were: 1. Karl Lind, 22, student; 2. Mira Zand, 19, a nurse.",
            ["Karl Lind", "Mira Zand"],
        ),
        (
            "en",
            "Arrested on Monday:\n- Karl Lind, 22\n- Mira Zand, 19\n\n- Otto Brandt",
            ["Karl Lind", "Mira Zand"],
        ),
        (
            "ar",
            "تأكد اعتقال الآتية أسماؤهم:\n١. سامر نوفل، ٢٢ عاما\n٢. هالة مراد، محامية",
            ["سامر نوفل", "هالة مراد"],
        ),
        (
            "fa",
            "بازداشت این افراد تأیید شده است:\n– مهران فرجامی، ۲۲ ساله\n– سولماز تکین‌آذر، معلم",
            ["مهران فرجامی", "سولماز تکین‌آذر"],
        ),
    ],
)
def test_who_heads_an_item_is_the_victim_of_what_the_lead_says(
    language: str, text: str, names: list[str]
) -> None:
    links = Said(text, language=language).links("participant")

    assert [link[1] for link in links if link[2] == "victim"] == names


def test_a_list_after_no_event_ties_nobody() -> None:
    text = "Members of the committee:\n- Karl Lind, 22\n- Mira Zand, 19"

    assert Said(text, language="en").links("participant") == []
