"""Who does what a verb says: its subject by the word order of Arabic, Persian and English.

The subject is looked for among the persons and organisations that were found. Where grammar shows another
noun there, nobody is named rather than the nearest name: :attr:`Subject.how` says which it was.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sijill.claims.kinds import Kind
from sijill.reading.mention import Mention
from sijill.reading.word_set import word_set
from sijill.reading.wording import Wording

_ARTICLE = 4
_LONGEST = 12
_AUXILIARY = word_set(
    "has have had also later then further again further already repeatedly publicly earlier today"
    " yesterday is are was were been be being will would did does do has not never only once now"
    " meanwhile still too subsequently initially finally first"
)
_FIRST_PERSON = {
    "en": frozenset(("i", "we")),
    "fa": frozenset(("ما", "من")),
    "ar": word_set("نحن انا اننا انني اننی فاننا واننا"),
}
_PRONOUNS = {
    "en": frozenset(("he", "she", "it", "they")),
    "fa": frozenset(("او", "وی", "ایشان", "انها", "انان", "نامبرده")),
    "ar": word_set("هو هی هم وهو وهی وهم الذی التی"),
}
_WHO = frozenset(("who", "which", "that", "whom", "whose"))
_AND = frozenset(("and", "but", "or", "then", "yet"))
_PREPOSITIONS = {
    "fa": word_set(
        "به از در با برای بر تا درباره علیه توسط نزد میان بین پس پیش هنگام طی ضمن طبق مقابل خطاب"
        " برابر بدون جز بدست محل شهر نزدیک سوی"
    ),
    "ar": word_set(
        "فی علی الی من عن مع ضد بحق لدی عند منذ خلال بعد قبل بین امام داخل خارج حول بشان لصالح قرب حسب بحسب"
    ),
    "en": word_set(
        "of for in at on by to from with near about against after before under over during since"
        " outside inside through toward towards per between among into"
    ),
}


class How(StrEnum):
    """How the subject of a verb stands in the text."""

    NAMED = "named"
    OWN = "own"  # "we", "I": whoever speaks there
    SAME = "same"  # a pronoun, no subject at all, or "and" after another verb
    OTHER = "other"  # a noun that is none of those found


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject of a verb; ``words`` are those of a noun that is not among those found."""

    how: How
    mention: Mention | None = None
    words: tuple[int, int] | None = None


_SAME = Subject(How.SAME)
_OWN = Subject(How.OWN)


def subject(
    wording: Wording, verb: tuple[int, int], people: Sequence[Mention], *, begin: int | None = None
) -> Subject:
    """Find the subject of the verb at words ``[first, last)``, not before word ``begin``."""
    first = wording.sentence_of(verb[0])[0]
    begin = first if begin is None else max(first, begin)
    if wording.language == "ar":
        return _arabic(wording, verb, people, begin)
    if wording.language == "fa":
        return _persian(wording, verb[0], people, begin)
    return _english(wording, verb[0], people, begin)


def outermost(people: Sequence[Mention]) -> list[Mention]:
    """Leave out those who stand within another: the ministry in "the minister of …"."""
    return [one for one in people if not any(other is not one and _holds(other, one) for other in people)]


def _holds(one: Mention, other: Mention) -> bool:
    return one.covers(other) and (one.end - one.start > other.end - other.start)


def between(wording: Wording, people: Sequence[Mention], first: int, last: int) -> list[Mention]:
    """Give those who stand within the words ``[first, last)``."""
    if first >= last or first >= len(wording):
        return []
    start, end = wording.words[first].start, wording.words[min(last, len(wording)) - 1].end
    return [one for one in people if start <= one.start and one.end <= end]


# English


