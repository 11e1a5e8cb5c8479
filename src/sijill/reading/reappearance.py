"""Places and organisations again: their names, and what they are called for short, elsewhere in the text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from sijill.claims.kinds import Kind
from sijill.claims.values import Organisation, value_json
from sijill.reading.mention import Mention
from sijill.reading.wording import Term, Wording
from sijill.text import fold_text, tokens

_CLITICS = ("", "و", "ل", "ب", "ک", "ف", "وب", "ول")
_UNSURE = ("place.to", "place.from", "place.taken", "place.behind", "place.owner", "place.list")
_SHORTEST = 3
_HEADER = 150
_OPENING = 400
_INITIALS = re.compile(r"\s*\(\s*[\"“]?([A-Z][A-Z.&-]{1,8})[\"”]?\s*\)")
_GENERAL = frozenset(("court", "government"))

Words = tuple[str, ...]


def find_names_again(stretches: Sequence[tuple[Wording, list[Mention]]]) -> list[tuple[Mention, Mention]]:
    """Add the places and organisations that a text names again to what was found in each stretch.

    Gives the bodies that go by their noun alone ("the committee"), each with the body meant.
    """
    _drop_people(stretches)
    everything = [one for _, found in stretches for one in found]
    bodies = organisation_names(everything)
    if stretches:
        bodies |= _initials(stretches[0][0].text, everything)
    for wording, found in stretches:
        new = list(find_organisations_by_name(wording, bodies, _taken(found)))
        found[:] = [
            one for one in found if one.kind is not Kind.PLACE or not any(map(one.overlaps, new))
        ] + new
    everything = [one for _, found in stretches for one in found]
    named = [one for one in everything if one.kind is Kind.ORGANISATION and one.value["name"]]
    pairs: list[tuple[Mention, Mention]] = []
    for wording, found in stretches:
        again = list(find_bodies_again(wording, named, found))
        found += [one for one, _ in again]
        pairs += again
    places = place_names(everything)
    for wording, found in stretches:
        taken = [*_taken(found), *(one for one in found if one.kind is Kind.PLACE)]
        found += find_places_again(wording, places, taken)
    return pairs


def _taken(found: Sequence[Mention]) -> list[Mention]:
    named = (Kind.PERSON, Kind.ORGANISATION)
    return [one for one in found if one.kind in named and one.value["name"]]


def _drop_people(stretches: Sequence[tuple[Wording, list[Mention]]]) -> None:
    """Leave out places found by a preposition only whose name is part of a person's in the same text."""
    people = {
        word
        for _, found in stretches
        for one in found
        if one.kind is Kind.PERSON
        for word in _words(one.value["name"])
    }
    for _, found in stretches:
        found[:] = [one for one in found if not (_weak(one) and set(_words(one.value["name"])) <= people)]


def _weak(one: Mention) -> bool:
    return one.kind is Kind.PLACE and one.rule in (*_UNSURE, "place.in", "place.of", "place.item")


def place_names(found: Iterable[Mention]) -> dict[Words, Mention]:
    """Give the folded names of places that a sure rule found, or two rules did, with the first of each."""
    firm: dict[Words, Mention] = {}
    times: defaultdict[Words, int] = defaultdict(int)
    for one in found:
        if one.kind is not Kind.PLACE:
            continue
        words = _words(one.value["name"] if one.rule != "places.find" else None) or ()
        if not words or len("".join(words)) < _SHORTEST:
            continue
        times[words] += 1
        if one.rule not in _UNSURE or times[words] > 1:
            firm.setdefault(words, one)
    return firm


def find_places_again(
    wording: Wording, names: dict[Words, Mention], taken: Sequence[Mention]
) -> Iterator[Mention]:
    """Find places of the text where no rule found them; never inside another name."""
    for start, end, first in _standing(wording, names):
        found = Mention(Kind.PLACE, start, end, dict(first.value), "place.again")
        if not any(one.overlaps(found) for one in taken):
            yield found


def organisation_names(found: Iterable[Mention]) -> dict[Words, Mention]:
    """Give the folded names of organisations, and the short names of papers and networks."""
    names: dict[Words, Mention] = {}
    bodies = [one for one in found if one.kind is Kind.ORGANISATION and one.value["name"]]
    for one in bodies:
        words = _words(one.value["name"])
        if len(words) > 1:
            names.setdefault(words, one)
        if one.rule == "organisation.marks" or one.rule == "organisation.introduced":
            names.setdefault(words, one)
        for short in _short_names(one):
            names.setdefault(short, one)
    return names


def _initials(text: str, found: Iterable[Mention]) -> dict[Words, Mention]:
    """Give the initials in brackets behind an organisation: "the Association of Free Lawyers (AFL)"."""
    initials: dict[Words, Mention] = {}
    for one in found:
        match = _INITIALS.match(text, one.end) if one.kind is Kind.ORGANISATION else None
        if match:
            initials.setdefault((fold_text(match[1]),), one)
    return initials


