"""Bans, exile and confiscation: penalties with a complement, and often with a length of time."""

from __future__ import annotations

from sijill.reading.durations import Duration
from sijill.reading.numbers import number_at
from sijill.reading.rulings import BY, Found, Ruling
from sijill.reading.suspension import is_probation
from sijill.reading.wording import Term

_LONGEST = 12
_ALIKE = frozenset(("مماثله", "مماثل", "ذاتها", "نفسها", "same", "equal", "similar", "همین", "مشابه"))
_VERBS = ("می", "خواهد", "شد", "گردید", "نمود", "کرد")
_TYPES = ("ban", "exile", "confiscation")
_FOR = frozenset(
    ("for", "of", "period", "a", "مده", "لمده", "لفتره", "مدت", "به", "مدته", "مدتها", "ل", "the", "further")
)
_FORCES = frozenset(
    ("was", "were", "is", "are", "be", "been", "and", "also", "him", "her", "them", "has", "had")
)
_ENDS = frozenset(
    (
        "بعد",
        "عقب",
        "after",
        "because",
        "بسبب",
        "which",
        "who",
        "that",
        "while",
        "since",
        "محکوم",
        "را",
        "نیز",
        "هم",
        "لانه",
        "لانها",
        "لثبوت",
        "فی",
    )
)


def find_bans(ruling: Ruling) -> None:
    """Add bans, exile and confiscation, each with the length of time beside it."""
    for term in ruling.terms("penalty"):
        kind = term.key.removesuffix("_if")
        if kind not in _TYPES or not ruling.free(term.first, term.last):
            continue
        if term.key == "confiscation_if" and term.clitic.endswith("ال"):
            continue  # «العقوبة الصادرة ضده» is no form of «صادر».
        if not _is_imposed(ruling, term) or (kind == "ban" and _is_no_ban(ruling, term)):
            continue
        ruling.add(_found(ruling, term, kind))


def _found(ruling: Ruling, term: Term, kind: str) -> Found:
    last = _complement(ruling, term)
    length = _beside(ruling, term, last) if kind != "confiscation" else None
    lasting = _adjective(ruling, term) if kind != "confiscation" and length is None else None
    if lasting is not None:
        return lasting
    first = term.first
    if length is None:
        return Found(first, last, kind, kind, verbal=term.key.endswith("_if"))
    first = min(first, length.first)
    if ruling.language == "en" and ruling.folded(first - 1) in ("a", "an"):
        first -= 1
    last = max(term.last, length.last) if length.last > term.last else last
    return Found(first, last, kind, kind, length.amount, length.unit, verbal=term.key.endswith("_if"))


def _adjective(ruling: Ruling, term: Term) -> Found | None:
    """Give «محرومیت دوساله», "a two-year ban" in Persian: the length as an adjective behind the noun."""
    number = number_at(ruling.wording, term.last) if ruling.language == "fa" else None
    unit = {"ساله": "year", "ماهه": "month"}.get(ruling.folded(number.last)) if number else None
    folded = ruling.folded(term.last)
    if number is None and folded.endswith("ساله") and ruling.language == "fa":
        value = ruling.wording.lexicon.numbers.get(folded.removesuffix("ساله"))
        return _lasting(ruling, term, term.last + 1, value, "year") if value else None
    return _lasting(ruling, term, number.last + 1, number.value, unit) if number and unit else None


def _lasting(ruling: Ruling, term: Term, last: int, amount: int, unit: str) -> Found:
    kind = term.key.removesuffix("_if")
    longer = Term(term.category, term.key, term.first, last, term.clitic)
    return Found(term.first, _complement(ruling, longer), kind, kind, amount, unit)


def settle_alike(ruling: Ruling) -> None:
    """Let a ban "for the same period" last as long as the imprisonment before: «منعه مدة مماثلة»."""
    for one in ruling.found:
        said = {ruling.folded(index) for index in range(one.first, one.last + 2)}
        held = [other for other in ruling.found if other.type == "imprisonment" and other.last <= one.first]
        if one.type in ("ban", "exile") and one.amount is None and said & _ALIKE and held:
            one.amount, one.unit = held[-1].amount, held[-1].unit


def _complement(ruling: Ruling, term: Term) -> int:
    """Give where the words end that say what is banned, taken, or where somebody is sent."""
    last = term.last
    while last < min(ruling.last, term.last + _LONGEST):
        if ruling.marked(last) or not ruling.free(last, last + 1) or ruling.folded(last) in _ENDS:
            break
        if ruling.known(last, "sentencing", "penalty", "prison", "charge", "imposes", "report", "that"):
            break
        if ruling.language == "fa" and ruling.folded(last).startswith(_VERBS):
            break
        if ruling.folded(last) in ("and", "و", "along", "plus", "مع", "as") or _new_part(ruling, last):
            break
        if any(length.first <= last < length.last and not length.bare for length in ruling.lengths):
            break
        last += 1
    return last


def _new_part(ruling: Ruling, index: int) -> bool:
    """Whether an Arabic "and" opens something else than a second object."""
    folded = ruling.folded(index)
    return (
        ruling.language == "ar"
        and folded.startswith("و")
        and ruling.known(index, "sentencing", "penalty", "prison", "imposes")
    )


