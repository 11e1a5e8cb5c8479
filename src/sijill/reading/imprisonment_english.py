"""Terms of imprisonment in English: "nine years in prison", "given four years", "a six-year term"."""

from __future__ import annotations

from sijill.reading.durations import Duration
from sijill.reading.length_signs import is_labelled
from sijill.reading.numbers import number_word
from sijill.reading.rulings import Ruling
from sijill.reading.wording import Term

_AFTER = 4
_NAME_REACH = 14
_OBJECT_REACH = 6
_PHRASE = 3
_DETERMINERS = frozenset(("the", "a", "his", "her", "their", "my", "our"))
_NOBODY = ("prison", "penalty", "charge", "report", "that", "unit", "elapsed", "sentencing", "figure")
_STEPS = frozenset(
    (
        "a",
        "my",
        "our",
        "brother",
        "son",
        "husband",
        "father",
        "sister",
        "mother",
        "daughter",
        "friend",
        "dad",
        "mum",
        "mom",
        "uncle",
        "cousin",
        "man",
        "woman",
        "boy",
        "girl",
        "kid",
        "an",
        "the",
        "to",
        "of",
        "in",
        "up",
        "at",
        "least",
        "further",
        "additional",
        "another",
        "him",
        "her",
        "them",
        "me",
        "us",
        "his",
        "absence",
        "absentia",
        "effective",
        "combined",
        "total",
        "about",
        "some",
        "nearly",
        "almost",
        "more",
        "than",
        "just",
        "only",
        "first",
        "second",
        "respectively",
        "original",
        "initial",
        "full",
        "mere",
        "whole",
        "extra",
        "term",
        "sentence",
        "from",
        "by",
        "were",
        "was",
        "each",
        "between",
        "sentences",
        "terms",
        "their",
        "prison",
        "jail",
        "and",
        "or",
        "for",
        "under",
        "over",
    )
)
_WEAK = frozenset(
    (
        "given",
        "gave",
        "gives",
        "give",
        "got",
        "gets",
        "get",
        "received",
        "receives",
        "receive",
        "receiving",
        "ordered",
    )
)
_WEAK_TOO = _WEAK | frozenset(
    (
        "serve",
        "serves",
        "doing",
        "drew",
        "drawn",
        "passed",
        "earned",
        "remaining",
        "another",
        "a further",
        "an additional",
    )
)


def english(ruling: Ruling, length: Duration) -> tuple[int, int, str] | None:
    start = length.first - (ruling.folded(length.first - 1) in ("a", "an"))
    after = _after(ruling, length.last)
    if after is not None and not length.bare and (after.category == "prison" and after.key == "noun"):
        return start, after.last, "noun"
    last = after.last if after else length.last
    if after is not None and ruling.is_penal and not _served(ruling, length):
        return start, last, "place"
    if length.bare and length.unit == "day":
        return None
    if _governed(ruling, length, start):
        return start, last, "verb"
    if length.bare:
        return None
    if ruling.joined(start) is not None and not ruling.known(length.last, "held_in"):
        return start, last, "joined"
    return (start, last, "label") if is_labelled(ruling, length) else None


def _after(ruling: Ruling, index: int) -> Term | None:
    for place in range(index, index + _AFTER):
        if ruling.marked(place):
            return None
        term = ruling.at(place, "prison", "held_in")
        if term is not None:
            return term if term.key != "verb" else None
        if not (
            ruling.known(place, "term_link") and ruling.folded(place) not in ("to", "for")
        ) and not ruling.known(place, "suspended"):
            return None
    return None


def _served(ruling: Ruling, length: Duration) -> bool:
    before = ruling.folded(length.first - 1)
    return before in (
        "for",
        "spent",
        "spending",
        "served",
        "after",
        "during",
        "his",
        "her",
        "their",
    ) and not any(term.last == length.first for term in ruling.terms("imposes"))


def _governed(ruling: Ruling, length: Duration, start: int) -> bool:
    if ruling.terms("respectively"):
        while number_word(ruling.wording, start - 1) or ruling.folded(start - 1) == "and":
            start -= 1
    before = ruling.folded(start - 1)
    for term in reversed(ruling.terms("imposes")):
        if term.last > start:
            continue
        word = ruling.folded(term.first) if term.last - term.first == 1 else ""
        if term.key in ("object", "maximum", "demand") and follows_verb(ruling, term.last, start):
            weak = word in _WEAK_TOO and not ruling.is_penal
            named = term.key == "demand" or (
                term.key == "maximum" and ruling.folded(term.last - 1) in ("least", "to", "than")
            )
            if not weak and not (named and not ruling.passes_sentence) and not _goes_on(ruling, length):
                return True
    if (
        before in ("to", "from")
        and ruling.is_penal
        and any(term.last <= start for term in ruling.terms("changes"))
    ):
        return True
    if before == "to" or (ruling.folded(start - 2) == "to" and ruling.known(start - 1, "share", "imposes")):
        return any(
            term.first < start and ruling.folded(term.first) in ("sentenced", "condemned", "sentencing")
            for term in ruling.terms("sentencing")
        )
    if before == "for":
        return any(
            term.last < start
            and start - term.last <= _NAME_REACH
            and (term.key == "verb" or (term.last == start - 1 and _sent_to(ruling, term)))
            for term in ruling.terms("prison", "held_in")
        )
    return False


def _sent_to(ruling: Ruling, term: Term) -> bool:
    """Whether somebody is sent there: "to prison", "to a reformatory"."""
    return "to" in (ruling.folded(term.first - 1), ruling.folded(term.first - 2))


def _goes_on(ruling: Ruling, length: Duration) -> bool:
    """Whether a verb goes on from the length: "gave them two days to leave"."""
    return (
        ruling.folded(length.last) == "to"
        and not ruling.marked(length.last)
        and ruling.folded(length.last + 1) not in ("be", "run")
    )


def follows_verb(ruling: Ruling, first: int, last: int) -> bool:
    """Whether only articles, pronouns and names stand between a verb and its term."""
    if last - first > _OBJECT_REACH:
        return False
    phrase = 0
    for index in range(first, last):
        if ruling.folded(index) in _DETERMINERS:
            phrase = index + _PHRASE
        if index <= phrase and not ruling.marked(index) and not ruling.known(index, *_NOBODY):
            continue
        raw = ruling.wording.words[index].raw
        if ruling.marked(index) or not (
            ruling.folded(index) in _STEPS or raw[0].isupper() or ruling.known(index, "imposes", "share")
        ):
            return False
    return first == last or not ruling.marked(last)
