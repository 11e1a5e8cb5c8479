"""Charges in cells."""

from __future__ import annotations

from sijill.intake.charges import charges_in


def test_each_charge_is_one_with_its_article_and_place() -> None:
    text = "Disturbing public peace (art. 112); damage to water works (art. 118)"

    charges = charges_in(text)

    assert [(value["term"], value["article"]) for value, _, _ in charges] == [
        ("Disturbing public peace (art. 112)", "112"),
        ("damage to water works (art. 118)", "118"),
    ]
    assert [text[start:end] for _, start, end in charges] == [value["term"] for value, _, _ in charges]


def test_articles_are_read_in_three_languages_and_other_numbers_are_none() -> None:
    assert [
        charges_in(text)[0][0]["article"]
        for text in ("التآمر (المادة ٥٨)", "تخریب (مادهٔ ۱۱۸)", "theft of 200 sheep", "arrested under art. 6")
    ] == ["58", "118", None, "6"]


def test_a_charge_that_names_two_articles_has_no_single_one() -> None:
    assert charges_in("conspiracy (art. 5, art. 6)")[0][0]["article"] is None


def test_a_comma_does_not_part_charges() -> None:
    assert len(charges_in("membership, support and funding of a group")) == 1
    assert charges_in(" ; -") == []
