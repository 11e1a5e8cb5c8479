"""Terms of imprisonment: a length of time that a word for prison or a verb of sentencing governs."""

from __future__ import annotations

from collections.abc import Iterator

from sijill.claims.kinds import Modality
from sijill.reading.durations import Duration
from sijill.reading.imprisonment_arabic import arabic
from sijill.reading.imprisonment_english import english
from sijill.reading.imprisonment_persian import persian
from sijill.reading.length_signs import has_elapsed
from sijill.reading.numbers import number_at
from sijill.reading.rulings import IN_RULING, Found, Ruling
from sijill.reading.suspension import is_part, is_probation

_BETWEEN = frozenset(("between", "from", "of", "بین", "تتراوح", "من", "میان", "از", "ما"))
_CALENDAR = frozenset(("on", "in", "january", "june", "may"))
_TO = frozenset(("to", "and", "or", "الی", "و", "تا"))


def find_terms(ruling: Ruling) -> None:
    """Add the terms of imprisonment in a sentence, from left to right."""
    for length in _with_series(ruling):
        if _in_range(ruling, length):
            continue
        if (
            not ruling.free(length.first, length.last)
            or is_part(ruling, length)
            or is_probation(ruling, length)
        ):
            continue
        one = _term(ruling, length)
        if one is None:
            continue
        ruling.add(one)
        if ruling.terms("respectively") and not length.bare:
            for other in _series(ruling, length):
                if ruling.free(other.first, other.last):
                    ruling.add(
                        Found(
                            other.first, other.last, one.type, "imprisonment.series", other.amount, other.unit
                        )
                    )


def _in_range(ruling: Ruling, length: Duration) -> bool:
    """Add a range of terms ("between two and five years") as one penalty, without an amount."""
    if ruling.terms("changes") or not ruling.free(length.first, length.last):
        return False
    place = length.first - 1
    first, last = _range_end(ruling, length)
    if first is None or not ruling.is_penal:
        return False
    heads = _heads(ruling, length) or (first, last, "range")
    found = Found(min(first, heads[0]), max(last, heads[1]), "imprisonment", "imprisonment.range")
    if ruling.free(found.first, found.last) and place >= ruling.first:
        ruling.add(found)
        return True
    return False


def _range_end(ruling: Ruling, length: Duration) -> tuple[int | None, int]:
    """Give where a range that holds the length begins and ends; ``None`` if it is none."""
    before = ruling.folded(length.first - 1)
    if before in _BETWEEN and (not length.bare or ruling.language == "ar"):
        for other in ruling.lengths:
            joint = range(length.last, other.first)
            arabic = ruling.folded(other.first).startswith("و")
            if (
                other.first >= length.last
                and len(joint) <= 1
                and (arabic or any(ruling.folded(step) in _TO for step in joint))
            ):
                return length.first, other.last
    joined = before in _TO or ruling.wording.gap(length.first).strip() in ("-", "–", "—")
    index = length.first - (2 if before in _TO else 1)
    if ruling.language == "ar" and ruling.folded(length.first).startswith("و"):
        number = number_at(ruling.wording, length.first - 1)
        if number is not None and ruling.folded(length.first - 2) in _BETWEEN:
            return length.first - 1, length.last
    end = length.first + (before in _TO)
    joined = joined and not any(ruling.marked(step) for step in range(index + 1, end))
    number = number_at(ruling.wording, index) if joined and index >= ruling.first else None
    between = ruling.folded(index - 1) in _BETWEEN or before in ("تا", "to", "الی") or not before
    if number is not None and number.last == index + 1 and between and not ruling.terms("respectively"):
        return index, length.last
    return None, length.last


def _with_series(ruling: Ruling) -> Iterator[Duration]:
    """Give the lengths, and behind one the number that shares its unit: "from ten years to six"."""
    if ruling.language == "fa":
        yield from _adjectives(ruling)
    for length in ruling.lengths:
        yield length
        if ruling.folded(length.first - 1) in ("from", "من", "از"):
            yield from _changed_to(ruling, length)


def _adjectives(ruling: Ruling) -> Iterator[Duration]:
    """Find «حکم هشت ساله», «محکومیت پنج‌ساله»."""
    for term in ruling.terms("prison", "sentencing"):
        number = number_at(ruling.wording, term.last)
        if number is None or number.vague or ruling.marked(term.last):
            continue
        unit = {"ساله": "year", "ماهه": "month", "روزه": "day"}.get(ruling.folded(number.last))
        if unit is not None:
            yield Duration(number.first, number.last + 1, number.value, unit)


def _changed_to(ruling: Ruling, length: Duration) -> Iterator[Duration]:
    """Find the amount without a unit in "from ten years to six"."""
    place = length.last + (ruling.at(length.last, "prison") is not None)
    number = number_at(ruling.wording, place + 1)
    if ruling.folded(place) not in ("to", "الی", "به") or number is None or number.vague:
        return
    if number.last >= ruling.last or ruling.marked(number.last) or ruling.known(number.last, "changes"):
        yield Duration(number.first, number.last, number.value, length.unit)


