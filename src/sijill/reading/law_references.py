"""References to laws: "Article 500 of the Penal Code", المادة 500 من قانون العقوبات, ماده ۵۰۰ قانون."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sijill.reading.wording import Wording
from sijill.text import fold_text

_NUMBER = r"[\d٠-٩۰-۹]+(?:\s?\([^()]{1,4}\)|[-/–][\d٠-٩۰-۹]+)?(?:\s?(?:مکرر|مكرر|bis|[a-z]\b))?"
_LIST = rf"{_NUMBER}(?:\s*(?:,|،|and|و|و\s)\s*{_NUMBER})*"
_PATTERNS = {
    "en": (
        re.compile(
            rf"\b(?:[Aa]rticles?|[Ss]ections?|[Ss]s?\.|§+|[Aa]rt\.)\s*(?P<articles>{_LIST})(?:\s*(?:of|,)\s+(?:the\s+)?(?P<law>[A-Z][^.;,()\n]{{2,60}}?(?:Act|Code|Law|Decree|Ordinance|Statute|Constitution)(?:\s+(?:on|of|against)\s+[A-Z][\w\s]{{2,40}})?))?"
        ),
        re.compile(
            rf"\((?P<law>[A-Z][^;\n]{{2,60}}?(?:Act|Code|Law|Decree|Ordinance|Statute)),\s*(?:[Aa]rticles?|[Ss]ections?|[Ss]s?\.|§+|[Aa]rt\.)\s*(?P<articles>{_LIST})"
        ),
    ),
    "ar": (
        re.compile(
            rf"(?:ال)?ب?(?:ال)?(?:ماد[ةه]|مادتين|مادتان|مواد|لماد[ةه]|لمادتين|لمواد|فصل|فصول)\s*(?P<articles>{_LIST})(?:\s*من\s+(?P<law>(?:ال)?(?:قانون|نظام|مرسوم|مجل[ةه])[^.؛،,()\n«»]{{0,45}}))?"
        ),
    ),
    "fa": (
        re.compile(
            rf"(?:ماد[هۀ]ٔ?|مواد|بند)(?:\s?[یي])?\s*(?P<articles>{_LIST})(?:\s*(?:از\s+)?(?P<law>(?:همان\s+)?قانون[^.؛،,()\n«»]{{0,45}}?)(?=\s*(?:[.؛،,()\n«»]|$|به\s|است|عبارت|محکوم|،|موضوع)))?"
        ),
    ),
}
_ONE = re.compile(_NUMBER)


@dataclass(frozen=True, slots=True)
class LawReference:
    """Articles, digits of any script folded, and the name of the law, at ``[start, end)``."""

    start: int
    end: int
    law: str | None
    articles: tuple[str, ...]


def law_references(wording: Wording) -> list[LawReference]:
    """Find the articles and laws that are named in a stretch of text, in order."""
    found: list[LawReference] = []
    for pattern in _PATTERNS.get(wording.language, ()):
        for match in pattern.finditer(wording.text, wording.start, wording.end):
            if any(match.start() < other.end and other.start < match.end() for other in found):
                continue
            articles = tuple(fold_text(one[0]).strip() for one in _ONE.finditer(match["articles"]))
            law = match["law"].strip() if match["law"] else None
            found.append(LawReference(match.start(), match.end(), law, articles))
    return sorted(found, key=lambda one: one.start)
