"""Whom an English clause says an event befell, and who did it: voice, object, possessor, "by"."""

from __future__ import annotations

from collections.abc import Iterable

from sijill.claims.kinds import Kind
from sijill.reading.clause import Clause, Grammar, Reference, Undergone
from sijill.reading.genders import Gender
from sijill.reading.mention import Mention
from sijill.reading.numbers import number_word
from sijill.reading.word_set import word_set

GRAMMAR = Grammar(
    joins=word_set("and as well both also with"),
    passed=word_set(
        "of the a an against to young both his her their one former mr mrs ms dr appeal petition sentence "
        "verdict conviction judgment case terms term death on"
    ),
    oblique=word_set(
        "by with from of against for to in at on into like about near under over than via alongside "
        "including before after beside between toward towards told"
    ),
)
_BE = word_set("was were been being be is are am got get gets getting")
_HAVE = word_set("had has have having")
_ADVERBS = word_set(
    "also later then not never again already since so both all each first still finally twice once there "
    "too instead eventually immediately yet now soon just even ever at no time only n't"
)
_NOUNS = word_set(
    """arrest arrests abduction detention detentions custody confinement interrogation interrogations
    questioning interrogators prosecution martial trial trials retrial hearing hearings appearance conviction
    convictions verdict verdicts sentencing execution executions hanging hangings squad gallows killing
    killings massacre massacres murder slaughter death deaths dying passing fatalities assassination
    assassinations disappearance disappearances treatment torture mistreatment beating beatings shocks
    deprivation confession confessions duress injury injuries fracture wounds stitches concussion burns
    bruises release releases transfer bars incommunicado court appeal judgment judgement sentence sentences
    ruling discharge raid marks statement"""
)
_IRREGULAR = word_set(
    """held shot beaten hanged taken slain freed put let sent given struck hit kept led hurt hung thrown
    stripped set cut swept bundled gone found fell caught brought sent made forced shown dealt tried"""
)
_SUBJECTS = word_set(
    """died dies vanished disappeared succumbed went lost walked came stood appeared appears stand confessed
    confess signed sign signing recanted got received receives serving goes appear gave returned expired read
    is"""
)
"""Verbs whose subject is whom it befell."""
_HIM, _ME = word_set("him her"), word_set("me us")
_HE, _I = word_set("he she"), word_set("i we")
_HIS, _MY = word_set("his her"), word_set("my our")
_UNITS = word_set("who on units forces officers agents troops men")
_GIVEN = word_set("gave given handed")
_KIN = ("kin", "own_kin", "relative")
_NEAR = 3
_REACH = 24


def undergone(clause: Clause, event: Mention) -> Undergone:
    """Say whom an event befell."""
    first, last = clause.words(event)
    if _is_noun(clause, first, last):
        return _of_noun(clause, first, last)
    inside = [clause.folded(index) for index in range(first, last)]
    if inside[-1] in _HIM or (set(inside) & _HIM and not set(inside) & _SUBJECTS):
        return Undergone(Reference.HE, gender=_gender(inside))
    if set(inside) & _ME:
        return Undergone(Reference.SELF)
    if "them" in inside:
        return Undergone(Reference.THEY)
    if not _is_passive(clause, first, last) and inside[0] not in _SUBJECTS:
        active = _object(clause, last)
        if active is not None:
            return active
    subject = _subject(clause, first)
    opens = first - clause.span[0] <= 1 or clause.wording.gap(first).strip(" \xa0")
    if event.value["type"] == "appeal_ruling" and subject.reference is not Reference.NAMED:
        return Undergone(Reference.OPEN)
    if subject.reference is Reference.OPEN and not opens:
        return Undergone(Reference.OTHERS)
    return subject


def doer(clause: Clause, event: Mention) -> Mention | None:
    """Say who did it: after "by", or the subject of an active verb."""
    first, last = clause.words(event)
    for one in sorted((*clause.people, *clause.bodies), key=lambda one: one.start):
        start = clause.words(one)[0]
        if (
            start < last
            or start - last > _REACH
            or any(clause.marked(step) for step in range(last, start + 1))
        ):
            continue
        step = start - 1
        while step > last and (
            clause.folded(step) in GRAMMAR.passed or clause.wording.is_known(step, "people", "officials")
        ):
            step -= 1
        if clause.folded(step) == "by" and step >= last - 1:
            return one
    if _is_noun(clause, first, last) or _is_passive(clause, first, last):
        return None
    inside = {clause.folded(index) for index in range(first, last)}
    attack = event.value["type"] == "attack"
    if inside & _SUBJECTS or not (attack or inside & (_HIM | _ME | {"them"}) or _object(clause, last)):
        return None
    return _agent(clause, first)


