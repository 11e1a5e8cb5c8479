"""What befell those who are counted: their noun, the predicate that governs them, what came before."""

from __future__ import annotations

import pytest

from sijill.claims.kinds import Kind

from .sentences import Said


def measures(text: str, language: str) -> list[tuple[int | None, str]]:
    return [
        (low, measure) for low, measure in Said(text, language=language).values(Kind.FIGURE, "min", "measure")
    ]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Two brothers condemned for the murder were hanged at dawn.", "en", [(2, "executed")]),
        ("Six workers were killed and four others suffered burns.", "en", [(6, "killed"), (4, "injured")]),
        ("Among those arrested were three women.", "en", [(3, "arrested")]),
        ("Five men took him from the workshop.", "en", [(5, "other")]),
        ("Eleven fishermen have not been heard from for a week.", "en", [(11, "missing")]),
        ("لقي ثمانية عمال حتفهم في انهيار منجم.", "ar", [(8, "killed")]),
        ("ولا يزال مصير 14 طالبا مجهولا.", "ar", [(14, "missing")]),
        ("وأيدت المحكمة حكم الإعدام بحق ثلاثة متهمين.", "ar", [(3, "sentenced")]),
        ("ومن بين الموقوفين ثلاث نساء.", "ar", [(3, "detained")]),
        ("وأكد المحامي توقيف موكليه الأربعة.", "ar", [(4, "arrested")]),
        (
            "دادگاه بیست و دو فعال را که در بهار بازداشت شده بودند به حبس محکوم کرد.",
            "fa",
            [(22, "sentenced")],
        ),
        ("ده‌ها تن با سپردن تعهد آزاد شدند.", "fa", [(24, "released")]),
        ("بیش از بیست زندانی در زندان یادشده کشته شده‌اند.", "fa", [(20, "killed")]),
        ("افراد مسلح سه مهندس را ربودند.", "fa", [(3, "missing")]),
    ],
)
def test_the_predicate_of_its_clause_says_what_befell_them(
    text: str, language: str, expected: list[tuple[int, str]]
) -> None:
    assert measures(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Police arrested 60 people on Monday. The mayor, Ana Lind, spoke of nine.",
            "en",
            [(60, "arrested"), (9, "arrested")],
        ),
        (
            "At least 31 people were killed. Seven of them were children.",
            "en",
            [(31, "killed"), (7, "killed")],
        ),
        (
            "پلیس ۲۶ روستایی را دستگیر کرد. نام دوازده تن را داریم.",
            "fa",
            [(26, "arrested"), (12, "arrested")],
        ),
        ("اعتقل 114 شخصا في البلدة، من بينهم 19 امرأة.", "ar", [(114, "arrested"), (19, "arrested")]),
    ],
)
def test_names_and_bare_numbers_go_on_from_what_was_counted(
    text: str, language: str, expected: list[tuple[int, str]]
) -> None:
    assert measures(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("4. Numbers of the month", "en"),
        ("دخل الإضراب يومه التاسع عشر في السجن.", "ar"),
        ("این دو برادر در مزرعه بودند.", "fa"),
        ("She packed two jumpers and a book.", "en"),
        ("۴) آمار ماه", "fa"),
    ],
)
def test_labels_ordinals_and_things_are_no_figures(text: str, language: str) -> None:
    assert measures(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "low", "high"),
    [
        ("شش یا هفت نفر بودند.", "fa", 6, 7),
        ("كل أسبوع يموت اثنان أو ثلاثة.", "ar", 2, 3),
        ("شمار بیجاشدگان سه‌صد تا چهارصد تن است.", "fa", 300, 400),
        ("كنا ثمانين واحدا في غرفة.", "ar", 80, 80),
        ("قتل شخصان على الأقل.", "ar", 2, None),
    ],
)
def test_a_number_has_its_bounds(text: str, language: str, low: int, high: int | None) -> None:
    assert Said(text, language=language).values(Kind.FIGURE, "min", "max") == [(low, high)]
