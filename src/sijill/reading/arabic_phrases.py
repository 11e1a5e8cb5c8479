"""Whom an Arabic noun phrase means: a name, an office with its name, somebody nameless."""

from __future__ import annotations

from sijill.claims.kinds import Kind
from sijill.reading.floor import Floor, Someone
from sijill.reading.speaker import (
    NOBODY,
    SAME,
    Speaker,
    apposed_name,
    arabic_stem,
    holder_of,
    is_person,
    named,
    organisation_again,
)

_PLAIN = 5
OFFICES = ("office", "title", "occupation", "speaker_noun", "kin")


def has_clitic(floor: Floor, index: int) -> bool:
    """Whether a word begins with a preposition: «لمراسلنا», «بأن», «لـ»."""
    wording = floor.wording
    folded = wording.folded(index)
    term = wording.term_at(index, *OFFICES, "organisation", "document_noun")
    if term is not None and term.clitic[:1] not in ("ب", "ل", "ک"):
        return False
    if folded in ("ل", "ب", "ک") or folded.startswith(("لل", "بال", "کال")):
        return True
    return (
        folded[:1] in ("ل", "ب")
        and len(folded) > 3
        and floor.starting(index) is None
        and not is_person(floor, index)
        and wording.text[wording.words[index].start] in "لب"
        and (_known_rest(floor, index) or wording.term_at(index, "organisation", "report") is None)
    )


def _known_rest(floor: Floor, index: int) -> bool:
    rest = floor.wording.folded(index)[1:]
    lexicon = floor.wording.lexicon
    return any(
        lexicon.knows(form, category)
        for form in (rest, rest.removesuffix("نا"), rest.removesuffix("ه"), rest.removesuffix("ها"))
        for category in ("speaker_noun", "document_noun", "organisation", "medium", "occupation", "title")
    ) or rest in ("نا", "ه", "ها", "هم", "ی")


def arabic_phrase(floor: Floor, index: int, limit: int, people: list[Someone]) -> Speaker | None:
    """Read «محامي الطالبة …»، «المتحدث باسم …، فلان»، «مصدر في …» after a verb."""
    wording = floor.wording
    persons = [one for one in people if one.named and not is_owned(floor, index, one)]
    if persons and is_person(floor, index) and not floor.governed(persons[0]):
        one = persons[0]
        definite = (
            wording.folded(index).startswith("ال")
            or wording.term_at(index, "office", "kin", "title", "occupation") is not None
        )
        if definite or floor.cut(one.first):
            return named(one.mention)
    if wording.words[index].number is not None and index + 1 < limit and is_person(floor, index + 1):
        return named(floor.someone_new(index, index + 2))
    end = _ar_end(floor, index, limit)
    cut = next((place for place in range(index + 1, min(limit, index + 9)) if floor.cut(place)), None)
    if not persons and cut is not None and is_person(floor, index):
        close = next((place for place in range(cut + 1, limit + 1) if floor.cut(place)), None)
        made = apposed_name(floor, cut, close) if close is not None and close < len(wording) else None
        if made is not None:
            return named(made)
    plain = floor.wording.term_at(limit, "that") is not None and 2 <= limit - index <= _PLAIN
    if (
        plain
        and not is_person(floor, index)
        and not takes_object(floor, index - 1)
        and _is_plain(floor, index, limit)
    ):
        # «وشهد إمام جامع السوق أن»: whatever stands between a verb and "that" is its subject.
        return named(floor.someone_new(index, limit))
    return _ar_resolve(floor, index, end)


def _is_plain(floor: Floor, first: int, last: int) -> bool:
    """Whether words are one noun phrase: no preposition, no mark and no body among them."""
    inside = range(first, last)
    broken = any(floor.preposition(index) or has_clitic(floor, index) for index in inside)
    marked = any(floor.cut(index) for index in range(first + 1, last + 1))
    document = arabic_stem(floor, first, "document_noun") is not None
    return not (
        broken
        or marked
        or document
        or floor.between(first, last)
        or floor.wording.folded(first).endswith("ا")
    )


def is_owned(floor: Floor, first: int, one: Someone) -> bool:
    """Whether «محامي» or «والد» in the construct state leads straight to the name, over titles only."""
    wording = floor.wording
    if floor.cut(one.first):
        return False
    kin = [
        term
        for term in wording.terms("kin")
        if first <= term.first < one.first and not term.clitic.endswith("ال")
    ]
    for term in kin:
        between = range(term.last, one.first)
        if not wording.folded(term.first).startswith("ال") and all(
            wording.is_known(place, "title", "occupation", "former")
            or wording.folded(place) in ("عن", "السید", "السیده")
            for place in between
        ):
            return True
    return False