def _agent(clause: Clause, index: int) -> Mention | None:
    """Give whom an active verb stands right behind, but for adverbs and what a relative clause says."""
    before = [one for one in (*clause.people, *clause.bodies) if clause.words(one)[1] <= index]
    before.sort(key=lambda one: (-one.end, one.start))
    if not before:
        return None
    one = before[0]
    between = range(clause.words(one)[1], index)
    plain = all(
        clause.folded(step) in _ADVERBS | _HAVE | _UNITS
        or clause.within(step, Kind.DATE)
        or clause.folded(step).endswith("ly")
        for step in between
    )
    if not plain or any(clause.marked(step) for step in range(between.start, index + 1)):
        return None
    return one


def _is_noun(clause: Clause, first: int, last: int) -> bool:
    words = {clause.folded(index) for index in range(first, last)}
    return bool(words & _NOUNS) and not words & (_BE | _SUBJECTS) and not clause.folded(first).endswith("ed")


def _before(clause: Clause, index: int) -> str:
    index -= 1
    while clause.folded(index) in _ADVERBS or clause.folded(index).endswith("ly"):
        index -= 1
    return clause.folded(index)


def _is_passive(clause: Clause, first: int, last: int) -> bool:
    inside = {clause.folded(index) for index in range(first, last)}
    return bool(inside & _BE) or _before(clause, first) in _BE


def _of_noun(clause: Clause, first: int, last: int) -> Undergone:
    following = clause.folded(last)
    if following in ("of", "against", "for") or clause.folded(last - 1) in ("of", "against"):
        person = clause.governed(last)
        if person is not None:
            return Undergone(Reference.NAMED, clause.chain(person))
        return Undergone(Reference.OTHERS)
    owned = clause.wording.text[: clause.wording.words[first].start]
    before = [clause.folded(index) for index in range(max(clause.span[0], first - _NEAR), first)]
    for person in reversed(clause.people):
        if person.end <= clause.wording.words[first].start:
            if owned[person.end : person.end + 2] in ("'s", "’s") and clause.words(person)[1] + 2 >= first:
                return Undergone(Reference.NAMED, (person,))
            break
    if "their" in before:
        return Undergone(Reference.THEY)
    if set(before) & _HIS:
        return Undergone(Reference.HE, gender=_gender(before))
    if set(before) & _MY:
        return Undergone(Reference.SELF)
    plural = clause.folded(last - 1).endswith("s") and clause.folded(last - 1) not in (
        "burns",
        "bruises",
        "stitches",
    )
    if (
        plural
        or number_word(clause.wording, first - 1)
        or (before and before[-1] in ("a", "an", "any", "no", "every", "mass", "for"))
    ):
        return Undergone(Reference.OTHERS)
    definite = "the" in before or first == clause.span[0]
    return Undergone(Reference.OPEN if definite else Reference.OTHERS)


def _gender(words: Iterable[str]) -> Gender | None:
    said = set(words)
    male, female = bool(said & {"he", "him", "his"}), bool(said & {"she", "her"})
    return None if male == female else Gender.MALE if male else Gender.FEMALE


def _object(clause: Clause, index: int) -> Undergone | None:
    word = clause.folded(index)
    if word in _HIM:
        follows = clause.wording.is_known(index + 1, *_KIN) and word == "her"
        return Undergone(Reference.OTHERS) if follows else Undergone(Reference.HE, gender=_gender([word]))
    if word == "them":
        return Undergone(Reference.THEY)
    if word in _ME:
        return Undergone(Reference.SELF)
    person = clause.governed(index)
    if person is not None and clause.words(person)[0] - index <= 8:
        return Undergone(Reference.NAMED, clause.chain(person))
    if (
        clause.group_at(index)
        or clause.wording.is_known(index, "people", "plural")
        or clause.wording.is_known(index + 1, "people")
    ):
        return Undergone(Reference.OTHERS)
    return None


def _subject(clause: Clause, first: int) -> Undergone:
    found = clause.subject(first)
    begin = clause.words(found)[1] if found is not None else max(clause.span[0], first - _REACH)
    for index in range(first - 1, begin - 1, -1):
        word = clause.folded(index)
        if clause.marked(index + 1):
            break
        if word in _HE:
            return Undergone(Reference.HE, gender=_gender([word]))
        if word == "they":
            return Undergone(Reference.THEY)
        if word in _I:
            return Undergone(Reference.SELF)
        said_of = clause.within(index, Kind.ROLE, Kind.AGE)
        if (clause.wording.is_known(index, *_KIN, "people", "plural") and not said_of) or word in (
            "people",
            "nobody",
            "anyone",
            "others",
        ):
            return Undergone(Reference.OTHERS)
    if found is None:
        return Undergone(Reference.OPEN)
    if found.kind is Kind.FIGURE:
        return Undergone(Reference.OTHERS)
    said = any(clause.wording.is_known(index, "report", "that") for index in range(begin, first))
    if said or first - begin > _REACH:
        return Undergone(Reference.OPEN)
    return Undergone(Reference.NAMED, clause.chain_back(found))
