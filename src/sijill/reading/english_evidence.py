"""What speaks for capitals being a person's name: what stands before them, and what follows."""

from __future__ import annotations

from sijill.reading.english_names import PLACED, Capitals, bare_of, is_capital_name, is_item
from sijill.reading.given_names import usual_names
from sijill.reading.name_words import is_joined, is_number
from sijill.reading.wording import Term, Wording

_DETERMINERS = frozenset(("the", "a", "an", "its", "their", "our", "his", "her", "former", "deputy", "ex"))
_ARTICLES = frozenset(("a", "an", "the", "our", "their", "its", "his", "her", "once", "formerly", "my"))
_OF_A_CLAUSE = frozenset(("was", "were", "is", "had", "has", "that"))
_IN = frozenset(
    ("in", "at", "near", "outside", "inside", "into", "across", "around", "throughout", "within", "via")
)
_FROM = frozenset(("from", "of", "to", "the", "towards", "toward"))
_LINKS = frozenset(("of", "for", "and"))
_REACH = 9
_HEAD = 3


def weigh_before(wording: Wording, index: int) -> float:
    """Weigh what stands before a name."""
    gap = wording.gap(index).strip(" \xa0\"“'‘@#")
    best = is_item(wording, index)
    if gap:
        return max(best, _after_mark(wording, index, gap))
    best = max(best, *_asking(wording, index))
    return best if best > 0 else _against(wording, index, best)


def _after_mark(wording: Wording, index: int, gap: str) -> float:
    if gap[-1:] == ":":
        return 0.75
    if gap != ",":
        return 0.0
    if wording.term_ending(index, "own_kin"):
        return 2.0
    return 1.25 if role_before(wording, index, comma=True) else 0.0


def _asking(wording: Wording, index: int) -> tuple[float, ...]:
    """Give a weight for each thing before a name that asks for one."""
    kin = wording.term_ending(index, "own_kin", "kin")
    named = wording.term_ending(index, "named")
    by = wording.folded(index - 1) in ("by", "for", "with")
    return (
        2.5 if wording.term_ending(index, "title") or kin else 0.0,
        (2.5 if named.key == "named" else 0.5) if named else 0.0,
        2.0 if role_before(wording, index, comma=False) else 0.0,
        0.75 if by or wording.is_known(index - 1, "sentencing", "measure", "charge") else 0.0,
        1.0 if wording.is_known(index - 1, "report") else 0.0,
    )


def _against(wording: Wording, index: int, best: float) -> float:
    """Weigh what before a name speaks for a place or a body, where nothing asks for a person."""
    before = wording.folded(index - 1)
    joined = index > 0 and is_joined(wording, index)
    if joined and wording.words[index - 1].raw[0].isupper():
        if before in PLACED:
            return -2.0
        if wording.lexicon.knows(before, "never"):
            return -0.5 if bare_of(wording.folded(index)) in usual_names("en").given else -2.0
    if before in _LINKS and index > 1 and wording.words[index - 2].raw[0].isupper():
        return -2.0 if wording.is_known(index - 2, "never", "organisation") else best - 0.25
    if before in _IN:
        return -2.0
    if before in _FROM:
        return -1.5 if before == "the" else -0.25
    return best


def role_before(wording: Wording, index: int, *, comma: bool) -> Term | None:
    """Find the occupation or office that stands right before a name, or before the comma in front of it."""
    if index == 0:
        return None
    if not comma:
        term = wording.term_ending(index, "office", "occupation", "title")
        no_role = term is not None and term.category == "title" and term.key in ("honorific", "status")
        return None if no_role else term
    first, _ = wording.sentence_of(index)
    for place in range(index - 1, max(first - 1, index - _REACH), -1):
        term = wording.term_at(place, "office", "occupation")
        if term and term.last <= index and (place == first or _opens(wording, place)):
            return term
        if wording.gap(place).strip(" \xa0'’-"):
            return None
        if wording.is_known(place, "report") or wording.folded(place) in _OF_A_CLAUSE:
            return None
    return None


def _opens(wording: Wording, place: int) -> bool:
    """Whether an office can open its phrase: after a determiner, an owner, a mark, or in a capital."""
    before = wording.folded(place - 1)
    return (
        before in _DETERMINERS
        or before.endswith(("'s", "’s", "s'"))
        or bool(wording.gap(place).strip(" \xa0"))
        or wording.words[place].raw[0].isupper()
        or wording.is_known(place - 1, "office", "occupation", "former", "word")
    )


def weigh_after(wording: Wording, name: Capitals) -> float:
    """Weigh what follows a name."""
    last = name.last
    if name.end < wording.words[last - 1].end:
        return 0.75
    if last >= len(wording):
        return 0.25
    gap = wording.gap(last).strip(" \xa0\"”'’")
    if gap[:1] in (",", "(", "–", "—", "-", ";"):
        return _apposed(wording, last, gap)
    if gap:
        return 1.0 if gap[:1] in (":", "@") else 0.25
    folded = wording.folded(last)
    if wording.is_known(last, "report", "demand", "named") or folded in _ACTING or folded.endswith("ed"):
        return 1.0
    return 0.5 if folded in ("and", "or", "who", "whose") else 0.0


def _apposed(wording: Wording, last: int, gap: str) -> float:
    """Weigh what a comma, a bracket or a dash joins to a name: an age, a role, "who", another name."""
    if _is_age(wording, last):
        return 1.5
    if (
        is_number(wording, last)
        and wording.is_known(last + 1, "month", "never")
        and wording.words[last + 1].raw[0].isupper()
    ):
        return -1.5
    place = last
    while wording.folded(place) in _ARTICLES:
        place += 1
    role = any(
        wording.term_at(place + step, "occupation", "office", "former", "was") for step in range(_HEAD)
    )
    if gap[0] in (",", "(") and role:
        return 1.5
    if wording.folded(last) in ("who", "whose", "whom", "aged", "identified"):
        return 1.5
    listed = (
        is_capital_name(wording, last) and is_capital_name(wording, last + 1) and is_joined(wording, last + 1)
    )
    if gap == "," and listed:
        return 1.0
    return 0.5 if gap[0] != "-" else 0.0


def _is_age(wording: Wording, index: int) -> bool:
    """Whether an age begins at a word: "34,", "(34)", "aged 34"; not the day of a date."""
    if wording.is_known(index, "age") and not wording.words[index].raw[0].isupper():
        return True
    if not is_number(wording, index):
        return False
    after = index + 1
    closed = after >= len(wording) or not is_joined(wording, after)
    return closed or wording.folded(after) in ("years", "year", "and")


_ACTING = frozenset(
    (
        *("also", "are", "argued", "became", "began", "brought", "calls", "came", "can"),
        *("cannot", "claims", "could", "denies", "did", "died", "disappeared", "does", "faces"),
        *("fell", "fled", "gave", "got", "had", "has", "have", "heard", "held"),
        *("herself", "himself", "insisted", "is", "kept", "knew", "lay", "learned", "left"),
        *("lost", "made", "may", "met", "must", "never", "now", "put", "ran"),
        *("read", "remains", "returned", "said", "sat", "saw", "says", "sent", "should"),
        *("spoke", "still", "stood", "then", "thought", "told", "took", "urges", "walked"),
        *("was", "went", "wept", "were", "whispered", "will", "won", "would", "wrote"),
    )
)
