"""The same people again: full names repeated, surnames and given names alone, and whom each stands for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sijill.claims.kinds import Kind
from sijill.claims.values import Name, value_json
from sijill.reading import arabic_names, persian_names
from sijill.reading.english_names import is_cut_off
from sijill.reading.mention import Mention
from sijill.reading.name_evidence import bears_names
from sijill.reading.name_parts import NameForms, forms_of
from sijill.reading.name_scan import is_father
from sijill.reading.name_words import FAMILY, GIVEN, NISBA, WEAK, is_joined, is_vocabulary, without_marks
from sijill.reading.verbs import is_verb
from sijill.reading.wording import Wording
from sijill.text import fold_text

Words = tuple[str, ...]
Pair = tuple[Mention, Mention]

_CLITICS = ("", "و", "ل", "ب", "ف", "ک", "ول", "وب")
_FATHER = re.compile(r"[\s،,(]*(?:فرزند|پسر|دختر|ابن|بنت|نجل|ابنة|(?:son|daughter) of)\s")
_JOINS = " \xa0\u200c-\u2010\u2011.,_'’"
_SPACES = str.maketrans("-,.", "   ")
_FULL, _SURNAME, _GIVEN = "repeat", "surname", "given"
_ALIKE = 7


@dataclass(slots=True)
class Stretch:
    """Words with the people found in them; ``blocked``: what no name may be found inside."""

    wording: Wording
    people: list[Mention]
    blocked: list[Mention] = field(default_factory=list)


@dataclass(eq=False, slots=True)
class _Person:
    first: Mention
    words: Words
    forms: NameForms
    mentions: list[Mention] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Form:
    words: Words
    kind: str


def find_later_mentions(stretches: Sequence[Stretch], known: Sequence[Words] = ()) -> list[Pair]:
    """Add later mentions of the people found to their stretches; give each later mention with the first.

    ``known`` are folded names to look for besides. A form that two people bear is found, and paired with
    nobody; whom a father's name tells apart ("son of Hassan") is paired with nobody by the full name.
    """
    text = stretches[0].wording.text if stretches else ""
    people = _people(stretches)
    bearers: defaultdict[_Form, list[_Person]] = defaultdict(list)
    for person in people:
        for form in _forms(person):
            if person not in bearers[form]:
                bearers[form].append(person)
    pairs = list(_within(text, people, bearers))
    by_first: defaultdict[str, list[_Form]] = defaultdict(list)
    for form in (*bearers, *(_Form(words, "known") for words in known)):
        by_first[form.words[0]].append(form)
    for forms in by_first.values():
        forms.sort(key=lambda form: -len(form.words))
    for stretch in stretches:
        for found, form in _again(stretch, by_first):
            stretch.people.append(found)
            owners = bearers.get(form, [])
            if len(owners) == 1 and not (
                form.kind == _FULL and _told_apart(stretch.wording.text, found, owners[0].first)
            ):
                pairs.append((found, owners[0].first))
    return pairs


def _people(stretches: Sequence[Stretch]) -> list[_Person]:
    """Gather the mentions found so far into people, by the words of their names."""
    people: dict[Words, _Person] = {}
    ordered = sorted(
        ((found, one.wording) for one in stretches for found in one.people if found.value.get("name")),
        key=lambda pair: pair[0].start,
    )
    for found, wording in ordered:
        words = tuple(fold_text(found.value["name"]).translate(_SPACES).split())
        if not words:
            continue
        same = people.get(words) or (_alike(words, people) if len(words) > 1 else None)
        if same is None:
            people[words] = same = _Person(found, words, forms_of(wording, found))
        same.mentions.append(found)
    return list(people.values())


def _alike(words: Words, people: dict[Words, _Person]) -> _Person | None:
    """Find somebody whose name differs in one letter, or in how its words are joined."""
    spelled = "".join(words)
    if len(spelled) < _ALIKE:
        return None
    for other, person in people.items():
        joined = "".join(other)
        if spelled == joined or (
            words[0][0] == other[0][0] and len(words) == len(other) and _one_apart(spelled, joined)
        ):
            return person
    return None


def _one_apart(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > 1 or one == other:
        return one == other
    shorter, longer = sorted((one, other), key=len)
    place = next((index for index, letter in enumerate(shorter) if letter != longer[index]), len(shorter))
    same_length = len(one) == len(other)
    return shorter[place + same_length :] == longer[place + 1 :]


def _forms(person: _Person) -> Iterator[_Form]:
    forms = person.forms
    yield _Form(person.words, _FULL) if len(person.words) > 1 else _Form(person.words, _GIVEN)
    for words in forms.short:
        yield _Form(words, _FULL)
    for words in forms.surnames:
        yield _Form(words, _SURNAME)
    for words in forms.given:
        yield _Form(words, _GIVEN)


def _within(text: str, people: list[_Person], bearers: dict[_Form, list[_Person]]) -> Iterator[Pair]:
    """Pair what the rules found: repeats of a name, and a single word that one fuller name holds."""
    for person in people:
        for later in person.mentions[1:]:
            if not _told_apart(text, later, person.first):
                yield later, person.first
        fuller = {
            other
            for kind in (_SURNAME, _GIVEN, _FULL)
            for other in bearers.get(_Form(person.words, kind), ())
            if other is not person and len("".join(other.words)) > len("".join(person.words))
        }
        if len(fuller) == 1:
            yield person.first, fuller.pop().first


def _told_apart(text: str, one: Mention, other: Mention) -> bool:
    return any(_FATHER.match(text, found.end) is not None for found in (one, other))


def _again(stretch: Stretch, by_first: dict[str, list[_Form]]) -> Iterator[tuple[Mention, _Form]]:
    wording = stretch.wording
    taken = sorted(
        ((one.start, one.end) for one in (*stretch.people, *stretch.blocked)), key=lambda span: span[0]
    )
    index = 0
    while index < len(wording):
        found = _at(wording, index, by_first, taken)
        if found is None:
            index += 1
            continue
        mention, form, last = found
        taken.append((mention.start, mention.end))
        yield mention, form
        index = last


def _at(
    wording: Wording, index: int, by_first: dict[str, list[_Form]], taken: list[tuple[int, int]]
) -> tuple[Mention, _Form, int] | None:
    word = wording.words[index]
    for clitic in _CLITICS if wording.language == "ar" else ("",):
        if clitic and not word.folded.startswith(clitic):
            continue
        bare = _bare(word.folded.removeprefix(clitic), wording.language)
        for form in by_first.get(bare, ()):
            last = _ends(wording, index, form.words)
            if last is None or not _stands(wording, index, last, form, clitic):
                continue
            start, end = word.start + len(clitic), _end(wording, last)
            if any(begin < end and start < stop for begin, stop in taken):
                continue
            value = value_json(Name(wording.text[start:end]))
            return Mention(Kind.PERSON, start, end, value, f"person.{form.kind}"), form, last
    return None


def _bare(folded: str, language: str) -> str:
    return folded.removesuffix("'s").removesuffix("’s").removesuffix("'") if language == "en" else folded


def _ends(wording: Wording, index: int, words: Words) -> int | None:
    if index + len(words) > len(wording):
        return None
    for step, word in enumerate(words[1:], 1):
        gap = wording.gap(index + step)
        if _bare(wording.folded(index + step), wording.language) != word or gap.strip(_JOINS) or "\n" in gap:
            return None
    return index + len(words)


def _end(wording: Wording, last: int) -> int:
    word = wording.words[last - 1]
    if wording.language == "en":
        for mark in ("'s", "’s", "'", "’"):
            if word.raw.endswith(mark):
                return word.end - len(mark)
    return without_marks(wording.text, word.end)


def _stands(wording: Wording, index: int, last: int, form: _Form, clitic: str) -> bool:
    """Whether the words stand there as a name of their own, and not as part of another's or of a place's."""
    if form.kind in (_FULL, "known") and len(form.words) > 1:
        return True
    if (bears_names(wording, index - 1) and is_joined(wording, index)) or is_father(
        wording.text, wording.words[index].start
    ):
        return False
    if wording.language == "en":
        return wording.words[index].raw[0].isupper() and is_cut_off(wording, index, last)
    kind = arabic_names.kind_of if wording.language == "ar" else persian_names.kind_of
    if index > 0 and is_joined(wording, index):
        before = kind(wording, index - 1)
        titled = (
            wording.term_ending(index, "title", "occupation", "office", "own_kin", "kin", "named", "report")
            is not None
        )
        if not titled and (before in (GIVEN, FAMILY) or (before == WEAK and form.kind == _SURNAME)):
            return False
    else:
        titled = False
    joined = last < len(wording) and is_joined(wording, last)
    if form.kind == _GIVEN:
        if joined and kind(wording, last) in (FAMILY, NISBA, GIVEN):
            return False
        return titled or not _is_common(wording, index, clitic)
    return titled or not _is_common(wording, index, clitic) or _acts(wording, last)


def _is_common(wording: Wording, index: int, clitic: str) -> bool:
    folded = wording.folded(index).removeprefix(clitic)
    knows = wording.lexicon.knows
    if knows(folded, "word") or knows(folded, "verb") or knows(folded.removeprefix("ال"), "word"):
        return True
    return not clitic and (is_vocabulary(wording, index) or is_verb(wording, index))


def _acts(wording: Wording, last: int) -> bool:
    return last < len(wording) and is_joined(wording, last) and wording.is_known(last, "report")