def _english(wording: Wording, verb: int, people: Sequence[Mention], begin: int) -> Subject:
    place = verb
    while place > begin and _is_auxiliary(wording, place - 1) and not _cut(wording, place):
        place -= 1
    before = wording.folded(place - 1) if place > begin else ""
    if place == begin:
        return _inverted(wording, verb, people) if place == verb else _SAME
    if before in _FIRST_PERSON["en"]:
        return _OWN
    if before in _PRONOUNS["en"]:
        return _SAME
    if before in _WHO:
        return _antecedent(wording, place - 1, people, begin)
    if wording.folded(verb).endswith("ing") or before in _AND:
        return _SAME
    ending = _ending_at(wording, place, people)
    if ending is not None:
        return _headed(wording, ending, place, people, begin)
    if _cut(wording, place):
        return _apposed(wording, place, people, begin)
    return _noun(wording, place, people, begin)


def _is_auxiliary(wording: Wording, index: int) -> bool:
    folded = wording.folded(index)
    return folded in _AUXILIARY or (folded.endswith("ly") and len(folded) > 4)


def _cut(wording: Wording, index: int) -> bool:
    """Whether a comma or another mark stands before a word."""
    return bool(wording.gap(index).strip(" \xa0\u200c\n\"“”'’«»-")) if 0 < index < len(wording) else True


def _ending_at(wording: Wording, place: int, people: Sequence[Mention]) -> Mention | None:
    """Find who ends right before a word, the longest of them."""
    end = wording.words[place - 1].end
    if _cut(wording, place):
        return None
    found = [one for one in people if end - 2 <= one.end <= end and one.start < end]
    return max(found, key=lambda one: one.end - one.start, default=None)


def _headed(wording: Wording, found: Mention, place: int, people: Sequence[Mention], begin: int) -> Subject:
    """Tell "Name said" from "the spokesman for Name said"."""
    index = wording.word_at(found.start)
    head = index
    while head > begin and not _cut(wording, head) and wording.folded(head - 1) in ("the", "a", "an", "its"):
        head -= 1
    owned = wording.text[found.end : found.end + 2] in ("'s", "’s")
    of = head > begin and not _cut(wording, head) and wording.folded(head - 1) in _PREPOSITIONS["en"]
    if not of and not owned:
        return Subject(How.NAMED, found)
    return _noun(wording, place, people, begin)


def _noun(wording: Wording, place: int, people: Sequence[Mention], begin: int) -> Subject:
    """Take the words of a clause before its verb for a noun: who opens it may be among those found."""
    first = place
    while first > begin and place - first < _LONGEST and not _cut(wording, first):
        if wording.folded(first - 1) in (*_AND, *_WHO, "while", "whereas", "as", "because", "when"):
            break
        first -= 1
    opens = first
    while opens < place and wording.folded(opens) in ("the", "a", "an"):
        opens += 1
    for one in outermost(between(wording, people, first, place)):
        if wording.word_at(one.start) <= opens and wording.text[one.end : one.end + 2] not in ("'s", "’s"):
            return Subject(How.NAMED, one)
    if first == place or wording.folded(first) in _PREPOSITIONS["en"]:
        return Subject(How.OTHER)
    return Subject(How.OTHER, words=(first, place))


def _antecedent(wording: Wording, place: int, people: Sequence[Mention], begin: int) -> Subject:
    end = wording.words[place - 1].end if place > begin else 0
    found = [one for one in people if one.end == end]
    return Subject(How.NAMED, found[0]) if found else Subject(How.OTHER)


