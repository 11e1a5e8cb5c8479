from __future__ import annotations

import pytest

from sijill.claims.kinds import Kind

from .sentences import Said


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("او را به زندان دشت خاموش بردند.", ["زندان دشت خاموش"]),
        ("اهالی روستای چم‌سور جاده را بستند.", ["چم‌سور"]),
        ("یک نفر در بانوره بازداشت شد.", ["بانوره"]),
        ("خواهرم در بندر گاوین است و من در اسپراد.", ["بندر گاوین", "اسپراد"]),
        ("فرماندار ورزنان استعفا داد.", ["ورزنان"]),
        ("خبرگزاری آوند – شهرآوند، دوشنبه ۱۸ تیر ۱۴۰۳", ["شهرآوند"]),
        ("قطار در ایستگاه نیک‌پیان ایستاد.", ["نیک‌پیان"]),
        ("به زندان مرکزی نیلوفران منتقل شد.", ["زندان مرکزی نیلوفران"]),
    ],
)
def test_a_persian_place_is_found_by_its_noun_preposition_or_ending(text: str, names: list[str]) -> None:
    assert Said(text, language="fa").texts(Kind.PLACE) == names


@pytest.mark.parametrize(
    "text",
    [
        "در واقع هیچ‌کس در جریان نبود و همه در ترس بودیم.",
        "از زندان آزاد شد.",
        "به پانزده ماه حبس محکوم شد.",
        "من در اسکله نبودم.",
        "در هیچ‌یک از جلسات حاضر نشد.",
    ],
)
def test_a_persian_common_noun_is_no_place(text: str) -> None:
    assert Said(text, language="fa").of(Kind.PLACE) == []
