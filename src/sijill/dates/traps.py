"""Words like those of a date that are none: streets, laws, prayers, newspapers, somebody's last night."""

from __future__ import annotations

import re

from sijill.dates.lexing import Token
from sijill.text import fold_text

_NAMED_AFTER = re.compile(
    fold_text(
        r"(?:(?:^|\s)[ولبف]{0,2}(?:ال)?(?:شارع|ساحه|ميدان|جاده|حركه|جسر|حي|مستشفي|مدرسه|كتيبه|لواء|جامعه|معسكر|ملعب)"
        r"|(?:خیابان|میدان|بلوار|بزرگراه|پل|جنبش|مدرسه|بیمارستان|محله|لشکر|تیپ|پادگان|دبیرستان|ورزشگاه|کوچه|سازمان)"
        r"|\b(?:street|square|avenue|road|movement|rue|plaza))\s+(?:\d+\s+)?(?:ال)?$"
    )
)
_NAMED_BEFORE = re.compile(
    fold_text(
        r"\s*,?\s*(?:square|street|avenue|road|movement|bridge|hospital|brigade|committee|school|stadium|prayers?\b|sermons?\b|times\b|mail\b|market\b)"
    )
)
_RECURRING = re.compile(
    fold_text(
        r"(?:^|\s)(?:[وفبل]?(?:كل|ايام|صلاه|خطبه|خطيب|مسجد|جامع|امام|ائمه)|هر|نماز|امام|امامان|ائمه|خطبه|خطبههای|every|each|black|good|holy|palm)\s+(?:يوم\s+|روز\s+|ال)?$"
    )
)
_AFTER_ON = re.compile(fold_text(r"(?:^|\s)(?:علي|كلا|بين|هولاء|هذين|احد|مع)\s+$"))
_LAW = re.compile(fold_text(r"(?:(?:رقم|قانون|القانون|مرسوم|المرسوم)\s[^.\n]{0,20}?|[/\d][^\s]{0,3}\s+)$"))
_ENACTED = re.compile(fold_text(r"(?:مصوب|مصوبه)\s+$"))
# "General" after an office is no year: المدعي العام السابق.
_GENERAL = re.compile(
    fold_text(
        r"(?:المدعي|النائب|الامين|المدير|المفتش|القائد|الراي|الادعاء|القطاع|الامن|المراقب|الوكيل|المحامي|الموتمر|الحق|العفو)\s+(?:ال)?$"
    )
)
# "In the middle of his thirties" is an age.
_AGED = re.compile(
    fold_text(
        r"(?:[وف]?(?:هو|هي)|عمره|عمرها|رجل|امراه|شاب|شابه|سيده|كان|كانت|his|her|their)\s+(?:في|in)?\s*(?:(?:اواسط|منتصف|اواخر|بدايه|بدايات|اوائل|مطلع|نهايه|early|mid|late)[\s-]+)?(?:ال)?$"
    )
)
_TO_APPEAL = re.compile(fold_text(r"ابلاغ|تجديد ?نظر|اعتراض|فرجام|notification|appeal"))
_COUNTED = re.compile(
    fold_text(r"\s*(?:نفر|تن\b|زندانی|معترض|کودک|زن\b|مرد\b|دانشجو|مورد|کشته|هزار|درصد|بار\b|روز\b|کارگر)")
)
_OF_A_YEAR = tuple(fold_text(word) for word in ("لسنة", "لعام"))
_MONDAY = fold_text("الاثنين")
_POSSESSIVE = re.compile(fold_text(r"\b(?:his|her|their|my|our|its|your|'s|’s)\s+$"))
_CLOSING = ("»", '"', "”", "’", "›")
_OPENING = '«"“‘‹'


def is_no_date(folded: str, story: str, tokens: list[Token], start: int, language: str | None) -> bool:
    """Whether what begins at a token only looks like a date; ``story`` are the parts of the text."""
    token = tokens[start]
    before, part = folded[max(0, token.start - 40) : token.start], story[start]
    if part in "noMWw" and _NAMED_AFTER.search(before):
        return True
    if part in "noMWwid" and _is_name(folded, story, tokens, start):
        return True
    if part in "wd" and _RECURRING.search(before):
        return True
    if part == "w" and folded.startswith(_MONDAY, token.start) and _AFTER_ON.search(before):
        return True
    if part == "i" and folded.startswith(_OF_A_YEAR, token.start) and _LAW.search(before):
        return True
    if part == "a" and (
        _LAW.search(before.removesuffix("ل")) if before.endswith("ل") else _ENACTED.search(before)
    ):
        return True
    if part == "a" and story[start + 1 : start + 2] == "n" and _COUNTED.match(folded, tokens[start + 1].end):
        return True
    if part == "a" and _GENERAL.search(before):
        return True
    if part in "hE" and _AGED.search(before) and "E" in story[start : start + 3]:
        return True
    if part == "+" or (part in "nc" and story[start - 1 : start] == "+"):
        return _TO_APPEAL.search(folded[max(0, token.start - 60) : token.start + 60]) is not None
    if part == "R":
        return bool(_POSSESSIVE.search(before)) or _is_title(folded, token)
    return False


def _is_name(folded: str, story: str, tokens: list[Token], start: int) -> bool:
    """Whether an English place or paper is named after the day: "2 October Square", "Friday prayers"."""
    end = start
    while end < len(story) and story[end] in "noMWwtid" and end < start + 5:
        end += 1
    return bool({"M", "W", "w"} & set(story[start:end])) and bool(
        _NAMED_BEFORE.match(folded, tokens[end - 1].end)
    )


def _is_title(folded: str, token: Token) -> bool:
    """Whether "today" ends a name in quotation marks: «صدى اليوم»."""
    if folded[token.end : token.end + 1] not in _CLOSING or token.end == len(folded):
        return False
    before = folded[max(0, token.start - 30) : token.start]
    opened = max(before.rfind(mark) for mark in _OPENING)
    return opened >= 0 and 1 <= len(before[opened + 1 :].split()) <= 2
