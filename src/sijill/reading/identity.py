"""The same person again: repeats of a name, and a surname alone where only one person bears it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from sijill.claims.kinds import Kind
from sijill.claims.values import Name, Organisation, value_json
from sijill.reading.mention import Mention
from sijill.reading.name_runs import name_word
from sijill.reading.wording import Term, Wording
from sijill.text import fold_text

_CLITICS = ("", "و", "ل", "ب", "ک", "ف")
_SHORTEST_SURNAME = 3
_FATHER = re.compile(r"[\s،,(]*(?:فرزند|پسر|دختر|ابن|بنت|نجل|ابنة|(?:son|daughter) of)\s")

Words = tuple[str, ...]


def names_of(people: Iterable[Mention]) -> dict[Words, Mention | None]:
    """Give the folded names of people with the first who bears each."""
    names: dict[Words, Mention | None] = {}
    for found in sorted(people, key=lambda mention: mention.start):
        words = name_words(found)
        if len(words) > 1:
            names.setdefault(words, found)
    return names


def name_words(found: Mention) -> Words:
    """Give the folded words of a person's name, none if the person has no name."""
    name = found.value["name"] if found.kind is Kind.PERSON else None
    return tuple(fold_text(name).split()) if name else ()


def find_repeats(
    wording: Wording, names: Sequence[Words], taken: Sequence[Mention], *, rule: str
) -> Iterator[Mention]:
    """Find names that are known already where no rule found them."""
    by_first: defaultdict[str, list[Words]] = defaultdict(list)
    for words in names:
        by_first[words[0]].append(words)
    for index in range(len(wording)):
        folded = wording.folded(index)
        for clitic in _CLITICS if wording.language == "ar" else ("",):
            if clitic and not folded.startswith(clitic):
                continue
            for words in by_first.get(folded.removeprefix(clitic), ()):
                if not _stands(wording, index, words):
                    continue
                start, end = (
                    wording.words[index].start + len(clitic),
                    wording.words[index + len(words) - 1].end,
                )
                found = Mention(
                    Kind.PERSON, start, end, value_json(Name(wording.text[start:end])), f"person.{rule}"
                )
                if not any(other.overlaps(found) for other in taken):
                    yield found


def only_surnames(names: Sequence[Words], wordings: Sequence[Wording]) -> frozenset[str]:
    """Give the surnames that one known name has and that follow no other possible first name in the text."""
    bearers: defaultdict[str, set[str]] = defaultdict(set)
    for words in names:
        bearers[words[-1]].add(" ".join(words[:-1]))
    only = {
        surname: first.pop().split()[-1]
        for surname, first in bearers.items()
        if len(first) == 1 and len(surname) >= _SHORTEST_SURNAME
    }
    for wording in wordings:
        for index in range(1, len(wording)):
            surname = wording.folded(index)
            if surname in only and _in_name(wording, index) and wording.folded(index - 1) != only[surname]:
                del only[surname]
    return frozenset(only)


def _in_name(wording: Wording, index: int) -> bool:
    """Whether a word that can be a first name stands before a surname."""
    return name_word(wording, index - 1) and not wording.gap(index).strip(" \xa0\u200c-")


def find_surnames(wording: Wording, surnames: frozenset[str], taken: Sequence[Mention]) -> Iterator[Mention]:
    """Find one of these surnames alone, in Latin script anywhere, else beside a title or a word of saying."""
    for index in range(len(wording)):
        word = wording.words[index]
        if word.folded not in surnames or _in_name(wording, index):
            continue
        if word.raw[0].isascii():
            stands = word.raw[0].isupper() and not wording.is_known(index, "stop", "organisation")
        else:
            stands = wording.is_known(index - 1, "report", "title") or (
                wording.language == "fa" and wording.is_known(index + 1, "report")
            )
        found = Mention(Kind.PERSON, word.start, word.end, value_json(Name(word.raw)), "person.surname")
        if stands and not any(other.overlaps(found) for other in taken):
            yield found


def find_organisations_again(
    wording: Wording, named: Sequence[Mention], taken: Sequence[Mention]
) -> Iterator[Mention]:
    """Find a head word with its article («الرابطة», "the committee") if one such body was named before."""
    for term in wording.terms("organisation"):
        definite = term.clitic.endswith(("ال", "لل")) or wording.folded(term.first).startswith("ال")
        definite = definite or (wording.language == "en" and wording.folded(term.first - 1) == "the")
        if not definite or wording.language == "fa" or term.key == "prison":
            continue
        start, end = wording.stem_start(term), wording.words[term.last - 1].end
        before = {one.value["name"] for one in named if one.end <= start and _has_head(wording, one, term)}
        if len(before) == 1:
            value = value_json(Organisation(before.pop(), term.key))
            found = Mention(Kind.ORGANISATION, start, end, value, "organisation.again")
            if not any(other.overlaps(found) for other in taken):
                yield found


def _has_head(wording: Wording, organisation: Mention, term: Term) -> bool:
    head = _bare(wording.folded(term.first), term.clitic)
    return head in {_bare(fold_text(word), "") for word in organisation.value["name"].split()}


def _bare(folded: str, clitic: str) -> str:
    return folded.removeprefix(clitic).removeprefix("ال")


def same_people(
    text: str, people: Iterable[Mention], surnames: frozenset[str]
) -> Iterator[tuple[Mention, Mention]]:
    """Pair every later mention of a name with the first; a surname alone with the one who bears it.

    Whom a father's name tells apart ("son of Hassan") is paired with nobody: the reader cannot say.
    """
    ordered = sorted(people, key=lambda mention: mention.start)
    names = names_of(ordered)
    bearers: defaultdict[str, list[Mention]] = defaultdict(list)
    for words, first in names.items():
        if first is not None:
            bearers[words[-1]].append(first)
    for found in ordered:
        words = name_words(found)
        bearer = names.get(words) if len(words) > 1 else None
        if len(words) == 1 and words[0] in surnames and len(bearers[words[0]]) == 1:
            bearer = bearers[words[0]][0]
        if bearer is None or bearer is found or _has_father(text, found) or _has_father(text, bearer):
            continue
        yield found, bearer


def _has_father(text: str, found: Mention) -> bool:
    return _FATHER.match(text, found.end) is not None


def _stands(wording: Wording, index: int, words: Words) -> bool:
    following = all(wording.folded(index + step) == word for step, word in enumerate(words[1:], 1))
    joined = all(not wording.gap(index + step).strip(" \xa0\u200c-.") for step in range(1, len(words)))
    return following and joined and index + len(words) <= len(wording)
