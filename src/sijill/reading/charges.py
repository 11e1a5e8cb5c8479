"""What people are accused of, in the source's own words, each charge of a list its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sijill.claims.kinds import Kind
from sijill.claims.values import Charge, value_json
from sijill.reading.charge_lists import ARABIC_BY, LONGEST, MARKS, charges_from, is_gerund, unbracketed
from sijill.reading.law_references import LawReference, law_references
from sijill.reading.mention import Mention
from sijill.reading.wording import Term, Wording

_APART = 8
_QUOTED = re.compile(r"[«“\"‘]([^»”\"«“’]+)[»”\"’]")
_JOINS = re.compile(r"\s*(?:،|,)?\s*(?:و|and|as well as|or|أو|یا|وكذلك)?\s*(?:بـ?|to|of)?\s*$")
_OPENING = re.compile(r"\s*(?:ب(?:ـ|\s)*|to\s+|of\s+|with\s+)?[:،]?\s*(?=[«“\"‘])")
_NO_WEAK = frozenset(
    (
        "questioning",
        "interrogation",
        "trial",
        "life",
        "hours",
        "years",
        "days",
        "months",
        "refusing to",
        "now",
        "being",
    )
)


def find_charges(wording: Wording) -> list[Mention]:
    """Find charges after "charged with", بتهمة, به اتهام: each quoted stretch, else the clause's parts."""
    found: list[Mention] = []
    references = law_references(wording)
    for term in wording.terms("charge", "ordinal", "ordinal_short"):
        for start, end in _after(wording, term):
            if not any(start < other.end and other.start < end for other in found):
                law, article = _law(wording, references, end, len(found))
                charge = Charge(term=wording.text[start:end], law=law, article=article)
                found.append(
                    Mention(
                        Kind.CHARGE,
                        start,
                        end,
                        value_json(charge),
                        f"charge.{term.key if term.category == 'charge' else 'assigned'}",
                    )
                )
    for start, end in _accused_last(wording):
        if not any(start < other.end and other.start < end for other in found):
            value = value_json(Charge(term=wording.text[start:end]))
            found.append(Mention(Kind.CHARGE, start, end, value, "charge.accused"))
    return found


def _accused_last(wording: Wording) -> Iterator[tuple[int, int]]:
    """Find «Name به عضویت در … متهم شده است»."""
    if wording.language != "fa":
        return
    for index in range(len(wording)):
        if wording.folded(index) != "متهم" or wording.folded(index + 1) == "به":
            continue
        for place in range(index - 2, max(wording.clause_of(index)[0], index - LONGEST) - 1, -1):
            if wording.folded(place) == "به" and wording.is_known(place + 1, "charge_head"):
                yield wording.words[place + 1].start, wording.words[index - 1].end
                break


def _after(wording: Wording, term: Term) -> Iterator[tuple[int, int]]:
    if term.category != "charge":
        if _is_assigned(wording, term):
            yield from _parts(wording, term, term.last)
        return
    if term.key == "assigned" or not _has_place(wording, term):
        return
    end = _sentence_end(wording, term)
    offset = wording.words[term.last - 1].end
    opening = _OPENING.match(wording.text, offset, end)
    if opening and opening.end() < end:
        yield from _quoted(wording, opening.end(), end)
        return
    if _is_charge(wording, term):
        yield from _parts(wording, term, term.last)
    elif term.key in ("verb", "bare"):
        yield from _apart(wording, term)


def _apart(wording: Wording, term: Term) -> Iterator[tuple[int, int]]:
    """Find a charge with who is accused between: «أدينت Name بالتستر», «اتهامات Name «…»»."""
    last = min(wording.sentence_of(term.first)[1], term.last + _APART)
    for index in range(term.last, last):
        gap = wording.gap(index)
        if term.key == "bare" and set(gap) & set('«“"') and not set(gap) & set(".؛:"):
            if wording.language != "en":
                yield from _quoted(wording, wording.words[index].start - 1, _sentence_end(wording, term))
            return
        if gap.strip(MARKS) or wording.is_known(index, "report", "prison", "penalty", "that", "no_charge"):
            return
        head = wording.term_at(index, "charge_head")
        if (
            wording.language == "ar"
            and term.key == "verb"
            and head is not None
            and head.clitic in ("ب", "بال")
        ):
            yield from charges_from(wording, index, term.last)
            return


