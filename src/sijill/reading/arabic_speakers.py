"""Who is the subject of an Arabic verb of saying: after it, else where the sentence opens."""

from __future__ import annotations

from sijill.claims.kinds import Kind
from sijill.reading.floor import Floor, Someone
from sijill.reading.genders import arabic_gender
from sijill.reading.speaker import (
    NOBODY,
    OWN,
    SAME,
    How,
    Speaker,
    apposed_name,
    arabic_stem,
    holder_of,
    is_person,
    named,
    organisation_again,
)

_AR_PRONOUNS = frozenset(
    ("هو", "هی", "هم", "هما", "وهو", "وهی", "وهم", "الذی", "التی", "الذین", "ما", "هکذا", "بما")
)
_AR_OWN = frozenset(("نحن", "انا", "اننا"))
_AR_OFFICE = ("office", "title", "occupation", "speaker_noun", "kin")


def arabic(floor: Floor, verb: tuple[int, int], begin: int, limit: int) -> Speaker:
    """Find the subject of an Arabic verb: after it, up to what was said (word ``limit``), else before it."""
    first, last = verb
    if first > begin and _takes_object(floor, first):
        before = arabic_before(floor, first, begin)
        if before.how is How.NAMED:
            return before
    after = _ar_after(floor, last, limit)
    if after is not None and after.who is not None:
        return after
    before = arabic_before(floor, first, begin)
    if before is SAME:
        before = Speaker(How.SAME, gender=arabic_gender(floor.wording.folded(first)))
    # What follows a verb may be its object: «الناطق وصف التقدير بأنه …».
    return before if after is None or before.who is not None else after


def _ar_heads(floor: Floor, index: int) -> bool:
    """Whether an office or title opens a subject of its own: «قال لـ«المدار» المحامي فلان»."""
    term = floor.wording.term_at(index, "title", "office", "occupation")
    if term is None or term.clitic or floor.preposition(index - 1):
        return False
    return not _ar_clitic(floor, index)


def _ar_clitic(floor: Floor, index: int) -> bool:
    """Whether a word begins with a preposition: «لمراسلنا», «بأن», «لـ»."""
    wording = floor.wording
    folded = wording.folded(index)
    term = wording.term_at(index, *_AR_OFFICE, "organisation", "document_noun")
    if term is not None and term.clitic[:1] not in ("ب", "ل", "ک"):
        return False
    if folded in ("ل", "ب", "ک") or folded.startswith(("لل", "بال", "کال")):
        return True
    return (
        folded[:1] in ("ل", "ب")
        and len(folded) > 3
        and floor.starting(index) is None
        and not is_person(floor, index)
        and (wording.text[wording.words[index].start] in "لب" and _known_rest(floor, index))
    )


def _known_rest(floor: Floor, index: int) -> bool:
    rest = floor.wording.folded(index)[1:]
    lexicon = floor.wording.lexicon
    return any(
        lexicon.knows(form, category)
        for form in (rest, rest.removesuffix("نا"), rest.removesuffix("ه"), rest.removesuffix("ها"))
        for category in ("speaker_noun", "document_noun", "organisation", "medium", "occupation", "title")
    ) or rest in ("نا", "ه", "ها", "هم", "ی")


def _ar_after(floor: Floor, last: int, limit: int) -> Speaker | None:
    wording = floor.wording
    index = last
    limit = min(limit, len(wording))
    while index < limit and wording.folded(index) in floor.words("adverb") and floor.starting(index) is None:
        index += 1
    if index >= limit or (index > last and floor.cut(index)) or floor.cut(last):
        return None
    direct = floor.starting(index)
    people = [
        one
        for one in floor.between(index, limit)
        if floor.quote_of(one.first) is None or one.mention.kind is Kind.ORGANISATION
    ]
    told = wording.folded(index) in floor.words("before_told") or _ar_clitic(floor, index)
    if direct is not None and not floor.governed(direct):
        after = [one for one in people if one.named and one.first == direct.last]
        if (
            not direct.named
            and after
            and direct.mention.kind is Kind.PERSON
            and not _ar_owned(floor, index, after[0])
        ):
            return named(after[0].mention)
        return named(direct.mention)
    if told:
        free = [
            one
            for one in people
            if not floor.governed(one)
            and one.first > index
            and (one.named or one.mention.kind is Kind.ORGANISATION)
        ]
        heads = (place for place in range(index + 1, limit) if _ar_heads(floor, place))
        headed = next(heads, limit)
        if free and free[0].named and headed < free[0].first:
            return named(free[0].mention)
        if headed + 2 < limit:
            # «وشهد أمام المحكمة العامل فلان الفلاني بأنه».
            made = apposed_name(floor, headed + 1, limit)
            return named(made)
        return None
    if wording.folded(index) in _AR_PRONOUNS:
        return None
    return arabic_phrase(floor, index, limit, people)


