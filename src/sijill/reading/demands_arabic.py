"""What Arabic texts demand: «طالب X بـ», «دعا X إلى», «ناشد X», «على X أن», «أطلقوا سراح …»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sijill.claims.kinds import Kind
from sijill.reading.arabic_imperatives import imperatives
from sijill.reading.asked import Asked, asked_of, end_of, within_name
from sijill.reading.mention import Mention
from sijill.reading.subjects import How, Subject, subject
from sijill.reading.word_set import word_set
from sijill.reading.wording import Term, Wording

_REACH = 40
_FAR = 9
_LONGEST_NOUN = 6
_THAT = frozenset(("ان", "الا", "بان", "بانه", "بانها"))
_TYPICAL = ("intergovernmental", "community")
_NOT = word_set("لا ولا لم ما لن ولم ولن ماذا")
_RELATIVE = word_set("الذین الذی التی اللواتی ممن من اللی واللی")
# «المقرر الخاص المعني بالتعذيب»: what follows is still the addressee.
_CONCERNED = word_set("المعنی المعنیه المکلف المکلفه الخاص الخاصه المعنیین التابع المتعلقه")
_NO_CONTENT = word_set(
    "بیان بیانها بیانه بعد بین برلمان بلد بلاد بعض بدوره بدورها بدورهم بشده بالحاح بقوه باسم بحسب"
    " بوصفه بوصفها بصفته بصفتها بشکل بصوره بیت بدون بنی بنک برید بحث بعثه بدایه بلدیه برنامج بولیس"
    " برقیه بموجب بناء بمناسبه بسبب بینما بعدما بینهم بینها بمن بجمیع بالتالی بالذات بالاسم بکل"
    " بحزم بوضوح"
)
_NO_AIM = word_set(
    "لدی لجنه لجان لذلک لکن لقد لیس لما لان لهذا لیل لوقف لحظه لیله لاجئین لواء لهم لها له"
) - {"لوقف"}
_ACTS = word_set(
    "السماح الافراج الکشف الالتزام التوقف الکف الاعتراف التحقیق الاعتذار تسلیم اطلاق فتح وقف الغا"
    " تمکین ضمان توفیر نشر تقدیم احاله ارسال ايفاد ادراج مخاطبه اعاده عرض زیاره اصدار مراجعه الاسراع"
    " الحضور الرد احترام تنفیذ التعاون الاستجابه التدخل الامتناع السعی ایقاف رفع منح معاقبه محاسبه"
    " حمایه انهاء انها التراجع العمل الضغط تعویض"
)
_NOUNS = ("مطالب", "داعی", "دعو", "مناشد", "ملتمس", "راجی", "حاث", "منادی", "المطالب")


def arabic_demands(wording: Wording, people: Sequence[Mention]) -> Iterator[Asked]:
    """Find what is demanded of whom, verb by verb."""
    for term in wording.terms("demand"):
        before = wording.folded(term.first - 1) if not wording.gap(term.first).strip() else ""
        if before in _RELATIVE or before in _NOT or within_name(wording, term.first, people):
            continue
        found = _demand(wording, term, people)
        if found is not None:
            yield found
    for term in wording.terms("demand_modal"):
        found = _modal(wording, term.last, term.first, people)
        if found is not None:
            yield found
    yield from _upon(wording, people)
    yield from imperatives(wording)


def _demand(wording: Wording, term: Term, people: Sequence[Mention]) -> Asked | None:
    last = wording.sentence_of(term.first)[1]
    begin = term.last
    if begin >= last or (
        wording.gap(begin).strip(" \xa0:") and not wording.gap(begin).strip().startswith(",")
    ):
        return None
    key = term.key.removesuffix("_own").removesuffix("_it")
    content = _content(wording, key, begin, last, people)
    if content is None:
        return None
    if wording.folded(content) in ("الی", "علی", "ب"):
        start = content + 1
    else:
        start = content
    if start >= last:
        return None
    asked, who = _parties(wording, term, begin, content, people)
    if key == "from" and not any(
        wording.folded(index) in ("من", "الی", "علی", "منه", "منها", "منهم", "منکم")
        for index in range(term.first, content)
    ):
        # «طلب دفاعه، Name، …»: who stands there asks, and nobody is asked by name.
        asked, who = (), Subject(How.NAMED, asked[-1]) if asked else who
    return Asked(
        start,
        end_of(wording, start, last, verb=term.first),
        asked,
        who,
        f"demand.{key}",
        term.first,
        you=_to_you(wording, term, begin, content),
    )


def _content(wording: Wording, key: str, begin: int, last: int, people: Sequence[Mention]) -> int | None:
    if key == "bare":
        after = (
            _after_asker(wording, begin, last, people)
            if wording.is_known(begin, "nameless", "people")
            else None
        )
        return after or begin
    if key in ("from", "of"):
        place = _asked_by(wording, key, begin, last, people)
        if place is None and key == "from":
            return _after_asker(wording, begin, last, people)
        return _after_noun(wording, place, last, people) if place is not None else None
    if key == "free":
        after = _at_once(wording, begin, last, people)
        if after is not None:
            return after
    for index in range(begin, min(last, begin + _REACH)):
        if index > begin and set(wording.gap(index)) & set(":؛;"):
            break
        place = wording.words[index].start
        # An addressee may be glued to its preposition: judge the word by where a name begins.
        if any(one.start <= place + 1 < one.end for one in people) or wording.folded(index - 1) in (
            "فی",
            "من",
            "عن",
        ):
            continue
        if _marks(wording, index, key):
            return index
    return _after_noun(wording, begin, last, people) if key == "free" else None


def _asked_by(wording: Wording, key: str, begin: int, last: int, people: Sequence[Mention]) -> int | None:
    """Give the word of «من» or «بـ» with which who is asked begins, over a subject before it."""
    verb = wording.folded(begin - 1)
    if verb in ("من", "الی", "علی"):
        return begin
    for index in range(begin, min(last, begin + _FAR)):
        folded = wording.folded(index)
        if key == "from" and (
            folded in ("من", "منکم", "منه", "منها", "منهم") or (folded == "الی" and "طلب" in verb)
        ):
            return index
        if key == "of" and folded.startswith("ب") and len(folded) > 3 and folded not in _NO_CONTENT:
            return index
        if set(wording.gap(index + 1)) & set("؛:"):
            break
    return begin if key == "from" and "طلب" not in verb else None


def _after_asker(wording: Wording, begin: int, last: int, people: Sequence[Mention]) -> int | None:
    """Find what is asked where nobody is asked by name: «والتمس دفاعه، Name، إجراء خبرة»."""
    index = begin
    while index < last and index - begin < _FAR:
        named = _name_at(wording, index, people)
        if named is not None:
            index = max(wording.word_at(named.end - 1) + 1, index + 1)
        elif wording.is_known(index, "title", "office", "occupation", "kin") or wording.folded(
            index
        ).endswith("ه"):
            index += 1
        else:
            break
    bare = not wording.folded(index).startswith("ال") or index > begin
    return index if index < last - 1 and bare and not wording.folded(index).startswith("و") else None


def _at_once(wording: Wording, begin: int, last: int, people: Sequence[Mention]) -> int | None:
    """Find what is asked right after who is asked: «ناشدت رابطة الأهالي الأمم المتحدة التدخل»."""
    end = begin
    while end < last and not (end > begin and wording.gap(end).strip()):
        named = _name_at(wording, end, people)
        if named is not None:
            end = wording.word_at(named.end - 1) + 1
        elif wording.is_known(end, "authority"):
            end += 1
        else:
            break
    after = end > begin and end < last and not wording.gap(end).strip()
    folded = wording.folded(end) if after else ""
    return (
        end if folded.startswith("ال") and len(folded) > 5 and folded not in ("المعنیه", "الدولیه") else None
    )


def _marks(wording: Wording, index: int, key: str) -> bool:
    folded = wording.folded(index)
    if folded in _THAT:
        return True
    by = key in ("by", "free") and (folded == "ب" or (folded.startswith("ب") and len(folded) > 3))
    if by and folded not in _NO_CONTENT and wording.folded(index - 1) not in _CONCERNED:
        return True
    if folded == "الی":
        return key in ("to", "free")
    if folded == "علی":
        return key in ("on", "free")
    aim = folded.startswith("ل") and len(folded) > 4 and folded not in _NO_AIM and not folded.startswith("لل")
    return key in ("to", "free") and (
        aim or folded.startswith(("للافراج", "للکشف", "للوقف", "للتحقیق", "للضغط", "للتدخل"))
    )


def _after_noun(wording: Wording, begin: int, last: int, people: Sequence[Mention]) -> int | None:
    """Skip the noun of who is asked: a name, or a word and those with the article after it."""
    index = begin
    if wording.folded(index) in ("من", "الی", "علی"):
        index += 1
    if index >= last:
        return None
    end = _noun_end(wording, index, last, people)
    while end < last and wording.folded(end).startswith("و") and not wording.gap(end).strip():
        joined = _name_at(wording, end, people)
        if joined is None:
            break
        end = wording.word_at(joined.end)
    for place in range(begin, min(last, begin + _REACH)):
        if wording.folded(place) in _THAT and place >= index:
            return place
        if place >= end:
            break
    if end < last and wording.gap(end).strip(" \xa0") in ("،", ","):
        # «…، على وجه الاستعجال، …»
        close = next(
            (place for place in range(end + 1, last) if wording.gap(place).strip(" \xa0")[:1] in ("،", ":")),
            None,
        )
        end = close if close is not None and close - end <= 5 else end
    return end if end < last else None


def _noun_end(wording: Wording, index: int, last: int, people: Sequence[Mention]) -> int:
    named = _name_at(wording, index, people)
    if named is not None:
        return wording.word_at(named.end)
    end = index + 1
    if wording.folded(index) in ("منکم", "منه", "منها", "منهم"):
        return end
    while (
        end < last
        and end - index < _LONGEST_NOUN
        and wording.folded(end).startswith("ال")
        and not wording.gap(end).strip()
    ):
        end += 1
    return end


def _name_at(wording: Wording, index: int, people: Sequence[Mention]) -> Mention | None:
    word = wording.words[index]
    found = [one for one in people if word.start <= one.start < word.end]
    return max(found, key=lambda one: one.end, default=None)


def _parties(
    wording: Wording, term: Term, begin: int, content: int, people: Sequence[Mention]
) -> tuple[tuple[Mention, ...], Subject]:
    """Tell who demands, where he follows the verb, from those it is demanded of."""
    found = asked_of(wording, people, begin, content)
    if (
        not found
        and wording.folded(term.last - 1).endswith(("ه", "ها", "هم"))
        and "_" in term.key
        and term.key.endswith(("_it", "_own"))
    ):
        # «كتبت إلى X أطالبه بـ»
        first = wording.sentence_of(term.first)[0]
        found = asked_of(wording, people, first, term.first)[-1:]
    if term.key.endswith("_own"):
        return found, Subject(How.OWN)
    folded = wording.folded(term.first).lstrip("و")
    if folded.startswith(_NOUNS) and folded not in ("دعوا",) and not _finite(folded):
        return found, Subject(How.SAME)
    if found and _is_subject(wording, term, begin, content, found, people):
        return found[1:], Subject(How.NAMED, found[0])
    rest = [one for one in people if one not in found]
    who = subject(wording, (term.first, term.last), rest)
    if (
        who.how is How.NAMED
        and who.mention is not None
        and who.mention.start >= wording.words[term.first].end
    ):
        who = Subject(How.SAME)
    if who.how is How.OTHER and found:
        who = Subject(How.SAME)
    return found, who


def _to_you(wording: Wording, term: Term, begin: int, content: int) -> bool:
    """Whether it is asked of whoever is spoken to: «نناشدكم», «نلتمس منكم»."""
    words = [wording.folded(term.last - 1), *(wording.folded(index) for index in range(begin, content))]
    return any(word.endswith("کم") and word not in ("الحکم", "حکم") for word in words)


def _finite(folded: str) -> bool:
    return folded in ("طالب", "طالبت", "طالبوا", "طالبتا", "دعا", "دعت", "دعوا")


def _is_subject(
    wording: Wording,
    term: Term,
    begin: int,
    content: int,
    found: tuple[Mention, ...],
    people: Sequence[Mention],
) -> bool:
    """Whether who stands right after the verb demands, and is not who is asked."""
    first = found[0]
    word = wording.words[begin]
    office = wording.term_at(begin, "office", "occupation", "kin", "title")
    if (
        office is not None
        and first.kind is Kind.PERSON
        and first.start > word.end
        and "،" in wording.gap(wording.word_at(first.start))
    ):
        # «ودعا الأمين العام للنقابة، Name، العمال إلى …».
        return True
    if not word.start <= first.start <= word.start + 2:
        return False
    if len(found) > 1:
        joint = wording.text[first.end : found[1].start].strip()
        if joint != "و":
            return True
    end = wording.word_at(first.end)
    if any(wording.is_known(index, "authority") for index in range(end, content)):
        return True
    if _disagrees(wording, term, begin):
        return False
    typical = first.value.get("type") in _TYPICAL or "office_holder" in first.rule
    before = subject(
        wording,
        (term.first, term.last),
        [one for one in people if one.end <= wording.words[term.first].start],
    )
    return not typical and before.how is not How.NAMED


def _disagrees(wording: Wording, term: Term, begin: int) -> bool:
    """Whether verb and noun differ in gender: «ويطالب المنظمة بـ» is somebody else who demands."""
    verb, noun = wording.folded(term.first).lstrip("وف"), wording.folded(begin)
    masculine = term.key != "bare" and (
        verb.startswith("ی") or (not verb.endswith("ت") and not verb.startswith("ت"))
    )
    return (
        masculine and noun.endswith("ه") and noun not in ("اسامه", "حمزه", "طلحه", "معاویه", "قتیبه", "عباده")
    )


def _modal(wording: Wording, begin: int, verb: int, people: Sequence[Mention]) -> Asked | None:
    """Find «يجب على X أن …», «ينبغي أن …», «لا بد من …»."""
    last = wording.sentence_of(verb)[1]
    if begin >= last or (
        wording.folded(verb - 1) in ("لا", "کان", "وکان") and wording.folded(verb) not in ("لا", "لابد")
    ):
        return None
    that = next(
        (index for index in range(begin, min(last, begin + 16)) if wording.folded(index) == "ان"), None
    )
    asked = asked_of(wording, people, begin, that) if that is not None else ()
    if that is None and wording.folded(begin - 1) in ("علی", "من"):
        that = _duty(wording, begin + 1, last) if begin + 1 < last else last
        that = that if that < last else None
        asked = asked_of(wording, people, begin, that) if that is not None else ()
    start = that if that is not None else begin
    if start >= last:
        return None
    return Asked(start, end_of(wording, start, last, verb=verb), asked, Subject(How.OWN), "demand.must", verb)


def _upon(wording: Wording, people: Sequence[Mention]) -> Iterator[Asked]:
    """Find «على السلطات أن …», «وعلى X أن …»."""
    modal = {term.last - 1 for term in wording.terms("demand_modal")}
    for index in range(len(wording)):
        if wording.folded(index) not in ("علی", "وعلی") or index in modal:
            continue
        last = wording.sentence_of(index)[1]
        if index + 1 >= last:
            continue
        named = _name_at(wording, index + 1, people)
        if named is None and not wording.is_known(index + 1, "authority", "office", "occupation"):
            continue
        end = wording.word_at(named.end) if named else _noun_end(wording, index + 1, last, people)
        duty = end < last and (wording.folded(end) in _ACTS or index == wording.sentence_of(index)[0])
        end = _duty(wording, end, last) if duty and end < last and wording.folded(end) != "ان" else end
        if end < last and (wording.folded(end) == "ان" or duty):
            asked = asked_of(wording, people, index + 1, end)
            yield Asked(
                end, end_of(wording, end, last, verb=index), asked, Subject(How.OWN), "demand.upon", index
            )


def _duty(wording: Wording, begin: int, last: int) -> int:
    """Give the word with which a duty begins: «وعلى مدير سجن النفود الإفراج عن …», by its noun of an act."""
    found = (
        index
        for index in range(begin, min(begin + 5, last))
        if wording.is_known(index, "event", "measure") or wording.folded(index) in _ACTS
    )
    return next(found, last)
