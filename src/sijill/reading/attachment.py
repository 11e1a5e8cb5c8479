"""Of whom something is said: by the clause and its grammar, never by nearness alone; else of nobody."""

from __future__ import annotations

from collections.abc import Iterator

from sijill.claims.kinds import Kind
from sijill.reading.kin import is_somebody_elses
from sijill.reading.mention import Mention
from sijill.reading.numbers import number_word
from sijill.reading.wording import Wording

_EVENTS = {
    "killed": ("killing", "assassination"),
    "executed": ("execution",),
    "died": ("death_in_custody",),
    "injured": ("injury",),
    "missing": ("disappearance",),
    "arrested": ("arrest",),
    "detained": ("detention",),
    "sentenced": ("sentence",),
    "released": ("release",),
}
_TO = ("", "به")
_AND = ("و", "and", "")
_ON = frozenset(("علی", "بحق", "ضد", "وعلی"))
_DOES_TO = frozenset(("arrest", "execution", "killing", "assassination", "release", "trial", "disappearance"))


def attach(wording: Wording, found: list[Mention], quotes: list[Mention]) -> None:
    """Fill in ``about`` of penalties, charges and figures of one stretch of text, beside the quotes in it.

    A penalty or charge is a person's only if that person alone stands in the sentence, is not speaking and is
    not the relative of somebody else; else it is said of the one sentence (the event) that is passed there.
    """
    _attach_chains(wording, found)
    speakers = [quote.claimant for quote in quotes if quote.claimant is not None]
    for mention in found:
        if mention.about is not None or mention.kind not in (Kind.PENALTY, Kind.CHARGE, Kind.FIGURE):
            continue
        index = wording.word_at(mention.start)
        sentence = _span(wording, wording.sentence_of(index))
        beside = [other for other in found if _within(other, sentence)]
        if mention.kind is Kind.FIGURE:
            clause = _span(wording, wording.clause_of(index))
            types = _EVENTS.get(mention.value["measure"], ())
            acts = [one for one in beside if _within(one, clause) and one.value.get("type") in types]
            before = [one for one in acts if one.end <= mention.start]
            mention.about = before[-1] if before and wording.language == "ar" else _only(acts)
        else:
            # What somebody says of a person is said in the quote; the speaker stands outside.
            around = [one for one in quotes if one.covers(mention)]
            inside = [one for one in beside if all(quote.covers(one) for quote in around)]
            mention.about = _convict(wording, mention, inside, speakers) or _sentence(inside)


def _attach_chains(wording: Wording, found: list[Mention]) -> None:
    """Attach a penalty that directly follows a name («Name به شش سال حبس»), and those joined by "and"."""
    people = {one.end: one for one in found if one.kind is Kind.PERSON and one.value["name"]}
    penalties = sorted((one for one in found if one.kind is Kind.PENALTY), key=lambda one: one.start)
    for index, penalty in enumerate(penalties):
        for end, person in people.items():
            joint = wording.text[end : penalty.start].strip() if end <= penalty.start else None
            if joint in _TO and not is_somebody_elses(wording, person):
                penalty.about = person
        before = penalties[index - 1] if index else None
        if before and before.about and wording.text[before.end : penalty.start].strip() in _AND:
            penalty.about = penalty.about or before.about


def participants(wording: Wording, found: list[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Pair an event with the person who directly follows it: "the arrest of Name", «اعتقال الصحفي Name»."""
    people = [one for one in found if one.kind is Kind.PERSON and one.value["name"]]
    for event in found:
        if event.kind is not Kind.EVENT or event.value["type"] not in _DOES_TO:
            continue
        for person in people:
            if person.start < event.end:
                continue
            between = range(wording.word_at(event.end), wording.word_at(person.start))
            marks = wording.text[event.end : person.start]
            linked = all(
                wording.is_known(index, "title", "occupation") or wording.folded(index) in ("of", "عن")
                for index in between
            )
            if linked and not set(marks) & set("،,.:؛;»«()"):
                yield event, person


def _convict(
    wording: Wording, said: Mention, beside: list[Mention], speakers: list[Mention]
) -> Mention | None:
    people = [one for one in beside if one.kind is Kind.PERSON]
    people = [one for one in people if one not in speakers and one.rule != "person.office_holder"]
    groups = [one for one in beside if one.kind is Kind.FIGURE]
    if (
        len({one.value["name"] for one in people}) != 1
        or groups
        or (len(people) > 1 and people[0].value["name"] is None)
    ):
        return None
    person = people[0]
    if is_somebody_elses(wording, person) or not _leads_to(wording, person, said):
        return None
    judges = [one for one in beside if one.kind is Kind.ROLE and one.about is person and _tries(wording, one)]
    return None if judges else person


def _leads_to(wording: Wording, person: Mention, said: Mention) -> bool:
    """Whether no clause of somebody else can lie between: after "and" only a verb or a penalty may follow."""
    if person.start > said.start:
        return wording.folded(wording.word_at(person.start) - 1) in _ON
    for index in range(wording.word_at(person.end), wording.word_at(said.start)):
        if wording.folded(index) in ("و", "and") and not (
            wording.is_known(index + 1, "sentencing", "measure", "event", "penalty", "prison", "charge")
            or wording.folded(index + 1) in ("به", "to")
            or number_word(wording, index + 1)
        ):
            return False
    return True


def _tries(wording: Wording, role: Mention) -> bool:
    first, last = wording.word_at(role.start), wording.word_at(role.end - 1) + 1
    return any(first <= term.first < last for term in wording.terms("judge"))


def _sentence(beside: list[Mention]) -> Mention | None:
    return _only([one for one in beside if one.kind is Kind.EVENT and one.value["type"] == "sentence"])


def _only(found: list[Mention]) -> Mention | None:
    events = [one for one in found if one.kind is Kind.EVENT]
    return events[0] if len(events) == 1 else None


def _span(wording: Wording, words: tuple[int, int]) -> tuple[int, int]:
    return wording.span(*words)


def _within(mention: Mention, span: tuple[int, int]) -> bool:
    return span[0] <= mention.start < span[1]
