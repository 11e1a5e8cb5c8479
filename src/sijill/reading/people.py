"""Named people and their roles, by grammar: title and name, name and occupation, name before a verdict.

No list of names is used: a name is what stands where these patterns want one and is no known word.
"""

from __future__ import annotations

from collections.abc import Iterator

from sijill.claims.kinds import Kind
from sijill.claims.values import Name, Role, value_json
from sijill.reading.durations import duration_at
from sijill.reading.mention import Mention
from sijill.reading.name_runs import is_closed, name_before, name_run, name_word
from sijill.reading.numbers import number_word
from sijill.reading.wording import Term, Wording

_AT_LEAST = 2
_ROLE_WORDS = 14
_ON = frozenset(("علی", "بحق", "ضد", "وعلی"))
_ADJECTIVE_ENDS = ("ی", "ه", "ون", "ین", "ات")
_BY = ("ب", "بال", "وب", "وبال")
_OF_ENGLISH = ("event", "measure")
_AUXILIARY = frozenset(("was", "were", "is", "has", "had", "been", "remains"))


def find_people(wording: Wording) -> list[Mention]:
    """Find named people, and the office, title or occupation that is said beside a name."""
    found: list[Mention] = []
    for mention in (
        *_titled(wording),
        *_apposed(wording),
        *_with_occupation(wording),
        *_sentenced(wording),
        *_aged(wording),
        *_saying(wording),
        *_english_subjects(wording),
    ):
        if mention.kind is Kind.ROLE:
            if mention.about in found:
                found.append(mention)
        elif not any(other.overlaps(mention) for other in found if other.kind is Kind.PERSON):
            found.append(mention)
    return found + list(_office_holders(wording, found))


def person(wording: Wording, first: int, last: int, *, rule: str) -> Mention:
    """Make a person of the words ``[first, last)``."""
    start, end = wording.span(first, last)
    return Mention(Kind.PERSON, start, end, value_json(Name(wording.text[start:end])), f"person.{rule}")


def role(wording: Wording, first: int, last: int, *, about: Mention, start: int | None = None) -> Mention:
    """Make a role of the words ``[first, last)``; which organisation it is of is filled in later."""
    start = wording.words[first].start if start is None else start
    end = wording.words[last - 1].end
    former = any(first <= term.first < last for term in wording.terms("former"))
    value = value_json(Role(office=wording.text[start:end], tense="former" if former else "current"))
    return Mention(Kind.ROLE, start, end, value, "role", about=about)


def _titled(wording: Wording) -> Iterator[Mention]:
    for term in wording.terms("title", "occupation") if wording.language == "ar" else wording.terms("title"):
        if (
            wording.language == "en"
            and not wording.words[term.first].raw[0].isupper()
            and term.key == "honorific"
        ):
            continue
        if not _follows(wording, term.last):
            continue
        last = _trimmed(wording, term.last, name_run(wording, term.last))
        least = 1 if term.key == "honorific" and wording.language != "ar" else _AT_LEAST
        if last - term.last < least:
            continue
        found = person(wording, term.last, last, rule="title")
        yield found
        if term.key != "honorific":
            yield role(wording, term.first, term.last, about=found, start=wording.stem_start(term))


def _follows(wording: Wording, index: int) -> bool:
    return index < len(wording) and not wording.gap(index).strip(" \xa0.\u200c")


def _trimmed(wording: Wording, first: int, last: int) -> int:
    """Cut a run in running text to two words, where nothing but the run's length says that it goes on."""
    if wording.language == "en" or last - first <= _AT_LEAST:
        return last
    if is_closed(wording, last) and last - first <= 3:
        return last
    end = first + _AT_LEAST
    while end < last and (wording.is_known(end - 1, "person_part") or wording.folded(end).startswith("ال")):
        end += 1
    return end


def _apposed(wording: Wording) -> Iterator[Mention]:
    """Find «… office …، Name،»: a clause that is only a name after a clause with an office."""
    clauses = wording.clauses
    for index, (first, last) in enumerate(clauses):
        if index == 0 or not _AT_LEAST <= last - first <= 4 or name_run(wording, first) != last:
            continue
        if wording.gap(first).strip() not in ("،", ","):
            continue
        begin = wording.sentence_of(first)[0]
        offices = [
            term
            for term in wording.terms("office", "title")
            if begin <= term.first < first
            and first - term.first <= _ROLE_WORDS
            and _opens(wording, term, begin)
        ]
        if offices:
            found = person(wording, first, last, rule="apposition")
            yield found
            yield role(wording, offices[0].first, first, about=found)


def _opens(wording: Wording, term: Term, begin: int) -> bool:
    """Whether an office opens its phrase: at the start of a sentence or clause, or after a verb of saying."""
    if term.first == begin or is_closed(wording, term.first):
        return True
    return any(other.last == term.first for other in wording.terms("report", "demand"))


def _with_occupation(wording: Wording) -> Iterator[Mention]:
    for term in wording.terms("occupation", "office"):
        place = term.first
        while (
            place > 0
            and not wording.gap(place).strip()
            and wording.folded(place - 1) in ("a", "an", "the", "former")
        ):
            place -= 1
        if wording.gap(place).strip() not in ("،", ",") or term.clitic not in ("", "ال"):
            continue
        first = name_before(wording, place)
        if place - first < _AT_LEAST or (wording.language == "ar" and not _definite(wording, term.first)):
            continue
        found = person(wording, first, place, rule="occupation")
        end = min(wording.clause_of(term.first)[1], term.first + 8)
        stop = next((index for index in range(term.last, end) if _ends_role(wording, index)), end)
        yield found
        yield role(wording, term.first, stop, about=found)


