"""Persian names of places: datelines, «زندان X», «روستای X», «در X» with the ending of a town."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sijill.reading.numbers import number_word
from sijill.reading.persian_forms import is_verb
from sijill.reading.spot import Spot
from sijill.reading.wording import Term, Wording

_WORD = "[\u0621-\u06cc\u200c\u064b-\u0655]"
_DATELINE = re.compile(
    rf"\s*(?:[^\n–—-]{{3,40}}\s[–—-]\s*)?(?P<name>{_WORD}{{2,}}(?:\s{_WORD}{{2,}}){{0,1}})\s*"
    r"(?:[،,]\s*(?=(?:شنبه|یک‌?شنبه|دوشنبه|سه‌?شنبه|چهارشنبه|پنج‌?شنبه|جمعه|[۰-۹0-9]{1,2}\s))|\((?=[^()\n]{3,40}\)\s*[-–—:])|[–—-]\s(?=خبرگزاری|آژانس|[۰-۹]))"
)
_SIGNED = re.compile(
    rf"[،,–—-]\s*(?P<name>{_WORD}{{3,}}(?:\s{_WORD}{{2,}})?)\s*[،,–—-]\s*(?=[\d۰-۹]{{1,2}}\s(?!سال|ماه|روز|نفر|تن|ساعت|مورد))"
)
_ENDINGS = (
    *("آباد", "اباد", "شهر", "دره", "تپه", "کلا", "کلایه", "سرا", "رود", "چال", "کند", "گرد", "جرد", "دشت"),
    *("آوند", "اوند", "ستان", "بندر", "ده", "قلعه", "چشمه", "کوه", "دژ", "بلاغ", "شان", "انبار", "محله"),
    *("علیا", "سفلی", "تل", "زار", "گاه"),
)
_NO_TOWN = (
    "دانشگاه",
    "بازداشتگاه",
    "دادگاه",
    "فروشگاه",
    "کارگاه",
    "آنگاه",
    "گاه",
    "بارگاه",
    "پایگاه",
    "ایستگاه",
)
_OWN = ("stop", "report", "that", "going_on", "former", "title", "kin", "people", "unit", "measure", "charge")
_NOUNS = ("event", "penalty", "organisation", "office", "occupation", "demand", "sentencing", "age")
_HEADING = 12
# What streets and squares are called after, though the words mean something else as well.
_GREAT_WORDS = frozenset(
    ("ازادی", "انقلاب", "جمهوری", "استقلال", "شهدا", "امام", "ملت", "دولت", "ساعت", "صنعت")
)
_SPLIT_ENDINGS = frozenset(("اباد", "رود", "شهر", "دشت", "سرا", "کوه", "دره", "تپه", "چشمه", "بندر", "کلا"))
_HERE = frozenset(("تو", "توی", "در", "از", "به", "تا", "سمت", "اهل", "سوی", "نزدیک", "داخل"))
_STRICT = ("آباد", "اباد", "چال", "تپه", "کلا", "اوند", "دشت", "بندر", "شهر", "قلعه", "محله")


def persian_spots(wording: Wording) -> Iterator[Spot]:
    """Give the places of a stretch by grammar; the surest rules first."""
    yield from _dateline(wording)
    for term in wording.terms("site"):
        yield from _site(wording, term)
    for term in wording.terms("settlement"):
        yield from _settlement(wording, term)
    for index in range(len(wording)):
        yield from _after(wording, index)


def _dateline(wording: Wording) -> Iterator[Spot]:
    """Find the town at the head of a report, or beside the date of a signature."""
    for match in (
        _DATELINE.match(wording.text, wording.start, wording.end),
        _SIGNED.search(wording.text, wording.start, wording.end),
    ):
        if match is None:
            continue
        start, end = match.span("name")
        first, last = wording.word_at(start), wording.word_at(end - 1) + 1
        if all(_may_name(wording, index) and not _known(wording, index) for index in range(first, last)):
            yield Spot(start, end, "dateline")


def _site(wording: Wording, term: Term) -> Iterator[Spot]:
    """Find «زندان مرکزی نیلوفران», «استان تل‌سبز»; the noun is part of the name."""
    place = term.last
    if place >= len(wording) or not _joined(wording, place):
        return
    last = _name(wording, place)
    if term.key == "prison" and last == place:
        last = _numbered(wording, place)
    if last == place and term.key == "quarter" and wording.folded(place) in _GREAT_WORDS:
        last += 1
    if last > place and not (last == place + 1 and wording.is_known(place, "place_quality")):
        yield Spot(wording.words[term.first].start, wording.words[last - 1].end, "site")


def _numbered(wording: Wording, place: int) -> int:
    """Go on over «بازداشتگاه شمارهٔ سه» and «زندان وکیل سرا»."""
    if wording.folded(place) in ("شماره", "شمارهٔ") and number_word(wording, place + 1):
        return place + 2
    if wording.folded(place + 1) in _SPLIT_ENDINGS and _joined(wording, place + 1):
        return place + 2
    return place


def _settlement(wording: Wording, term: Term) -> Iterator[Spot]:
    """Find the name behind «اهالی», «مردم», «شهر», «فرماندار»; the noun stays outside."""
    place = term.last
    if place < len(wording) and _joined(wording, place) and not _known(wording, place):
        last = _name(wording, place)
        weak = term.key == "weak" and not _has_ending(wording, place)
        if last > place and not weak:
            yield Spot(*wording.span(place, last), "settlement", sure=_has_ending(wording, place))


def _name(wording: Wording, place: int) -> int:
    if not _may_name(wording, place):
        return place
    last = place + 1
    start = wording.is_known(place, "place_start", "place_quality")
    split = last < len(wording) and _joined(wording, last) and wording.folded(last) in _SPLIT_ENDINGS
    split = split and not _known(wording, place)
    if split or (start and last < len(wording) and _joined(wording, last) and _may_name(wording, last)):
        last += 1
    while (
        last < len(wording)
        and _joined(wording, last)
        and wording.is_known(last, "place_quality")
        and last - place < 4
    ):
        last += 1
    return last


def _known(wording: Wording, index: int) -> bool:
    return wording.folded(index) in wording.lexicon.entries


def _may_name(wording: Wording, index: int) -> bool:
    if index >= len(wording) or wording.words[index].number is not None:
        return False
    word = wording.words[index]
    if len(word.folded) < 3 or word.raw[0].isascii():
        return False
    if wording.is_known(index, "place_start", "place_quality"):
        return True
    if wording.is_known(index, *_OWN, *_NOUNS, "no_place", "source", "counted", "site", "settlement"):
        return False
    if number_word(wording, index) or is_verb(wording, index):
        return False
    if word.raw.startswith(("می\u200c", "نمی\u200c")) or word.raw.endswith(
        ("ها", "های", "\u200cاش", "\u200cشان", "اً")
    ):
        return False
    return not word.raw.endswith("\u200cاند")


def _has_ending(wording: Wording, index: int) -> bool:
    folded = wording.folded(index)
    return (
        len(folded) > 5
        and folded.endswith(_ENDINGS)
        and folded not in _NO_TOWN
        and not folded.endswith(("گاه",))
    )


def _after(wording: Wording, index: int) -> Iterator[Spot]:
    """Find «در X» where X ends as a town does and is no word of the vocabulary."""
    if _is_strict(wording, index):
        yield Spot(*wording.span(index, index + 1), "ending")
    if wording.folded(index) not in _HERE or index + 1 >= len(wording):
        return
    place = index + 1
    if not _joined(wording, place) or not _may_name(wording, place) or _known(wording, place):
        return
    last = _name(wording, place)
    if last > place and (_has_ending(wording, place) or _is_alone(wording, index, last)):
        yield Spot(*wording.span(place, last), "in")


def _is_alone(wording: Wording, index: int, last: int) -> bool:
    """Whether an unknown word behind «در» has no noun behind it that it could own or qualify."""
    closing = wording.folded(index) == "از" and last == len(wording) and len(wording) < _HEADING
    exiled = wording.folded(index) == "به" and wording.folded(index - 1) == "تبعید"
    if (
        (wording.folded(index) not in ("در", "تو", "توی") and not closing and not exiled)
        or wording.is_known(index + 1, "given", "word")
        or _is_inflected(wording, index + 1)
    ):
        return False
    ended = last >= len(wording) or not _joined(wording, last) or is_verb(wording, last)
    light = last < len(wording) and _known(wording, last) and is_verb(wording, last + 1)
    return ended or light or wording.is_known(last, "where", "going_on", "that")


def _is_inflected(wording: Wording, index: int) -> bool:
    """Whether a word has the ending of "a", of a plural or of a pronoun; a town has none."""
    raw, folded = wording.words[index].raw, wording.folded(index)
    if raw.endswith(("\u200cای", "ها", "ات", "گی", "مان", "شان", "تان", "ش", "م", "ی")):
        return True
    stem = folded.removesuffix("ان")
    entries = wording.lexicon.entries
    return stem != folded and any(
        one in entries for one in (stem, stem + "ه", stem + "ی", stem.removesuffix("گ") + "ه")
    )


def _is_strict(wording: Wording, index: int) -> bool:
    """Whether a word that the vocabulary does not know ends as only the name of a town does."""
    folded = wording.folded(index)
    ended = any(folded.endswith(one) and len(folded) > len(one) + 2 for one in _STRICT)
    return ended and not _known(wording, index) and _may_name(wording, index)


def _joined(wording: Wording, index: int) -> bool:
    return not wording.gap(index).strip(" \xa0\u200c")
