"""The charges of a list without quotation marks: where each begins and ends."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sijill.reading.law_references import LawReference, law_references
from sijill.reading.numbers import number_at
from sijill.reading.wording import Wording

LONGEST = 16
_LAW_REACH = 24
_SEPARATOR = re.compile(
    r"[\s»”\"'’]*(?:\([^()]*\))?\)?[\s»”\"]*[,،;؛]?\s*"
    r"(?:(?:and,?\s+)?in the case of [A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*,\s*)?"
)
ARABIC_BY = re.compile(r"ب\w{3,}")
MARKS = " \xa0\u200c\u200f\u200e'’-‐‑ـ"
_ENDERS = {
    "en": frozenset(
        (
            "after",
            "before",
            "during",
            "when",
            "while",
            "who",
            "which",
            "under",
            "following",
            "since",
            "until",
            "was",
            "were",
            "is",
            "are",
            "has",
            "had",
            "have",
            "hours",
            "days",
            "weeks",
            "they",
            "he",
            "she",
            "it",
            "but",
            "where",
            "because",
            "although",
            "his",
            "her",
            "by",
            "punishable",
            "pursuant",
            "contrary",
            "yesterday",
            "today",
            "earlier",
            "last",
            "could",
            "may",
            "will",
            "would",
            "in connection",
        )
    ),
    "ar": frozenset(
        (
            "بعد",
            "عقب",
            "قبل",
            "خلال",
            "منذ",
            "وقد",
            "کما",
            "حیث",
            "فیما",
            "بینما",
            "بموجب",
            "وفق",
            "وفقا",
            "استنادا",
            "عملا",
            "طبقا",
            "وذلک",
            "التی",
            "الذی",
            "وهی",
            "وهو",
            "لکن",
            "ثم",
            "الی",
            "بنا",
            "ولم",
            "ولا",
            "وکان",
            "وکانت",
            "امس",
            "الیوم",
            "سنه",
            "عام",
            "علی",
            "فی",
            "بحق",
        )
    ),
    "fa": frozenset(
        (
            "که",
            "را",
            "بازداشت",
            "دستگیر",
            "احضار",
            "شناخت",
            "شد",
            "شدند",
            "شده",
            "است",
            "هستند",
            "بود",
            "بودند",
            "متهم",
            "مجرم",
            "محاکمه",
            "گناهکار",
            "موضوع",
            "تبریه",
            "ابتدا",
            "روبهرو",
            "مواجه",
            "در",
            "پس",
            "بر",
            "طبق",
            "مستند",
            "تحت",
            "توسط",
            "دادگاه",
            "هر",
            "اعلام",
            "کرد",
            "کردند",
            "می",
            "صادر",
            "پرونده",
            "تفهیم",
            "محکوم",
            "به",
        )
    ),
}
_KEPT_AFTER = {
    "ar": frozenset(("الی", "علی", "فی")),
    "fa": frozenset(("به", "در", "بر")),
}
_PAIRS = frozenset(("تبانی", "نگهداری", "جرح", "ارایه", "همکاری", "شتم", "مخالفت"))
_NO_GERUND = frozenset(
    (
        "according",
        "including",
        "following",
        "during",
        "regarding",
        "concerning",
        "saying",
        "adding",
        "noting",
        "citing",
        "pending",
        "evening",
        "morning",
        "meeting",
        "hearing",
        "building",
        "meaning",
        "outstanding",
        "something",
        "nothing",
        "anything",
        "everything",
        "questioning",
        "ruling",
        "sentencing",
    )
)
_GOODS = frozenset(
    ("کیلو", "گرم", "غرام", "کیلوگرم", "تن", "کیلوغرام", "غراما", "kilos", "grams", "kilograms", "kg")
)


def charges_from(wording: Wording, first: int, begin: int) -> Iterator[tuple[int, int]]:
    """Give the span of each charge of the list that starts at word ``first``, in ``begin``'s sentence."""
    references = law_references(wording)
    place = first
    while place < len(wording):
        last = place
        limit = min(wording.sentence_of(begin)[1], place + LONGEST)
        while last < limit and not (last > place and _ends(wording, last, place)):
            last += 1
        last = _trimmed(wording, place, last)
        if last <= place:
            return
        start, end = wording.words[place].start, wording.words[last - 1].end
        if wording.language == "ar":
            start = _without_clitic(wording, place)
        yield start, end
        following = _next(wording, last, references)
        if following is None:
            return
        place = following


def _trimmed(wording: Wording, first: int, last: int) -> int:
    while last > first and wording.folded(last - 1) in (
        "and",
        "و",
        "of",
        "the",
        "به",
        "در",
        "از",
        "with",
        "to",
        "in",
        "on",
        "for",
        "a",
        "or",
        "نیز",
        "further",
        "another",
        "an",
        "additional",
    ):
        last -= 1
    return last


def _without_clitic(wording: Wording, index: int) -> int:
    word = wording.words[index]
    start = word.start
    if wording.is_known(index, "charge_head"):
        head = wording.term_at(index, "charge_head")
        return wording.stem_start(head) if head and head.clitic else start
    return start + (
        ARABIC_BY.match(word.folded) is not None
        and word.raw[0] == "ب"
        and word.folded[1:3] in ("ال", "ان", "ار", "اع", "تا", "تس", "تخ", "تح")
    )


