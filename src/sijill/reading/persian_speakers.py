"""Who is the subject of a Persian verb of saying: who opens its sentence or clause."""

from __future__ import annotations

import re

from sijill.claims.kinds import Kind
from sijill.reading.floor import Floor, Someone
from sijill.reading.genders import Gender
from sijill.reading.speaker import (
    NOBODY,
    OWN,
    SAME,
    How,
    Speaker,
    apposed_name,
    holder_of,
    is_person,
    named,
    organisation_again,
)
from sijill.reading.word_set import word_set
from sijill.text import fold_text

_FA_PRONOUNS = frozenset(("او", "وی", "ایشان", "انها", "انان", "نامبرده", "خودش"))
_FA_OWN = frozenset(("من", "ما"))
_FA_SOME = frozenset(("تنها", "سه", "دو", "چند", "یکی", "برخی", "یک"))
_FA_THIS = frozenset(("این", "ان", "همین"))
_FA_VERBS = frozenset(("کرد", "کردند", "شد", "شدند", "است", "بود", "شده", "کرده"))
_FA_TIMES = word_set(
    "حمل ثور جوزا سرطان اسد سنبله میزان عقرب قوس جدی دلو حوت فروردین اردیبهشت خرداد تیر مرداد شهریور"
    " مهر ابان اذر دی بهمن اسفند ماه سال پارسال امسال هفته روز ساعت پیش قبل گذشته بعد شب صبح ظهر عصر"
    " غروب سحر سحرگاه بامداد فردا دیروز دیشب امروز شنبه یکشنبه دوشنبه سهشنبه چهارشنبه پنجشنبه جمعه"
    " اخیرا بعدها تازه سرانجام بالاخره ژانویه فوریه مارس اوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر"
    " دسامبر ابانماه"
)
_FA_NUMBERS = frozenset(["دو", "سه", "چهار", "پنج", "شش", "هفت", "هشت", "نه", "ده", "دهها", "صدها", "چند"])


def persian(floor: Floor, verb: int, begin: int) -> Speaker:
    """Find who opens the sentence or clause of a Persian verb: no preposition before, no را after."""
    wording = floor.wording
    if verb <= begin:
        return SAME
    found = [one for one in floor.between(begin, verb) if _fa_acts(floor, one)]
    opener = _fa_opener(floor, begin, verb)
    if _fa_plural(wording.folded(verb)) and not _fa_many(floor, opener, verb, found):
        return Speaker(How.SAME, gender=Gender.MANY)
    noun = persian_phrase(floor, opener, verb, found)
    if noun is not None:
        return noun
    if wording.folded(opener) in _FA_OWN and opener < verb:
        return OWN
    if wording.folded(opener) in _FA_PRONOUNS and opener < verb and floor.starting(opener) is None:
        return SAME
    free = next((one for one in found if _fa_free(floor, one, opener)), None)
    if free is not None:
        return named(free.mention)
    for clause in range(verb - 1, opener, -1):
        if not _fa_opens_clause(floor, clause):
            continue
        first = _fa_opener(floor, clause, verb)
        if wording.folded(first) in _FA_OWN:
            return OWN
        noun = persian_phrase(floor, first, verb, found)
        if noun is not None:
            return noun
    return NOBODY if _fa_names_another(floor, opener, verb) else SAME


def persian_doer(floor: Floor, first: int, last: int) -> Speaker | None:
    """Find the subject of a sentence, whatever its verb."""
    opener = _fa_opener(floor, first, last)
    return persian_phrase(
        floor, opener, last, [one for one in floor.between(first, last) if _fa_acts(floor, one)]
    )


def _fa_opens_clause(floor: Floor, index: int) -> bool:
    wording = floor.wording
    joined = wording.folded(index - 1) in ("که", "و", "اینکه")
    return floor.quote_of(index) is None and (joined or floor.cut(index))


def _fa_names_another(floor: Floor, opener: int, verb: int) -> bool:
    """Whether a noun that is nobody known opens a sentence: rather nobody than who spoke before."""
    wording = floor.wording
    if opener >= verb or floor.preposition(opener) or floor.quote_of(opener) is not None:
        return False
    return wording.folded(opener) not in floor.words("after_subject") and floor.preposition(opener + 1)


def _fa_free(floor: Floor, one: Someone, opener: int) -> bool:
    """Whether somebody opens the sentence or a clause of it, or is named at all."""
    before = floor.wording.folded(one.first - 1)
    return one.named or one.first == opener or floor.cut(one.first) or before in floor.words("opener")


def _fa_plural(folded: str) -> bool:
    """Whether a verb is in the plural, so that one named person is not its subject: «به او گفتند»."""
    return folded.endswith(("هاند", "شتند", "رسیدند")) or folded in (
        "گفتند",
        "گفتن",
        "میگویند",
        "میگن",
        "گفتهاند",
    )


