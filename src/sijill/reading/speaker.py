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

_APPOSED = 4
_DETERMINERS = frozenset(("the", "a", "an", "his", "her", "their", "its", "my", "our"))
_PERSON_ENDINGS = (
    "ist",
    "woman",
    "person",
    "eer",
    "yee",
    "inee",
    "ivist",
    "ologist",
    "keeper",
    "worker",
    "leader",
    "cleaner",
    "teacher",
    "officer",
    "writer",
    "singer",
    "reporter",
    "prosecutor",
)
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
    if wording.language != "en" or wording.is_known(
        index, "document_noun", "claim_noun", "time_word", "organisation", "place"
    ):
        return False
    if len(folded) > 4 and folded.removesuffix("s").endswith(_PERSON_ENDINGS):
        return True
    if not folded.endswith("s"):
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
        words = [word.removeprefix("ال") for word in fold_text(one.value["name"] or "").split()]
        if head in (words if floor.wording.language == "en" else words[:1]):
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


def is_quoted(floor: Floor, found: Mention, verb: int) -> bool:
    """Whether somebody stands in another quotation than a verb: he is spoken of there and speaks not here."""
    first, last = floor.words_of(found.start, found.end)
    quote = floor.quote_of(first)
    if quote is None or quote is floor.quote_of(verb):
        return False
    begin, end = floor.words_of(quote.start, quote.end)
    return end - begin > last - first + 1


def known(floor: Floor, speaker: Speaker) -> Speaker:
    """Put the name to an office: the only person of whom the text said that role before."""
    who = speaker.who
    if who is None or who.kind is not Kind.PERSON or who.value.get("name") or who.rule not in _UNNAMED:
        return speaker
    text = floor.wording.text
    again = _nameless_again(floor, who)
    if again is not None:
        return named(again)
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


_CLOSERS = ("title", "honorific", "office", "former", "occupation")
_OWN_ENDINGS = {"ar": ("ه", "ها", "هم", "نا", "ی"), "fa": ("ش", "اش", "شان", "م", "ام", "مان")}


def apposed(floor: Floor, speaker: Speaker) -> Speaker:
    """Put the name to a nameless speaker whom it follows: "her husband, the cellist Name", «شقيقته سمر»."""
    who = speaker.who
    if who is None or who.kind is not Kind.PERSON or who.value.get("name"):
        return speaker
    last = floor.words_of(who.start, who.end)[1]
    if last >= len(floor.wording):
        return speaker
    if any(one.named and one.last == last for one in floor.between(floor.wording.word_at(who.start), last)):
        return speaker
    first = _over_titles(floor, last)
    found = floor.named_at(first)
    body = floor.opening(first) if found is None else None
    if (
        body is not None
        and body.mention.kind is Kind.ORGANISATION
        and floor.cut(last)
        and floor.cut(body.last)
    ):
        heads = range(floor.wording.word_at(who.start), last)
        return (
            named(body.mention)
            if any(floor.wording.is_known(index, "body_noun") for index in heads)
            else speaker
        )
    if found is None and floor.cut(last) and floor.wording.gap(last).strip() in ("،", ","):
        close = next(
            (index for index in range(first + 1, min(first + 6, len(floor.wording))) if floor.cut(index)),
            first,
        )
        return named(apposed_name(floor, first, close)) if apposed_name(floor, first, close) else speaker
    if found is None or floor.quote_of(found.first) is not floor.quote_of(last - 1):
        return speaker
    if floor.cut(last) and found is None:
        return speaker
    if floor.cut(last):
        closed = "(" in floor.wording.gap(last) or floor.cut(found.last) or _opens_words(floor, found.last)
        return (
            named(found.mention) if closed and floor.wording.gap(last).strip() in ("،", ",", "(") else speaker
        )
    return named(found.mention) if _is_apposition(floor, last) else speaker


def _opens_words(floor: Floor, index: int) -> bool:
    return floor.wording.term_at(index, "that", "report", "utter") is not None


def _over_titles(floor: Floor, index: int) -> int:
    """Skip what may stand between a noun and the name in apposition to it: "the cellist", «الدكتورة»."""
    wording = floor.wording
    for _ in range(_APPOSED):
        known = wording.is_known(index, *_CLOSERS) or (
            wording.language == "en"
            and (wording.folded(index) in _DETERMINERS or wording.words[index].raw[:1].islower())
        )
        closed = index + 1 >= len(wording) or (floor.cut(index + 1) and wording.gap(index + 1).strip() != ".")
        if not known or closed or floor.named_at(index) is not None:
            break
        index += 1
    return index


def _is_apposition(floor: Floor, index: int) -> bool:
    """Whether a name right after a noun is its own and no owner's: «شقيقته سمر», not «محامي سمر»."""
    wording = floor.wording
    before = wording.words[index - 1]
    if wording.language == "en":
        return True
    if wording.language == "ar" and before.folded.startswith("ال"):
        return True
    endings = _OWN_ENDINGS.get(wording.language, ())
    return before.folded.endswith(endings) and not before.raw.endswith("ة")


def _nameless_again(floor: Floor, who: Mention) -> Mention | None:
    """Give who was "an old man" before, where "the old man" speaks: the same noun, definite and alone."""
    words = _bare_words(floor.text_of(who))
    definite = floor.wording.language == "fa" or fold_text(floor.text_of(who)).startswith(("ال", "the "))
    if len(words) != 1 or not definite:
        return None
    topic = floor.speakers.topic() if callable(floor.speakers.topic) else floor.speakers.topic
    for one in reversed([*floor.speakers.found, *floor.speakers.heard, *([topic] if topic else [])]):
        if one.kind is not Kind.PERSON or one.value.get("name") or one.start >= who.start:
            continue
        before = _bare_words(floor.text_of(one))
        indefinite = len(before) > 1 or (before and before[0] != words[0])
        if indefinite and before[0].removesuffix("ی") == words[0]:
            return one
    return None


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
        or wording.folded(first).removeprefix("ال") in usual_names(wording.language).given
    )
    if not usual:
        return None
    known_given = wording.folded(first).removeprefix("ال") in usual_names(wording.language).given
    if not (1 if known_given else 2) <= last - first <= 4 or floor.starting(first) is not None:
        return None
    if not known_given and (not name_word(wording, first, first=True) or name_run(wording, first) != last):
        return None
    start, end = wording.span(first, last)
    if any(one.mention.start < end and start < one.mention.end for one in floor.people):
        return None
    found = Mention(Kind.PERSON, start, end, value_json(Name(wording.text[start:end])), "person.speaker")
    floor.speakers.made.append(found)
    floor.people.append(Someone(first, last, found))
    return found