def _next(wording: Wording, last: int, references: list[LawReference]) -> int | None:
    """Give where the next charge of a list begins, if one follows; an article between is skipped."""
    offset = wording.words[last - 1].end
    reference = next((one for one in references if 0 <= one.start - offset <= _LAW_REACH), None)
    if reference is not None and not set(".\n") & set(wording.text[offset : reference.start]):
        offset = reference.end
    match = _SEPARATOR.match(wording.text, offset, wording.end)
    gap = match[0] if match else ""
    index = wording.word_at(match.end()) if match else last
    semicolon = bool(set(gap) & set(";؛"))
    if index >= len(wording) or wording.sentence_of(index) != wording.sentence_of(last - 1):
        return None
    last = index
    if wording.folded(index) in ("and", "و", "or", "یا", "of", "نیز"):
        index += 1
        if wording.folded(index) in ("and", "of", "to", "همچنین"):
            index += 1
    arabic = wording.language == "ar" and wording.folded(last).startswith(("و", "ب"))
    joined = index > last or bool(set(gap) & set(",،;؛")) or arabic
    if not joined or index >= len(wording):
        return None
    head = wording.is_known(index, "charge_head") or is_gerund(wording, index)
    return (
        index
        if head or (semicolon and wording.language == "fa" and not wording.is_known(index, "stop"))
        else None
    )


def unbracketed(text: str) -> str:
    """Give a text without its brackets."""
    return re.sub(r"\([^()]*\)", "", text)


def _ends(wording: Wording, index: int, first: int) -> bool:
    gap = wording.gap(index)
    if gap.strip(MARKS + '»«"“”'):
        return True
    if _is_legal(wording, index):
        return True
    number = number_at(wording, index)
    if number is not None and not _is_counted(wording, number.last):
        return True
    folded = wording.folded(index)
    if folded in _ENDERS.get(wording.language, frozenset()):
        return not _goes_on(wording, index)
    return _opens_next(wording, index)


def _is_legal(wording: Wording, index: int) -> bool:
    """Whether words of another part of the verdict begin: a penalty, another charge, somebody's speech."""
    if wording.folded(index) == "احکام" and wording.folded(index + 1).endswith("قانون"):
        return False
    if wording.folded(index) in ("برای", "ارتکاب", "جرم"):
        return False
    term = wording.term_at(index, "charge")
    if term is not None and term.key == "bare" and wording.language == "en":
        return wording.is_known(index + 1, "charge_head") or bool(set(wording.gap(index + 1)) & set('«“"'))
    if wording.language == "en" and is_gerund(wording, index - 1) and wording.is_known(index, "measure"):
        return False
    return wording.is_known(index, "report", "prison", "sentencing", "measure", "charge")


def _is_counted(wording: Wording, index: int) -> bool:
    """Whether a number is an amount in the charge itself: «حمل و نگهداری ۹ کیلو هروئین»."""
    return not wording.is_known(index, "unit") and wording.folded(index) in _GOODS


def _goes_on(wording: Wording, index: int) -> bool:
    """Whether a preposition still belongs to the charge: «الانتماء إلى», «توهین به», but not «به سه سال»."""
    folded = wording.folded(index)
    if folded not in _KEPT_AFTER.get(wording.language, frozenset()):
        return False
    following = index + 1
    if number_at(wording, following) is not None or wording.is_known(
        following, "prison", "penalty", "term_link", "unit", "sentencing", "month"
    ):
        return False
    if wording.language == "ar" and folded in ("فی", "علی"):
        return not wording.is_known(following, "event") and wording.folded(following) not in (
            "قضیه",
            "جلسه",
            "حکم",
            "خلفیه",
            "یوم",
            "عام",
            "ان",
        )
    return wording.folded(following) not in (
        "دادگاه",
        "شعبه",
        "زندان",
        "تحمل",
        "مدت",
        "پرداخت",
        "عنوان",
        "اعدام",
        "ترتیب",
        "سال",
        "تاریخ",
        "روز",
    )


def _opens_next(wording: Wording, index: int) -> bool:
    folded = wording.folded(index)
    if wording.language == "ar":
        head = wording.term_at(index, "charge_head")
        return head is not None and head.clitic[:1] == "و"
    if folded not in ("and", "و", "or", "یا"):
        return False
    following = wording.folded(index + 1)
    if wording.language == "fa":
        return wording.is_known(index + 1, "charge_head") and following not in _PAIRS
    named = index + 1 < len(wording) and wording.words[index + 1].raw[0].isupper()
    return (
        named
        or wording.is_known(index + 1, "charge_head")
        or is_gerund(wording, index + 1)
        or following in ("was", "were", "had", "has", "sentenced", "jailed", "fined")
    )


def is_gerund(wording: Wording, index: int) -> bool:
    """Whether an English word is a verb's -ing that can name an act."""
    folded = wording.folded(index)
    return (
        wording.language == "en" and folded.endswith("ing") and len(folded) > 5 and folded not in _NO_GERUND
    )
