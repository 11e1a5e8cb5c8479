"""Verbs of saying in a sentence: who says, where the words begin that are told, and where they end."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sijill.claims.kinds import Kind, Modality
from sijill.reading import speakers as speaking
from sijill.reading.floor import Floor
from sijill.reading.genders import arabic_gender
from sijill.reading.mention import Mention
from sijill.reading.speakers import How, Speaker
from sijill.reading.told import told_before, words_told
from sijill.reading.wording import Term

MODALITIES = {
    "said": Modality.REPORTED,
    "utter": Modality.REPORTED,
    "deem": Modality.REPORTED,
    "announced": Modality.ANNOUNCED,
    "denied": Modality.DENIED,
}
_SAYS = frozenset(("says", "said", "say"))
_BE = frozenset(("was", "were", "been", "be", "being", "is", "are"))
_FROM = {"en": ("from",), "fa": ("از",), "ar": ("من", "عن")}
_CAME = ("امده", "میخوانیم", "ورد", "جا")
_NEAR_BY = 400


@dataclass(slots=True)
class Saying:
    """One verb of saying: who says, whether after the quote, and the words told, if any."""

    term: Term
    categories: frozenset[str]
    speaker: Speaker
    modality: Modality
    after: bool = False
    told: tuple[int, int] | None = None
    via: tuple[Mention, ...] = ()
    rule: str = "quote.that"
    learnt: bool = False

    @property
    def quotes_only(self) -> bool:
        """Whether the verb takes only a quotation ("called it «…»")."""
        return "report" not in self.categories


def verbs_of(
    floor: Floor, first: int, last: int, *, within: bool = False
) -> list[tuple[Term, frozenset[str]]]:
    """Give the verbs of saying among the words, outside of quotations, the longest at each place."""
    wording = floor.wording
    found: dict[int, Term] = {}
    categories: dict[int, set[str]] = {}
    for category in ("report", "utter", "deem"):
        for term in wording.terms(category):
            if not first <= term.first < last or (not within and floor.quote_of(term.first)):
                continue
            held = found.get(term.first)
            if held is None or term.last > held.last:
                found[term.first] = term
            categories.setdefault(term.first, set()).add(category)
    chosen: list[tuple[Term, frozenset[str]]] = []
    for index in sorted(found):
        term = found[index]
        if chosen and chosen[-1][0].last > index:
            continue
        if _is_verb(floor, term):
            chosen.append((term, frozenset(categories[index])))
    return chosen


def _is_verb(floor: Floor, term: Term) -> bool:
    wording = floor.wording
    word = wording.folded(term.first)
    if wording.language == "en":
        before = wording.folded(term.first - 1) if not floor.cut(term.first) else ""
        noun = wording.is_known(term.first, "claim_noun", "document_noun")
        if noun and (
            before in floor.words("before_noun") or wording.term_at(term.first - 1, "report") is not None
        ):
            return False
        if (
            before == "to"
            or (before == "in" and word == "writing")
            or (noun and wording.folded(term.last) in ("of", "from", "by"))
        ):
            return False
        return not (noun and wording.words[term.first].raw[0].isupper())
    if wording.language == "ar":
        if term.last - term.first == 1 and word.removeprefix("و") in floor.words("ambiguous"):
            thus = wording.folded(term.first - 1) in ("هکذا", "بذلک", "کما") or (
                term.first > 0 and floor.quote_of(term.first - 1) is not None
            )
            return (
                thus
                or any(
                    wording.term_at(index, "that")
                    for index in range(
                        term.last, min(term.last + (9 if word.endswith(("ذهب", "ذهبت")) else 4), len(wording))
                    )
                )
                or (
                    word.removeprefix("و") in ("رد", "جا", "ورد")
                    and ":"
                    in "".join(
                        wording.gap(index)
                        for index in range(term.last, min(term.last + 8, len(wording)) + 1)
                        if index <= len(wording)
                    )
                )
            )
        # «ما ذكر», a verb after «لم» is none that was said.
        if word in ("ویذکر", "ویشار") and wording.term_at(term.last, "that"):
            return False
        return wording.folded(term.first - 1) not in ("لم", "لن", "لا") or floor.cut(term.first)
    if word in floor.words("participle") and term.last - term.first == 1:
        # «به گفته»، «این گفته را»: a noun.
        noun = wording.folded(term.first - 1) in ("به", "این", "ان", "همین", "همان", "هر", "یک", "بنا", "بر")
        return not noun and wording.folded(term.last) != "را"
    return True


def saying(
    floor: Floor,
    verb: Term,
    categories: frozenset[str],
    *,
    begin: int,
    end: int,
    quoted_before: int | None,
) -> Saying:
    """Read a verb between the words ``begin`` and ``end``; ``quoted_before``: where a quote ends."""
    wording = floor.wording
    key = verb.key
    modality = MODALITIES.get(key, Modality.REPORTED)
    told = words_told(floor, verb, end) if "report" in categories else None
    limit = _that_before(floor, told[0], verb.last) if told else _quote_after(floor, verb, end)
    after = False
    via: tuple[Mention, ...] = ()
    bare = (
        wording.folded(verb.first).removeprefix("و").removeprefix("ف")
        if wording.language == "ar"
        else wording.folded(verb.first)
    )
    if bare in floor.words("we_say"):
        who = speaking.OWN
    elif bare in floor.words("learn"):
        who = _source_of(floor, verb, begin, told[0] if told else end)
        if who is speaking.NOBODY:
            told = None
    elif wording.language == "ar":
        who, via = _arabic(floor, verb, begin, limit, bare)
        if who.how is How.NOBODY and "report" not in categories:
            who = Speaker(How.SAME, gender=arabic_gender(bare))
    elif wording.language == "fa":
        who = _persian(floor, verb, begin, quoted_before)
    else:
        who, after, via = _english(floor, verb, begin, end, quoted_before, told is not None)
        if after:
            told = None
        elif (
            told is None
            and quoted_before is None
            and bare in floor.words("takes_clause")
            and verb.key != "denied"
        ):
            told = told_before(floor, verb, begin, end)
    if who.who is not None and speaking.is_quoted(floor, who.who, verb.first):
        who = speaking.SAME
    who = speaking.known(floor, speaking.apposed(floor, who))
    return Saying(
        verb,
        categories,
        who,
        modality,
        after=after,
        told=told,
        via=via,
        learnt=bare in floor.words("learn"),
    )


def _that_before(floor: Floor, told: int, begin: int) -> int:
    """Give the word of "that" before what is told."""
    for index in range(told - 1, max(begin, told - 3) - 1, -1):
        if floor.wording.term_at(index, "that"):
            return index
    return told


def _quote_after(floor: Floor, verb: Term, end: int) -> int:
    """Give the word with which the first quotation after a verb begins, over names in quotation marks."""
    for index in range(verb.last, end):
        quote = floor.quote_of(index)
        if quote is not None and floor.wording.text[quote.opening - 1 : quote.opening] != "ـ":
            opens = index == verb.last or floor.quote_of(index - 1) is not quote
            head = floor.wording.term_at(index - 1, "organisation")
            if opens and not head and not floor.wording.is_known(index - 1, "medium"):
                return index
        if index > verb.last and ":" in floor.wording.gap(index):
            return index
    return end


# Who, by language


def _english(
    floor: Floor, verb: Term, begin: int, end: int, quoted_before: int | None, told: bool
) -> tuple[Speaker, bool, tuple[Mention, ...]]:
    wording = floor.wording
    word = wording.folded(verb.first)
    if word == "saying" and wording.folded(verb.first - 1) == "as":
        return _quoted_as(floor, verb, begin)
    inverted = quoted_before is not None and (
        verb.first == quoted_before
        or (verb.first == quoted_before + 1 and wording.folded(quoted_before) in floor.words("adverb"))
    )
    aside = (
        floor.cut(verb.first)
        and word in _SAYS
        and wording.gap(verb.first).strip() == ","
        and verb.first > begin
    )
    if inverted or (aside and speaking.english(floor, verb.first, begin).who is None):
        after = speaking.english_after(floor, verb.first, verb.last, end)
        if after is not None:
            return after, True, ()
    start = quoted_before if quoted_before is not None and verb.first > quoted_before else begin
    if word in floor.words("participle") and _is_passive(floor, verb.first, start):
        by = wording.folded(verb.last) == "by"
        found = floor.starting(verb.last + 1) or (floor.starting(verb.last + 2) if by else None)
        return (speaking.named(found.mention) if by and found else speaking.NOBODY), False, ()
    who = speaking.english(floor, verb.first, start)
    if wording.folded(verb.last - 1) in ("untrue", "true"):
        return speaking.SAME, False, ()
    # "X, quoting Y, reported that …"
    for index in range(begin, verb.first):
        if (
            wording.folded(index) in ("quoting", "citing")
            and floor.quote_of(index) is None
            and floor.cut(index)
        ):
            source = next(
                (one for one in floor.between(index + 1, verb.first) if one.first <= index + 3), None
            )
            if source is None:
                close = next(
                    (step for step in range(index + 2, verb.first + 1) if floor.cut(step)), index + 1
                )
                inner = (
                    speaking.english_phrase(floor, index + 1, close) if close > index + 1 else speaking.NOBODY
                )
                outer = floor.ending(index)
                if inner.who is not None:
                    return inner, False, (outer.mention,) if outer is not None else ()
            else:
                outer = floor.ending(index)
                return speaking.named(source.mention), False, (outer.mention,) if outer else ()
    return who, False, ()


def _is_passive(floor: Floor, verb: int, begin: int) -> bool:
    start = max(
        (index for index in range(max(begin, verb - 3), verb + 1) if floor.cut(index)),
        default=max(begin, verb - 3),
    )
    words = [floor.wording.folded(index) for index in range(start, verb)]
    return any(word in _BE for word in words[-2:]) and "having" not in words


def _quoted_as(floor: Floor, verb: Term, begin: int) -> tuple[Speaker, bool, tuple[Mention, ...]]:
    wording = floor.wording
    index = next(
        (
            step
            for step in range(verb.first - 1, begin - 1, -1)
            if wording.folded(step) in ("quoted", "cited", "quoting", "quotes")
        ),
        None,
    )
    if index is None:
        return speaking.NOBODY, False, ()
    if _is_passive(floor, index, begin):
        who = speaking.english(floor, index, begin)
        by = [
            one for one in floor.between(index, verb.first) if wording.folded(one.first - 1) in ("by", "the")
        ]
        return who, False, tuple(one.mention for one in by[:1])
    inside = floor.between(index + 1, verb.first)
    outer = speaking.english(floor, index, begin)
    via = (outer.who,) if outer.who is not None else ()
    if inside:
        return speaking.named(inside[0].mention), False, via
    return speaking.english_phrase(floor, index + 1, verb.first - 1), False, via


def _arabic(
    floor: Floor, verb: Term, begin: int, limit: int, bare: str
) -> tuple[Speaker, tuple[Mention, ...]]:
    who = speaking.arabic(floor, (verb.first, verb.last), begin, limit)
    if bare in floor.words("passed_on") or (verb.first > begin and bare.startswith("قول")):
        return _passed_on(floor, verb, begin, limit, who)
    if bare in _CAME and who.who is None:
        return _document(floor, verb.last, limit), ()
    return who, ()


def _persian(floor: Floor, verb: Term, begin: int, quoted_before: int | None) -> Speaker:
    """Find the subject of the sentence, or of the clause that follows a quotation."""
    who = _persian_subject(floor, verb, begin)
    if quoted_before is None or quoted_before >= verb.first or floor.quote_of(begin):
        return who
    if not re.search("[،,؟!?.]", floor.wording.gap(quoted_before)):
        return who
    later = speaking.persian(floor, verb.first, quoted_before)
    return later if later.how is How.NAMED else who


def _persian_subject(floor: Floor, verb: Term, begin: int) -> Speaker:
    wording = floor.wording
    word = wording.folded(verb.first)
    if word in ("مبنی", "دایر", "دال"):
        from_ = [
            one
            for one in floor.between(begin, verb.first)
            if wording.folded(one.first - 1) in ("سوی", "طرف", "جانب") or floor.governed(one)
        ]
        return speaking.named(from_[-1].mention) if from_ else speaking.NOBODY
    if word in ("امده", "میخوانیم"):
        return _document(floor, begin, verb.first)
    who = speaking.persian(floor, verb.first, begin)
    passive = wording.text[wording.words[verb.first].start : wording.words[verb.last - 1].end].endswith(
        ("شد", "می‌شود", "شده است")
    )
    return speaking.NOBODY if passive and word in ("گفته", "اعلام") else who


def _document(floor: Floor, first: int, last: int) -> Speaker:
    """Find whose statement it is in which "it says that": «در خبرنامه این نهاد آمده است که»."""
    wording = floor.wording
    inside = [one for one in floor.between(first, last) if one.mention.kind is Kind.ORGANISATION]
    if inside:
        return speaking.named(inside[0].mention)
    for index in range(first, last):
        if wording.folded(index) in ("این", "هذه", "هذا", "همین") or wording.term_at(index, "organisation"):
            spoke = floor.speakers.last
            if spoke is not None and spoke.kind is Kind.ORGANISATION:
                return speaking.named(spoke)
            place = wording.words[index].start
            before = [one for one in floor.earlier(place, Kind.ORGANISATION) if place - one.end < _NEAR_BY]
            if before:
                return speaking.named(before[0])
    persons = [one for one in floor.between(first, last) if one.named]
    return speaking.named(persons[0].mention) if persons else speaking.NOBODY


def _passed_on(
    floor: Floor, verb: Term, begin: int, limit: int, outer: Speaker
) -> tuple[Speaker, tuple[Mention, ...]]:
    """Read «نقلت X عن Y أن …» and «نقل X عن Y قوله إن …»: Y says it, through X."""
    wording = floor.wording
    start = verb.last
    if wording.folded(verb.first).removeprefix("و").startswith("قول"):
        before = [
            index
            for index in range(begin, verb.first)
            if wording.folded(index).removeprefix("و") in floor.words("passed_on")
        ]
        if not before:
            return outer, ()
        start, limit = before[-1] + 1, verb.first
        outer = speaking.arabic(floor, (before[-1], start), begin, limit)
    place = next(
        (index for index in range(start, min(limit, len(wording))) if wording.folded(index) == "عن"), None
    )
    if place is None or place + 1 >= limit:
        return outer, ()
    via = (outer.who,) if outer.who is not None else ()
    return speaking.phrase(floor, place + 1, limit) or speaking.NOBODY, via


def _source_of(floor: Floor, verb: Term, begin: int, limit: int) -> Speaker:
    """Find of whom something was heard: «علمت الشبكة من مصدرين أن», "heard from his lawyer that"."""
    wording = floor.wording
    span = range(begin, verb.first) if wording.language == "fa" else range(verb.last, limit)
    for index in span:
        if wording.folded(index) in _FROM[wording.language]:
            if wording.folded(index + 1) in ("او", "وی", "him", "her"):
                return speaking.SAME
            return (
                speaking.phrase(floor, index + 1, verb.first if wording.language == "fa" else limit)
                or speaking.NOBODY
            )
    return speaking.NOBODY