def _fa_many(floor: Floor, opener: int, verb: int, found: list[Someone]) -> bool:
    """Whether the subject can be several people: a body, a plural, a number, or "and" between."""
    wording = floor.wording
    if any(one.mention.kind is Kind.ORGANISATION for one in found):
        return True
    for index in range(opener, min(verb, opener + 4)):
        folded = wording.folded(index)
        plural = folded.endswith(("ان", "ها", "های", "انش", "انم", "هایش", "ات", "ین")) and is_person(
            floor, index
        )
        if plural or folded in (
            "مردم",
            "اهالی",
            "خانواده",
            "ماموران",
            "یکی",
            "برخی",
            "بعضی",
            "چند",
            "دو",
            "سه",
            "ما",
            "منابع",
            "افراد",
            "شهود",
            "اعضای",
            "اولیای",
        ):
            return True
        if wording.words[index].number is not None and not floor.preposition(index - 1):
            return True
    return any(wording.folded(index) == "و" and floor.starting(index + 1) for index in range(opener, verb))


def _fa_acts(floor: Floor, one: Someone) -> bool:
    wording = floor.wording
    after = wording.folded(one.last)
    if after == "را" or floor.governed(one) or floor.quote_of(one.first) is not None:
        return False
    if one.first > 0 and not floor.cut(one.first) and not one.named and one.mention.kind is Kind.ORGANISATION:
        before = wording.folded(one.first - 1)
        # Another noun before it owns it: «سخنگوی وزارت …».
        return (
            before in floor.words("opener")
            or bool(wording.term_at(one.first - 1, "contrast"))
            or before.endswith(("د", "است"))
        )
    return not (one.named and _fa_owned(floor, one))


def _fa_owned(floor: Floor, one: Someone) -> bool:
    wording = floor.wording
    if floor.cut(one.first):
        return False
    index = one.first
    while (
        index > 0
        and not floor.cut(index)
        and wording.is_known(index - 1, "title")
        and not wording.is_known(index - 1, "kin")
    ):
        index -= 1
    if index == 0 or floor.cut(index):
        return False
    before = wording.folded(index - 1)
    return wording.is_known(index - 1, "kin") or (
        not wording.is_known(
            index - 1,
            "title",
            "office",
            "occupation",
            "former",
            "stop",
            "report",
            "that",
            "minor",
            "contrast",
            "organisation",
        )
        and is_person(floor, index - 1)
        and before not in ("دکتر",)
    )


def _fa_opener(floor: Floor, begin: int, verb: int) -> int:
    """Skip what may stand before a subject: "but", "yesterday", «در همایش …،»."""
    wording = floor.wording
    index = begin
    while index < verb:
        thing = next(
            (step for step in range(index + 1, min(verb, index + 4)) if wording.folded(step) == "را"), None
        )
        if floor.quote_of(index) is not None:
            index += 1
        elif wording.folded(index) == "این" and thing is not None:
            index = thing + 1
        elif len(wording.folded(index)) < 3 and re.match(r"\s*[)\-.]", wording.gap(index + 1)):
            # «ج) …»: the label of a list.
            index += 1
        elif (timed := _fa_after_time(floor, index, verb)) > index:
            index = timed
        elif floor.preposition(index):
            comma = next((step for step in range(index + 1, verb) if floor.cut(step)), None)
            if comma is None:
                return index
            index = comma
        elif (
            wording.folded(index) in floor.words("opener")
            and floor.starting(index) is None
            and not is_person(floor, index)
        ):
            index += 1
        else:
            break
    return min(index, verb)


def _fa_counts(floor: Floor, index: int) -> bool:
    """Whether a word is a number: «۱۴۰۱», «دو», «پنجم» before a month."""
    wording = floor.wording
    ordinal = wording.folded(index).endswith("م") and wording.folded(index + 1) in _FA_TIMES
    return (
        ordinal
        or wording.words[index].number is not None
        or wording.is_known(index, "number_word", "ordinal")
    )


def _fa_after_time(floor: Floor, index: int, verb: int) -> int:
    """Skip a time before a subject: «حمل ۱۴۰۱», «دو سال پیش», «پنجم مرداد ۱۴۰۲»."""
    wording = floor.wording
    end, timed = index, False
    while end < verb and not (end > index and floor.cut(end)):
        folded = wording.folded(end)
        if folded in _FA_TIMES:
            timed = True
        elif not _fa_counts(floor, end):
            break
        end += 1
    return end if timed else index