def _series(ruling: Ruling, length: Duration) -> list[Duration]:
    """Give the numbers before a length that share its unit: "2, 3 and 5 years respectively"."""
    found: list[Duration] = []
    index, first = length.first - 1, length.first
    while index >= ruling.first:
        if ruling.folded(index) in ("and", "و"):
            index -= 1
            continue
        number = number_at(ruling.wording, index)
        if (
            number is None
            or number.last > first
            or number.vague
            or number.value > 100
            or first - number.last > 1
        ):
            break
        found.append(Duration(index, number.last, number.value, length.unit))
        first, index = index, index - 1
    return found[::-1]


def _term(ruling: Ruling, length: Duration) -> Found | None:
    if ruling.folded(length.last - 1) in ("ساله", "ماهه", "روزه") and ruling.language == "fa":
        return Found(
            length.first, length.last, "imprisonment", "imprisonment.adjective", length.amount, length.unit
        )
    if _is_age(ruling, length) or _is_remand(ruling, length):
        return None
    heads = _heads(ruling, length)
    if heads is None:
        return None
    first, last, rule = heads
    if rule != "noun" and has_elapsed(ruling, length, governed=rule == "verb"):
        return None
    one = Found(first, last, "imprisonment", f"imprisonment.{rule}", length.amount, length.unit)
    one.modality = _modality(ruling, first, last)
    if any(term.last == first for term in ruling.terms("imposes") if term.key == "maximum") and _is_range(
        ruling, length
    ):
        one.amount = one.unit = None
    return one


def _heads(ruling: Ruling, length: Duration) -> tuple[int, int, str] | None:
    """Give the words of the term with its head, and which rule ties the length to it."""
    rules = {"en": english, "ar": arabic, "fa": persian}
    rule = rules.get(ruling.language)
    found = rule(ruling, length) if rule else None
    if found is None and not length.bare:
        if _is_charged(ruling, length) or _is_alone(ruling, length):
            return length.first, length.last, "alone"
        if _is_gapped(ruling, length):
            return length.first, length.last, "gapped"
    return found


def _is_charged(ruling: Ruling, length: Duration) -> bool:
    """Whether a charge follows at once: "six months for the latter", «شش سال بابت «تبلیغ»», «سنة بتهمة»."""
    if not ruling.is_penal or ruling.known(length.first - 1, "elapsed", "ban_of"):
        return False
    term = ruling.at(length.last, "charge", "charged_with")
    if term is None or ruling.marked(length.last):
        return False
    if term.key != "bare" or ruling.language != "en":
        return term.key not in ("label", "reason")
    following = ruling.wording.gap(term.last).strip()
    which = ruling.folded(term.last + 1) in ("former", "latter", "first", "second", "other")
    return bool(set(following) & set("“\"'‘«")) or which or ruling.known(term.last, "charge_head")


def _is_gapped(ruling: Ruling, length: Duration) -> bool:
    """Whether the verb before is left out: "Lind received five years, and Brandt, a clerk, six years"."""
    if not any(one.type == "imprisonment" for one in ruling.found) or ruling.language == "fa":
        return False
    if length.first == ruling.first:
        return False
    if ruling.language == "ar" and ruling.folded(length.first).startswith("و"):
        return True
    before = ruling.wording.words[length.first - 1].raw
    ends = (
        length.last >= ruling.last
        or ruling.marked(length.last)
        or ruling.known(length.last, "suspended", "share")
    )
    ends = ends or ruling.folded(length.last) in ("plus", "and", "for", "with", "و", "مع")
    return (
        ends
        and ruling.wording.gap(length.first).strip() in ("", ",", "،")
        and (
            ruling.marked(length.first)
            or (before[0].isupper() and ruling.folded(length.first - 1) not in _CALENDAR)
        )
    )


def _is_alone(ruling: Ruling, length: Duration) -> bool:
    """Whether the length is the whole sentence in what is told of a court: "Seven years." """
    whole = length.first == ruling.first and length.last == ruling.last
    return whole and (ruling.is_penal or bool(ruling.wording.memo.get(IN_RULING))) and length.unit != "day"


def _is_age(ruling: Ruling, length: Duration) -> bool:
    return (
        ruling.known(length.last, "age")
        or ruling.known(length.first - 1, "age")
        or ruling.known(length.last - 1, "age")
    )


def _is_remand(ruling: Ruling, length: Duration) -> bool:
    """Whether somebody is held before any sentence: «جدد حبسه 15 يوماً», «على ذمة التحقيق»."""
    if ruling.known(length.last, "elapsed_after") and ruling.folded(length.last) in (
        "علی",
        "احتیاطیا",
        "رهن",
        "قید",
    ):
        return True
    reach = 4 if ruling.language != "fa" else 2
    return any(
        ruling.known(index, "remanded") for index in range(length.first - reach, length.first)
    ) and not any(ruling.known(index, "sentencing") for index in range(length.first - reach, length.first))


def _is_range(ruling: Ruling, length: Duration) -> bool:
    return (
        ruling.folded(length.first - 1) in ("and",)
        and number_at(ruling.wording, length.first - 2) is not None
    )


def _modality(ruling: Ruling, first: int, last: int) -> Modality:
    for term in ruling.terms("imposes"):
        if term.key == "maximum" and 0 <= first - term.last <= 4:
            return Modality.PRESUPPOSED
        if term.key == "demand" and ruling.language != "fa" and 0 <= first - term.last <= 5:
            return Modality.DEMANDED
    return Modality.STATED
