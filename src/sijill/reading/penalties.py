"""Penalties: terms, lashes, fines, death and the rest, each with what is suspended and whom it is for."""

from __future__ import annotations

from itertools import pairwise

from sijill.claims.kinds import Kind
from sijill.claims.values import Penalty, value_json
from sijill.reading.absolute_penalties import find_absolute
from sijill.reading.bans import find_bans, settle_alike
from sijill.reading.fines import find_fines, find_payments
from sijill.reading.imprisonment import find_terms
from sijill.reading.mention import Mention
from sijill.reading.numbers import number_at
from sijill.reading.rulings import BY, Found, Ruling
from sijill.reading.suspension import suspend, suspend_later
from sijill.reading.wording import Term, Wording

_SHARE_NEAR = 4
_SHARE_FAR = 12
_SENTENCE = frozenset(("to", "حکم", "احکام", "حکما", "احکاما", "الحکم", "حکمه", "حکمها"))


def find_penalties(wording: Wording) -> list[Mention]:
    """Find what somebody was sentenced to; what is asked for or what a law provides keeps that modality.

    A term already served is none, nor is an act ("the execution of").
    """
    found: list[Mention] = []
    if not wording.terms("prison", "penalty", "sentencing", "penal", "imposes", "unit", "dual", "pays"):
        return found
    said: set[tuple[int | None, str | None]] = set()
    rulings: list[Ruling] = []
    before: list[Found] = []
    for first, last in wording.sentences:
        ruling = Ruling(wording, first, last)
        _find(ruling)
        _find_again(ruling, said)
        if ruling.found:
            before = ruling.found
        else:
            suspend_later(ruling, before)
        rulings.append(ruling)
    for ruling in rulings:
        found += [_mention(wording, one) for one in ruling.found]
    return found


def _find_again(ruling: Ruling, said: set[tuple[int | None, str | None]]) -> None:
    """Find a term said again at the head of the next sentence: «سنتين ونص على بوست!»."""
    for length in ruling.lengths[:1]:
        if length.first == ruling.first and not ruling.found and (length.amount, length.unit) in said:
            ruling.add(Found(length.first, length.last, "imprisonment", "again", length.amount, length.unit))
    said.update((one.amount, one.unit) for one in ruling.found if one.type == "imprisonment" and one.amount)


def _find(ruling: Ruling) -> None:
    find_fines(ruling)
    _find_lashes(ruling)
    find_bans(ruling)
    find_terms(ruling)
    find_payments(ruling)
    find_bans(ruling)
    find_absolute(ruling, "life")
    find_absolute(ruling, "death")
    find_terms(ruling)
    find_payments(ruling)
    _find_bare(ruling)
    settle_alike(ruling)
    found = ruling.found
    for index, one in enumerate(found):
        following = found[index + 1].first if index + 1 < len(found) else ruling.last
        suspend(ruling, one, following)
    _share(ruling)


def _mention(wording: Wording, one: Found) -> Mention:
    first = one.first
    if wording.folded(first).removeprefix("و") in _SENTENCE and one.last - first > 1:
        first += 1  # The sentence itself is an event of its own: «حكم بالإعدام».
    start, end = _stem(wording, first), wording.words[one.last - 1].end
    penalty = Penalty(one.type, one.amount, one.unit, one.suspended, per=one.per)
    return Mention(
        Kind.PENALTY, start, end, value_json(penalty), f"penalty.{one.rule}", modality=one.modality
    )


def _stem(wording: Wording, index: int) -> int:
    """Give where a penalty's first word starts without its clitics: «وبالسجن» from the article on."""
    start = wording.start_without_and(index)
    terms = (wording.term_at(index, category) for category in ("prison", "penalty", "held_in"))
    term = next((term for term in terms if term is not None), None)
    if wording.language != "ar":
        return start
    if term is not None and term.clitic in (*BY, "و", "ل", "وال", "فال"):
        return wording.stem_start(term)
    word = wording.words[index]
    by = (
        term is None
        and word.folded.startswith("ب")
        and (number_at(wording, index) is not None or word.folded[1:3] == "ال")
    )
    return start + (by and word.start == start and not word.raw.startswith("بضع"))


def _find_lashes(ruling: Ruling) -> None:
    for term in ruling.terms("dual"):
        if term.key == "lash":
            ruling.add(Found(term.first, term.last, "lashes", "lashes", 2, "lash"))
    place = ruling.first
    while place < ruling.last:
        number = number_at(ruling.wording, place)
        unit = ruling.at(number.last, "unit") if number else None
        if number and unit and unit.key == "lash" and not number.vague and _lashes_imposed(ruling, unit):
            ruling.add(Found(place, unit.last, "lashes", "lashes", number.value, "lash"))
        place = number.last if number else place + 1


def _lashes_imposed(ruling: Ruling, unit: Term) -> bool:
    """Whether the strokes are a penalty: a bare word for a blow needs a sentence around it."""
    if ruling.folded(unit.last - 1) in ("ضربه", "strokes", "stroke", "blows"):
        return ruling.is_penal or bool(ruling.lengths)
    return True


