"""Of whom something is demanded, where the verb of demanding does not say it with a name right after it.

An office («نقيب المحامين», "the prosecutor general") is made a nameless person; a second addressee goes
on with the verb of the first ("calls on A to …, and on B to …"); who is asked may stand before the verb
("Of the ministry we ask …"), be called («يا نقابة التعليم، أعلنوا …»), or be the court before which
lawyers plead.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sijill.claims.kinds import Kind
from sijill.claims.values import Name, Organisation, value_json
from sijill.reading.asked import Asked, asked_of
from sijill.reading.mention import Mention
from sijill.reading.speech import Speakers
from sijill.reading.subjects import How
from sijill.reading.word_set import word_set
from sijill.reading.wording import Wording
from sijill.text import fold_text

_OFFICES = ("office", "title", "occupation")
_TO = {
    "en": word_set("of from to on upon for"),
    "ar": word_set("من الی علی ومن والی وعلی ل"),
    "fa": word_set("از به"),
}
_THAT = word_set("ان بان الا بالا")
_AND_THAT = word_set("وان وبان والا")
_NOT_AN_OFFICE = word_set("المجتمع السلطات الجمیع الاطراف الدوله الحکومه")
_PLEADERS = {
    "ar": word_set(
        "الدفاع دفاع دفاعه دفاعها محامی المحامی محامیه المحامیه النیابه نیابه الادعاء المدعی وکیل"
        " الوکیل الاستاذ الاستاذه"
    ),
    "fa": word_set("وکیل وکلا وکلای دادستان دادستانی شاکی مدافع موکل موکلش موکلم لایحه دادسرا"),
    "en": word_set(
        "defence defense counsel lawyer lawyers prosecution prosecutor advocate appeal attorney plea"
    ),
}
_COURTS = word_set(
    "محکمه المحکمه دایره الدایره غرفه الغرفه هییه دیوان"
    " دادگاه شعبه محکمه court tribunal bench division chamber assize"
)
_PLAIN = ("demand.imperative", "demand.must", "demand.upon", "demand.item", "demand.passive", "demand.answer")
_FA_ENDS = word_set(
    "را که با تا یک فقط چیز این است نیز هم روشنه همین خواستار خواست درخواست تقاضا تقاضای خواهش"
)
_LONGEST = 9
_FEW = 4


def with_addressees(
    wording: Wording, people: list[Mention], asked: Sequence[Asked], speakers: Speakers
) -> list[Asked]:
    """Complete demands by those of whom they are made, and add those that go on with another's verb."""
    found: list[Asked] = []
    for one in asked:
        for part in _gapped(wording, people, one):
            found.append(part if part.addressees else _filled(wording, people, part, speakers))
    return found


def _filled(wording: Wording, people: list[Mention], one: Asked, speakers: Speakers) -> Asked:
    if one.you:
        return one
    addressees = _fronted(wording, people, one) or _called(wording, people, one)
    of_somebody = (
        wording.language == "ar" and one.rule == "demand.must" and wording.folded(one.verb + 1) in _TO["ar"]
    )
    if not addressees and (one.rule not in _PLAIN or of_somebody):
        office = _office(wording, people, one, speakers)
        addressees = (office,) if office is not None else _court(wording, one, speakers)
    return replace(one, addressees=addressees) if addressees else one


# Offices without a name


def _office(wording: Wording, people: list[Mention], one: Asked, speakers: Speakers) -> Mention | None:
    """Make somebody of an office or a body's name between the verb and what is demanded."""
    words = _phrase(wording, one)
    if words is None or _is_generic(wording, *words):
        return None
    begin, end = words
    start, last = wording.span(begin, end)
    start = wording.start_without_clitic(begin) if wording.language == "ar" else start
    heads = range(begin, end if wording.language == "en" else min(end, begin + 2))
    if any(wording.is_known(index, *_OFFICES) for index in heads):
        made = Mention(Kind.PERSON, start, last, value_json(Name(None)), "person.addressee")
    elif _is_body(wording, begin, end):
        value = value_json(Organisation(wording.text[start:last]))
        made = Mention(Kind.ORGANISATION, start, last, value, "organisation.addressee")
    else:
        return None
    if any(other.start < made.end and made.start < other.end for other in people):
        return None
    speakers.made.append(made)
    people.append(made)
    return made