def _beside(ruling: Ruling, term: Term, end: int) -> Duration | None:
    for length in ruling.lengths:
        if not ruling.free(length.first, length.last) or is_probation(ruling, length):
            continue
        before = range(length.last, term.first)
        links = all(ruling.known(index, "term_link") or ruling.folded(index) in _FOR for index in before)
        far = _far_before(ruling, term, length)
        near_before = (
            ruling.language != "ar" and length.last <= term.first and len(before) <= 2 and links
        ) or far
        if near_before and not ruling.marked(term.first):
            return length
        after = range(end, length.first)
        linked = all(ruling.folded(index) in _FOR or ruling.known(index, "term_link") for index in after)
        named = not length.bare or (len(after) > 0 and ruling.language == "en")
        if (
            length.first >= term.last
            and named
            and len(after) <= 3
            and linked
            and not _breaks(ruling, end, length.first)
        ):
            return length
        if length.bare and length.first >= term.last and length.last <= end and ruling.language == "ar":
            return length
    return None


def _far_before(ruling: Ruling, term: Term, length: Duration) -> bool:
    """Find «به مدت دو سال از فعالیت … منع»: the length opens what the verb closes."""
    verb = term.key == "ban_if" and ruling.language == "fa"
    between = range(length.last, term.first)
    return (
        verb
        and 0 < len(between) <= _LONGEST
        and ruling.folded(length.last) == "از"
        and all(
            ruling.free(index, index + 1) and not ruling.known(index, "report", "that") for index in between
        )
    )


def _breaks(ruling: Ruling, first: int, last: int) -> bool:
    return any(ruling.marked(index) for index in range(first, last + 1))


def _is_no_ban(ruling: Ruling, term: Term) -> bool:
    """Whether what is denied is treatment, visits …: ill-treatment and no penalty."""
    if not term.key.endswith("_if") and term.last - term.first > 1:
        return False
    span = range(term.last, min(term.last + 3, ruling.last))
    if ruling.language == "fa" and term.key.endswith("_if"):
        span = range(max(ruling.first, term.first - 6), term.first)
    return any(ruling.known(index, "no_ban") for index in span)


def _is_imposed(ruling: Ruling, term: Term) -> bool:
    """Whether a sentence imposes it: what it stands beside, or the words that govern it."""
    if ruling.joined(term.first) is not None or _joined_later(ruling, term):
        return True
    kind = term.key.removesuffix("_if")
    governed = _governed(ruling, term)
    if term.key == kind:
        strong = (term.last - term.first > 1 and ruling.is_penal) or bool(ruling.terms("penal"))
        return (
            governed
            or strong
            or ruling.passes_sentence
            or _has_length(ruling, term)
            or _is_forfeit(ruling, term)
            or ruling.is_order
            or (kind == "confiscation" and ruling.language == "en" and ruling.is_penal)
        )
    if ruling.is_order and (
        term.first - ruling.first <= 2 or term.clitic.startswith("و") or ruling.folded(term.first - 1) == "ثم"
    ):
        return kind != "ban" or _has_complement(ruling, term)
    if ruling.language == "fa" or (
        ruling.language == "ar" and kind == "ban" and _has_complement(ruling, term)
    ):
        return bool(ruling.terms("penal", "sentencing")) and _has_length(ruling, term)
    if kind == "confiscation":
        return bool(ruling.found) and term.key == kind
    if governed and _has_length(ruling, term) and (kind == "exile" or _has_complement(ruling, term)):
        return True
    return (
        (governed or bool(ruling.found))
        and (kind != "ban" or _has_complement(ruling, term))
        and ruling.is_penal
    )


def _is_forfeit(ruling: Ruling, term: Term) -> bool:
    """Whether the words alone say that a court takes it: «به نفع دولت ضبط», "forfeit to the State"."""
    return term.last - term.first > 2 and not term.key.endswith("_if")


def _joined_later(ruling: Ruling, term: Term) -> bool:
    """Whether another penalty follows after "and" within the same list."""
    return any(0 < one.first - term.last <= 8 and ruling.language == "fa" for one in ruling.found)


def _governed(ruling: Ruling, term: Term) -> bool:
    if ruling.language == "ar":
        by = term.clitic in BY or ruling.folded(term.first).removeprefix("و").startswith(("بن", "بالن"))
        return by and ruling.passes_sentence
    if ruling.language == "fa":
        return ruling.folded(term.first - 1) in ("به", "و", "حکم") and ruling.passes_sentence
    place = term.first - 1
    while ruling.folded(place) in ("a", "an", "the", "to") or any(
        length.first <= place < length.last for length in ruling.lengths
    ):
        place -= 1
    return ruling.known(place, "imposes", "sentencing") or (
        term.key.endswith("_if") and ruling.folded(place) in _FORCES
    )


def _has_complement(ruling: Ruling, term: Term) -> bool:
    near = range(term.last - 1, term.last + 3)
    complement = any(ruling.at(index, "ban_of") is not None for index in near)
    complement = complement or (
        ruling.language == "ar" and any(ruling.folded(index) == "من" for index in near)
    )
    return (
        complement
        or ruling.folded(term.last) in ("من", "فی", "علیه", "علیها")
        or ruling.folded(term.last - 1) == "من"
        or _has_length(ruling, term)
    )


def _has_length(ruling: Ruling, term: Term) -> bool:
    return _beside(ruling, term, _complement(ruling, term)) is not None
