"""Arabic names of places: datelines, «سجن X», «حي X», «مدينة X», «في X»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sijill.reading.numbers import number_word
from sijill.reading.spot import Spot
from sijill.reading.wording import Term, Wording

_DATELINE = re.compile(
    r"\s*(?P<name>[ء-ي\u064b-\u0652]{2,}(?:\s[ء-ي\u064b-\u0652]{2,}){0,2})\s*"
    r"(?:\((?=[^()\n]{2,40}\)\s*[-–—:\d٠-٩])|[-–—،,:]\s*(?=[^\n]{0,30}?(?:\d{4}|[٠-٩]{4}|\d{1,2}\s|[٠-٩]{1,2}\s|\(|وكالة|مراسل|خاص|رويترز)))"
)
_SIGNED = re.compile(
    r"(?:[،,–—-]|حررت? في|صدرت? (?:في|عن))\s*"
    r"(?P<name>[ء-ي\u064b-\u0652]{3,}(?:\s[ء-ي\u064b-\u0652]{2,})?)\s*[،,–—-]\s*"
    r"(?:في\s+)?(?=[\d٠-٩]{1,2}[\s/.](?!\s*(?:عام|سنة|سنوات|ربيع|و[\d٠-٩])))"
)
_ADJECTIVE_OF_SITE = frozenset(
    ("المرکزی", "العسکری", "المدنی", "العمومی", "المحلی", "الکبیر", "الجدید", "القدیم")
)
_OWN = ("stop", "report", "that", "telling", "former", "title", "kin", "people", "unit", "measure", "charge")
_NOUNS = ("event", "penalty", "prison", "organisation", "office", "occupation", "demand", "sentencing")
_PLURAL_VERB = re.compile("ی.{2,}ن")
_DAYS = frozenset(
    (
        "الاثنین",
        "الثلاثا",
        "الاربعا",
        "الخمیس",
        "الجمعه",
        "السبت",
        "الاحد",
        "البارحه",
        "اللیله",
        "الساعه",
        "الان",
        "الذین",
    )
)
_BEFORE = frozenset(("فی", "الی", "من", "قرب", "بین", "نحو", "تولد", "موالید", "مولود", "باتجاه", "صوب"))
_STARTS = frozenset(("تل", "کفر", "وادی", "واد", "بیر", "مرج", "خربه", "تله", "بندر", "غدیر", "ساقیه", "حصن"))
_BOYCOTT = "مقاطعه"
_PRONOUNS = ("ها", "هم", "هما", "نا", "کم")


def arabic_spots(wording: Wording) -> Iterator[Spot]:
    """Give the places of a stretch by grammar; the surest rules first."""
    yield from _dateline(wording)
    for term in wording.terms("site"):
        yield from _site(wording, term)
    for term in wording.terms("settlement"):
        yield from _settlement(wording, term)
    for term in wording.terms("place_start"):
        yield from _started(wording, term)
    for index in range(len(wording)):
        yield from _after(wording, index)


def _dateline(wording: Wording) -> Iterator[Spot]:
    """Find the town at the head of a report, or beside the date of a signature."""
    for match in (
        _DATELINE.match(wording.text, wording.start, wording.end),
        _SIGNED.search(wording.text, wording.start, wording.end),
    ):
        if match is not None:
            yield from _dated(wording, match)


def _dated(wording: Wording, match: re.Match[str]) -> Iterator[Spot]:
    start, end = match.span("name")
    first, last = wording.word_at(start), wording.word_at(end - 1) + 1
    known = any(
        wording.is_known(index, *_OWN, *_NOUNS, "no_place", "site", "settlement", "dateline", "verb")
        and not wording.is_known(index, "place_start")
        for index in range(first, last)
    )
    agency = "(" in match[0] and not wording.is_known(first, *_OWN, *_NOUNS, "no_place", "site")
    known = known and not (agency and not wording.is_known(first, "word"))
    common = all(wording.is_known(index, "word") for index in range(first, last))
    if not known and not (common and not wording.is_known(first, "place_start")):
        yield Spot(start, end, "dateline")


def _site(wording: Wording, term: Term) -> Iterator[Spot]:
    """Find «سجن القلعة», «حي الصفصاف», «مملكة سيدرا»; the noun is part of the name."""
    definite = wording.folded(term.first).startswith("ال") or term.clitic.endswith(("ال", "لل"))
    place = term.last
    if place >= len(wording) or not _joined(wording, place):
        return
    if definite:
        if term.key != "prison" or wording.folded(place) not in _ADJECTIVE_OF_SITE:
            return
        yield Spot(wording.stem_start(term), wording.words[place].end, "site")
        return
    women = wording.folded(place) in ("النسا", "الاحداث") or wording.is_known(place + 1, "place_quality")
    last = _name(wording, place, loose=term.key != "prison" or women)
    if last > place:
        start = wording.stem_start(term)
        yield Spot(start, wording.words[last - 1].end, "site")


def _settlement(wording: Wording, term: Term) -> Iterator[Spot]:
    """Find the name behind «مدينة», «قرية», «ريف», «أهالي»; the noun stays outside."""
    place = term.last
    if term.clitic.endswith(("ال", "لل")) and not wording.folded(term.first).endswith("عاصمه"):
        return
    if place >= len(wording) or not _joined(wording, place):
        return
    if "إ" in wording.words[term.first].raw[:2]:
        return  # «وإلى» is no «والي».
    last = _name(wording, place, behind=True)
    if wording.folded(term.first).endswith(_BOYCOTT) and wording.folded(place).startswith("ال"):
        return
    if (
        last == place + 1
        and not wording.folded(place).startswith("ال")
        and wording.folded(place).endswith("ات")
    ):
        return
    if last > place and not (last == place + 1 and wording.is_known(place, "no_place")):
        yield Spot(wording.words[place].start, wording.words[last - 1].end, "settlement")
        yield from _listed(wording, last)


def _listed(wording: Wording, last: int) -> Iterator[Spot]:
    """Go on over «و…» to the other names of a list."""
    while last < len(wording):
        gap = wording.gap(last).strip(" \xa0")
        folded = wording.folded(last)
        start = wording.is_known(last, "place_start")
        if not folded.startswith("و") or (len(folded) < 4 and not start) or gap not in ("", "،"):
            return
        bare = folded[1:]
        known = bare in wording.lexicon.entries or wording.is_known(last, "no_place", *_OWN, *_NOUNS)
        if not start and (known or bare.startswith("ال") or bare.endswith(_PRONOUNS)):
            return
        end = last + 1
        if start:
            if (
                end >= len(wording)
                or not (_may_name(wording, end) or _is_any_noun(wording, end))
                or not _joined(wording, end)
            ):
                return
            end += 1
        yield Spot(wording.words[last].start + 1, wording.words[end - 1].end, "list", sure=start)
        last = end


def _name(wording: Wording, place: int, *, loose: bool = False, behind: bool = False) -> int:
    """Give where the name that starts at a word ends: «الرملة البيضاء», «وادي النسيم», «ميسلا القديمة».

    ``loose``: nouns of any kind with the article name it too («شارع المتحف», «ساحة الشهداء»).
    ``behind``: it stands behind «مدينة» or the like, so that any two nouns may name it («نجد الوادي»).
    """
    if not _may_name(wording, place) and not (loose and _is_any_noun(wording, place)):
        return place
    folded = wording.folded(place)
    start = wording.is_known(place, "place_start", "person_part") and not folded.startswith("ال")
    last = place + 1
    after = last < len(wording) and _joined(wording, last)
    if start and after and (_may_name(wording, last) or _is_any_noun(wording, last)):
        last += 1
    elif start and folded not in ("عین", "قلعه"):
        return place
    elif (
        behind
        and after
        and not folded.startswith("ال")
        and _is_any_noun(wording, last)
        and not _known(wording, last)
    ):
        last += 1
    while last < len(wording) and _joined(wording, last) and last - place < 4:
        other = wording.folded(last)
        quality = wording.is_known(last, "place_quality")
        # An unknown adjective with the article goes with a noun that has one too.
        akin = (
            other.startswith("ال") and wording.folded(last - 1).startswith("ال") and not _known(wording, last)
        )
        if not quality and not akin:
            break
        last += 1
    return last


def _is_any_noun(wording: Wording, index: int) -> bool:
    """Whether a word has the article and is none that goes on with the sentence."""
    folded = wording.folded(index)
    known = wording.is_known(index, "stop", "report", "that", "telling", "former", "charge")
    known = known or (wording.is_known(index, "title") and wording.is_known(index + 1, "given"))
    return folded.startswith("ال") and len(folded) > 4 and not known


def _known(wording: Wording, index: int) -> bool:
    return wording.folded(index) in wording.lexicon.entries or wording.is_known(
        index, *_OWN, *_NOUNS, "no_place"
    )


def _may_name(wording: Wording, index: int) -> bool:
    if index >= len(wording) or wording.words[index].number is not None:
        return False
    folded = wording.folded(index)
    if wording.is_known(index, "place_start", "person_part"):
        return True
    if len(folded) < 3 or not "\u0600" <= wording.words[index].raw[0] <= "\u06ff":
        return False
    if wording.is_known(index, *_OWN, *_NOUNS, "site", "settlement", "source", "counted", "former"):
        return False
    if number_word(wording, index) or _PLURAL_VERB.fullmatch(folded):
        return False
    indefinite = not folded.startswith("ال")
    if indefinite and (
        folded.endswith((*_PRONOUNS, "ته")) or _is_owned(wording, folded) or _is_led(wording, folded)
    ):
        return False
    behind = wording.is_known(index - 1, "settlement") and not wording.is_known(index, "word")
    adjective = folded.endswith(("یه", "یین", "یون")) and not behind
    return not (indefinite and (adjective or wording.is_known(index, "no_place")))


def _is_led(wording: Wording, folded: str) -> bool:
    """Whether a word is a noun of the vocabulary behind a preposition that is written with it («بجانب»)."""
    rest = folded[1:]
    return (
        folded[:1] in "بلک"
        and len(rest) > 2
        and any(wording.lexicon.knows(rest, one) for one in ("no_place", "word"))
    )


def _is_owned(wording: Wording, folded: str) -> bool:
    """Whether a word is a noun of the vocabulary with a pronoun: «صفحته», «بيتك»."""
    stem = folded[:-1] if folded[-1:] in ("ه", "ک", "ی") else ""
    forms = (stem, stem[:-1] + "ه") if stem.endswith("ت") else (stem,)
    return any(wording.lexicon.knows(one, "no_place") for one in forms if len(one) > 1)


def _started(wording: Wording, term: Term) -> Iterator[Spot]:
    """Find a name by its first word alone where that is hardly anything else: «كفر الزيت», «بئر الحجل»."""
    place = term.last
    if wording.folded(place - 1).removeprefix(term.clitic) not in _STARTS or term.clitic not in (
        "",
        "و",
        "ب",
        "ل",
    ):
        return
    if place >= len(wording) or not _joined(wording, place) or len(wording.folded(place)) < 3:
        return
    definite = wording.folded(place).startswith("ال") and _is_any_noun(wording, place)
    if definite or (_may_name(wording, place) and _unknown(wording, place)):
        last = place + 1 + wording.is_known(place + 1, "place_quality")
        yield Spot(wording.stem_start(term), wording.words[last - 1].end, "start")


def _after(wording: Wording, index: int) -> Iterator[Spot]:
    """Find «في X», «بـX» where X is no word that the vocabulary knows."""
    word = wording.folded(index)
    word = word[1:] if word in ("وفی", "ومن", "والی", "وبین", "وقرب") else word
    if word not in _BEFORE or index + 1 >= len(wording):
        return
    place = index + 1
    if not _joined(wording, place) or not _may_name(wording, place):
        return
    start = wording.is_known(place, "place_start") and not wording.folded(place).startswith("ال")
    last = _name(wording, place)
    if last == place:
        return
    if word != "فی":
        onwards = (
            word == "من"
            and wording.folded(last) in ("الی", "باتجاه", "نحو")
            and not wording.is_known(place, "word")
        )
        if (onwards and _unknown(wording, place)) or (
            start and last - place > 1 and word in ("الی", "من", "قرب", "بین")
        ):
            yield Spot(*wording.span(place, last), "from")
        return
    if (start and last - place > 1) or (_unknown(wording, place) and not _owns(wording, last)):
        yield Spot(*wording.span(place, last), "in")
        yield from _listed(wording, last)


def _owns(wording: Wording, last: int) -> bool:
    """Whether a noun with the article follows, so that what stands before owns it: «في جناح النساء»."""
    if last >= len(wording) or not _joined(wording, last) or wording.folded(last - 1).startswith("ال"):
        return False
    follows = wording.folded(last).startswith("ال") and len(wording.folded(last)) > 3
    timed = wording.is_known(last, "telling", "that", "former") or wording.folded(last) in _DAYS
    return follows and not timed and not wording.is_known(last, "people", "office", "occupation")


def _unknown(wording: Wording, index: int) -> bool:
    """Whether a word is no noun, with whatever clitic or ending, that the vocabulary knows."""
    folded = wording.folded(index)
    bare = folded.removeprefix("ال")
    if folded in wording.lexicon.entries or bare in wording.lexicon.entries:
        return False
    if wording.is_known(index, "no_place") or folded.endswith(_PRONOUNS):
        return False
    # Verbal nouns and their like ("في إطلاق", "في انتظار", "في تعذيب") name no place.
    if re.fullmatch("ا.ت.ا.|است..ا.|ان..ا.|ت..ی.|ت..یه|م.ا..ه|ت.ا.", bare):
        return False
    if re.fullmatch("ا..ا.", bare) and "إ" in wording.words[index].raw[:3]:
        return False
    if re.fullmatch("ا[^ا]{3}", bare) and wording.words[index].raw.lstrip("وفبلك").startswith("أ"):
        return False  # comparatives: «في أكبر …»
    if re.fullmatch("م.ا.ی?.|.وا.ی?.|ت.ا.ی?.|ا.ا.ی?.", bare):
        return False  # broken plurals
    plural = ("ات", "ین", "ون", "یه") if folded.startswith("ال") else ("ات", "ین")
    return not bare.endswith(plural)


def _joined(wording: Wording, index: int) -> bool:
    return not wording.gap(index).strip(" \xa0")
