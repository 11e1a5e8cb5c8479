"""How many of what: a number, how sure it is, the noun that it counts, and what befell them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sijill.claims.kinds import Kind
from sijill.claims.values import Figure, value_json
from sijill.reading.counted_nouns import noun_after, noun_before, pairs
from sijill.reading.measures import OTHER, Counted, Focus, Measures
from sijill.reading.mention import Mention
from sijill.reading.numbers import Number, number_at
from sijill.reading.wording import Term, Wording
from sijill.text import fold_text

_TO = frozenset(fold_text(word) for word in ("to", "تا", "الی", "حتى", "وحتى"))
_OR = frozenset(("or", "یا", "او"))
_AND = frozenset(("و", "and"))
_ORDINALS = frozenset(
    fold_text(word)
    for stem in ("الحادي", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع")
    for word in (stem, stem + "ة")
)
_BOTH = frozenset(("این", "ان", "هر", "the", "these", "those"))
_LABEL = (")", "-", ".", "–", ":", "/", "(")
_MILLION = 1_000_000
_ARTICLES = frozenset(("a", "an", "the"))
_ONE = frozenset(("نفر", "تن"))
_SPACE = " \xa0\u200c"
_PAIRED = 10
_CROWD = 20  # "about 10" may be a time
_PERCENT = ("%", "٪", "/", "°")


@dataclass(frozen=True, slots=True)
class _Found:
    """A number with its bound, its upper end and its noun, as words ``[first, last)``."""

    first: int
    last: int
    number: Number
    upper: Number | None
    key: str | None
    noun: Term | None
    only: bool = False
    adjective: bool = False
    dual: bool = False
    part: bool = False
    whole: bool = False


def find_figures(wording: Wording, focus: Focus | None = None) -> list[Mention]:
    """Find figures; the measure is the noun's own, else that of the act that the number stands under.

    ``focus`` holds what the text counted before, and is kept up to date.
    """
    duals = _duals(wording)
    taken = {index for one in duals for index in range(one.first, one.last)}
    found = [*duals, *(one for one in _numbered(wording) if one.first not in taken)]
    found = _parted(wording, sorted(found, key=lambda one: one.first))
    measures = Measures(wording, focus or Focus())
    mentions: list[Mention] = []
    for place, one in enumerate(found):
        counted = Counted(
            one.first,
            one.last,
            one.noun,
            only=one.only,
            adjective=one.adjective or one.whole,
            whole=one.whole,
            part=one.part,
            vague=one.number.vague,
        )
        until = _until(wording, found, place)
        if one.noun is None and not one.part and not _stands_for_people(wording, one, measures, counted):
            continue
        measure = measures.of(counted, until=until)
        again = one.noun is not None and one.noun.key == "again"
        if (measure == OTHER and (one.dual or _is_merely_one(one))) or (again and _is_merely_one(one)):
            continue
        mentions.append(_mention(wording, one, measure))
    return mentions


def governed(wording: Wording, spans: Sequence[tuple[int, int]]) -> list[str]:
    """Say for spans of words that count people, in order, what befell them as far as rules can tell."""
    measures = Measures(wording, Focus())
    found: list[str] = []
    for place, (first, last) in enumerate(spans):
        until = spans[place + 1][0] if place + 1 < len(spans) else len(wording)
        number = next(filter(None, (number_at(wording, index) for index in range(first, last))), None)
        one = _counted(wording, number) if number else None
        counted = Counted(first, last, one.noun if one else None, vague=bool(number and number.vague))
        found.append(measures.of(counted, until=max(until, last)))
    return found


def _parted(wording: Wording, found: list[_Found]) -> list[_Found]:
    """Tell part and whole apart where one is counted out of the other: "8 of the 20 detainees"."""
    parted = list(found)
    for place in range(len(found) - 1):
        one, other = parted[place], found[place + 1]
        counted = one.upper or one.number
        last = counted.last if one.last > other.first else one.last
        between = range(last, other.first)
        if other.noun is None or not between or len(between) > 3:
            continue
        if all(wording.is_known(index, "out_of") for index in between):
            noun = one.noun if one.noun and one.noun.last <= last else None
            parted[place] = replace(one, last=last, noun=noun, part=True)
            parted[place + 1] = replace(other, whole=True)
    return parted


def _until(wording: Wording, found: list[_Found], place: int) -> int:
    """Give where words stop being said of a number: at the next number, unless the two share a verb."""
    one = found[place]
    for other in found[place + 1 :]:
        between = range(one.last, other.first)
        shared = len(between) <= 1 and all(wording.folded(index) in _AND for index in between)
        if not (shared or one.part):
            return other.first
        one = other
    return len(wording)


def _mention(wording: Wording, one: _Found, measure: str) -> Mention:
    low, high, approximate = interval(scaled(wording, one.number, one.upper), one.upper, one.key)
    noun = one.noun
    unit = wording.text[slice(*wording.span(noun.first, noun.last))] if noun else None
    value = value_json(Figure(low, high, approximate, unit, measure))
    start, end = wording.start_without_and(one.first), wording.words[one.last - 1].end
    return Mention(Kind.FIGURE, start, end, value, "figure" if noun else "figure.bare")


def _duals(wording: Wording) -> list[_Found]:
    """Read the Arabic dual, which counts without a number: قتيلان, صحفيان اثنان."""
    return [_dual(wording, first, last, noun) for first, last, noun in pairs(wording)]


def _dual(wording: Wording, first: int, last: int, noun: Term) -> _Found:
    bound = wording.term_at(last, "bound_after") if not wording.gap(last).strip(_SPACE) else None
    end, key = (bound.last, bound.key) if bound else (last, None)
    return _Found(first, end, Number(first, last, 2), None, key, noun, dual=last == noun.last)


def _numbered(wording: Wording) -> list[_Found]:
    found: list[_Found] = []
    place = 0
    while place < len(wording):
        number = number_at(wording, place)
        if number is None:
            place += 1
            continue
        one = _counted(wording, number)
        if one is not None:
            found.append(one)
        place = max(number.last, one.upper.last if one and one.upper else 0)
    return found


def _counted(wording: Wording, number: Number) -> _Found | None:
    if _is_ordinal(wording, number) or _is_label(wording, number) or _is_both(wording, number):
        return None
    bound = bound_of(wording, number)
    upper = range_end(wording, number, bound)
    counted = upper or number
    noun = noun_after(wording, counted)
    adjective = None if noun else noun_before(wording, number)
    first = bound.first if bound else number.first
    if adjective is not None:
        noun, first = adjective, adjective.first
    counts = noun is not None and adjective is None and noun.first == number.last and noun.key != "thing"
    if wording.is_known(number.first - 1, "numbered") and not counts:
        return None
    if noun is None and _measures_else(wording, counted):
        return None
    if noun is not None and _is_of_a_family(wording, first, noun):
        return None
    last = max(noun.last if noun and adjective is None else counted.last, counted.last)
    after = next(
        (
            wording.term_at(at, "bound_after")
            for at in (last, counted.last)
            if wording.term_at(at, "bound_after")
        ),
        None,
    )
    if after and not wording.gap(after.first).strip(_SPACE + "-"):
        last = max(after.last, last)
    else:
        after = None
    key = bound.key if bound and bound.key != "only" else after.key if after else bound.key if bound else None
    if number.value == 1 and upper is None and not _is_surely_one(wording, number, noun, key):
        return None
    only = (bound is not None and bound.key in ("only", "max")) or (after is not None and after.key == "only")
    return _Found(first, last, number, upper, key, noun, only, adjective is not None)


def _is_merely_one(one: _Found) -> bool:
    return one.number.value == 1 and one.upper is None and one.key is None and not one.only


def bound_of(wording: Wording, number: Number) -> Term | None:
    """Find the words before a number that say how sure it is: "at least", "about"."""
    first = number.first
    if wording.folded(first - 1) in _ARTICLES and not wording.gap(first).strip(_SPACE):
        first -= 1
    for term in wording.terms("bound"):
        if term.last == first and not wording.gap(first).strip(_SPACE + "\"'«“‘"):
            return None if _is_because(wording, term) else term
    return None


def _is_because(wording: Wording, term: Term) -> bool:
    """Whether "over" says what a quarrel was about: "the strike over 52 dismissals"."""
    before = wording.words[term.first - 1] if term.first else None
    if wording.folded(term.first) not in ("over", "around") or before is None:
        return False
    return before.number is not None or wording.is_known(term.first - 1, "quarrel")


def range_end(wording: Wording, number: Number, bound: Term | None) -> Number | None:
    """Read "between 20 and 30", "20-30", "20 to 30", شصت هفتاد."""
    gap = wording.gap(number.last).strip(_SPACE) if number.last < len(wording) else ""
    joining = wording.folded(number.last)
    place = number.last + 1 if joining in _OR and not gap else None
    if gap in ("-", "–", "—") or (wording.language == "ar" and bound and bound.key == "between" and not gap):
        place = number.last
    if joining in _TO or (joining in _AND and bound and bound.key == "between"):
        place = number.last + 1
    roughly = wording.language == "fa" and not gap and wording.words[number.last - 1].number is None
    if place is None and roughly:
        place = number.last
    upper = number_at(wording, place) if place is not None else None
    if upper is None or upper.vague or upper.value <= number.value:
        return None
    if joining in _OR and upper.value > 2 * number.value:
        return None
    if place == number.last and roughly and upper.value - number.value > _PAIRED:
        return None
    return upper


def _is_ordinal(wording: Wording, number: Number) -> bool:
    """Whether a number is one of a row: "the 20th", الـ 20."""
    following = wording.folded(number.last) if not wording.gap(number.last) else ""
    teen = wording.folded(number.first - 1) in _ORDINALS and number.value == 10
    return teen or following in ("th", "st", "nd", "rd", "م")


def _is_label(wording: Wording, number: Number) -> bool:
    """Whether a number in digits opens a line as the label of an item: "4. Numbers", "٢- شقيقه", "٥ و٦-"."""
    if wording.words[number.first].number is None:
        return False
    gap = wording.gap(number.last).strip(_SPACE)[:1] if number.last < len(wording) else ""
    before = number.first
    while (
        before > 0
        and "\n" not in wording.gap(before)
        and (wording.words[before - 1].number is not None or wording.folded(before - 1) in _AND)
    ):
        before -= 1
    opens = before == 0 or "\n" in wording.gap(before)
    return opens and gap in _LABEL and bool(gap)


def _is_both(wording: Wording, number: Number) -> bool:
    """Whether "two" only takes up those who were named: «این دو برادر», هر دو نفر, "the two of them"."""
    before = wording.folded(number.first - 1)
    if number.value != 2 or before not in _BOTH or wording.gap(number.first).strip(_SPACE):
        return False
    return before != "the" or wording.folded(number.last) == "of"


def _is_surely_one(wording: Wording, number: Number, noun: Term | None, key: str | None) -> bool:
    """Whether "one" counts: with a bound, in digits, or before a word that only counts."""
    if key is not None or wording.words[number.first].number is not None:
        return noun is not None and not wording.folded(number.first).startswith("ال")
    if noun is None:
        return False
    if wording.language == "en":
        return wording.folded(number.first) == "one" and noun.first == number.last
    return wording.folded(noun.first) in _ONE


def is_of_a_family(wording: Wording, number: Number) -> bool:
    """Whether a number counts somebody's children, by the noun behind it or the parent before it."""
    noun = noun_after(wording, number)
    if noun is None:
        return wording.is_known(number.first - 1, "parent")
    return _is_of_a_family(wording, number.first, noun)