def _apposed(wording: Wording, place: int, people: Sequence[Mention], begin: int) -> Subject:
    """Find who "…, spokesperson for X, said" is said of: who ends before the comma that opens it."""
    opening = place - 1
    while opening > begin and not _cut(wording, opening):
        opening -= 1
    if opening <= begin:
        # "On Monday, said": what opens the sentence ends in the comma.
        return _inverted(wording, place, people)
    within = [one for one in people if wording.word_at(one.start) >= opening]
    role = [one for one in outermost(within) if wording.word_at(one.start) == opening]
    ending = _ending_before_comma(wording, opening, people)
    named = [one for one in role if one.kind is Kind.PERSON and one.value.get("name")]
    if named and wording.words[place - 1].end <= named[0].end + 1:
        return Subject(How.NAMED, named[0])
    if ending is not None:
        return Subject(How.NAMED, ending)
    deeper = opening - 1
    while deeper > begin and not _cut(wording, deeper):
        deeper -= 1
    if deeper > begin:
        ending = _ending_before_comma(wording, deeper, people)
        if ending is not None and wording.folded(deeper) in (*_WHO, "speaking", "a", "an", "the", "one"):
            return Subject(How.NAMED, ending)
    opens = [
        one
        for one in outermost(people)
        if wording.word_at(one.start) - begin <= 1 and one.end <= wording.words[place - 1].end
    ]
    opens = [one for one in opens if wording.word_at(one.start) >= begin]
    if opens:
        return Subject(How.NAMED, opens[0])
    return Subject(How.OTHER, words=(deeper, opening) if deeper < opening else None)


def _ending_before_comma(wording: Wording, index: int, people: Sequence[Mention]) -> Mention | None:
    end = wording.words[index - 1].end
    found = [one for one in people if one.end == end]
    found = [one for one in found if not _is_owned(wording, one)]
    return max(found, key=lambda one: one.end - one.start, default=None)


def _is_owned(wording: Wording, found: Mention) -> bool:
    """Whether "of" or "for" stands before a name: it is somebody else who is meant."""
    index = wording.word_at(found.start)
    while index > 0 and wording.folded(index - 1) in ("the", "a", "an"):
        index -= 1
    return index > 0 and not _cut(wording, index) and wording.folded(index - 1) in _PREPOSITIONS["en"]


def _inverted(wording: Wording, verb: int, people: Sequence[Mention]) -> Subject:
    """Find who stands right after a verb: "…", said Name."""
    after = verb + 1
    while wording.folded(after) in ("the", "a", "an"):
        after += 1
    if after >= len(wording):
        return _SAME
    start = wording.words[after].start
    found = [one for one in people if one.start <= start < one.end and not _cut(wording, verb + 1)]
    return Subject(How.NAMED, max(found, key=lambda one: one.end)) if found else _SAME


# Persian


def _persian(wording: Wording, verb: int, people: Sequence[Mention], begin: int) -> Subject:
    """Take who opens the sentence, or a later clause: no preposition before, no را after."""
    found = [one for one in outermost(between(wording, people, begin, verb)) if _may_act(wording, one)]
    for one in found:
        if _opens_persian(wording, one, begin):
            return Subject(How.NAMED, one)
    start = verb
    while start > begin and not _cut(wording, start):
        start -= 1
    near = wording.folded(start)
    if near in _FIRST_PERSON["fa"] or wording.folded(begin) in _FIRST_PERSON["fa"]:
        return _OWN
    if near in _PRONOUNS["fa"] or wording.folded(begin) in _PRONOUNS["fa"]:
        return _SAME
    if found:
        return Subject(How.NAMED, found[0]) if len(found) == 1 else Subject(How.OTHER)
    if verb - begin <= 1:
        return _SAME
    return Subject(How.OTHER)


def _may_act(wording: Wording, found: Mention) -> bool:
    index = wording.word_at(found.start)
    after = wording.word_at(found.end)
    if wording.folded(after) == "را" or wording.folded(after - 1) == "را":
        return False
    before = wording.folded(index - 1) if index else ""
    return _cut(wording, index) or before not in _PREPOSITIONS["fa"]


def _opens_persian(wording: Wording, found: Mention, begin: int) -> bool:
    """Whether somebody opens a clause, after titles and such words as "but" or "meanwhile"."""
    index = wording.word_at(found.start)
    while index > begin and not _cut(wording, index):
        known = wording.is_known(
            index - 1, "title", "office", "former", "occupation", "contrast", "opening_word"
        )
        if not known and wording.folded(index - 1) not in _OPENERS:
            return False
        index -= 1
    return True


_OPENERS = word_set(
    "اما ولی و همچنین نیز که همزمان اکنون سپس این ان خود همین لیکن البته درحالیکه حالیکه حال هم"
)


