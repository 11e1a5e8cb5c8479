"""Persian names of organisations: a head and the chain of ezafe behind it, which is not written."""

from __future__ import annotations

from collections.abc import Iterator

from sijill.reading.body import Body
from sijill.reading.numbers import number_word
from sijill.reading.persian_forms import is_verb
from sijill.reading.wording import Term, Wording

_LONGEST = 8
_ENDING = (
    *("report", "that", "sentencing", "title", "counted", "demand", "source", "going_on", "former", "bound"),
    *("kin", "office", "threat"),
)
_SUFFIXES = ("اش", "شان", "مان", "ام")
_PREPOSITIONS = frozenset(
    (
        "از",
        "به",
        "با",
        "در",
        "امور",
        "امر",
        "حمایت",
        "وضعیت",
        "حقوق",
        "ازادی",
        "صلح",
        "لغو",
        "بازداشتهای",
        "ناپدیدشدگیهای",
    )
)
_LIGHT = (
    "شد",
    "کرد",
    "داد",
    "گشت",
    "گردید",
    "نمود",
    "میشود",
    "میکن",
    "میگرد",
    "میده",
    "زد",
    "گرفت",
    "نشد",
    "نکرد",
)
_AUXILIARIES = frozenset(("کند", "کنند", "کن", "شود", "شوند", "گردد", "کرده", "شده"))
_COURT_GRADES = frozenset(("یک", "دو"))
_TOWNS = frozenset(("شهر", "روستای", "روستا", "ایستگاه"))
_FREE = frozenset(("ازاد", "مستقل"))


def persian_bodies(wording: Wording) -> Iterator[Body]:
    """Give the organisations of a stretch; the surest rules first."""
    terms = wording.terms("organisation")
    for term in terms:
        phrase = wording.term_at(term.first, "no_organisation")
        if phrase is not None and wording.term_at(phrase.last, "body") is None:
            continue
        counted = number_word(wording, term.first - 1) or (
            term.first and wording.words[term.first - 1].number is not None
        )
        if counted and term.key != "court":
            continue
        last = _end(wording, term)
        if term.key == "government" and wording.is_known(term.last, "word", "people", "minor", "event"):
            continue
        if last > term.last:
            branch = counted and wording.folded(term.first - 2) == "شعبه"
            start, end = wording.span(term.first - 2 if branch else term.first, last)
            yield Body(start, end, term.key, "head")


def _end(wording: Wording, term: Term) -> int:
    place = term.last
    while (
        place < len(wording) and place - term.first < _LONGEST and not wording.gap(place).strip(" \xa0\u200c")
    ):
        tie = wording.term_at(place, "tie")
        if tie is not None and tie.last < len(wording):
            place = tie.last + (wording.folded(tie.last - 1) in _PREPOSITIONS)
            continue
        if _is_numbered(wording, term, place):
            place += 1
            continue
        known = wording.term_at(place, "body")
        if known is not None and place > term.last:
            place = known.last
            break
        if _is_light(wording, place, opening=place == term.last) or not (
            _belongs(wording, place) or (place == term.last and _opens(wording, term))
        ):
            if wording.folded(place) == "و" and _and(wording, place, term):
                place += 2
                continue
            if term.key == "court" and wording.folded(place) in _COURT_GRADES and place > term.last:
                place += 1
                continue
            break
        place += 1
    place = _without_object(wording, term, place)
    if term.key == "court" and not any(
        wording.is_known(index, "court_kind") for index in range(term.last, place)
    ):
        return term.last
    return place


def _is_numbered(wording: Wording, term: Term, place: int) -> bool:
    """Whether a number tells a branch or station from others: «کلانتری ۱۳ گلشن», «دادسرای ناحیه دو»."""
    if term.key not in ("court", "force"):
        return False
    number = wording.words[place].number is not None or number_word(wording, place)
    return number and (place == term.last or wording.folded(place - 1) in ("ناحیه", "شماره", "شعبه", "منطقه"))