def _is_of_a_family(wording: Wording, first: int, noun: Term) -> bool:
    """Whether the counted are somebody's children: "a mother of three", أم لأربعة أبناء, سه فرزند دارد."""
    before = first - 1 - (wording.folded(first - 1) in ("of", "ل"))
    if wording.is_known(before, "parent"):
        return True
    child = wording.term_at(noun.first, "own_child")
    has = any(one.last == first or one.first == noun.last for one in wording.terms("own"))
    return child is not None and has


def _stands_for_people(wording: Wording, one: _Found, measures: Measures, counted: Counted) -> bool:
    """Whether a number without a noun surely counts people."""
    number = one.upper or one.number
    final = _is_final(wording, one.last)
    if number.vague and one.key is None:
        return final and (measures.touches(counted) or _is_quoted(wording, one))
    if (one.upper or one.number).value >= _MILLION or _is_years(wording, one):
        return False
    if measures.touches(counted):
        return final or measures.follows(counted)
    if wording.is_known(one.first - 1, "including") and final:
        return True
    begin = wording.sentence_of(one.first)[0]
    tolled = any(wording.is_known(place, "toll") for place in range(max(begin, one.first - 8), one.first))
    ahead = any(wording.is_known(place, "toll") for place in range(one.last, min(one.last + 2, len(wording))))
    bounded = (
        (one.key in ("min", "max", "about") or (one.key == "between" and one.upper is not None))
        and one.number.value < 1200
        and not wording.is_known(one.first, "age_bound")
    )
    if one.key == "about" and one.number.value < _CROWD:
        bounded = False
    return (final and tolled) or ahead or (final and bounded)


