"""What a verb of saying tells: the words after "that", or a clause that follows or stands before it."""

from __future__ import annotations

import re

from sijill.reading.floor import Floor
from sijill.reading.wording import Term

_REACH = {"ar": 30, "fa": 1, "en": 9}
_SURE = frozenset(["said", "says", "say", "saying", "told", "tells"])


def words_told(floor: Floor, verb: Term, end: int) -> tuple[int, int] | None:
    """Give the words that are told after a verb: after "that", or in Persian and English at once."""
    wording = floor.wording
    first = _after_that(floor, verb, end)
    if first is None and wording.language == "en":
        first = _bare_english(floor, verb, end)
    if first is None and wording.language == "fa":
        first = _bare_persian(floor, verb, end)
    if first is None or first >= end:
        return None
    return first, end


def _after_that(floor: Floor, verb: Term, end: int) -> int | None:
    wording = floor.wording
    if wording.folded(verb.last - 1) in ("اینکه", "انکه"):
        return verb.last
    if (
        wording.language == "fa"
        and wording.folded(verb.last) == "این"
        and wording.folded(verb.last + 1) == "که"
    ):
        return verb.last + 2
    for index in range(verb.last, min(end, verb.last + _REACH.get(wording.language, 9))):
        that = wording.term_at(index, "that")
        if (
            that
            and wording.language == "ar"
            and wording.folded(index - 1) in floor.words("no_that")
            and index > verb.last
        ):
            continue
        if that:
            if (
                wording.language == "en"
                and that.last - that.first == 1
                and wording.folded(index) in ("how", "whether")
                and index > verb.last + 3
            ):
                return None
            # «وأن …» goes on with what somebody said before this verb.
            return that.last if that.clitic not in ("و", "ف") else None
        quote = floor.quote_of(index)
        if quote is not None and wording.language != "ar":
            return None
        if (
            quote is not None
            and wording.text[quote.opening - 1 : quote.opening] != "ـ"
            and not wording.is_known(index - 1, "medium")
        ):
            size = sum(1 for step in range(index, min(index + 5, end)) if floor.quote_of(step) is quote)
            if floor.quote_of(index - 1) is not quote and (size > 3 or ":" in wording.gap(index)):
                return None
        if ":" in wording.gap(index) or (
            wording.term_at(index, "report")
            and wording.language != "en"
            and not wording.folded(index).startswith("قول")
        ):
            return None
        if wording.language == "en" and re.search("[;—]", wording.gap(index)):
            return None
    return None


def _bare_english(floor: Floor, verb: Term, end: int) -> int | None:
    wording = floor.wording
    word = wording.folded(verb.first)
    if word not in floor.words("takes_clause") or verb.last >= end:
        return None
    index = verb.last
    comma = wording.gap(index).strip() == "," and word != "said"
    marks = floor.quote_of(index) is not None and wording.gap(index).strip() in ('"', "“", "‘", "'")
    if floor.cut(index) and not comma and not marks:
        return None
    if word in floor.words("takes_told"):
        after = _after_addressee(floor, index, end)
        if after is None:
            return None
        index = after
    index = _after_adjunct(floor, index, end)
    if end - index < 3 and word not in _SURE:
        return None
    if (
        index >= end
        or (wording.folded(index) in floor.words("no_clause") and floor.quote_of(index) is None)
        or wording.folded(index).endswith("ly")
    ):
        return None
    if floor.quote_of(index) is not None:
        return None
    if any(":" in wording.gap(step) for step in range(verb.last, min(index + 3, end))):
        return None
    finite = any(
        wording.folded(step) in floor.words("finite")
        or re.search(
            r"['’](?:s|d|re|ve|ll)\b",
            wording.words[step].raw + wording.text[wording.words[step].end : wording.words[step].end + 3],
        )
        or (wording.folded(step).endswith("ed") and step > index)
        for step in range(index, min(end, index + 16))
    )
    opens = (
        wording.folded(index) in ("a", "an", "the", "some", "at") or wording.words[index].number is not None
    )
    if not finite and not (word in _SURE and end - index >= 2 and opens):
        return None
    return index