def persian_phrase(floor: Floor, first: int, verb: int, found: list[Someone]) -> Speaker | None:
    """Read a nameless subject: «یکی از هم‌بندیانش»، «مادر باینچوب»، «مردی که …»."""
    wording = floor.wording
    if first >= verb or floor.preposition(first):
        return None
    body = _fa_body(floor, first, found)
    if body is not None:
        return body
    again = _fa_body_again(floor, first, verb)
    if again is not None:
        return again
    heads = (index for index in range(first, min(verb, first + 3)) if is_person(floor, index))
    head = next((index for index in heads if wording.term_at(index, "document_noun") is None), None)
    if wording.term_at(first, "document_noun") and head != first:
        return _fa_document(floor, first, verb)
    numbered = wording.words[first].number is not None or wording.folded(first) in _FA_SOME
    if head is None or head > first + 1 + numbered or wording.folded(head + 1) in _FA_VERBS:
        return None
    return _fa_again(floor, first, head) or _fa_person(floor, first, head, verb, found)


def _fa_body(floor: Floor, first: int, found: list[Someone]) -> Speaker | None:
    """Read a name or a body that stands right there, or in quotation marks: «سازمان «…»»."""
    direct, within = floor.starting(first), floor.starting(first + 1)
    if direct is not None and direct in found and (direct.named or direct.mention.kind is not Kind.PERSON):
        return named(direct.mention)
    quoted = within is not None and floor.quote_of(first + 1) is not None
    if quoted and within is not None and within.mention.kind is Kind.ORGANISATION:
        return named(within.mention)
    return None


def _fa_body_again(floor: Floor, first: int, verb: int) -> Speaker | None:
    """Read «سندیکا», «همین کمیته» as the body of that name which was named before."""
    wording = floor.wording
    head = first + (wording.folded(first) in _FA_THIS)
    if head >= verb or floor.starting(first) is not None:
        return None
    after = wording.folded(head + 1)
    if not (
        floor.cut(head + 1) or after in floor.words("after_subject") or after in _FA_THIS or head + 1 >= verb
    ):
        return None
    again = organisation_again(floor, wording.folded(head), wording.words[first].start)
    return named(again) if again is not None else None


def _fa_document(floor: Floor, first: int, verb: int) -> Speaker:
    inside = [one for one in floor.between(first, verb) if one.mention.kind is Kind.ORGANISATION]
    if inside:
        return named(inside[0].mention)
    return SAME if floor.wording.is_known(first, "letter_noun") else NOBODY


def _fa_again(floor: Floor, first: int, head: int) -> Speaker | None:
    """Read «این منابع» after «منابع حقوق بشری»: who spoke last."""
    wording, spoke = floor.wording, floor.speakers.last
    if wording.folded(first) not in _FA_THIS or spoke is None:
        return None
    words = fold_text(wording.text[spoke.start : spoke.end]).split()
    return SAME if wording.folded(head) in words else None


def _fa_person(floor: Floor, first: int, head: int, verb: int, found: list[Someone]) -> Speaker:
    """Put the name to «وکیل متهمان، فلان، گفت», else make the nameless person."""
    wording = floor.wording
    end = _fa_end(floor, first, verb)
    one = next((other for other in found if other.named and other.first >= first), None)
    cut = next((index for index in range(first + 1, min(verb, first + 9)) if floor.cut(index)), None)
    if one is None and cut is not None:
        close = next((index for index in range(cut + 1, verb + 1) if floor.cut(index)), None)
        made = apposed_name(floor, cut, close) if close is not None else None
        if made is not None:
            return named(made)
    if one is not None:
        opening = floor.lead(one)
        set_off = cut is not None and opening == cut and floor.cut(one.last)
        apposed = first < opening <= end + 1 and floor.cut(opening)
        within = one.first <= end and not wording.is_known(first, "kin")
        if set_off or ((apposed or within) and not _fa_owned(floor, one)):
            return named(one.mention)
    if end == first + 1 and wording.is_known(first, "office", "title", "occupation"):
        holder = holder_of(floor, wording.folded(first), wording.words[first].start)
        if holder is not None:
            return named(holder)
    return named(floor.someone_new(first, max(end, head + 1)))


def _fa_end(floor: Floor, first: int, verb: int) -> int:
    wording = floor.wording
    end = first + 1
    of = (
        wording.folded(first) in ("یکی", "برخی", "بعضی", "دو", "سه", "چند", "تن")
        or wording.folded(first + 1) == "تن"
    )
    while end < verb and end - first < 6 and not floor.cut(end):
        folded = wording.folded(end)
        if folded == "از" and (of or wording.folded(end - 1) in ("یکی", "برخی", "بعضی", "تن", "نفر", "یک")):
            end += 2
            of = False
            continue
        if (folded in _FA_NUMBERS or wording.words[end].number is not None) and end > first + 1:
            break
        if folded in floor.words("after_subject") or wording.is_known(end, "report", "that"):
            break
        end += 1
    return min(end, verb)
