"""Where lost paragraph breaks were: rules R1 to R5, which look only at the letters around a place.

A break is proposed where two words are glued in a way that the language's spelling forbids. The text is
never changed.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import dataclass

from sijill.reading.lexicon import Lexicon
from sijill.text import fold_text

_LETTER = "[\u0621-\u063a\u0641-\u064a\u0671-\u06d3]"
_LINE = re.compile(r"[ \t]*[\n\r\u2028\u2029\x1e]\s*")
_STOP = re.compile(rf"(?<=[\w»”\"')\]])[.!?؟…][»”\"')\]]*(?={_LETTER})")
_LATIN_STOP = re.compile(r"(?<=[a-z]{2})[.!?][”\"')\]]*(?=[A-Z][a-z])")
_INNER_END = re.compile(rf"(?<={_LETTER})[ةى](?={_LETTER})")
_CLOSING = re.compile(rf"(?<=\S)[)»\]](?={_LETTER})")
_COLON = re.compile(rf":(?={_LETTER})")
_DIGIT = re.compile(rf"\d(?={_LETTER})")
_YEAR = re.compile(r"(?<!\d)\d{4}$")
_WORD = re.compile(rf"{_LETTER}[\w\u064b-\u0652\u0670\u0640\u200c]*")
_LATIN_GLUE = re.compile(r"(?<![A-Za-z])[a-z]{3,}(?=[A-Z][a-z]{2,})")
_LATIN_WORD = re.compile(r"[A-Za-z]+")
_ADDRESS = re.compile(r"\S*(?:://|www\.|@)\S*")
_HARAKAT = re.compile("[\u064b-\u0652\u0670\u0640]")
# Clitics together, and the beginnings of derived verbs: no words, so no left parts.
_NOT_WORDS = frozenset(
    ("وال", "بال", "فال", "کال", "وبال", "ولل", "فلل", "لل", "است", "واست", "فاست", "سیست", "وان", "فان")
)
_LONG_VERB = 4
_HEADING_WORDS = 4


@dataclass(frozen=True, slots=True)
class Break:
    """A place where a new piece of the text begins, and the rule that says so."""

    offset: int
    rule: str


def find_breaks(text: str, *, lexicon: Lexicon) -> list[Break]:
    """Find real and lost breaks, in order, none at 0 or at the end."""
    found: dict[int, str] = {}
    for offset, rule in (*_lines(text), *_letters(text, lexicon), *_glued(text, lexicon)):
        if 0 < offset < len(text):
            found.setdefault(offset, rule)
    for offset in _glued_headings(text, sorted(found)):
        found.setdefault(offset, "R5c")
    return [Break(offset, found[offset]) for offset in sorted(found)]


def _lines(text: str) -> list[tuple[int, str]]:
    return [(match.end(), "line") for match in _LINE.finditer(text)]


def _letters(text: str, lexicon: Lexicon) -> list[tuple[int, str]]:
    addresses = [match.span() for match in _ADDRESS.finditer(text)]
    found = [(match.end(), "R1") for match in _STOP.finditer(text) if not _initial(text, match.start())]
    found += [
        (match.end(), "R1")
        for match in _LATIN_STOP.finditer(text)
        if not any(start <= match.start() < end for start, end in addresses)
    ]
    if lexicon.language == "ar":
        found += [(end, "R2") for end in _inner_ends(text)]
    found += [(match.end(), "R3") for match in _CLOSING.finditer(text) if _closes(text, match.start())]
    found += [
        (match.end(), "R3") for match in _COLON.finditer(text) if not _speaks(text, match.start(), lexicon)
    ]
    found += [
        (match.end(), "R4") for match in _DIGIT.finditer(text) if _ends_year(text, match.end(), lexicon)
    ]
    return found


def _initial(text: str, stop: int) -> bool:
    """Whether the point before a letter is that of an abbreviation: one letter stands before it."""
    return text[stop] == "." and (stop < 2 or not (text[stop - 2].isalnum() or text[stop - 1] in "»”\"')]"))


def _inner_ends(text: str) -> list[int]:
    """Find ة and ى inside a word, unless the same word comes again: then it is how somebody spells."""
    candidates = [match.end() for match in _INNER_END.finditer(text)]
    if not candidates:
        return []
    words = Counter(match[0] for match in _WORD.finditer(text))
    around = {end: _word_around(text, end) for end in candidates}
    return [end for end, word in around.items() if words[word] < 2]


def _word_around(text: str, offset: int) -> str:
    for match in _WORD.finditer(text, max(0, text.rfind(" ", 0, offset))):
        if match.start() <= offset < match.end():
            return match[0]
    return ""


def _closes(text: str, place: int) -> bool:
    """Whether a bracket or quotation mark ends a stretch that began after a space, not part of a word."""
    if text[place + 1 : place + 3] in ("و«", "و("):
        return False
    opening = text.rfind({")": "(", "»": "«", "]": "["}[text[place]], 0, place)
    return opening >= 0 and (opening == 0 or not text[opening - 1].isalpha())


def _speaks(text: str, colon: int, lexicon: Lexicon) -> bool:
    """Whether the colon only lacks its space: a word of saying, or a short label, stands before it."""
    start = max(text.rfind(mark, 0, colon) for mark in (" ", "\n", ".", "،")) + 1
    word = fold_text(text[start:colon])
    said = lexicon.knows(word, "report") or lexicon.knows(word.removeprefix("و"), "report")
    return said or start == 0 or text[start - 1] != " "


def _ends_year(text: str, place: int, lexicon: Lexicon) -> bool:
    """Whether a year ends here and a new piece begins: "30عاما" and "1402در" only lack a space."""
    if not _YEAR.search(text, max(0, place - 5), place):
        return False
    match = _WORD.match(text, place)
    word = fold_text(match[0]) if match else ""
    counted = ("stop", "unit", "people", "currency", "minor", "bound")
    known = any(
        lexicon.knows(stem, category) for stem in (word, word.removesuffix("ا")) for category in counted
    )
    opens = lexicon.knows(word, "opening")
    return len(word) > 2 and (opens or not (known or word in lexicon.numbers or word in lexicon.scales))


def _glued(text: str, lexicon: Lexicon) -> list[tuple[int, str]]:
    """Split a word whose right part is a verb that opens paragraphs, its left part a word (R5, R5b)."""
    found = []
    # The longest verb first: سيطالب before يطالب.
    verbs = sorted((verb for verb in lexicon.words("opening") if len(verb) >= 3), key=len, reverse=True)
    if verbs:
        kept = lexicon.words("no_split")
        words = [(match, fold_text(match[0])) for match in _WORD.finditer(text)]
        free = Counter(folded for _, folded in words)
        for match, folded in words:
            if (
                len(folded) < 6
                or free[folded] > 1
                or not folded.endswith(tuple(verbs))
                or folded.endswith(kept)
            ):
                continue
            split = _split(match[0], folded, [verb for verb in verbs if folded.endswith(verb)], free, lexicon)
            if split:
                found.append((match.start() + split[0], split[1]))
    free_latin = Counter(_LATIN_WORD.findall(text)) if _LATIN_GLUE.search(text) else Counter()
    for match in _LATIN_GLUE.finditer(text):
        right = _LATIN_WORD.match(text, match.end())
        if right and free_latin[match[0]] and free_latin[right[0]]:
            found.append((match.end(), "R5b"))
    return found


def _split(
    word: str, folded: str, verbs: list[str], free: Counter[str], lexicon: Lexicon
) -> tuple[int, str] | None:
    for verb in verbs:
        left = folded.removesuffix(verb)
        if len(left) < 3 or left in _NOT_WORDS:
            continue
        if free[left]:
            rule = "R5b"
        elif left in lexicon.entries or (len(verb) >= _LONG_VERB and _has_no_prefixed_form(verb)):
            rule = "R5"
        else:
            continue
        cut = _raw_length(word, len(left))
        if cut is not None:
            return cut, rule
    return None


def _has_no_prefixed_form(verb: str) -> bool:
    """Whether no Arabic word ends in this verb with three more letters before it that are not clitics.

    So it is with the past of the fourth form (its alif stands first only) and with the feminine past.
    """
    return verb.startswith("ا") or verb.endswith("ت")


def _raw_length(word: str, folded_length: int) -> int | None:
    """Give how many code points of a word fold to its first letters, with the marks that belong to them."""
    count = 0
    for index, letter in enumerate(word):
        if count == folded_length and not _HARAKAT.match(letter):
            return index
        count += len(fold_text(letter))
    return None


def _glued_headings(text: str, breaks: list[int]) -> list[int]:
    """Find a heading glued to the end of a paragraph: its words stand together elsewhere too.

    Only before a break that ends a heading of two to four words, since the evidence is thin elsewhere.
    """
    found = []
    folded_words = [fold_text(match[0]) for match in _WORD.finditer(text)]
    free = Counter(folded_words)
    pairs = Counter(itertools.pairwise(folded_words))
    for offset in breaks:
        start = max((other for other in breaks if other < offset), default=0)
        words = list(_WORD.finditer(text, start, offset))[-_HEADING_WORDS:]
        for first in range(len(words) - 1):
            joined = text[words[first].start() : offset]
            if re.search(r"[.،,:؛«»()]", joined) or words[first].start() == start:
                continue
            cut = _heading_in(
                words[first][0], [fold_text(word[0]) for word in words[first + 1 :]], free, pairs
            )
            if cut is not None:
                found.append(words[first].start() + cut)
                break
    return found


def _heading_in(
    word: str, rest: list[str], free: Counter[str], pairs: Counter[tuple[str, str]]
) -> int | None:
    folded = fold_text(word)
    if free[folded] > 1:
        return None
    for length in range(3, len(folded) - 2):
        left, right = folded[:length], folded[length:]
        if left not in _NOT_WORDS and free[right] and pairs[(right, rest[0])]:
            return _raw_length(word, length)
    return None