def _ar_end(floor: Floor, index: int, limit: int) -> int:
    """Give where a nameless subject ends: at a mark, an addressee, a time or a relative clause."""
    wording = floor.wording
    end = index + 1
    definite = wording.folded(index).removeprefix("و").removeprefix("ف").startswith("ال")
    while (
        end < limit and definite and not wording.folded(end).startswith("ال") and not floor.preposition(end)
    ):
        return end
    if definite and end < limit and (floor.starting(end) is not None or takes_object(floor, index - 1)):
        return end
    while end < limit and end - index < 7 and not floor.cut(end):
        folded = wording.folded(end)
        if folded in floor.words("adverb") or folded in (
            "الذی",
            "التی",
            "الذین",
            "طلب",
            "طلبت",
            "طلبوا",
            "رفض",
            "رفضت",
            "رفضوا",
            "فضل",
            "فضلت",
            "اشترط",
            "اشترطت",
            "یدعی",
            "تدعی",
            "فکان",
            "فکانت",
            "فقال",
            "فقالت",
            "علی",
            "ان",
            "لم",
            "قال",
            "کان",
            "کانت",
            "کانوا",
            "قد",
            "وقد",
            "وهو",
            "وهی",
            "وهم",
            "خلال",
            "عبر",
            "الی",
            "بعد",
            "عقب",
            "ل",
            "امام",
            "حین",
        ):
            break
        if (
            folded == "عن"
            and wording.folded(end - 1).startswith("ال")
            and not wording.folded(index).endswith(("هیئه", "محامی", "مدافع", "مسوول", "الدفاع"))
            and wording.folded(end - 1) != "الدفاع"
        ):
            break
        if has_clitic(floor, end) and not wording.folded(end).startswith("بال"):
            break
        if folded == "فی" and wording.is_known(end + 1, "document_noun"):
            break
        if folded == "فی" and any(
            folded2
            in ("حدیث", "اتصال", "مقابله", "موتمر", "تصریح", "تصریحات", "کلمه", "حوار", "لقا", "منشور")
            for folded2 in (wording.folded(end + 1),)
        ):
            break
        if wording.term_at(end, "report", "that"):
            break
        end += 1
    return end


def _is_noun(floor: Floor, index: int) -> bool:
    """Whether a word can be a subject that no vocabulary knows: with the article, or an owner's pronoun."""
    folded = floor.wording.folded(index)
    known = floor.wording.is_known(
        index, "unit", "event", "penalty", "place", "time_word", "charge", "number_word"
    )
    return not known and len(folded) > 4 and (folded.startswith("ال") or folded.endswith(("هم", "نا", "کم")))


def _ar_document(floor: Floor, first: int, last: int, inside: list[Someone]) -> Speaker:
    """Read «بيان الشرطة» as the police's words, «الرسالة» as those of who spoke last."""
    if inside:
        return named(inside[0].mention)
    if last - first > 1:
        owned = is_person(floor, first + 1) and floor.wording.folded(first + 1).startswith("ال")
        return named(floor.someone_new(first + 1, first + 2)) if owned else NOBODY
    letter = arabic_stem(floor, first, "document_noun") or ""
    return SAME if floor.wording.lexicon.knows(letter, "letter_noun") else NOBODY


def takes_object(floor: Floor, verb: int) -> bool:
    """Whether a verb has somebody told after its subject: «أبلغت العائلة المرصد أن»."""
    folded = floor.wording.folded(verb).removeprefix("و").removeprefix("ف")
    return folded.startswith(("اخبر", "ابلغ", "طالب", "اتهم", "دعا", "دعت", "سال", "خاطب", "حث", "ناشد"))


def _ar_resolve(floor: Floor, first: int, last: int) -> Speaker | None:
    wording = floor.wording
    within = floor.starting(first + 1)
    if (
        within is not None
        and within.mention.kind is Kind.ORGANISATION
        and floor.quote_of(first + 1) is not None
    ):
        # «منظمة «عيون العدالة»».
        return named(within.mention)
    alone = last - first == 1 and not wording.folded(first).startswith(("ال", "وال"))
    if (
        alone
        and not is_person(floor, first)
        and floor.starting(first) is None
        and (floor.cut(last) or wording.term_at(last, "that"))
    ):
        # «قالت باكية»: how it was said.
        return None
    start = wording.start_without_and(first)
    inside = [one for one in floor.between(first, last) if one.mention.kind is Kind.ORGANISATION]
    head = wording.folded(first)
    if arabic_stem(floor, first, "document_noun") is not None:
        return _ar_document(floor, first, last, inside)
    person = is_person(floor, first)
    if head.startswith(("ال", "وال", "فال")) and (
        last - first == 1 or wording.folded(last - 1) in ("نفسها", "نفسه")
    ):
        bare = head.removeprefix("و").removeprefix("ف")
        again = organisation_again(floor, bare, start)
        if again is not None:
            return named(again)
        holder = holder_of(floor, bare, start)
        if holder is not None:
            return named(holder)
    if inside and inside[0].first == first:
        return named(inside[0].mention)
    if not person and not _is_noun(floor, first):
        return NOBODY
    shift = (
        1
        if head[:1] in ("و", "ف")
        and arabic_stem(floor, first, "speaker_noun") not in (head,)
        and start == wording.words[first].start
        and wording.folded(first)[1:]
        and (floor.wording.lexicon.knows(head[1:], "speaker_noun") or head[1:].startswith("ال"))
        else 0
    )
    return named(floor.someone_new(first, last, start=start + shift))
