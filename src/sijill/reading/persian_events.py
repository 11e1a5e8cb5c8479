"""Whom a Persian clause says an event befell, and who did it: «را», a passive's subject, «توسط»."""

from __future__ import annotations

from sijill.claims.kinds import Kind
from sijill.reading.clause import Clause, Grammar, Reference, Undergone
from sijill.reading.mention import Mention
from sijill.reading.word_set import folded_set

GRAMMAR = Grammar(
    joins=folded_set("و نیز همچنین"),
    passed=folded_set("دوباره مجدد ناگهانی خودسرانه قهری غیرقانونی آقای خانم دکتر هر این آن یک"),
    oblique=folded_set("به از با توسط برای علیه درباره دربارهٔ سوی بر نزد طرف گفته نقل همراه بدون مانند چون"),
)
_PASSIVE = (
    "شد",
    "شو",
    "گردید",
    "میشو",
    "نشد",
    "باخت",
    "یافت",
    "خورد",
    "رسید",
    "بود",
    "است",
    "دید",
    "سپرد",
    "مرد",
    "کشیده",
    "داده",
    "میشه",
    "نشده",
    "شده",
    "ماند",
    "افتاد",
    "امد",
    "امضا",
)
_ACTIVE = ("کرد", "کن", "نمود", "نمای", "زد", "میزد", "گرفت", "برد", "داد", "بست", "ساخت", "کشت", "دستگیر")
_SUBJECTS = folded_set("گرفت گرفته گرفتند میگیرد باخت داد سپرد خورد کشیده اعتراف امضا اقرار دید برداشت")
_HIM = folded_set("او وی نامبرده ایشان اش متوفی مرحوم مشارالیه")
_ME = folded_set("من مرا ما")
_THEY = folded_set("انان انها انان ایشان")
_MANY = ("ها", "های", "شدگان", "ات", "یهای", "یان", "بازداشتی")
_REACH = 30


def undergone(clause: Clause, event: Mention) -> Undergone:
    """Say whom an event befell."""
    first, last = clause.words(event)
    if clause.folded(last - 1).endswith(_MANY):
        return Undergone(Reference.OTHERS)
    tail = _tail(clause, last)
    suffixed = _suffix(clause, first, tail)
    if suffixed is not None:
        return suffixed
    if _is_noun(clause, first, last, tail):
        return _of_noun(clause, first, last)
    marked = _before_ra(clause, first)
    if marked is not None:
        return marked
    if _is_passive(clause, first, tail, event):
        return _subject(clause, first)
    return Undergone(Reference.OPEN)


def doer(clause: Clause, event: Mention) -> Mention | None:
    """Say who did it: after «توسط», or the subject of a verb with an object."""
    first, last = clause.words(event)
    for one in (*clause.people, *clause.bodies):
        start = clause.words(one)[0]
        if not -_REACH <= start - first <= _REACH // 3:
            continue
        for step in range(start - 1, max(clause.span[0], start - 4) - 1, -1):
            pair = (clause.folded(step - 1), clause.folded(step))
            if pair[1] == "توسط" or pair in (("از", "سوی"), ("به", "دست")):
                return one
            if not clause.says_what(step):
                break
    tail = _tail(clause, last)
    if _is_noun(clause, first, last, tail) or _is_passive(clause, first, tail, event):
        return None
    objects = _before_ra(clause, first) is not None or _suffix(clause, first, tail) is not None
    if not objects and event.value["type"] != "attack":
        return None
    begin = next((step for step in range(first, clause.span[0], -1) if clause.marked(step)), clause.span[0])
    head = [
        one
        for one in clause.bodies
        if begin <= clause.words(one)[0] < first
        and not clause.is_oblique(clause.words(one)[0])
        and clause.folded(clause.words(one)[1]) != "را"
    ]
    if not head:
        return None
    one = min(head, key=lambda one: one.start)
    return one if clause.words(one)[0] - begin <= 4 else None


def _tail(clause: Clause, last: int) -> int:
    """Give the word behind the verb that an event's last word belongs to."""
    for step in range(last, last + 2):
        if clause.marked(step) or not clause.folded(step):
            break
        if clause.folded(step).startswith((*_PASSIVE, *_ACTIVE)):
            return step + 1
    return last