def _phrase(wording: Wording, one: Asked) -> tuple[int, int] | None:
    """Give the words of who is asked, without the preposition before them; no mark stands among them."""
    begin, end = _between(wording, one)
    if wording.language == "ar":
        led = one.rule == "demand.of" or (one.rule == "demand.from" and wording.folded(begin) in _TO["ar"])
        known = one.rule != "demand.from" and one.subject.how in (How.OWN, How.NAMED)
        if not (led or known):
            return None
        while end > begin and wording.folded(end - 1) in ("الی", "علی", "ب", "ان"):
            end -= 1
    leading = _TO[wording.language] | {"the", "ب"}
    while begin < end and wording.folded(begin) in leading:
        begin += 1
    parted = wording.language != "ar" and any(
        wording.gap(index).strip(" \xa0\u200c-’'") for index in range(begin + 1, end)
    )
    return (begin, end) if 0 < end - begin <= _LONGEST and not parted else None


def _is_generic(wording: Wording, begin: int, end: int) -> bool:
    """Whether words are only "the authorities", «الحكومة»."""
    if wording.folded(begin) not in _NOT_AN_OFFICE and not wording.is_known(begin, "authority"):
        return False
    generic = wording.term_at(begin, "authority")
    return generic is None or generic.last >= end


def _is_body(wording: Wording, begin: int, end: int) -> bool:
    """Whether words are a body's name that no rule knows: capitals, or a head of bodies and more."""
    if wording.language == "en":
        words = wording.words[begin:end]
        named = all(
            word.raw[0].isupper() or word.folded in ("of", "the", "for", "and", "on") for word in words
        )
        return named and words[0].raw[0].isupper()
    return end - begin > 1 and wording.is_known(begin, "organisation", "body_noun")


def _between(wording: Wording, one: Asked) -> tuple[int, int]:
    """Give the words in which who is asked can stand."""
    if wording.language != "fa":
        return one.verb + 1, one.first
    first = wording.sentence_of(one.verb)[0]
    limit = one.first if one.rule == "demand.ours" else one.verb
    source = [index for index in range(first, limit) if wording.folded(index) == "از"]
    if not source:
        return 0, 0
    end = next((index for index in range(source[-1] + 1, limit) if wording.folded(index) in _FA_ENDS), limit)
    end = min(end, one.first) if one.first > source[-1] else end
    return source[-1] + 1, end


# Before the verb


def _fronted(wording: Wording, people: Sequence[Mention], one: Asked) -> tuple[Mention, ...]:
    """Read "Of the ministry we ask …", "From X: …", «ومن X نطلب …»."""
    first = wording.sentence_of(one.verb)[0]
    opening = [
        index
        for index in range(first, min(first + 2, one.verb))
        if wording.folded(index) in _TO[wording.language]
    ]
    if not opening:
        return ()
    end = min(one.verb, one.first) if one.first > first + 1 else one.verb
    found = asked_of(wording, people, opening[0] + 1, end)
    near = found and wording.word_at(found[0].start) <= opening[0] + _FEW
    return found if near else ()