def arabic_phrase(floor: Floor, index: int, limit: int, people: list[Someone]) -> Speaker | None:
    """Read «محامي الطالبة …»، «المتحدث باسم …، فلان»، «مصدر في …» after a verb."""
    wording = floor.wording
    persons = [one for one in people if one.named and not _ar_owned(floor, index, one)]
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
    return _ar_resolve(floor, index, end)


def _ar_owned(floor: Floor, first: int, one: Someone) -> bool:
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
    if definite and end < limit and (floor.starting(end) is not None or _takes_object(floor, index - 1)):
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
        if _ar_clitic(floor, end) and not wording.folded(end).startswith("بال"):
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


def _ar_document(floor: Floor, first: int, last: int, inside: list[Someone]) -> Speaker:
    """Read «بيان الشرطة» as the police's words, «الرسالة» as those of who spoke last."""
    if inside:
        return named(inside[0].mention)
    if last - first > 1:
        owned = is_person(floor, first + 1) and floor.wording.folded(first + 1).startswith("ال")
        return named(floor.someone_new(first + 1, first + 2)) if owned else NOBODY
    letter = arabic_stem(floor, first, "document_noun") or ""
    return SAME if floor.wording.lexicon.knows(letter, "letter_noun") else NOBODY


def _takes_object(floor: Floor, verb: int) -> bool:
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
    if not person:
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


def arabic_before(floor: Floor, verb: int, begin: int) -> Speaker:
    """Find the subject that stands before the verb, at the opening of the sentence or clause."""
    direct = _ar_directly_before(floor, verb, begin)
    if direct is not None:
        return direct
    # «وإن القاضي أبلغها بأن»: a clause of its own after "that".
    thats = (index for index in range(verb - 1, begin - 1, -1) if floor.wording.term_at(index, "that"))
    begin = next(thats, begin - 1) + 1
    index = _ar_opening(floor, begin, verb)
    if index >= verb:
        return SAME
    found = _ar_opener(floor, index, verb) or _ar_after_opening_verb(floor, index, verb)
    if found is not None:
        return found
    clause = verb
    while clause > index and not floor.cut(clause):
        clause -= 1
    return arabic_before(floor, verb, clause) if index < clause < verb else SAME


def _ar_directly_before(floor: Floor, verb: int, begin: int) -> Speaker | None:
    """Read «نحن نقول» and «القاضي قال»."""
    if verb <= begin or floor.cut(verb):
        return None
    if floor.wording.folded(verb - 1) in _AR_OWN:
        return OWN
    ending = floor.ending(verb)
    if ending is None or ending.first < begin or floor.governed(ending):
        return None
    turned = floor.wording.folded(ending.first - 1) in floor.words("opener")
    opens = ending.named or ending.first == begin or floor.cut(ending.first) or turned
    return named(ending.mention) if opens else None


def _ar_opening(floor: Floor, begin: int, verb: int) -> int:
    """Skip «أما», «من جهته» and the like."""
    wording = floor.wording
    index = begin
    while index < verb and wording.folded(index) in floor.words("opener") and floor.starting(index) is None:
        index += 1
        while index < verb and wording.folded(index - 1) in ("من", "فی") and not floor.cut(index):
            index += 1
    return index


def _ar_opener(floor: Floor, index: int, verb: int) -> Speaker | None:
    """Read who opens a sentence: «كاتب في النيابة همس لي», «مدير السجن العميد فلان»."""
    direct = floor.starting(index)
    if direct is not None and not floor.governed(direct) and direct.last <= verb:
        after = floor.starting(direct.last)
        if direct.named or after is None or not after.named or after.last > verb:
            return named(direct.mention)
        return named(direct.mention if _ar_owned(floor, index, after) else after.mention)
    verbal = floor.wording.term_at(index, "report") is not None
    if is_person(floor, index) and not verbal and not _ar_clitic(floor, index):
        return arabic_phrase(floor, index, verb, floor.between(index, verb)) or SAME
    return None


def _ar_after_opening_verb(floor: Floor, index: int, verb: int) -> Speaker | None:
    """Read an opening verb with its subject: «اتصل خالها وقال»."""
    place = index + 1
    if place >= verb or floor.cut(place) or floor.preposition(index) or _ar_clitic(floor, index):
        return None
    direct = floor.starting(place)
    if direct is not None and not floor.governed(direct):
        return named(direct.mention)
    if is_person(floor, place) and not _ar_clitic(floor, place):
        return arabic_phrase(floor, place, verb, floor.between(place, verb)) or SAME
    return None