def _is_assigned(wording: Wording, term: Term) -> bool:
    """Whether a charge follows on «أسند … إلى المتهم الأول»."""
    first, _last = wording.sentence_of(term.first)
    assigned = any(
        first <= other.first < term.first and other.key == "assigned" for other in wording.terms("charge")
    )
    return assigned and wording.is_known(term.last, "charge_head")


def _has_place(wording: Wording, term: Term) -> bool:
    """Whether "for" and its like stand where a sentence gives its reason."""
    if term.key not in ("bare", "reason") or wording.language == "ar":
        return True
    first, last = wording.sentence_of(term.first)
    if wording.language == "en":
        return any(
            first <= other.first < term.first
            for other in wording.terms("sentencing", "prison", "penalty", "imposes")
        )
    if term.key == "bare":
        return True
    return any(
        first <= other.first < last
        for other in wording.terms("sentencing", "prison", "penalty", "penal", "judge")
    )


def _is_charge(wording: Wording, term: Term) -> bool:
    """Whether what follows without quotation marks can be a charge."""
    first, gap = term.last, wording.gap(term.last)
    if first >= len(wording) or wording.words[first].number is not None:
        return False
    labelled = ":" in gap
    bare = first + (
        wording.folded(first) in ("the", "a", "an", "his", "her", "their", "alleged", "allegedly")
    )
    head = wording.is_known(bare, "charge_head") or is_gerund(wording, bare)
    if gap.strip(MARKS + (":" if term.key in ("label", "bare", "after", "noun") else "")):
        return False
    if term.key == "label":
        return labelled
    if term.key in ("bare", "reason", "weak"):
        return (
            (head or (labelled and wording.language != "en"))
            and wording.folded(first) not in _NO_WEAK
            and not wording.is_known(first, "no_charge")
        )
    if term.key == "verb" and wording.language == "ar":
        return bool(ARABIC_BY.match(wording.folded(first))) and not wording.is_known(
            first, "prison", "penalty"
        )
    if (
        wording.language == "en"
        and not head
        and wording.folded(first) in ("a", "an", "the", "some", "her", "his", "their", "any", "these")
    ):
        return wording.folded(first) in ("a", "an", "the")
    return not wording.is_known(first, "no_charge")


def _sentence_end(wording: Wording, term: Term) -> int:
    """Give the end of the sentence in letters: quotation marks at its end belong to it."""
    last = wording.sentence_of(term.first)[1]
    return wording.words[last].start if last < len(wording) else wording.end


def _quoted(wording: Wording, start: int, end: int) -> Iterator[tuple[int, int]]:
    place = start
    while match := _QUOTED.match(wording.text, place, end):
        yield match.span(1)
        following = _QUOTED.search(wording.text, match.end(), end)
        if following is None or not _JOINS.fullmatch(
            unbracketed(wording.text[match.end() : following.start()])
        ):
            if following is None or following.start() - match.end() > 3:
                yield from _rest(wording, match.end())
            return
        place = following.start()


def _rest(wording: Wording, offset: int) -> Iterator[tuple[int, int]]:
    """Go on after a quoted charge: «X» and Y."""
    index = wording.word_at(offset)
    joined = wording.folded(index) in ("and", "و")
    place = index + joined
    arabic = wording.language == "ar" and wording.folded(index).startswith("و")
    if (
        (joined or arabic)
        and wording.is_known(place, "charge_head")
        and not wording.gap(index).strip(MARKS + '»”"،,')
    ):
        yield from charges_from(wording, place, place)


def _parts(wording: Wording, term: Term, first: int) -> Iterator[tuple[int, int]]:
    """Give the charges of a list without quotation marks."""
    yield from charges_from(wording, first, term.last)


def _law(
    wording: Wording, references: list[LawReference], end: int, place: int
) -> tuple[str | None, str | None]:
    """Give the law that stands behind a charge, in its sentence; of several articles the one in its turn."""
    last = wording.sentence_of(min(wording.word_at(end), len(wording) - 1))[1]
    limit = wording.words[last].start if last < len(wording) else wording.end
    behind = [one for one in references if end <= one.start < limit]
    if not behind:
        return None, None
    one = behind[0]
    articles = one.articles
    return one.law, articles[min(place, len(articles) - 1)] if articles else None