def _called(wording: Wording, people: Sequence[Mention], one: Asked) -> tuple[Mention, ...]:
    """Read «يا نقابة التعليم، أعلنوا», "Councillor Name, since you follow me: get them out"."""
    if one.rule != "demand.imperative":
        return ()
    first = wording.sentence_of(one.first)[0]
    for begin in (first, _sentence_before(wording, first)):
        if begin is None:
            continue
        head = begin + (wording.folded(begin) in ("یا", "ایها", "ای", "dear", "to"))
        close = next(
            (
                index
                for index in range(head + 1, min(one.first, head + _LONGEST) + 1)
                if wording.gap(index).strip()
            ),
            None,
        )
        if close is None or close > one.first or wording.gap(close).strip()[:1] not in ("،", ",", "!", ":"):
            continue
        found = asked_of(wording, people, head, close)
        if (
            found
            and wording.word_at(found[0].start) <= head + 2
            and wording.word_at(found[-1].end - 1) + 1 >= close
        ):
            return found
    return ()


def _sentence_before(wording: Wording, first: int) -> int | None:
    return wording.sentence_of(first - 1)[0] if first > 0 else None


def _court(wording: Wording, one: Asked, speakers: Speakers) -> tuple[Mention, ...]:
    """Give the court whose ruling the text is, where lawyers or prosecutors plead."""
    first, last = wording.sentence_of(one.verb)
    around = range(first, last)
    if not any(wording.folded(index) in _PLEADERS[wording.language] for index in around):
        return ()
    bodies = sorted(
        (other for other in speakers.found if other.kind is Kind.ORGANISATION), key=lambda other: other.start
    )
    for body in bodies[:_FEW]:
        if not _COURTS.isdisjoint(fold_text(body.value["name"] or "").split()):
            return (body,)
    return ()


# A second addressee of one verb


def _gapped(wording: Wording, people: Sequence[Mention], one: Asked) -> Iterator[Asked]:
    """Part "calls on A to …, and on B to …" and «دعا أ إلى …، وب إلى …» where the second addressee begins."""
    limit = wording.sentence_of(one.verb)[1]
    part = one
    index = one.first + 2
    while wording.language != "fa" and index < limit - 2:
        if wording.language == "ar" and wording.folded(index) in _AND_THAT and index < part.last - 1:
            yield replace(part, last=index)
            part = replace(part, first=index + 1)
        if not one.addressees:
            index += 1
            continue
        found = _second(wording, people, index, limit)
        if found is None:
            index += 1
            continue
        addressees, start = found
        yield replace(part, last=min(part.last, index))
        part = replace(part, first=start, last=_end(wording, start, limit), addressees=addressees)
        index = start + 2
    yield part


def _end(wording: Wording, start: int, limit: int) -> int:
    marks = (index for index in range(start + 2, limit) if wording.gap(index).strip()[:1] in (";", "؛"))
    contrasts = (term.first for term in wording.terms("contrast") if start < term.first < limit)
    return min((limit, *marks, *contrasts))


def _second(
    wording: Wording, people: Sequence[Mention], index: int, limit: int
) -> tuple[tuple[Mention, ...], int] | None:
    """Read who is asked next and where what is asked of him begins."""
    if wording.language == "en":
        if wording.folded(index) != "and":
            return None
        begin = index + 1 + (wording.folded(index + 1) in _TO["en"])
    elif wording.folded(index)[:1] == "و":
        begin = index
    else:
        return None
    head = _named_from(wording, people, begin)
    if head is None:
        return None
    end = wording.word_at(head.end - 1) + 1
    if end >= limit or wording.gap(end).strip(' \xa0»”"'):
        return None
    folded = wording.folded(end)
    if wording.language == "en":
        return ((head,), end) if folded == "to" and wording.words[end + 1].raw.islower() else None
    if folded in ("الی", "علی"):
        return (head,), end + 1
    return ((head,), end) if folded in _THAT or (folded[:1] == "ب" and len(folded) >= _FEW) else None


def _named_from(wording: Wording, people: Sequence[Mention], begin: int) -> Mention | None:
    """Give who is named from a word on, over an article or an office before the name."""
    place = wording.words[begin].start if begin < len(wording) else -1
    reach = 1 if wording.language == "ar" else len("the ")
    found = [one for one in people if place <= one.start <= place + reach]
    return max(found, key=lambda one: one.end, default=None)