def _find_bare(ruling: Ruling) -> None:
    """Find prison and lashes without an amount: «حبس و شلاق برای سه معدنچی»."""
    for term in ruling.terms("prison", "penalty"):
        prison = term.category == "prison" and term.key in ("noun", "place")
        kind = "imprisonment" if prison else term.key
        if ruling.folded(term.first) == "محکومیت" and term.last - term.first == 1:
            continue
        if kind not in ("imprisonment", "lashes") or not ruling.free(term.first, term.last):
            continue
        if any(one.type == kind and abs(one.first - term.last) < 12 for one in ruling.found):
            continue
        if _bare_imposed(ruling, term):
            ruling.add(Found(term.first, term.last, kind, f"{kind}.bare"))


def _bare_imposed(ruling: Ruling, term: Term) -> bool:
    before, after = ruling.folded(term.first - 1), ruling.folded(term.last)
    if (
        ruling.language == "fa"
        and ruling.folded(term.first) in ("حکم", "مجازات")
        and term.category == "penalty"
    ):
        return True
    if ruling.language == "fa":
        headed = term.first == ruling.first and (after in ("و", "برای") and _is_short(ruling))
        joined = ruling.joined(term.first) is not None
        return (
            headed
            or joined
            or (
                before == "به"
                and any(ruling.folded(index) == "محکوم" for index in range(term.last, term.last + 4))
            )
        )
    if ruling.language == "ar":
        sentenced = term.clitic in BY and (
            ruling.known(term.first - 1, "sentencing") or ruling.known(term.first - 2, "sentencing")
        )
        headed = (
            term.first == ruling.first
            and _is_short(ruling)
            and (ruling.folded(term.last).startswith("ل") or ruling.known(term.last, "penalty"))
        )
        return sentenced or headed
    if ruling.folded(term.first) in ("sentence", "term", "sentences", "terms"):
        return False
    return (
        before == "to"
        and ruling.known(term.first - 2, "sentencing")
        and ruling.folded(term.first - 2) in ("sentenced", "condemned")
    )


def _is_short(ruling: Ruling) -> bool:
    return ruling.last - ruling.first <= 14


def _share(ruling: Ruling) -> None:
    """Say whether a penalty is each person's or the total, where words beside it or its list say so."""
    terms = ruling.terms("share")
    for one in ruling.found:
        near = {term.key for term in terms if _beside(ruling, one, term)}
        if len(near) == 1:
            one.per = near.pop()
    for term in terms:
        if term.key == "each":
            _spread(ruling, term)


def _beside(ruling: Ruling, one: Found, term: Term) -> bool:
    if ruling.folded(term.last) == "with":
        return False  # "Together with".
    if one.first <= term.first < one.last or 0 <= term.first - one.last <= 1:
        between = one.last <= term.first and ruling.wording.gap(term.first).strip(" \xa0,،'’") != ""
        return not between
    gap = range(term.last, one.first)
    if term.key == "each" and term.last <= one.first and _distributes(ruling, gap):
        return True
    return (
        term.last <= one.first
        and len(gap) <= _SHARE_NEAR
        and all(
            ruling.known(index, "term_link", "sentencing", "imposes", "pays", "plural", "people")
            or ruling.folded(index) in ("to", "به", "ان", "of", "was", "were")
            for index in gap
        )
    )


def _distributes(ruling: Ruling, gap: range) -> bool:
    """Whether "each of them" is still who is sentenced, over the charge between: «هر یک را بابت … به»."""
    if ruling.language == "en" or len(gap) > _SHARE_FAR:
        return False
    if any(set(ruling.wording.gap(index)) & set(";؛:.") for index in gap):
        return False
    return not any(
        ruling.known(index, "ordinal", "ordinal_short", "unit", "report", "that", "prison", "penalty")
        or not ruling.free(index, index + 1)
        for index in gap
    )


def _spread(ruling: Ruling, term: Term) -> None:
    """Let "each" hold for all that it stands before up to a semicolon, and for a list that it closes."""
    after = [one for one in ruling.found if one.first >= term.last]
    limit = next(
        (index for index in range(term.last, ruling.last) if set(ruling.wording.gap(index)) & set(";؛")),
        ruling.last,
    )
    if after and after[0].per == "each":
        for held, one in pairwise(after):
            if one.first >= limit or one.per != "unstated" or ruling.joined(one.first) is not held:
                break
            one.per = "each"
    before = [one for one in ruling.found if one.last <= term.first + 1 and one.first < term.first]
    while len(before) > 1 and before[-1].per == "each" and not before[-1].verbal:
        other, last = before[-2], before.pop()
        if (
            other.per != "unstated"
            or ruling.joined(last.first) is not other
            or other.suspended not in (None, False)
        ):
            break
        other.per = "each"