def _is_noun(clause: Clause, first: int, last: int, tail: int) -> bool:
    if tail > last:
        return False
    said = clause.folded(last - 1)
    return not (said.startswith(("می", "نمی", *_PASSIVE, *_ACTIVE)) or said.endswith(_PASSIVE))


def _is_passive(clause: Clause, first: int, tail: int, event: Mention) -> bool:
    words = [clause.folded(step) for step in range(first, tail)]
    if event.value["type"] == "forced_confession" or set(words) & _SUBJECTS:
        return True
    following = (clause.folded(step) for step in range(tail, tail + 6) if not clause.marked(step))
    joined = clause.folded(tail) == "و" and any(word.startswith(("شد", "گردید")) for word in following)
    return any(word.startswith(_PASSIVE) for word in words) or joined


def _suffix(clause: Clause, first: int, tail: int) -> Undergone | None:
    for step in range(first, tail):
        raw = clause.wording.words[step].raw
        folded = clause.folded(step)
        if (
            folded.endswith(("مان", "مون"))
            and len(folded) > 5
            and folded.startswith(("بردن", "گرفتن", "زدن"))
        ):
            return Undergone(Reference.SELF)
        if raw.endswith(("‌اش", "‌ش", "ندش", "نش", "مش", "دش", "یش")) and folded not in (
            "ارامش",
            "شورش",
            "یورش",
        ):
            return Undergone(Reference.HE)
        if raw.endswith(("‌شان", "‌شون", "ندشان", "نشان", "نشون")):
            return Undergone(Reference.THEY)
    return None


def _of_noun(clause: Clause, first: int, last: int) -> Undergone:
    following = clause.folded(last)
    if clause.marked(last):
        return Undergone(Reference.OPEN)
    if following in _HIM:
        return Undergone(Reference.HE)
    if following in _THEY:
        return Undergone(Reference.THEY)
    if following in _ME:
        return Undergone(Reference.SELF)
    person = clause.governed(last)
    if person is not None and not clause.wording.gap(last).strip(" \xa0"):
        return Undergone(Reference.NAMED, clause.chain(person))
    if (
        clause.group_at(first - 2)
        or clause.wording.is_known(last, "people", "plural")
        or clause.folded(last - 1).endswith(("ها", "های", "شدگان", "ات", "یها"))
    ):
        return Undergone(Reference.OTHERS)
    return Undergone(Reference.OPEN)


def _before_ra(clause: Clause, first: int) -> Undergone | None:
    """Find what «را» marks before the verb."""
    for step in range(first - 1, max(clause.span[0], first - _REACH), -1):
        if clause.marked(step + 1):
            return None
        word = clause.folded(step)
        if word == "مرا":
            return Undergone(Reference.SELF)
        if word not in ("را", "رو"):
            continue
        before = clause.folded(step - 1)
        if before in _HIM:
            return Undergone(Reference.HE)
        if before in _THEY:
            return Undergone(Reference.THEY)
        if before in _ME:
            return Undergone(Reference.SELF)
        for one in reversed(clause.people):
            if clause.words(one)[1] <= step:
                if all(clause.says_what(index) for index in range(clause.words(one)[1], step)):
                    return Undergone(Reference.NAMED, clause.chain_back(one))
                break
        return Undergone(Reference.OTHERS)
    return None


def _subject(clause: Clause, first: int) -> Undergone:
    found = clause.subject(first)
    begin = clause.words(found)[1] if found is not None else clause.span[0]
    for step in range(first - 1, begin - 1, -1):
        word = clause.folded(step)
        if clause.marked(step + 1):
            break
        oblique = clause.is_oblique(step)
        if word in _HIM and not oblique:
            return Undergone(Reference.HE)
        if word in _THEY and not oblique:
            return Undergone(Reference.THEY)
        if word in ("نفر", "تن", "کسی", "همه", "دیگران", "عده", "هیچکس") or clause.wording.is_known(
            step, "plural"
        ):
            return Undergone(Reference.OTHERS)
    if found is None:
        return Undergone(Reference.OPEN)
    if found.kind is Kind.FIGURE:
        return Undergone(Reference.OTHERS)
    if first - begin > _REACH or any(
        clause.wording.is_known(step, "report", "that") and clause.folded(step) != "که"
        for step in range(begin, first)
    ):
        return Undergone(Reference.OPEN)
    return Undergone(Reference.NAMED, clause.chain_back(found))