def _ends_role(wording: Wording, index: int) -> bool:
    return number_word(wording, index) or wording.is_known(index, "stop", "report", "that")


def _definite(wording: Wording, index: int) -> bool:
    return wording.folded(index).startswith("ال")


def _sentenced(wording: Wording) -> Iterator[Mention]:
    """Find «حكمت على Name بالسجن» and «Name به شش سال حبس محکوم شد»."""
    if wording.language == "ar":
        for index in range(1, len(wording)):
            if wording.folded(index - 1) in _ON:
                last = name_run(wording, index)
                term = wording.term_at(last, "prison", "penalty")
                by = term is not None and term.clitic in _BY
                after = wording.is_known(last, "charge") or (is_closed(wording, last) and last - index <= 3)
                passed = after and _is_sentencing(wording, index)
                if last - index >= _AT_LEAST and (by or passed):
                    yield person(wording, index, last, rule="sentenced")
    if wording.language == "fa":
        for first, _ in wording.clauses:
            last = name_run(wording, first)
            term = wording.term_at(last + 1, "prison", "penalty")
            if (
                _AT_LEAST <= last - first <= 3
                and wording.folded(last) == "به"
                and (term or duration_at(wording, last + 1))
            ):
                yield person(wording, first, last, rule="sentenced")


def _is_sentencing(wording: Wording, index: int) -> bool:
    """Whether a sentence is passed earlier in the same sentence: «حكما بالسجن سنة على Name،»."""
    first = wording.sentence_of(index)[0]
    return any(first <= term.first < index for term in wording.terms("sentencing"))


def _aged(wording: Wording) -> Iterator[Mention]:
    """Find a name directly before an age: "Name Surname, 34,", «Name Surname (23 عاما)», «نام، ۳۴ ساله»."""
    for index in range(_AT_LEAST, len(wording)):
        gap = wording.gap(index).strip()
        if wording.words[index].number is None or gap not in ("،", ",", "(", "، ("):
            continue
        unit = wording.term_at(index + 1, "unit")
        aged = wording.term_at(index + 1, "age") or (unit and unit.key == "year" and gap.endswith("("))
        if not aged and not (
            wording.language == "en" and wording.gap(index + 1).strip()[:1] in (",", ")", ".")
        ):
            continue
        first = name_before(wording, index)
        if index - first >= _AT_LEAST:
            yield person(wording, first, index, rule="age")


def _saying(wording: Wording) -> Iterator[Mention]:
    """Find a name as the subject of a verb of saying."""
    for term in wording.terms("report"):
        last = name_run(wording, term.last)
        after = _follows(wording, term.last) and _AT_LEAST <= last - term.last <= 3
        if wording.language == "ar" and after and _is_told(wording, term.last, last):
            yield person(wording, term.last, last, rule="saying")
        if wording.language == "en" and after:
            yield person(wording, term.last, last, rule="saying")
        if wording.language != "ar" and _follows(wording, term.first):
            first = name_before(wording, term.first)
            size = term.first - first
            if size >= _AT_LEAST and (wording.language == "en" or first == wording.clause_of(first)[0]):
                yield person(wording, first, term.first, rule="saying")


def _is_told(wording: Wording, first: int, last: int) -> bool:
    """Whether what is said follows at once, after words that look like no common noun with an adjective."""
    told = wording.term_at(last, "that") or wording.gap(last).strip()[:1] == ":"
    nouns = wording.folded(first).endswith("ه") or wording.folded(last - 1).endswith(_ADJECTIVE_ENDS)
    article = any(wording.folded(index).startswith("ال") for index in range(first, last))
    return bool(told) and not nouns and not article


def _english_subjects(wording: Wording) -> Iterator[Mention]:
    """Find "Name Surname was sentenced" and "the arrest of Name Surname"."""
    if wording.language != "en":
        return
    for index in range(len(wording)):
        if wording.folded(index) in _AUXILIARY:
            first = name_before(wording, index)
            acts = any(
                wording.is_known(index + step, "event", "measure", "sentencing", "charge") for step in (1, 2)
            )
            if index - first >= _AT_LEAST and acts and _follows(wording, index):
                yield person(wording, first, index, rule="subject")
        if wording.folded(index) == "of" and wording.is_known(index - 1, *_OF_ENGLISH):
            last = name_run(wording, index + 1)
            if last - index > _AT_LEAST:
                yield person(wording, index + 1, last, rule="object")


def _office_holders(wording: Wording, found: list[Mention]) -> Iterator[Mention]:
    """Propose the holder of a well-known office as a person without a name, unless the name stands there."""
    for term in wording.terms("office_holder"):
        start, end = wording.start_without_and(term.first), wording.words[term.last - 1].end
        if any(other.start <= start < other.end for other in found if other.kind is Kind.ROLE):
            continue
        if (
            name_word(wording, term.last, first=True)
            and _follows(wording, term.last)
            and wording.language == "en"
        ):
            continue
        holder = Mention(Kind.PERSON, start, end, value_json(Name(None)), "person.office_holder")
        yield holder
        yield Mention(Kind.ROLE, start, end, value_json(Role(wording.text[start:end])), "role", about=holder)
