"""How many of what: a number, how sure it is, the noun that it counts, and what befell them."""

from __future__ import annotations

from sijill.claims.kinds import Kind
from sijill.claims.values import Figure, value_json
from sijill.reading.mention import Mention
from sijill.reading.numbers import Number, number_at
from sijill.reading.wording import Term, Wording

_OF = frozenset(("من", "of", "از", "the"))
_TO = frozenset(("to", "تا", "الی"))
_AND = frozenset(("و", "and"))
_PASSIVE = frozenset(("were", "was", "been", "being", "are"))
_SPACE = " \xa0\u200c"
_CERTAIN = ("killed", "injured", "missing", "arrested", "executed")
_STATE = ("detained", "sentenced")


def find_figures(wording: Wording) -> list[Mention]:
    """Find figures; the measure is the noun's own, else that of an act in the clause, else ``other``."""
    found: list[Mention] = []
    measure = "other"
    place = sentence_end = 0
    while place < len(wording):
        number = number_at(wording, place)
        if number is None:
            place += 1
            continue
        if number.first >= sentence_end:
            sentence_end, measure = wording.sentence_of(number.first)[1], "other"
        mention = _figure(wording, number, measure)
        if mention:
            found.append(mention)
            measure = mention.value["measure"]
        place = max(number.last, wording.word_at(mention.end - 1) if mention else 0)
    return found


def _figure(wording: Wording, number: Number, before: str) -> Mention | None:
    bound = _bound(wording, number)
    upper = _range_end(wording, number, bound)
    counted = upper or number
    noun = _noun(wording, counted)
    measure, act = _measure(
        wording, number.first if bound is None else bound.first, counted, noun, before=before
    )
    if noun is None and not _touches(wording, number, counted, bound, act):
        return None
    if noun is None and _measures_else(wording, counted):
        return None
    first = bound.first if bound else number.first
    last = max(noun.last if noun else counted.last, counted.last)
    after = wording.term_at(last, "bound_after")
    if after and not wording.gap(last).strip(_SPACE):
        last = after.last
    key = bound.key if bound else after.key if after else None
    if number.value == 1 and wording.words[number.first].number is None and key is None:
        return None
    low, high, approximate = _interval(number, upper, key)
    unit = wording.text[slice(*wording.span(noun.first, noun.last))] if noun else None
    value = value_json(Figure(low, high, approximate, unit, measure))
    start, end = wording.start_without_and(first), wording.words[last - 1].end
    return Mention(Kind.FIGURE, start, end, value, "figure" if noun else "figure.act")


def _bound(wording: Wording, number: Number) -> Term | None:
    for term in wording.terms("bound"):
        if term.last == number.first and not wording.gap(number.first).strip(_SPACE):
            return term
    return None


def _range_end(wording: Wording, number: Number, bound: Term | None) -> Number | None:
    """Read "between 20 and 30", "20-30", "20 to 30"."""
    gap = wording.gap(number.last).strip(_SPACE) if number.last < len(wording) else ""
    joining = wording.folded(number.last)
    place = None
    if gap in ("-", "–", "—") or (wording.language == "ar" and bound and bound.key == "between" and not gap):
        place = number.last
    if joining in _TO or (joining in _AND and bound and bound.key == "between"):
        place = number.last + 1
    upper = number_at(wording, place) if place is not None else None
    return upper if upper and not upper.vague and upper.value > number.value else None


def _noun(wording: Wording, number: Number) -> Term | None:
    """Find the counted noun: directly after, after "of", or in English after up to two other words."""
    place = number.last
    for _ in range(2):
        if wording.folded(place) in _OF:
            place += 1
    reach = 3 if wording.language == "en" else 2 if number.vague else 1
    for index in range(place, min(place + reach, len(wording))):
        if wording.gap(index).strip(_SPACE + "-"):
            return None
        term = wording.term_at(index, "people")
        if term:
            return term
        if wording.is_known(index, "stop", "unit", "currency", "measure"):
            return None
    return None


def _measure(
    wording: Wording, first: int, number: Number, noun: Term | None, *, before: str
) -> tuple[str, Term | None]:
    if noun and noun.key in _CERTAIN:
        return noun.key, None
    if noun and noun.key == "thing":
        return "other", None
    begin, end = wording.clause_of(number.first)
    acts = [term for term in wording.terms("measure") if not _is_sentence(wording, term)]
    earlier = [term for term in acts if begin <= term.first < first]
    later = [term for term in acts if number.last <= term.first < end]
    later = [term for term in later if noun is None or term.first >= noun.last]
    if wording.language == "ar" and noun and noun.key in _STATE:
        later = []  # «430 موقوفا أفرج عن معظمهم»: what follows is said of some of them
    act = _nearest(wording, first, number, earlier, later)
    if act:
        return act.key, act
    if before != "other" and _goes_on(wording, first, begin):
        return before, None
    return (noun.key if noun and noun.key in _STATE else "other"), None


def _goes_on(wording: Wording, first: int, begin: int) -> bool:
    """Whether a clause leaves its verb out: «، و304 أشخاص», ", including 40 children"."""
    if any(term.last == first for term in wording.terms("including")):
        return True
    return first - 1 == begin and wording.folded(begin) in _AND


def _nearest(
    wording: Wording, first: int, number: Number, earlier: list[Term], later: list[Term]
) -> Term | None:
    if wording.language == "ar":
        return earlier[-1] if earlier else later[0] if later else None
    if wording.language == "fa":
        close = [term for term in earlier if term.last == first]
        return later[0] if later else close[0] if close else None
    if later and later[0].first == number.last:
        return later[0]
    if earlier and first - earlier[-1].last <= 1:
        return earlier[-1]
    passive = [
        term
        for term in later
        if wording.folded(term.first - 1) in _PASSIVE or wording.folded(term.first) in _PASSIVE
    ]
    return passive[0] if passive else earlier[-1] if earlier else later[0] if later else None


def _is_sentence(wording: Wording, act: Term) -> bool:
    """Whether an execution is only a sentence so far: حکم اعدام."""
    return act.key == "executed" and any(term.last == act.first for term in wording.terms("sentencing"))


def _touches(wording: Wording, number: Number, counted: Number, bound: Term | None, act: Term | None) -> bool:
    """Whether an act stands right beside the number: "killed at least 12", "12 were arrested"."""
    if act is None or number.vague:
        return False
    first = bound.first if bound else number.first
    after = 0 <= act.first - counted.last <= 1 and wording.language != "ar"
    return act.last == first or after


def _measures_else(wording: Wording, number: Number) -> bool:
    """Whether the number counts time, money or strokes, or is a year."""
    if wording.term_at(number.last, "unit", "currency", "dual") or wording.term_at(number.first, "unit"):
        return True
    digits = wording.words[number.first].number is not None and number.last - number.first == 1
    percent = wording.gap(number.last).strip()[:1] in ("%", "٪", "/")
    return (
        percent
        or (digits and 1200 <= number.value <= 2100)
        or bool(wording.gap(number.first).strip(_SPACE)[-1:] == "/")
    )


def _interval(number: Number, upper: Number | None, key: str | None) -> tuple[int | None, int | None, bool]:
    if number.vague:
        return 2 * number.value, None, True
    if upper:
        return number.value, upper.value, False
    if key == "min":
        return number.value, None, False
    if key == "max":
        return None, number.value, False
    return number.value, number.value, key == "about"
