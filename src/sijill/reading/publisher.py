"""Who publishes a text and speaks in it without being named as a source: its header, dateline or narrator."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sijill.claims.kinds import Kind
from sijill.reading.mention import Mention
from sijill.reading.word_set import word_set
from sijill.reading.wording import Wording
from sijill.text import fold_text

_HEADER_LINES = 5
_MOST = 0.5
_DATELINE = 70
_MASTHEAD = 9
_ISSUE = re.compile(
    fold_text(
        r"نشرة|بيان|تقرير|نداء|خبرنامه|بیانیه|اطلاعیه|گزارش|فراخوان|bulletin|newsletter|statement|weekly|monthly|report"
        r"|urgent|appeal|release|communiqu"
    )
)
_TITLES = ("statement", "demand", "conference", "exhibition")
_LETTER = re.compile(r"\s*(?:إلى|الى|To|Dear|به|خطاب به)\s")
_HANDLE = re.compile(r"@\w+")
_WORDS = re.compile(r"\w+")
_SMALL = word_set("of for the and in on a an to و في من عن در برای به از")
_TIME = re.compile(r"[\d۰-۹٠-٩/.|,،:–—\-()@·]+")


@dataclass(frozen=True, slots=True)
class Publisher:
    """The names under which the publisher of a text appears in it, as sets of folded words."""

    names: tuple[frozenset[str], ...] = ()

    def is_it(self, found: Mention | None) -> bool:
        """Whether a find names the publisher: all its words are of the publisher's name."""
        if found is None:
            return False
        return _within(found.full_name or "", self.names)

    def has(self, found: Mention | None, text: str) -> bool:
        """Whether somebody without a name is the publisher's own: «محامي الشبكة», "the network's lawyers"."""
        if found is None or found.kind is not Kind.PERSON or found.value.get("name"):
            return False
        phrase = text[found.start : found.end]
        if _within(phrase, self.names):
            return True
        owner = re.split("['’]s\\b", phrase)[0] if re.search("['’]s\\b", phrase) else phrase
        words = _words(owner)
        capital = [word for word in _WORDS.findall(phrase)[1:] if word[:1].isupper()]
        if any(not any(_words(word) <= other for other in self.names) for word in capital):
            return False
        return len(_WORDS.findall(phrase)) > 1 and any(
            _last_words(owner) <= other and words & other for other in self.names
        )


def _last_words(phrase: str) -> frozenset[str]:
    found = _WORDS.findall(fold_text(phrase))
    return _words(found[-1]) if found else frozenset()


def find_publisher(wordings: Sequence[Wording], people: Sequence[Mention]) -> Publisher:
    """Find the publisher in the first lines of a text: a line that is hardly more than its name.

    A line "Name @handle" is the author of a post. A headline is a sentence, or has a verb, and names nobody.
    """
    names: list[frozenset[str]] = []
    lines = [(wording, start, end) for wording in wordings for start, end in _lines(wording)][:_HEADER_LINES]
    for wording, start, end in lines:
        line = wording.text[start:end]
        inside = [one for one in people if start <= one.start and one.end <= end]
        names += [
            _words(line[one.start - start : one.end - start])
            for one in inside
            if _in_dateline(one, start, line)
        ]
        if _tells(wording, start, end, inside) or _LETTER.match(line):
            continue
        inside = [one for one in inside if one.kind is Kind.ORGANISATION or _HANDLE.search(line)]
        for one in inside:
            rest = _TIME.sub("", wording.text[start : one.start] + wording.text[one.end : end])
            if one.end - one.start >= _MOST * (one.end - one.start + len(rest.split()) * 4):
                names.append(_words(wording.text[one.start : one.end]))
                names.append(_words(one.value.get("name") or ""))
    names += _masthead(lines)
    return Publisher(tuple(dict.fromkeys(name for name in names if name)))


def _masthead(lines: Sequence[tuple[Wording, int, int]]) -> Iterator[frozenset[str]]:
    """Give the words of a first line above "Weekly bulletin no. 142": whoever publishes it."""
    if len(lines) < 2:
        return
    (wording, start, end), (below, first, last) = lines[:2]
    line = wording.text[start:end]
    body = any(
        wording.is_known(index, "organisation", "body_noun")
        for index in range(wording.word_at(start), wording.word_at(end - 1) + 1)
    )
    if (
        body
        and len(line.split()) <= _MASTHEAD
        and _ISSUE.search(fold_text(below.text[first:last]))
        and not _tells(wording, start, end, ())
    ):
        yield _words(line)


def _tells(wording: Wording, start: int, end: int, inside: Sequence[Mention]) -> bool:
    """Whether a line is a sentence: it ends in a stop, or says beside names that something happened."""
    if wording.text[start:end].rstrip().endswith((".", "!", "?", "؟", ":")):
        return True
    first, last = wording.word_at(start), wording.word_at(end - 1) + 1
    return any(
        first <= term.first < last
        and term.key not in _TITLES
        and not any(one.start <= wording.words[term.first].start < one.end for one in inside)
        for term in wording.terms("report", "counted", "demand", "measure", "event", "penalty", "sentencing")
    )


def _in_dateline(one: Mention, start: int, line: str) -> bool:
    """Whether an agency stands in brackets before a dash: "VELMARA, Nov 16 (Meridian Wire) - "."""
    before, after = line[: one.start - start], line[one.end - start :]
    return (
        one.kind is Kind.ORGANISATION
        and len(before) <= _DATELINE
        and before.rstrip().endswith(("(", "[", "—", "–", "/"))
        and re.match(r"\s*[)\]/]*\s*[-–—:]", after) is not None
    )


def _lines(wording: Wording) -> Iterator[tuple[int, int]]:
    for match in re.finditer(r"[^\n]+", wording.text[wording.start : wording.end]):
        if match[0].strip():
            yield wording.start + match.start(), wording.start + match.end()


def _words(name: str) -> frozenset[str]:
    return frozenset(_bare(word) for word in _WORDS.findall(fold_text(name)) if word not in _SMALL)


def _bare(word: str) -> str:
    return word.removeprefix("ال") if len(word) > 4 else word


def _within(name: str, names: Sequence[frozenset[str]]) -> bool:
    words = _words(name)
    return bool(words) and any(words <= other for other in names)
