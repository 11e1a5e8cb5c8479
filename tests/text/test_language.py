import pytest

from sijill.text import language, script


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


# Thirty characters at most, as a line of a list or a headline has.
SHORT = {
    "ar": (
        "اعتقلته قوات الأمن في منزله",
        "حكمت عليه المحكمة بالإعدام",
        "نفذ الحكم فجر يوم الأربعاء",
        "لم تتمكن عائلته من زيارته",
        "توفي في السجن تحت التعذيب",
        "أفرج عنه بعد ثلاثة أشهر",
        "نقل إلى سجن آخر دون علم أهله",
        "صدر الحكم بحقه غيابيا",
        "خرج المتظاهرون إلى الشوارع",
        "قتل شاب برصاص قوات الأمن",
        "لا يعرف مصيره حتى اليوم",
        "قالت منظمة حقوقية إن العدد ارت",
    ),
    "fa": (
        "او را در خیابان بازداشت کردند",
        "دادگاه حکم اعدام را صادر کرد",
        "خانواده‌اش از او خبر ندارند",
        "به ده سال حبس محکوم شده است",
        "در زندان زیر شکنجه جان باخت",
        "حکم او در شعبه دوم تایید شد",
        "پس از سه ماه آزاد شد",
        "مأموران به خانه آنها رفتند",
        "هنوز از سرنوشت او خبری نیست",
        "دو نفر دیگر نیز کشته شدند",
        "با شلیک نیروهای امنیتی",
        "وکیل وی اجازه ملاقات نداشت",
    ),
    "ckb": (
        "دەستگیر کرا لە ماڵەکەی خۆی",
        "دادگا سزای لەسێدارەدانی دا",
        "خێزانەکەی هیچ هەواڵێکیان نییە",
        "بە پێنج ساڵ زیندان حوکم درا",
        "لە زیندان گیانی لەدەست دا",
        "دوای سێ مانگ ئازاد کرا",
        "هێزە ئەمنییەکان تەقەیان کرد",
        "لە شاری سنە خۆپیشاندان کرا",
        "چارەنووسی تا ئێستا نادیارە",
        "گوازرایەوە بۆ زیندانێکی تر",
        "دوو کەسی تر کوژران",
        "ئەو ڕۆژە کەس نەگەڕایەوە",
    ),
    "ur": (
        "اسے گھر سے گرفتار کیا گیا",
        "عدالت نے سزائے موت سنائی",
        "اس کے اہل خانہ پریشان ہیں",
        "پولیس نے فائرنگ کی",
        "دو افراد ہلاک ہو گئے",
        "وہ تین ماہ بعد رہا ہوا",
        "مظاہرین سڑکوں پر نکل آئے",
        "اسے دوسری جیل منتقل کیا گیا",
        "اب تک کوئی خبر نہیں ملی",
        "جیل میں تشدد سے موت ہوئی",
        "وکیل کو ملنے نہیں دیا گیا",
        "کئی لوگ زخمی بھی ہوئے",
    ),
    "en": (
        "He was arrested at his home",
        "The court sentenced him to dea",
        "She was released after a month",
        "They died in custody that year",
        "Two protesters were shot dead",
        "His family has no news of him",
        "The verdict was upheld by a ju",
        "It is not known where he is",
        "Security forces opened fire",
        "Moved to another prison in May",
        "No lawyer was allowed to see h",
        "Her fate remains unknown",
    ),
}


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in SHORT.items() for text in texts])
def test_thirty_characters_tell_their_language_and_script(code: str, text: str) -> None:
    assert len(text) <= 30
    assert (language(text), script(text)) == (code, "Latn" if code == "en" else "Arab")
