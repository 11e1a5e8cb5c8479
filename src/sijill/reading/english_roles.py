"""English roles: "provincial governor Name", "Name, a former teacher at", "Name, who was mayor of"."""

from __future__ import annotations

from collections.abc import Iterator

from sijill.claims.kinds import Kind
from sijill.reading.english_evidence import role_before
from sijill.reading.mention import Mention
from sijill.reading.name_words import is_joined, is_number
from sijill.reading.role_making import HEADS, RELATIVE, make_role
from sijill.reading.wording import Term, Wording

_LONGEST = 12
_GOES_ON = frozenset(("and", "who", "became", "turned", "now", "later", "is"))
_TRADES = (
    "men",
    "man",
    "woman",
    "women",
    "smith",
    "smiths",
    "wright",
    "wrights",
    "keeper",
    "keepers",
    "maker",
    "makers",
    "ologist",
    "ologists",
)
_MODIFIERS = 4
_ABBREVIATION = 5
_DETERMINERS = frozenset(
    ("a", "an", "the", "its", "their", "our", "his", "her", "my", "one", "then", "whose", "both", "all")
)
_NO_MODIFIER = frozenset(
    (
        *(
            "a",
            "an",
            "the",
            "its",
            "their",
            "our",
            "his",
            "her",
            "my",
            "one",
            "of",
            "in",
            "at",
            "for",
            "to",
            "from",
        ),
        *(
            "by",
            "with",
            "and",
            "or",
            "but",
            "as",
            "was",
            "were",
            "is",
            "has",
            "had",
            "have",
            "who",
            "which",
            "that",
        ),
        *(
            "said",
            "told",
            "when",
            "where",
            "while",
            "after",
            "before",
            "since",
            "until",
            "on",
            "so-called",
            "called",
        ),
        *(
            "so",
            "them",
            "him",
            "not",
            "whom",
            "whose",
            "said",
            "against",
            "son",
            "daughter",
            "wife",
            "husband",
        ),
        *(
            "mother",
            "father",
            "brother",
            "sister",
            "will",
            "would",
            "could",
            "did",
            "does",
            "then",
            "during",
            "under",
        ),
    )
)
_PAST = frozenset(
    ("retired", "accredited", "unemployed", "disbarred", "sacked", "dismissed", "exiled", "jailed")
)
_PHRASE = frozenset(
    ("of", "at", "in", "for", "the", "and", "a", "an", "to", "its", "their", "our", "this", "with")
)


def english_role_before(wording: Wording, person: Mention, index: int) -> Iterator[Mention]:
    gap = wording.gap(index).strip(" \xa0\"“'‘")
    if index == 0 or gap not in ("", ",", ":", ".", "–", "-", "—", "("):
        return
    last = index
    title = wording.term_ending(index, "title")
    if gap == "." and (title is None or len(wording.words[index - 1].raw) > _ABBREVIATION):
        return
    office = wording.term_ending(index, "office")
    if title and office and office.first < title.first:
        title = None
    if title and title.key == "rank" and gap in ("", "."):
        yield _with_dot(wording, title, about=person)
        last, gap = title.first, wording.gap(title.first).strip(" \xa0\"“'‘")
        if gap != ",":
            return
    if wording.folded(last - 1) == "one" and wording.gap(last - 1).strip() == ",":
        last, gap = last - 1, ","
    if title and title.key == "honorific":
        last, gap = title.first, wording.gap(title.first).strip(" \xa0\"“'‘")
    head = role_before(wording, last, comma=gap in (",", "(")) if last else None
    if head is None or gap == ".":
        return
    first = _stretched(wording, head)
    if gap in (":", "–", "-", "—") and first > 0 and is_joined(wording, first):
        return
    yield make_role(wording, first, last, about=person)


def _with_dot(wording: Wording, title: Term, *, about: Mention) -> Mention:
    role = make_role(wording, title.first, title.last, about=about)
    if wording.text[role.end : role.end + 1] == ".":
        value = role.value | {"office": wording.text[role.start : role.end + 1]}
        return Mention(Kind.ROLE, role.start, role.end + 1, value, "role", about=about)
    return role


def _stretched(wording: Wording, head: Term) -> int:
    """Take in what describes an English office before it: "field coordinator", "dockworkers' organiser"."""
    first = head.first
    while (
        first > 0
        and head.first - first < _MODIFIERS
        and (is_joined(wording, first) or wording.gap(first) in ("-", "' ", "’ "))
    ):
        before = wording.folded(first - 1)
        capital = wording.words[first - 1].raw[0].isupper() and not wording.words[head.first].raw[0].isupper()
        if wording.is_known(first - 1, "former"):
            first -= 1
            continue
        if (
            before in _NO_MODIFIER
            or wording.is_known(first - 1, "stop", "that", "report", "demand", "word")
            or capital
        ):
            break
        if before.endswith(("ed", "ly")) or wording.words[first - 1].number is not None:
            break
        first -= 1
    return first


