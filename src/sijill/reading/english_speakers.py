"""Who is the subject of an English verb of saying: before it, in apposition, or after it in "…", said X."""

from __future__ import annotations

from sijill.claims.kinds import Kind
from sijill.reading.floor import Floor, Someone
from sijill.reading.genders import Gender
from sijill.reading.speaker import (
    NOBODY,
    OWN,
    SAME,
    How,
    Speaker,
    apposed_name,
    holder_of,
    is_person,
    named,
    organisation_again,
)

_LONGEST = 9
_APPOSED = 12
_EN_PRONOUNS = {"he": Gender.MALE, "she": Gender.FEMALE, "they": Gender.MANY, "it": Gender.BODY}
_EN_OWN = frozenset(("i", "we"))
_EN_AND = frozenset(("and", "but", "then", "or", "yet"))
_EN_STOPS = frozenset(
    ("that", "because", "when", "while", "whereas", "although", "if", "as", "before", "after", "where", "so")
)


def english(floor: Floor, verb: int, begin: int) -> Speaker:
    """Find the subject before an English verb, not before word ``begin``."""
    wording = floor.wording
    place = _en_skip(floor, verb, begin)
    if place <= begin or (floor.cut(verb) and wording.folded(verb).endswith("ing")):
        return SAME
    before = wording.folded(place - 1)
    if not floor.cut(place):
        if before in _EN_OWN:
            return OWN
        if before in _EN_PRONOUNS:
            return Speaker(How.SAME, gender=_EN_PRONOUNS[before])
        if before in ("who", "which", "whom", "that"):
            end = floor.ending(place - 1)
            return named(end.mention) if end else _en_noun(floor, place - 1, begin)
        if before in _EN_AND:
            return _en_opening(floor, begin, place - 1)
        ending = floor.ending(place)
        if ending is not None:
            whole = _en_phrase(floor, place, begin)
            if not floor.governed(ending) and (ending.named or whole is None or whole[0] >= ending.first - 1):
                return named(ending.mention)
            if whole is not None and whole[0] < ending.first:
                return english_phrase(floor, *whole)
            return named(ending.mention) if not floor.governed(ending) else NOBODY
        return _en_noun(floor, place, begin)
    if place < verb and wording.folded(place) in ("then", "later", "also"):
        return SAME
    return _en_apposed(floor, place, begin)


def _en_skip(floor: Floor, place: int, begin: int) -> int:
    wording = floor.wording
    timed = False
    while place > begin:
        before = wording.folded(place - 1)
        if floor.cut(place):
            break
        time = before in floor.words("time_word") or wording.words[place - 1].number is not None
        aside = before in floor.words("adverb") or (
            before.endswith("ly") and len(before) > 4 and before not in ("family", "weekly", "daily")
        )
        if floor.ending(place) is not None and not time:
            break
        if time or aside or (timed and before in ("on", "in", "at", "the", "of", "during", "since")):
            timed = timed or time
            place -= 1
            continue
        break
    return place


def _en_phrase(floor: Floor, place: int, begin: int) -> tuple[int, int] | None:
    """Give the noun phrase that ends before a word: back to its determiner, over "of the" and the like."""
    wording = floor.wording
    first = place
    start = None
    while first > begin and place - first < _LONGEST:
        index = first - 1
        before = wording.folded(index)
        if before in _EN_AND or before in _EN_STOPS or wording.term_at(index, "report"):
            break
        if (
            start is not None
            and not floor.preposition(index)
            and before not in floor.words("determiner")
            and not (floor.preposition(start - 1))
        ):
            break
        first = index
        if (
            before in floor.words("determiner")
            or wording.words[index].number is not None
            or (is_person(floor, index) and (index == begin or floor.cut(index)))
        ):
            start = index
        if floor.cut(index):
            break
    if (
        start is None
        and first < place
        and (first == begin or floor.cut(first) or wording.folded(first - 1) in _EN_AND)
    ):
        start = first
    return (start, place) if start is not None else None


def _en_noun(floor: Floor, place: int, begin: int) -> Speaker:
    phrase = _en_phrase(floor, place, begin)
    found = english_phrase(floor, *phrase) if phrase else NOBODY
    return found if found is not NOBODY else _en_capitals(floor, place, begin)


