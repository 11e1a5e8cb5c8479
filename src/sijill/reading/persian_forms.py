"""Forms of common Persian verbs: where they stand a noun phrase has ended."""

from __future__ import annotations

import re

from sijill.reading.wording import Wording

_VERB = re.compile(
    "(?:ن|ب)?(?:بود|کرد|شد|داشت|رفت|گفت|داد|امد|برد|گرفت|ماند|خواست|دید|زد|گذشت|رسید|کشید|خورد|مرد|افتاد|نشست|گشت|ساخت"
    "|یافت|نوشت|خواند|شنید|فرستاد|اورد|کشت|بست|شکست|ریخت|پرید|دوید|ترسید|خوابید|فروخت|خرید|سپرد|پذیرفت|باخت|انداخت|گذاشت"
    "|نهاد|توانست|دانست|کوشید|پرداخت|سوخت|گردید|نمود|ساخت|شناخت|اموخت|گریخت|پیوست|شتافت|نامید|خواست|بخشید|پرسید|افزود)"
    "(?:م|ی|یم|ید|ند|ه|ن)?|دار(?:م|ی|د|یم|ید|ند|ه|ن)|هست(?:م|ی|یم|ید|ند|ن)?|نیست(?:م|ی|یم|ید|ند|ن)?|باش(?:م|ی|د|یم|ید|ند)"
    "|شو(?:م|ی|د|یم|ید|ند)|کن(?:م|ی|د|یم|ید|ند)|ده(?:م|د|ند)|خواه(?:م|د|یم|ند)|اند|ام|است|بوده|شده|کرده|گرفتن|رفتن|بردن|زدن"
)
_NO_VERBS = frozenset(
    (
        "نهاد",
        "داد",
        "ساخت",
        "برده",
        "مرده",
        "بسته",
        "مردم",
        "مردی",
        "شدید",
        "برد",
        "بستن",
        "نشستی",
        "بستی",
        "بردی",
        "گفتن",
    )
)


def is_verb(wording: Wording, index: int) -> bool:
    """Whether a word is a form of a common verb, or has the prefix of one."""
    if not 0 <= index < len(wording):
        return False
    word = wording.words[index]
    if word.raw.startswith(("می\u200c", "نمی\u200c")) or word.raw.endswith(
        ("\u200cاند", "\u200cام", "\u200cایم")
    ):
        return True
    return _VERB.fullmatch(word.folded) is not None and word.folded not in _NO_VERBS
