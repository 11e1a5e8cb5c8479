"""The words of a written name, and what kind each is: a part of the name, a title, "son of", an article …"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache

from sijill.names.halves import second_half
from sijill.names.letters import spelt
from sijill.names.lexicon import senses
from sijill.names.table import table


class Kind(IntEnum):
    """What a word does in a name."""

    PLAIN = 0
    TITLE = 1
    TITLE_OR_NAME = 2
    SON_OF = 3
    ARTICLE = 4
    PREFIX = 5
    KUNYA = 6
    ENDING = 7
    OPENING_OR_ENDING = 8
    INITIAL = 9
    KNOWN_AS = 10
    KNOWN_AS_ALONE = 11
    LINK = 12
    BEFORE = 13
    NOTHING = 14
    VAGUE = 15
    BEFORE_TITLE = 16


@dataclass(frozen=True, slots=True)
class Word:
    """One word: in the letters of names, as written, and its kind.

    ``hyphen``: a hyphen joins it to the next; ``article``: it had a glued article; ``second``: it is the
    second half of a compound that was written as one word.
    """

    spelt: str
    written: str
    kind: Kind
    hyphen: bool = False
    article: bool = False
    second: bool = False


@dataclass(frozen=True, slots=True)
class Particles:
    """The words of ``particles.toml``."""

    kinds: dict[str, Kind]
    assimilated: frozenset[str]
    prefixes: dict[str, str]
    kunya: dict[str, str]
    compound_heads: frozenset[str]
    often_dropped: frozenset[str]
    honorific_halves: frozenset[str]
    glued_link: frozenset[str]


_SHORT_SON_OF = frozenset({"s/o", "d/o"})
_EZAFE = frozenset({"e", "i", "ye", "yi"})
_JOINS = re.compile("[-\u2010\u2011\u2013_]+")
_NOT_LETTERS = re.compile(r"[\W\d_]+")
_POINTED = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]?\.?")
_DOUBLE_INITIAL = re.compile(r"(?:[SCKGZT]h)\.")
_GLUED_SON_OF = re.compile("(?:ben|bin|بن)(?P<rest>\\w{4,})")
_GLUED_ARTICLE = re.compile("^(?:al|el)(?=[^aeiou])")


@cache
def particles() -> Particles:
    """Load the table; it is read once."""
    words = table()
    known, endings, compounds = words["known_as"], words["endings"], words["compounds"]
    kinds: dict[str, Kind] = {}
    for kind, text in (
        (Kind.VAGUE, words["nothing_together"]),
        (Kind.NOTHING, words["nothing"]),
        (Kind.BEFORE_TITLE, words["before_title"]),
        (Kind.BEFORE, known["before"]),
        (Kind.LINK, known["links"]),
        (Kind.KNOWN_AS, known["markers"]),
        (Kind.KNOWN_AS_ALONE, known["alone"]),
        (Kind.ENDING, endings["words"]),
        (Kind.OPENING_OR_ENDING, endings["openings"]),
        (Kind.TITLE, words["titles"]),
        (Kind.TITLE_OR_NAME, words["titles_or_names"]),
        (Kind.ARTICLE, words["article"]),
        (Kind.SON_OF, words["kinship"]),
        (Kind.PREFIX, " ".join(words["prefixes"])),
        (Kind.KUNYA, " ".join(words["kunya"])),
    ):
        kinds |= dict.fromkeys(text.split(), kind)
    return Particles(
        kinds,
        frozenset(words["assimilated_article"].split()),
        words["prefixes"],
        words["kunya"],
        frozenset(compounds["heads"].split()),
        frozenset(compounds["dropped"].split()),
        frozenset(compounds["honorific_halves"].split()),
        frozenset(known["glued_link"].split()),
    )


@cache
def vague() -> frozenset[str]:
    """Return the words that say together that there is no name: "not known", غیر معروف."""
    return frozenset(table()["nothing_together"].split())


def _bare(word: str) -> tuple[str, bool]:
    """Return the word without a glued article, and whether it had one."""
    if word.isascii():
        rest = _GLUED_ARTICLE.sub("", word)
        if rest != word and len(rest) > 3 and not senses(word).every and senses(rest).every:
            return rest, True
        return word, False
    if len(word) > 4 and word != "الله" and word.startswith("ال"):
        known = senses(word)
        if not known.every or known.every == senses(word[2:]).every or senses(word[2:]).every:
            return word[2:], True
    return word, False


def _word(written: str, *, hyphen: bool) -> Word | None:
    text = _NOT_LETTERS.sub("", spelt(written))
    if not text:
        return None
    if len(text) == 1:
        return Word(text, written, Kind.INITIAL, hyphen)
    kind = particles().kinds.get(text)
    if kind is Kind.TITLE and text.startswith("ال") and len(text) > 4:
        return Word(text[2:], written, kind, hyphen, article=True)
    if kind is not None:
        return Word(text, written, kind, hyphen)
    bare, article = _bare(text)
    return Word(
        bare, written, particles().kinds.get(bare, Kind.PLAIN) if article else Kind.PLAIN, hyphen, article
    )


def _without_son_of(word: Word) -> tuple[Word, ...]:
    """Split "son of" from the name it is glued to (Benyoucef), if the whole is not listed."""
    glued = _GLUED_SON_OF.fullmatch(word.spelt) if word.kind is Kind.PLAIN else None
    if glued is None or senses(word.spelt).every:
        return (word,)
    if not word.spelt.startswith("ben") and not senses(glued["rest"]).every:
        return (word,)
    head = Word(word.spelt[: -len(glued["rest"])], "", Kind.SON_OF)
    return head, Word(glued["rest"], word.written, Kind.PLAIN, word.hyphen)


def _halves(word: Word) -> tuple[Word, ...]:
    """Split a compound of two given names that is written as one word: محمدرضا, Hassanali, سیدجلیل."""
    at = second_half(word.spelt) if word.kind is Kind.PLAIN and not word.article else 0
    if not at:
        return (word,)
    first, second = word.spelt[:at], word.spelt[at:]
    cut = next((k for k in range(1, len(word.written)) if spelt(word.written[:k]) == first), 0)
    written = (word.written[:cut], word.written[cut:]) if cut else (first, second)
    kind = particles().kinds.get(first, Kind.PLAIN)
    head = Word(first, written[0], kind if kind is Kind.TITLE_OR_NAME else Kind.PLAIN)
    return head, Word(second, written[1].strip("\u200c\u200d"), Kind.PLAIN, word.hyphen, second=True)


@lru_cache(maxsize=1 << 17)
def words_of(chunk: str) -> tuple[Word, ...]:
    """Return the words of a piece of a name without spaces: hyphens and points of initials end one."""
    if chunk.lower() in _SHORT_SON_OF:
        return (Word(chunk.lower(), chunk, Kind.SON_OF),)
    if chunk[-1] in ".'’" or "." in chunk:
        if chunk.count(".") > 1 and _POINTED.fullmatch(chunk):
            joined = chunk.replace(".", "").lower()
            if particles().kinds.get(joined) is Kind.KNOWN_AS_ALONE:
                return (Word(joined, chunk, Kind.KNOWN_AS_ALONE),)
            found = [Word(spelt(part), part, Kind.INITIAL) for part in chunk.split(".") if part]
            return tuple(word for word in found if word.spelt)
        if _DOUBLE_INITIAL.fullmatch(chunk):
            return (Word(spelt(chunk[:-1]), chunk[:-1], Kind.INITIAL),)
        chunk = chunk.replace(".", " ").strip()
        pieces = [piece for part in chunk.split() for piece in _JOINS.split(part) if piece]
    else:
        pieces = [piece for piece in _JOINS.split(chunk) if piece]
    pieces = [piece for k, piece in enumerate(pieces) if k == 0 or piece not in _EZAFE]
    last = len(pieces) - 1
    found_words = (_word(piece, hyphen=position < last) for position, piece in enumerate(pieces))
    return tuple(
        half
        for word in found_words
        if word is not None
        for part in _without_son_of(word)
        for half in _halves(part)
    )