def _opens(wording: Wording, term: Term) -> bool:
    """Whether a word goes on with the name right behind the head only: «بیمارستان امام رضا»."""
    place = term.last
    office = wording.is_known(place, "office") and wording.is_known(place + 1, "organisation")
    named = term.key in ("hospital", "university") and wording.is_known(place, "title", "office")
    named = named or wording.folded(place) == "شهید"
    return office or named or wording.folded(place) in _FREE or wording.is_known(place, "prison")


def _is_light(wording: Wording, place: int, *, opening: bool) -> bool:
    """Whether a word makes a verb with the next: «ضبط می‌گردد», «تجمع کردند»."""
    after = wording.folded(place + 1)
    told = wording.is_known(place + 1, "report", "demand")
    known = wording.is_known(place, "word", "no_place", "event") or after.startswith(("می", "نمی"))
    if not opening and not told and is_verb(wording, place + 1) and known:
        return not wording.gap(place + 1).strip(" \xa0\u200c")
    if (
        wording.gap(place + 1).strip(" \xa0\u200c")
        or not after.startswith(_LIGHT)
        or not is_verb(wording, place + 1)
    ):
        return False
    plain = after in _AUXILIARIES and not _known(wording, place)
    return (
        not opening or plain or wording.is_known(place, "event", "measure", "sentencing", "penalty", "word")
    )


def _known(wording: Wording, index: int) -> bool:
    return wording.folded(index) in wording.lexicon.entries


def _belongs(wording: Wording, index: int) -> bool:
    word = wording.words[index]
    if word.number is not None or len(word.folded) < 2 or number_word(wording, index):
        return wording.is_known(index, "court_kind") and word.number is None
    if word.folded in ("اول", "دوم", "سوم"):
        return True
    if wording.is_known(index, *_ENDING) and not wording.is_known(index, "organisation", "court_kind"):
        return False
    if wording.is_known(index, "stop") and not wording.is_known(
        index, "organisation", "court_kind", "region", "tie"
    ):
        return False
    owned = word.raw.endswith(tuple("\u200c" + one for one in _SUFFIXES))
    if word.raw.endswith("\u200cیاب"):
        return True
    return not (
        is_verb(wording, index)
        or owned
        or word.folded in _TOWNS
        or word.raw.endswith(("اً", "شدن", "کردن", "\u200cای"))
    )


def _and(wording: Wording, place: int, term: Term) -> bool:
    """Whether «و» ties two things that one body is for: «آموزش و پرورش», «دادگاه عمومی و انقلاب»."""
    before, after = wording.folded(place - 1), wording.folded(place + 1)
    pairs = {
        ("عمومی", "انقلاب"),
        ("اموزش", "پرورش"),
        ("جنایی", "جزایی"),
        ("اصلاح", "تربیت"),
        ("امر", "نهی"),
        ("فرهنگ", "ارشاد"),
        ("حقوق", "ازادیهای"),
        ("حقوق", "ازادی"),
        ("زندانها", "اقدامات"),
        ("اطلاعات", "امنیت"),
        ("زنان", "کودکان"),
        ("کار", "رفاه"),
        ("صدا", "سیما"),
        ("اسناد", "مدارک"),
        ("حمل", "نقل"),
        ("عدل", "انصاف"),
        ("نظم", "امنیت"),
        ("معدن", "صنعت"),
        ("نویسندگان", "روزنامهنگاران"),
        ("بهداشت", "درمان"),
        ("علوم", "تحقیقات"),
    }
    return (before, after) in pairs and place + 1 < len(wording) and term.last <= place - 1


def _without_object(wording: Wording, term: Term, place: int) -> int:
    """Leave out the object before «را»: «سازمان زندان‌ها علت را …»."""
    if place < len(wording) and wording.folded(place) == "را" and place - term.last > 1:
        return place - 1
    return place