def _en_capitals(floor: Floor, place: int, begin: int) -> Speaker:
    """Take capitals right before a verb for a body that no rule knows: "Open Cells says"."""
    wording = floor.wording
    first = place
    while (
        first > begin
        and wording.words[first - 1].raw[0].isupper()
        and (first == place or not floor.cut(first))
    ):
        first -= 1
    if place - first < 2 or any(one.first < place and first < one.last for one in floor.people):
        return NOBODY
    return named(floor.body_new(first, place))


def english_phrase(floor: Floor, first: int, last: int) -> Speaker:
    """Tell whom a noun phrase means: somebody found in it or before it, or a new nameless person."""
    wording = floor.wording
    place = wording.words[first].start
    stop = next(
        (index for index in range(first + 1, last) if floor.preposition(index) or floor.cut(index)), last
    )
    inside = [one for one in floor.between(first, last) if one.mention.kind is Kind.ORGANISATION or one.named]
    document = any(wording.is_known(index, "document_noun") for index in range(first, stop))
    if document:
        owner = [one for one in inside if one.mention.kind is Kind.ORGANISATION]
        if owner:
            return named(owner[0].mention)
        letter = any(wording.is_known(index, "letter_noun") for index in range(first, stop))
        return SAME if letter and wording.folded(first) in ("the", "its", "his", "her", "their") else NOBODY
    opening = [
        one for one in inside if one.last == last and one.first <= first + 1 and not floor.governed(one)
    ]
    if opening:
        return named(opening[0].mention)
    person = next((index for index in range(first, stop) if is_person(floor, index)), None)
    definite = wording.folded(first) == "the"
    if definite and stop == last:
        body = [
            index
            for index in range(first, last)
            if not is_person(floor, index) or wording.is_known(index, "organisation")
        ]
        for index in reversed(body):
            again = (
                organisation_again(floor, wording.folded(index), place)
                if wording.folded(index) != "the"
                else None
            )
            if again is not None and index == last - 1:
                return named(again)
        if person is not None and last - first == 2:
            holder = holder_of(floor, wording.folded(person), place)
            if holder is not None:
                return named(holder)
    if wording.folded(first) in ("every", "no", "any", "each", "all", "most"):
        return NOBODY
    if person is None or any(_is_no_noun(floor, index) for index in range(first, stop)):
        return NOBODY
    return named(floor.someone_new(first, last))


def _is_no_noun(floor: Floor, index: int) -> bool:
    wording = floor.wording
    word = wording.folded(index)
    verb = wording.term_at(index, "report", "deem", "utter") is not None and not wording.is_known(
        index, "claim_noun"
    )
    return verb or word in (
        "went",
        "was",
        "were",
        "had",
        "has",
        "have",
        "is",
        "are",
        "he",
        "she",
        "they",
        "it",
        "i",
        "we",
        "who",
    )


def _closes(floor: Floor, one: Someone, place: int) -> bool:
    return one.last >= place or floor.cut(one.last)


def _en_opening(floor: Floor, begin: int, place: int) -> Speaker:
    """Find who opens the sentence that goes on with "and": "a soldier took pity and whispered"."""
    wording = floor.wording
    for one in floor.between(begin, place):
        if not floor.governed(one) and (one.first == begin or not _en_verb_between(floor, begin, one.first)):
            return named(one.mention)
    index = begin
    while index < place:
        word = wording.folded(index)
        if word in _EN_PRONOUNS:
            return Speaker(How.SAME, gender=_EN_PRONOUNS[word])
        if word in _EN_OWN:
            return OWN
        if word in floor.words("determiner") and not floor.preposition(index - 1) and index + 1 < place:
            last = next(
                (step for step in range(index, min(place, index + 4)) if is_person(floor, step)), None
            )
            if last is not None:
                return english_phrase(floor, index, last + 1)
        index += 1
    return SAME


def _en_verb_between(floor: Floor, first: int, last: int) -> bool:
    words = [floor.wording.folded(index) for index in range(first, last)]
    return any(word in ("was", "were", "had", "has", "is", "are") or word in _EN_PRONOUNS for word in words)


