"""Who is the subject of an Arabic verb of saying: after it, else where the sentence opens."""

from __future__ import annotations

from sijill.claims.kinds import Kind
from sijill.reading.arabic_phrases import OFFICES, arabic_phrase, has_clitic, is_owned, takes_object
from sijill.reading.floor import Floor
from sijill.reading.genders import Gender, arabic_gender, may_be
from sijill.reading.speaker import (
    OWN,
    SAME,
    How,
    Speaker,
    apposed_name,
    is_person,
    named,
)
from sijill.reading.word_set import word_set

_AR_PRONOUNS = frozenset(
    ("هو", "هی", "هم", "هما", "وهو", "وهی", "وهم", "الذی", "التی", "الذین", "ما", "هکذا", "بما")
)
_AR_OWN = frozenset(("نحن", "انا", "اننا"))
_AR_AUXILIARIES = frozenset(
    (
        "کان",
        "کانت",
        "کانوا",
        "وکان",
        "وکانت",
        "قد",
        "وقد",
        "سوف",
        "لم",
        "لا",
        "ما",
        "عاد",
        "عادت",
        "راح",
        "راحت",
        "عم",
        "کمان",
        "ایضا",
    )
)
_AR_TIMES = frozenset(
    ("بعد", "قبل", "منذ", "خلال", "مساء", "صباح", "یوم", "لیله", "عام", "سنه", "بعدها", "قبلها")
)
_AR_MONTHS = word_set(
    "ینایر فبرایر مارس ابریل مایو یونیو یولیو اغسطس سبتمبر اکتوبر نوفمبر دیسمبر کانون شباط اذار نیسان"
    " ایار حزیران تموز اب ایلول تشرین الاول الثانی جانفی فیفری افریل مای جوان جویلیه اوت ینایر محرم"
    " صفر ربیع جمادی رجب شعبان رمضان شوال الماضی الماضیه الجاری الجاریه المقبل ذاته نفسه واحده الاحد"
    " الاثنین الثلاثاء الاربعاء الخمیس الجمعه السبت امس"
)
_AR_TO_ME = frozenset(
    (
        "لی",
        "له",
        "لها",
        "لهم",
        "لنا",
        "لک",
        "لکم",
        "علی",
        "علیه",
        "علیها",
        "علینا",
        "علیهم",
        "الی",
        "الیه",
        "الیها",
        "الینا",
        "بی",
        "به",
        "بها",
        "بنا",
        "منی",
        "منه",
        "منها",
        "معی",
        "معه",
        "معها",
        "معنا",
        "عنی",
        "عنه",
        "عنها",
    )
)


def arabic(floor: Floor, verb: tuple[int, int], begin: int, limit: int) -> Speaker:
    """Find the subject of an Arabic verb: after it, up to what was said (word ``limit``), else before it."""
    first, last = verb
    if first > begin and takes_object(floor, first):
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
    return not has_clitic(floor, index)