def english_role_after(wording: Wording, person: Mention, place: int, sentence: int) -> Iterator[Mention]:
    """Find ", 34, a former teacher at", ", who was mayor of", "(lecturer in botany)", ": gunsmith"."""
    former = False
    marked = wording.gap(place).strip(" \xa0\"”'’")[:1] in tuple(",(:–—;")
    while place < sentence:
        if wording.gap(place).strip(" \xa0")[:1] == ";":
            return
        after_age = _english_age(wording, place)
        if after_age > place:
            place = after_age
            marked = True
            continue
        was = wording.term_at(place, "was")
        is_a = was is not None and wording.folded(was.last) in _DETERMINERS
        if was and (marked or is_a) and not wording.term_at(place, *HEADS):
            marked = True
            former = former or was.key == "former"
            place = was.last
            continue
        if wording.folded(place) in _DETERMINERS:
            place += 1
            continue
        if marked and wording.folded(place) in ("son", "daughter") and wording.folded(place + 1) == "of":
            place += 2
            while place < sentence and is_joined(wording, place):
                place += 1
            continue
        break
    if not marked:
        return
    head = _english_head(wording, place, sentence)
    if head is None:
        return
    last = _english_end(wording, head, sentence)
    if wording.folded(last) in _GOES_ON and not wording.gap(last).strip(" \xa0"):
        yield from _second(wording, last, sentence, about=person)
    several = wording.folded(head.last - 1).endswith("s") and head.key == "occupation"
    if several and last < len(wording) and not wording.gap(last).strip(" \xa0"):
        return
    yield make_role(wording, place, last, about=person, former=former)


def _second(wording: Wording, place: int, sentence: int, *, about: Mention) -> Iterator[Mention]:
    """Find a role that goes on from one: "a former crane operator who became secretary of the League"."""
    while place < sentence and (wording.folded(place) in _GOES_ON or wording.folded(place) in _DETERMINERS):
        place += 1
    head = _english_head(wording, place, sentence)
    if head is not None:
        yield make_role(wording, place, _english_end(wording, head, sentence), about=about)


def _english_age(wording: Wording, place: int) -> int:
    last = place
    if wording.folded(last) == "aged":
        last += 1
    begin = last
    while last < len(wording) and is_number(wording, last) and last - place < 4:
        last += 1
    if last == begin:
        return place
    while wording.folded(last) in ("year", "years", "yr", "yrs", "yo", "y", "o", "old", "of", "age"):
        last += 1
    return last


def _english_head(wording: Wording, place: int, sentence: int) -> Term | None:
    """Find the noun of a role that begins at a word, after at most some describing words."""
    for index in range(place, min(place + _MODIFIERS + 1, sentence)):
        if index > place and wording.gap(index).strip(" \xa0'’-\u2010\u2011"):
            return None
        term = wording.term_at(index, *HEADS) or _trade(wording, index)
        if term:
            while following := _next_head(wording, term, sentence):
                term = following
            return term
        folded = wording.folded(index)
        if (
            folded in RELATIVE
            or folded in _NO_MODIFIER - _DETERMINERS
            or wording.is_known(index, "report", "that")
        ):
            return None
        if (folded.endswith("ed") and folded not in _PAST) or is_number(wording, index):
            return None
    return None


def _trade(wording: Wording, index: int) -> Term | None:
    """Read a trade that no list has by its ending, where a mark follows: "winchmen,"."""
    folded = wording.folded(index)
    closed = index + 1 >= len(wording) or bool(wording.gap(index + 1).strip(" \xa0"))
    if (
        not closed
        or not folded.endswith(_TRADES)
        or folded in _TRADES
        or wording.is_known(index, "minor", "people")
    ):
        return None
    return Term("occupation", "occupation", index, index + 1, "")


def _next_head(wording: Wording, term: Term, sentence: int) -> Term | None:
    """Give the head noun that follows one: "apprentice electrician", "deputy director"."""
    if term.last >= sentence or not is_joined(wording, term.last):
        return None
    return wording.term_at(term.last, *HEADS)


def _english_end(wording: Wording, head: Term, sentence: int) -> int:
    last = head.last
    while last < min(sentence, head.first + _LONGEST):
        if wording.gap(last).strip(" \xa0'’-\u2010\u2011"):
            break
        folded = wording.folded(last)
        if folded not in _PHRASE and (folded in _NO_MODIFIER or folded in RELATIVE):
            break
        if wording.is_known(last, "report", "that", "was") or (folded.endswith("ed") and last > head.last):
            break
        last += 1
    while last > head.last and wording.folded(last - 1) in _PHRASE:
        last -= 1
    return last


def english_role_at(wording: Wording, place: int) -> int:
    """Give where a role that begins at a word ends; the word itself if none does."""
    if not 0 <= place < len(wording):
        return place
    sentence = wording.sentence_of(place)[1]
    head = _english_head(wording, place, sentence)
    return place if head is None else _english_end(wording, head, sentence)
