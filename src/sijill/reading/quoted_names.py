"""Quotation marks that hold no speech: titles, names of bodies, charges, so-called terms."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sijill.claims.kinds import Kind
from sijill.reading.floor import Floor
from sijill.reading.mention import Mention
from sijill.reading.quotation import Marked
from sijill.reading.wording import Wording

_NAME = 4
_WITH = frozenset(("مع", "با", "with"))


def holds_name(floor: Floor, quote: Marked, found: Sequence[Mention], spoken: Collection[Marked]) -> bool:
    """Whether quotation marks hold a title, a name, a charge or a so-called word instead of speech."""
    wording = floor.wording
    first, last = floor.words_of(quote.start, quote.end)
    if last <= first:
        return True
    colon = wording.text[wording.start : quote.opening].rstrip().endswith(":")
    for other in found:
        if (
            other.kind in (Kind.CHARGE, Kind.ORGANISATION, Kind.PLACE, Kind.PERSON)
            and other.start <= quote.end
            and quote.start <= other.end
        ):
            covered = min(other.end, quote.end) - max(other.start, quote.start)
            whole = covered >= (quote.end - quote.start) * 0.8 and not (colon and last - first > 3)
            if whole and not (other.rule == "organisation.marks" and not _is_titled(wording, first, last)):
                return True
    before = wording.text[max(0, quote.opening - 2) : quote.opening]
    if colon and last - first > 1 and wording.term_at(first - 1, "titled", "medium") is None:
        return False
    if "(" in before and last - first <= 4:
        return True
    if _is_led_to_as_name(wording, first, last):
        return True
    if wording.language == "ar" and before.endswith("ـ"):
        deemed = any(wording.term_at(index, "deem", "report") for index in range(max(0, first - 8), first))
        return before[0] in "لك" or not (deemed or last - first > 6)
    return _follows_name(floor, quote, found, spoken)


def _is_titled(wording: Wording, first: int, last: int) -> bool:
    """Whether words can be a name: with capitals in English, few in the others."""
    words = wording.words[first:last]
    if wording.language == "en":
        return sum(1 for word in words if word.raw[0].isupper()) * 2 >= len(words)
    return len(words) <= 4


def _is_led_to_as_name(wording: Wording, first: int, last: int) -> bool:
    """Whether what stands before a quotation takes a name or a charge: «صحيفة «…»», "convicted of"."""
    if last - first <= _NAME and wording.folded(first - 1) in _WITH:
        return True
    for term in wording.terms("titled", "charge"):
        if 0 <= first - term.last <= 1 and term.last <= first:
            return True
    for term in (*wording.terms("medium"), *wording.terms("organisation")):
        if (
            term.last == first
            and last - first <= 6
            and (wording.language != "en" or _is_titled(wording, first, last))
        ):
            return True
    return False


def _follows_name(floor: Floor, quote: Marked, found: Sequence[Mention], spoken: Collection[Marked]) -> bool:
    """Whether only "and" parts a quotation from one before it that holds a charge or a name."""
    place = floor.outer.index(quote)
    if place == 0:
        return False
    before = floor.outer[place - 1]
    between = floor.wording.text[before.closing : quote.opening].strip(" ،,ـ")
    return (
        between in ("و", "وب", "and", "")
        and before not in spoken
        and holds_name(floor, before, found, spoken)
    )