def _is_years(wording: Wording, one: _Found) -> bool:
    """Whether a bare number is an age: «نوزده‌ساله», بلغ الثلاثين."""
    if wording.folded(one.last).startswith("سال") and wording.language == "fa":
        return True
    tens = one.number.value % 10 == 0 and one.number.value < 100
    return (
        tens
        and wording.language == "ar"
        and wording.folded(one.number.first).startswith("ال")
        and one.key is None
    )


def _is_quoted(wording: Wording, one: _Found) -> bool:
    return wording.gap(one.first).strip()[-1:] in tuple('«"“‘') and bool(wording.gap(one.last).strip())


def _is_final(wording: Wording, last: int) -> bool:
    """Whether nothing follows that a number could count."""
    if last >= len(wording) or wording.gap(last).strip(_SPACE):
        return True
    if wording.language == "ar" and wording.folded(last).startswith("و") and len(wording.folded(last)) > 3:
        return True
    return wording.is_known(last, "measure", "stop", "age_end", "count_end", "bound", "including")


def _measures_else(wording: Wording, number: Number) -> bool:
    """Whether the number counts time, money or strokes, or is a year."""
    if wording.term_at(number.last, "unit", "currency", "dual", "uncounted") or wording.term_at(
        number.first, "unit"
    ):
        return True
    digits = wording.words[number.first].number is not None and number.last - number.first == 1
    percent = wording.gap(number.last).strip()[:1] in _PERCENT
    around = wording.gap(number.first).strip(_SPACE)[-1:] in ("/", "#", ".", "(", "-") and digits
    return percent or (digits and 1200 <= number.value <= 2100) or around or number.value == 0


def scaled(wording: Wording, number: Number, upper: Number | None) -> Number:
    """Give the lower end its share of a scale that is only said once: "three to four hundred"."""
    if upper is None:
        return number
    scale = 1
    while number.value * scale * 10 <= upper.value and upper.value % (scale * 10) == 0:
        scale *= 10
    spoken = wording.words[upper.first].number is None and number.value < 100 <= upper.value
    value = number.value * scale if spoken and scale >= 100 and not number.vague else number.value
    return Number(number.first, number.last, value)


def interval(number: Number, upper: Number | None, key: str | None) -> tuple[int | None, int | None, bool]:
    """Give the least, the most and whether they are about so, of a number, its upper end and its bound."""
    if number.vague:
        return (None, None, True) if key == "max" else (2 * number.value, None, True)
    if upper:
        return number.value, upper.value, False
    if key == "min":
        return number.value, None, False
    if key == "max":
        return None, number.value, False
    return number.value, number.value, key == "about"
