"""The words between a penalty, charge or age and the person behind it: "against", «بحق», «برای»."""

from __future__ import annotations

from collections.abc import Iterable

from sijill.claims.kinds import Kind
from sijill.reading.convicts import Candidate
from sijill.reading.mention import Mention
from sijill.reading.wording import Wording
from sijill.text import fold_text

_ARABIC = """على، بحق، ضد، في حق، ل، في، ب، من نصيب، بالجاني، بالمتهم، بالمدان، بالمحكوم، على المتهم،
على المدان، بحق المتهم، على المدعو، بحق المدعو، على المعتقل، بحق المعتقل، بحق المدان"""
_PERSIAN = "برای، علیه، ، را برای، درباره، در مورد"
_ENGLISH = (
    "for, against, on, to, of, upon, imposed on, handed to, handed down to, given to, passed on, against the"
)


def _phrases(listed: str, comma: str) -> frozenset[str]:
    return frozenset(fold_text(" ".join(phrase.split())) for phrase in listed.split(comma))


MARKERS = {"ar": _phrases(_ARABIC, "،"), "fa": _phrases(_PERSIAN, "،"), "en": _phrases(_ENGLISH, ",")}
"""What may stand between, folded and without titles; between two Persian words there may be nothing."""

_TITLES = ("title", "occupation", "office", "former", "minor")
_ASIDE = frozenset(("the", "a", "an", "ms", "mr", "mrs", "dr"))
_AGAINST = "ضد"


def words_between(wording: Wording, end: int, who: Candidate, beside: Iterable[Mention]) -> str | None:
    """Give the folded words from ``end`` to a person, without titles and the office of the person.

    ``beside`` are the mentions around; ``None`` if a mark stands between.
    """
    first, last = wording.word_at(end), wording.word_at(who.start)
    roles = [one for one in beside if one.kind is Kind.ROLE and one.about is who.who]
    words: list[str] = []
    for index in range(first, last):
        if index > first and _marked(wording, index):
            return None
        role = any(_overlaps(wording, index, one) for one in roles)
        titled = wording.is_known(index, *_TITLES)
        if wording.language == "ar" and (role or titled) and not words:
            words += _clitic(wording.folded(index))
        if role or (titled and wording.folded(index) != _AGAINST) or wording.folded(index) in _ASIDE:
            continue
        words.append(wording.folded(index))
    if first < len(wording) and first <= last and _marked(wording, first):
        return None
    return " ".join(words)


def _marked(wording: Wording, index: int) -> bool:
    return bool(wording.gap(index).strip(" \xa0'’»”\""))


def _overlaps(wording: Wording, index: int, mention: Mention) -> bool:
    word = wording.words[index]
    return mention.start < word.end and word.start < mention.end


def _clitic(folded: str) -> list[str]:
    if folded.startswith("ل"):
        return ["ل"]
    return ["ب"] if folded.startswith("بال") else []