def _ar_after(floor: Floor, last: int, limit: int) -> Speaker | None:
    wording = floor.wording
    index = last
    limit = min(limit, len(wording))
    while (
        index < limit
        and (wording.folded(index) in floor.words("adverb") or wording.folded(index) in _AR_TO_ME)
        and floor.starting(index) is None
    ):
        index += 1
    if (
        index >= limit
        or (index > last and floor.cut(index))
        or floor.cut(last)
        or wording.term_at(index, "that")
    ):
        return None
    direct = floor.opening(index)
    people = [
        one
        for one in floor.between(index, limit)
        if floor.quote_of(one.first) is None or one.mention.kind is Kind.ORGANISATION
    ]
    told = wording.folded(index) in floor.words("before_told") or has_clitic(floor, index)
    if direct is not None and not floor.governed(direct):
        after = [one for one in people if one.named and one.first == direct.last]
        if (
            not direct.named
            and after
            and direct.mention.kind is Kind.PERSON
            and not is_owned(floor, index, after[0])
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


def arabic_before(floor: Floor, verb: int, begin: int) -> Speaker:
    """Find the subject that stands before the verb: at once, or of the last clause before it that has one."""
    verb = _ar_auxiliary(floor, verb, begin)
    direct = _ar_directly_before(floor, verb, begin)
    if direct is not None:
        return direct
    # «وإن القاضي أبلغها بأن»: a clause of its own after "that".
    thats = (index for index in range(verb - 1, begin - 1, -1) if floor.wording.term_at(index, "that"))
    that = next(thats, None)
    gender = arabic_gender(floor.wording.folded(verb))
    return arabic_doer(floor, begin if that is None else that + 1, verb, gender=gender) or SAME


def _ar_auxiliary(floor: Floor, verb: int, begin: int) -> int:
    """Skip «كان», «قد» and «لم» before a verb."""
    while verb - 1 > begin and floor.wording.folded(verb - 1) in _AR_AUXILIARIES and not floor.cut(verb):
        verb -= 1
    return verb


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


def arabic_doer(floor: Floor, begin: int, end: int, *, gender: Gender | None = None) -> Speaker | None:
    """Find the subject of the words ``[begin, end)``: who opens them, else of their last verb that has one.

    A subject opens its clause («القاضي لم يرفع رأسه») or follows the verb that does («ردّ عليّ واحد»),
    with nothing but a preposition's pronoun between.
    """
    first = _ar_opening(floor, begin, end)
    for head in (begin, *range(end - 1, begin, -1)):
        index = first if head == begin else _ar_opening(floor, head, end)
        found = _ar_opener(floor, index, end) if head == begin else None
        if found is None and (head == begin or _ar_opens_clause(floor, head)) and index < end:
            found = _ar_after_opening_verb(floor, index, end)
        if found is not None and (found.who is None or may_be(found.who, gender, floor.text_of(found.who))):
            return found
    return None


def _ar_opens_clause(floor: Floor, index: int) -> bool:
    """Whether a word can be the verb of a new clause."""
    folded = floor.wording.folded(index)
    joined = folded[:1] in ("و", "ف") and len(folded) > 3
    person = is_person(floor, index) or floor.wording.is_known(index, *OFFICES)
    return floor.quote_of(index) is None and (joined or floor.cut(index)) and not person


def _ar_opening(floor: Floor, begin: int, verb: int) -> int:
    """Skip «أما», «من جهته», «بعد ساعة» and the like."""
    wording = floor.wording
    index = begin
    while index < verb and floor.starting(index) is None:
        if wording.folded(index) in floor.words("opener"):
            index += 1
            while index < verb and wording.folded(index - 1) in ("من", "فی") and not floor.cut(index):
                index += 1
        elif wording.folded(index).removeprefix("و") in _AR_TIMES and index + 1 < verb:
            index += 2
            while index < verb and (
                wording.words[index].number is not None or wording.folded(index) in _AR_MONTHS
            ):
                index += 1
        else:
            break
    return index


def _ar_opener(floor: Floor, index: int, verb: int) -> Speaker | None:
    """Read who opens a sentence: «كاتب في النيابة همس لي», «مدير السجن العميد فلان»."""
    if index >= verb:
        return None
    direct = floor.opening(index)
    if direct is not None and not floor.governed(direct) and direct.last <= verb:
        after = floor.starting(direct.last)
        if direct.named or after is None or not after.named or after.last > verb:
            return named(direct.mention)
        return named(direct.mention if is_owned(floor, index, after) else after.mention)
    verbal = floor.wording.term_at(index, "report") is not None
    if is_person(floor, index) and not verbal and not has_clitic(floor, index):
        return arabic_phrase(floor, index, verb, floor.between(index, verb)) or SAME
    return None


def _ar_after_opening_verb(floor: Floor, index: int, verb: int) -> Speaker | None:
    """Read an opening verb with its subject: «اتصل خالها وقال», «ردّ عليّ واحد وقال»."""
    place = index + 1
    if floor.preposition(index) or has_clitic(floor, index) or floor.wording.folded(index).startswith("ال"):
        return None
    while place < verb and floor.wording.folded(place) in _AR_TO_ME and not floor.cut(place):
        place += 1
    if place >= verb or floor.cut(place):
        return None
    direct = floor.opening(place)
    if direct is not None and not floor.governed(direct) and direct.last <= verb:
        return named(direct.mention)
    if is_person(floor, place) and not has_clitic(floor, place):
        return arabic_phrase(floor, place, verb, floor.between(place, verb)) or SAME
    return None
