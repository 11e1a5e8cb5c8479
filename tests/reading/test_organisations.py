from __future__ import annotations

import pytest

from sijill.claims.kinds import Kind

from .sentences import Said


@pytest.mark.parametrize(
    ("text", "language", "name", "head"),
    [
        ("أصدرت المحكمة الثورية حكمها.", "ar", "المحكمة الثورية", "court"),
        ("قالت للمجلس الوطني الأعلى كلاماً", "ar", "المجلس الوطني الأعلى", "council"),
        ("بيان لجنة السجناء في المنفى", "ar", "لجنة السجناء", "committee"),
        ("سازمان حقوق بشر کلتاب گفت که", "fa", "سازمان حقوق بشر کلتاب", "organisation"),
        (
            "The Committee for the Defence of Writers met.",
            "en",
            "Committee for the Defence of Writers",
            "committee",
        ),
        ("He called the Ministry of Justice yesterday.", "en", "Ministry of Justice", "ministry"),
        ("to the UN Security Council today", "en", "UN Security Council", "intergovernmental"),
    ],
)
def test_an_organisation_is_its_head_word_and_what_names_it(
    text: str, language: str, name: str, head: str
) -> None:
    assert Said(text, language=language).values(Kind.ORGANISATION, "name", "type") == [(name, head)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("شاركت 90 جمعية محلية في اللقاء.", "ar"),
        ("تأسيس حكومة انتقالية.", "ar"),
        ("اجتمعت لجنة أمس.", "ar"),
        ("The committee met in court.", "en"),
    ],
)
def test_a_common_noun_names_no_organisation(text: str, language: str) -> None:
    assert Said(text, language=language).of(Kind.ORGANISATION) == []


def test_a_head_word_with_its_article_is_the_only_such_body_named_before() -> None:
    said = Said("أحصت لجنة السجناء أربعين قتيلاً. وقالت اللجنة إن العدد كبير.", language="ar")

    assert said.values(Kind.ORGANISATION, "name") == [("لجنة السجناء",), ("لجنة السجناء",)]
    assert said.claimants(Kind.QUOTE) == ["اللجنة"]
