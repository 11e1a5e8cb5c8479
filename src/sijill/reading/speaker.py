"""Who speaks: named, nameless but plain by grammar, meant by a pronoun, or nobody at all."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sijill.claims.kinds import Kind
from sijill.claims.values import Name, value_json
from sijill.reading.floor import Floor, Someone
from sijill.reading.genders import Gender
from sijill.reading.given_names import usual_names
from sijill.reading.mention import Mention
from sijill.reading.name_runs import name_run, name_word
from sijill.text import fold_text

_UNNAMED = frozenset(("person.speaker", "person.nameless", "person.office_holder"))


class How(StrEnum):
    """How the one who speaks stands in the text."""

    NAMED = "named"
    SAME = "same"
    OWN = "own"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: a mention, or whoever spoke before, the narrator, or nobody that the text names."""

    how: How
    who: Mention | None = None
    gender: Gender | None = None


SAME = Speaker(How.SAME)
OWN = Speaker(How.OWN)
NOBODY = Speaker(How.NOBODY)


def named(found: Mention | None) -> Speaker:
    """Make a speaker of a mention."""
    return Speaker(How.NAMED, found) if found is not None else NOBODY


def is_person(floor: Floor, index: int) -> bool:
    wording = floor.wording
    if wording.is_known(
        index, "speaker_noun", "body_noun", "witness", "kin", "occupation", "office", "title"
    ):
        return True
    if wording.language == "ar":
        body = arabic_stem(floor, index, "body_noun") is not None
        return body or (
            wording.term_at(index, "organisation") is None
            and arabic_stem(floor, index, "speaker_noun") is not None
        )
    if wording.language == "fa":
        folded = wording.folded(index)
        stems = (
            folded.removesuffix(end)
            for end in ("ی", "ای", "ش", "اش", "م", "ام", "شان", "مان", "ها", "ان", "یش", "یم")
        )
        return any(wording.lexicon.knows(stem, "speaker_noun") for stem in stems if len(stem) > 1)
    folded = wording.folded(index)
    if wording.language != "en" or not folded.endswith("s"):
        return False
    return any(
        wording.lexicon.knows(folded.removesuffix("s"), category)
        for category in ("speaker_noun", "body_noun")
    )


def arabic_stem(floor: Floor, index: int, category: str) -> str | None:
    """Give the entry of a category that an Arabic word is, after clitics, article and endings."""
    folded = floor.wording.folded(index)
    lexicon = floor.wording.lexicon
    for clitic in ("", "و", "ف", "ال", "وال", "فال"):
        rest = folded.removeprefix(clitic)
        if clitic and rest == folded:
            continue
        for ending in ("", "ه", "ها", "هم", "ی", "نا", "هما", "ا", "ون", "ین"):
            stem = rest.removesuffix(ending)
            if ending and stem == rest:
                continue
            for form in (stem, stem.removesuffix("ت") + "ه" if stem.endswith("ت") else stem):
                if len(form) > 1 and lexicon.knows(form, category):
                    return form
    return None


def organisation_again(floor: Floor, head: str, place: int) -> Mention | None:
    """Give the organisation named before of which only the head word stands there («الوزارة»)."""
    head = head.removeprefix("ال")
    for one in floor.earlier(place, Kind.ORGANISATION):
        words = {word.removeprefix("ال") for word in fold_text(one.value["name"] or "").split()}
        if head in words:
            return one
    return None


def holder_of(floor: Floor, head: str, place: int) -> Mention | None:
    """Give the only person whose role has this word («المحامية», "the minister"), if there is just one."""
    found: dict[str, Mention] = {}
    text = floor.wording.text
    for role in floor.earlier(place, Kind.ROLE):
        person = role.about
        if person is None or not person.value.get("name"):
            continue
        words = {word.removeprefix("ال") for word in fold_text(text[role.start : role.end]).split()}
        if head.removeprefix("ال") in words:
            found.setdefault(person.value["name"], person)
    return next(iter(found.values())) if len(found) == 1 else None


def known(floor: Floor, speaker: Speaker) -> Speaker:
    """Put the name to an office: the only person of whom the text said that role before."""
    who = speaker.who
    if who is None or who.kind is not Kind.PERSON or who.value.get("name") or who.rule not in _UNNAMED:
        return speaker
    text = floor.wording.text
    words = set(_bare_words(text[who.start : who.end]))
    if len(words) < 2:
        return speaker
    found: dict[str, Mention] = {}
    for role in floor.speakers.found:
        person = role.about
        if role.kind is not Kind.ROLE or person is None or role.start >= who.start:
            continue
        if person.value.get("name") and words <= set(_bare_words(text[role.start : role.end])):
            found.setdefault(person.value["name"], person)
    return named(next(iter(found.values()))) if len(found) == 1 else speaker


def _bare_words(text: str) -> list[str]:
    words = [word.strip(".,،()") for word in fold_text(text).split()]
    return [word.removeprefix("ال") for word in words if word not in ("the", "a", "an")]


def apposed_name(floor: Floor, first: int, last: int) -> Mention | None:
    """Make a person of the words between two marks if they can only be a name: «محامي العائلة، فلان، قال»."""
    wording = floor.wording
    begin = first
    while first < last and wording.is_known(first, "title", "honorific"):
        first += 1
    usual = (
        wording.language == "en"
        or first > begin
        or wording.folded(first) in usual_names(wording.language).given
    )
    if not usual:
        return None
    if not 2 <= last - first <= 4 or floor.starting(first) is not None:
        return None
    if not name_word(wording, first, first=True) or name_run(wording, first) != last:
        return None
    start, end = wording.span(first, last)
    if any(one.mention.start < end and start < one.mention.end for one in floor.people):
        return None
    found = Mention(Kind.PERSON, start, end, value_json(Name(wording.text[start:end])), "person.speaker")
    floor.speakers.made.append(found)
    floor.people.append(Someone(first, last, found))
    return found