def told_before(floor: Floor, verb: Term, begin: int, end: int) -> tuple[int, int] | None:
    """Read "Two men were hanged, the radio reported": the clause before is what was told."""
    wording = floor.wording
    timed = wording.folded(verb.last + (wording.folded(verb.last) in ("on", "in", "late", "early")))
    if verb.last < end and not floor.cut(verb.last) and timed not in floor.words("time_word"):
        return None
    if wording.folded(begin).endswith(("ing", "ed")):
        return None
    comma = next(
        (index for index in range(verb.first - 1, max(begin, verb.first - 9), -1) if floor.cut(index)), None
    )
    if (
        comma is None
        or wording.gap(comma).strip() != ","
        or comma - begin < 4
        or (floor.preposition(begin) and comma - begin < 6)
    ):
        return None
    if (
        wording.folded(comma) in ("who", "which", "and", "but", "as", "while")
        or floor.quote_of(comma - 1) is not None
    ):
        return None
    finite = any(
        wording.folded(index) in floor.words("finite") or wording.folded(index).endswith("ed")
        for index in range(begin, comma)
    )
    return (begin, comma) if finite else None


def _after_adjunct(floor: Floor, index: int, end: int) -> int:
    """Skip "on Wednesday", "in a statement", "later" after a verb."""
    wording = floor.wording
    place = index
    while place < end:
        word = wording.folded(place)
        if word in floor.words("time_word") or word in (
            "also",
            "then",
            "earlier",
            "afterwards",
            "first",
            "again",
            "today",
        ):
            place += 1
        elif word in ("on", "in", "at", "by", "during", "from", "through") and any(
            wording.folded(step) in floor.words("time_word")
            or wording.is_known(step, "document_noun")
            or wording.folded(step)
            in ("telephone", "phone", "email", "interview", "court", "conference", "briefing", "speech")
            for step in range(place + 1, min(end, place + 4))
        ):
            step = place + 1
            while step < min(end, place + 5):
                known = (
                    wording.folded(step) in floor.words("time_word")
                    or wording.is_known(step, "document_noun")
                    or wording.words[step].number is not None
                )
                known = known or wording.folded(step) in (
                    "a",
                    "the",
                    "an",
                    "his",
                    "her",
                    "its",
                    "telephone",
                    "phone",
                    "email",
                    "interview",
                    "court",
                    "press",
                    "news",
                    "conference",
                    "briefing",
                    "written",
                    "short",
                    "brief",
                    "speech",
                    "of",
                )
                if not known:
                    break
                step += 1
            place = step
        else:
            break
    return place if place < end else index


def _after_addressee(floor: Floor, index: int, end: int) -> int | None:
    wording = floor.wording
    if wording.folded(index) in (
        "me",
        "us",
        "him",
        "her",
        "them",
        "you",
        "it",
        "reporters",
        "journalists",
        "everyone",
        "everybody",
        "people",
    ):
        nxt = index + 1
        if wording.folded(index) == "her" and floor.wording.is_known(nxt, "speaker_noun"):
            nxt += 1
    else:
        one = floor.starting(index) or floor.starting(index + 1)
        if one is None:
            if wording.folded(index) in ("the", "a", "his", "her", "my", "our", "their") and index + 2 < end:
                nxt = index + 2
            else:
                return None
        else:
            nxt = one.last
    if floor.cut(nxt) and nxt < end and floor.quote_of(nxt) is None:
        return None
    return nxt if nxt < end else None


def _bare_persian(floor: Floor, verb: Term, end: int) -> int | None:
    """Read «می‌گوید …»: what follows at once is told, unless the sentence ends or goes on with "and"."""
    wording = floor.wording
    index = verb.last
    if index >= end - 1 or verb.key == "denied" or floor.quote_of(index) is not None:
        return None
    word = wording.folded(verb.first)
    if word.startswith(("هشدار", "اشاره")) or wording.folded(index) in ("را", "در", "به", "تا"):
        return index if word.startswith(("گفت", "میگ", "مدعی")) and wording.folded(index) != "را" else None
    if end - index < 3 and not word.startswith(("گفت", "میگ", "پرسید")):
        return None
    gap = wording.gap(index).strip()
    if gap not in ("", "،", ",") or wording.folded(index) in ("و", "ولی", "اما", "تا", "اند", "است", "ان"):
        return None
    if wording.gap(index).strip() and not word.startswith(("گفت", "میگ")):
        return None
    return index
