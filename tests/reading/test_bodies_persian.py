from __future__ import annotations

import pytest

from sijill.claims.kinds import Kind

from .sentences import Said


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("شعبه ۲۶ دادگاه انقلاب تهران او را محکوم کرد.", ["شعبه ۲۶ دادگاه انقلاب تهران"]),
        ("سازمان زندان‌ها علت را ایست قلبی خوانده است.", ["سازمان زندان‌ها"]),
        ("اتحادیه آزاد کارگران بیانیه داد.", ["اتحادیه آزاد کارگران"]),
        ("روزنامه «بامداد ساحل» نوشت.", ["بامداد ساحل"]),
        ("او در دانشگاه صنعتی مهرآیین درس خواند.", ["دانشگاه صنعتی مهرآیین"]),
        ("کمیته دفاع از زندانیان سیاسی گلستان اعلام کرد.", ["کمیته دفاع از زندانیان سیاسی گلستان"]),
        ("دادسرای عمومی و انقلاب سرخه‌رود نامه نوشت.", ["دادسرای عمومی و انقلاب سرخه‌رود"]),
        ("کانون نویسندگان در بیانیه‌ای حکم را نپذیرفت.", ["کانون نویسندگان"]),
    ],
)
def test_a_persian_body_is_its_head_and_the_chain_behind_it(text: str, names: list[str]) -> None:
    assert Said(text, language="fa").texts(Kind.ORGANISATION) == names


@pytest.mark.parametrize(
    "text", ["او عضو گروه مسلح نبود.", "سه پلاکارد به نفع دولت ضبط می‌گردد.", "یک هیئت مستقل تشکیل شد."]
)
def test_a_common_noun_with_a_quality_is_no_body(text: str) -> None:
    assert Said(text, language="fa").of(Kind.ORGANISATION) == []
