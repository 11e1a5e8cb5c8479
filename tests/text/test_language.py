import pytest

from sijill.text import language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("حكمت المحكمة عليه في جلسة مغلقة بالسجن", "ar"),
        ("وقالت عائلته إنه اعتقل من منزله", "ar"),
        ("او در خانه‌اش بازداشت شد", "fa"),
        ("نويد در زندان به حبس محكوم شد", "fa"),
        ("دادگاه این حکم را تأیید کرد", "fa"),
        ("لە ماڵەکەی خۆی دەستگیر کرا", "ckb"),
        ("اسے اپنے گھر سے گرفتار کیا گیا", "ur"),
        ("He was arrested at the house of his brother", "en"),
    ],
)
def test_a_sentence_tells_its_language(text: str, code: str) -> None:
    assert language(text) == code


@pytest.mark.parametrize(
    "text", ["محمد", "John Smith", "", "1402", "Он арестован", "Il a été arrêté dans la nuit de jeudi"]
)
def test_what_cannot_be_told_is_undetermined(text: str) -> None:
    assert language(text) == "und"