# Arabic


def _arabic(wording: Wording, verb: tuple[int, int], people: Sequence[Mention], begin: int) -> Subject:
    first, last = verb
    after = _after(wording, last, people)
    if after is not None:
        return after
    before = _before(wording, first, people, begin)
    if before is not None:
        return before
    if _told_at_once(wording, last):
        return _SAME
    end = last
    while end < len(wording) and end - last < _LONGEST and (end == last or not _cut(wording, end)):
        if wording.term_at(end, "that") or wording.folded(end) in _PREPOSITIONS["ar"]:
            break
        end += 1
    return Subject(How.OTHER, words=(last, end) if end > last else None)


def _after(wording: Wording, last: int, people: Sequence[Mention]) -> Subject | None:
    """Find who follows the verb at once, or is named after his office: «قال المتحدث باسم X، Name،»."""
    if last >= len(wording) or _cut(wording, last):
        return None
    start = wording.words[last].start
    found = [one for one in people if start <= one.start <= start + _ARTICLE]
    if found:
        return Subject(How.NAMED, max(found, key=lambda one: one.end - one.start))
    if not wording.term_at(last, "office", "title", "occupation", "kin"):
        return None
    end = _told_from(wording, last)
    named = [
        one for one in between(wording, people, last, end) if one.kind is Kind.PERSON and one.value["name"]
    ]
    if len(named) == 1 and not _is_of_kin(wording, named[0], last):
        return Subject(How.NAMED, named[0])
    return None


def _is_of_kin(wording: Wording, found: Mention, first: int) -> bool:
    """Whether «محامي» or «والد» without the article stands before the name: «قال محامي Name»."""
    index = wording.word_at(found.start)
    own = [term for term in wording.terms("kin") if first <= term.first < index]
    return any("ال" not in term.clitic and not wording.folded(term.first).startswith("ال") for term in own)


def _told_from(wording: Wording, last: int) -> int:
    end = wording.sentence_of(last)[1]
    for index in range(last, end):
        if wording.term_at(index, "that") or (index > last and set(wording.gap(index)) & set(':«"“')):
            return index
    return end


def _before(wording: Wording, first: int, people: Sequence[Mention], begin: int) -> Subject | None:
    if wording.folded(first - 1) in _FIRST_PERSON["ar"] and first > begin:
        return _OWN
    found = outermost(between(wording, people, begin, first))
    found = [one for one in found if not _governed(wording, one)]
    end = wording.words[first - 1].end if first > begin else -1
    direct = [one for one in found if one.end == end]
    if direct:
        return Subject(How.NAMED, direct[-1])
    for one in found:
        index = wording.word_at(one.start)
        opens = (
            index == begin
            or _cut(wording, index)
            or wording.folded(index - 1) in ("اما", "لکن", "لکن", "فیما", "بینما", "حین", "ان")
        )
        if opens and _is_free(wording, one, first):
            return Subject(How.NAMED, one)
    return None


def _governed(wording: Wording, found: Mention) -> bool:
    index = wording.word_at(found.start)
    word = wording.words[index]
    clitic = word.folded[: max(0, found.start - word.start)].lstrip("وف")
    return clitic[:1] in ("ب", "ل", "ک") or (
        index > 0 and not _cut(wording, index) and wording.folded(index - 1) in _PREPOSITIONS["ar"]
    )


def _is_free(wording: Wording, found: Mention, verb: int) -> bool:
    """Whether no other verb of saying or doing comes between who opens a clause and the verb."""
    index = wording.word_at(found.end)
    return not any(
        index <= term.first < verb for term in wording.terms("report", "counted", "demand", "measure")
    )


def _told_at_once(wording: Wording, last: int) -> bool:
    """Whether what is said follows the verb at once, so that it names no subject."""
    if last >= len(wording) or _cut(wording, last):
        return True
    if wording.term_at(last, "that"):
        return True
    return wording.folded(last) in _PREPOSITIONS["ar"] or wording.term_at(last, "number_word") is not None