def _en_apposed(floor: Floor, place: int, begin: int) -> Speaker:
    """Find who "…, spokesperson for X, said" is said of: who stands before the comma that opens it."""
    found = [
        one for one in floor.between(begin, place) if not floor.governed(one) and _closes(floor, one, place)
    ]
    for number, one in enumerate(found):
        after = [other for other in found[number + 1 :] if other.named and other.first == one.last]
        if not one.named and after:
            return named(after[0].mention)
        return named(one.mention)
    end = begin
    while end < place and (end == begin or not floor.cut(end)):
        end += 1
    opening = place - 1
    while opening > begin and not floor.cut(opening):
        opening -= 1
    if opening > begin and any(is_person(floor, index) for index in range(begin, opening)):
        made = apposed_name(floor, opening, place)
        if made is not None:
            return named(made)
    if end < place and floor.preposition(begin):
        begin, end = end, next((index for index in range(end + 1, place + 1) if floor.cut(index)), place)
    return (
        english_phrase(floor, begin, end)
        if end - begin <= _LONGEST and not floor.preposition(begin)
        else NOBODY
    )


def english_after(floor: Floor, verb: int, last: int, limit: int) -> Speaker | None:
    """Find the subject after the verb in "…", said X; ``None`` if it is not there."""
    if last >= limit or floor.cut(last):
        return None
    found = _en_named_after(floor, last, limit)
    if found is not None:
        return found
    word = floor.wording.folded(last)
    if word in _EN_PRONOUNS:
        return Speaker(How.SAME, gender=_EN_PRONOUNS[word])
    if word in _EN_OWN:
        return OWN
    ends = range(last + 1, min(limit, last + _LONGEST) + 1)
    end = next((one for one in ends if one >= limit or floor.cut(one) or _en_stops(floor, one)), last)
    if end == last:
        return None
    after = [one for one in floor.between(end, limit) if one.named and one.first == end]
    return named(after[0].mention) if after else english_phrase(floor, last, end)


def _en_named_after(floor: Floor, last: int, limit: int) -> Speaker | None:
    """Read "said the Monitor's coordinator, Name" and "said Name": somebody found stands there."""
    second = _second_cut(floor, last, limit)
    direct, start = floor.starting(last), last
    while direct is None and start < min(limit, last + _LONGEST) and not (start > last and floor.cut(start)):
        direct = floor.starting(start)
        if direct is None and floor.preposition(start) and not floor.wording.is_known(start, "office"):
            people = [one for one in floor.between(last, limit) if one.named and floor.cut(one.first)]
            near = [one for one in people if one.first - last < _APPOSED and one.first < second]
            return named(near[0].mention) if near else None
        start += 1
    if direct is None or floor.governed(direct):
        return None
    return named(direct.mention) if direct.named else _en_apposed_after(floor, last, direct, second)


def _en_apposed_after(floor: Floor, last: int, direct: Someone, second: int) -> Speaker:
    """Put the name to "the ministry's spokesman Name", or take the noun phrase that leads to a body."""
    later = [one for one in floor.people if one.named and direct.last <= one.first <= direct.last + 3]
    later = sorted((one for one in later if one.first <= second), key=lambda one: one.first)
    body = direct.mention.kind is Kind.ORGANISATION
    if later and not floor.governed(later[0]) and (body or later[0].first == direct.last):
        return named(later[0].mention)
    if direct.first > last + 1 and any(is_person(floor, index) for index in range(last, direct.first)):
        return english_phrase(floor, last, direct.last)
    return named(direct.mention)


def _en_stops(floor: Floor, index: int) -> bool:
    word = floor.wording.folded(index)
    return word in _EN_STOPS or word in (
        "and",
        "in",
        "on",
        "to",
        "by",
        "after",
        "before",
        "during",
        "outside",
    )


def _second_cut(floor: Floor, first: int, limit: int) -> int:
    """Give where the second mark after a word stands: «…, said the coordinator, Name, …»."""
    cuts = [index for index in range(first + 1, limit) if floor.cut(index)]
    return cuts[1] if len(cuts) > 1 else limit