def find_organisations_by_name(
    wording: Wording, names: dict[Words, Mention], taken: Sequence[Mention]
) -> Iterator[Mention]:
    """Find organisations by a name that the text gave before."""
    for start, end, first in _standing(wording, names):
        value = value_json(Organisation(wording.text[start:end], first.value["type"]))
        found = Mention(Kind.ORGANISATION, start, end, value, "organisation.repeat")
        if not any(one.overlaps(found) for one in taken):
            yield found


def _short_names(body: Mention) -> Iterator[Words]:
    """Give "LANTERN" of a network so written, and the own name of a paper without its noun."""
    written = body.value["name"].split()
    if len(written) > 1:
        capital = [word for word in written if word.isascii() and word.isupper() and len(word) > _SHORTEST]
        if len(capital) == 1 and not body.value["name"].isupper():
            yield (fold_text(capital[0]),)
    if body.value["type"] == "agency" and len(written) > 1 and not written[0].isascii():
        own = tuple(word for word in _words(body.value["name"]) if word not in _PAPER)
        if own and len("".join(own)) > _SHORTEST and len(own) < len(written):
            yield own


_PAPER = frozenset(
    fold_text(
        "وكالة قناة صحيفة إذاعة تلفزيون جريدة مجلة موقع أنباء الأنباء للأنباء الإخبارية الإخباري "
        "خبرگزاری آژانس خبری روزنامه تلویزیون رادیو هفته‌نامه ماهنامه پایگاه سایت شبکه مجله نشریه"
    ).split()
)


def _standing(wording: Wording, names: dict[Words, Mention]) -> Iterator[tuple[int, int, Mention]]:
    """Give where one of these names stands in the words, the longest first, without clitics."""
    by_first: defaultdict[str, list[Words]] = defaultdict(list)
    for words in sorted(names, key=len, reverse=True):
        by_first[words[0]].append(words)
    for index in range(len(wording)):
        folded = wording.folded(index)
        for clitic in _CLITICS if wording.language == "ar" else ("", "'s"):
            bare = folded.removeprefix(clitic) if wording.language == "ar" else folded.removesuffix(clitic)
            if clitic and bare == folded:
                continue
            found = next((one for one in by_first.get(bare, ()) if _follows(wording, index, one)), None)
            if found is None:
                continue
            start, end = wording.words[index].start, wording.words[index + len(found) - 1].end
            start += len(clitic) if wording.language == "ar" else 0
            end -= 2 if wording.text[end - 2 : end] in ("'s", "’s") else 0
            if wording.language != "en" or wording.text[start].isupper():
                yield start, end, names[found]
                break


def _follows(wording: Wording, index: int, words: Words) -> bool:
    for step, word in enumerate(words[1:], 1):
        if wording.folded(index + step).removesuffix("'s") != word or wording.gap(index + step).strip(
            ' \xa0\u200c-.«»"“”'
        ):
            return False
    return True


def _words(name: str | None) -> Words:
    return tuple(one.folded for one in tokens(name)) if name else ()


def find_bodies_again(
    wording: Wording, named: Sequence[Mention], taken: Sequence[Mention]
) -> Iterator[tuple[Mention, Mention]]:
    """Find a head word with its article («الرابطة», "the committee") if one such body was named before.

    Gives each with the body that it stands for. It has a name of its own only where it is written as one.
    """
    for term in wording.terms("organisation"):
        if not _is_definite(wording, term):
            continue
        start, end = wording.stem_start(term), wording.words[term.last - 1].end
        before = [one for one in named if one.end <= start and _has_head(wording, one, term)]
        if len({one.value["name"] for one in before}) != 1:
            continue
        name = before[0].value["name"] if _is_named(wording, term, before[0]) else None
        value = value_json(Organisation(name, term.key))
        found = Mention(Kind.ORGANISATION, start, end, value, "organisation.again", stands_for=before[0])
        if not any(other.overlaps(found) for other in taken):
            yield found, before[0]


def _is_definite(wording: Wording, term: Term) -> bool:
    if wording.language == "en":
        return wording.folded(term.first - 1) == "the"
    if wording.language == "fa":
        return wording.folded(term.first - 1) in ("این", "ان", "همان") or wording.folded(term.last) in (
            "مذکور",
            "یادشده",
        )
    return term.clitic.endswith(("ال", "لل")) or wording.folded(term.first).startswith("ال")


def _is_named(wording: Wording, term: Term, body: Mention) -> bool:
    """Whether the short form is written as a name: a capital, or the noun of an association that speaks."""
    if term.key in _GENERAL:
        return False
    if wording.language == "en":
        return wording.words[term.first].raw[0].isupper() and body.value["type"] in (
            "association",
            "organisation",
        )
    heads = wording.language == "ar" and term.key in (
        "ministry",
        "organisation",
        "council",
        "committee",
        "association",
    )
    return heads and body.start < (_HEADER if term.key == "ministry" else _OPENING)


def _has_head(wording: Wording, organisation: Mention, term: Term) -> bool:
    head = _bare(wording.folded(term.first), term.clitic)
    words = {_bare(word, "") for word in _words(organisation.value["name"])}
    return head in words


def _bare(folded: str, clitic: str) -> str:
    return folded.removeprefix(clitic).removeprefix("لل").removeprefix("ال")
