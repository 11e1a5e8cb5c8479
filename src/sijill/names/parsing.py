"""The parts of a name and their roles.

Reading is by rule and by the lexicon, and meant for comparison: a part gets the role it most likely has, and
what cannot be told from the string (is the second of *Ali Hasan* a family name or the father's?) gets the
usual one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from enum import StrEnum

from sijill.names.compounds import after_article, shared_spelling
from sijill.names.lexicon import senses
from sijill.names.words import Kind, Word, particles, vague, words_of


class Role(StrEnum):
    """What a part of a name is."""

    TITLE = "title"
    GIVEN = "given name"
    FATHER = "father's name"
    GRANDFATHER = "grandfather's name"
    FAMILY = "family name"
    NISBA = "nisba"
    KUNYA = "kunya"
    INITIAL = "initial"
    KNOWN_AS = "known as"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a name: as written, in the spelling its forms share, and its role.

    ``second``: the second half of a compound that was written as one word; ``article``: one stood before it.
    """

    written: str
    shared: str
    role: Role = Role.GIVEN
    second: bool = False
    article: bool = False


@dataclass(frozen=True, slots=True)
class Name:
    """A parsed name.

    ``parts`` stand in the order given name, further names, family name, whatever the written order (a comma
    turns it). ``titles`` and ``kunya`` stand beside them; ``known_as`` are other names the text gives.
    ``patronymic`` tells that "son of" was written, ``opens_with_father`` that the name begins with it, and
    ``turned`` that a comma or capitals put the family name first.
    """

    parts: tuple[Part, ...]
    titles: tuple[Part, ...] = ()
    kunya: tuple[Part, ...] = ()
    known_as: tuple[tuple[Part, ...], ...] = ()
    patronymic: bool = False
    turned: bool = False
    opens_with_father: bool = False


@dataclass(slots=True)
class _Reading:
    parts: list[Part] = field(default_factory=list)
    titles: list[Part] = field(default_factory=list)
    kunya: list[Part] = field(default_factory=list)
    fathers: list[int] = field(default_factory=list)
    articles: list[int] = field(default_factory=list)


_ASIDE = re.compile(
    r"[(\[{«“„\"](?P<said>[^)\]}»”“\"]*)[)\]}»”“\"]|(?:(?<=\s)|^)['‘](?P<quoted>[^'’‘]+)['’](?=\s|$)"
)
_COMMA = re.compile("[,،;؛]")
_ASIDE_SIGNS = frozenset("([{«“„\"'‘")
_LONG_NAME = 40
_SHORTEST_LINKED = 3
_SHORT_SON_OF = frozenset({"b", "ب"})
_ALLAH = {"اله": "الله"}
_NOT_A_GIVEN_NAME = frozenset({Kind.SON_OF, Kind.KNOWN_AS, Kind.KNOWN_AS_ALONE, Kind.BEFORE})


def _is_article(word: Word, following: Word) -> bool:
    return word.kind is Kind.ARTICLE or (
        (word.hyphen or _ends_compound(following))
        and word.spelt in particles().assimilated
        and word.spelt[-1] == following.spelt[:1]
    )


def _is_title(word: Word, rest: list[Word]) -> bool:
    if word.kind is Kind.TITLE:
        return any(other.kind not in (Kind.ARTICLE, Kind.SON_OF) for other in rest)
    if word.kind is Kind.BEFORE_TITLE:
        return len(rest) > 1 and rest[0].kind is Kind.TITLE
    names = sum(other.kind not in (Kind.TITLE, Kind.ARTICLE, Kind.SON_OF) for other in rest)
    return word.kind is Kind.TITLE_OR_NAME and names >= 2


def _take(reading: _Reading, words: list[Word]) -> None:
    """Read words from left to right, gluing prefixes, endings and kunyas to what they belong to."""
    table = particles()
    position = 0
    while position < len(words):
        word, rest = words[position], words[position + 1 :]
        if not reading.parts and not reading.fathers and _is_title(word, rest):
            reading.titles.append(Part(word.written, word.spelt, Role.TITLE))
        elif word.kind is Kind.NOTHING and (rest or reading.parts):
            pass
        elif rest and _is_son_of(word, rest[0], reading):
            reading.fathers.append(len(reading.parts))
            position += len(rest) > 1 and rest[0].spelt == "of"
        elif rest and _is_article(word, rest[0]):
            if reading.parts and _ends_compound(rest[0]):
                _glue(reading, rest[0])
                position += 1
            else:
                reading.articles.append(len(reading.parts))
        elif reading.parts and word.article and _ends_compound(word):
            _glue(reading, word)
        elif rest and word.kind in (Kind.PREFIX, Kind.KUNYA):
            position += _take_prefix(reading, word, rest, table.prefixes.get(word.spelt))
        elif reading.parts and (
            word.kind is Kind.ENDING or (word.kind is Kind.OPENING_OR_ENDING and not rest)
        ):
            _glue(reading, word)
        elif word.kind is Kind.INITIAL:
            reading.parts.append(Part(word.written, word.spelt, Role.INITIAL))
        else:
            _add_part(reading, word)
        position += 1


def _add_part(reading: _Reading, word: Word) -> None:
    if word.article:
        reading.articles.append(len(reading.parts))
    article = len(reading.parts) in reading.articles
    spelt = masculine(word.spelt) if article and reading.parts else word.spelt
    reading.parts.append(Part(word.written, shared_spelling(spelt), second=word.second, article=article))


def _is_son_of(word: Word, following: Word, reading: _Reading) -> bool:
    if word.kind is Kind.SON_OF:
        return True
    return word.written in _SHORT_SON_OF and bool(reading.parts) and following.kind is not Kind.INITIAL


_NISBA_OF_A_WOMAN = (("iyyah", "i"), ("iyya", "i"), ("iyeh", "i"), ("iyah", "i"), ("iya", "i"), ("یه", "ی"))


def masculine(nisba: str) -> str:
    """Return a nisba as a man bears it: al-Shehhiyya, الشحیه."""
    for ending, shorter in _NISBA_OF_A_WOMAN:
        if nisba.endswith(ending) and len(nisba) > len(ending) + 1:
            return nisba[: -len(ending)] + shorter
    return nisba


def _ends_compound(word: Word) -> bool:
    return word.spelt in after_article()


def _glue(reading: _Reading, word: Word) -> None:
    """Make ``word`` a part of the last part: an ending, or what ends a compound."""
    before = reading.parts[-1]
    glued = shared_spelling(before.shared + _ALLAH.get(word.spelt, word.spelt))
    reading.parts[-1] = Part(f"{before.written} {word.written}", glued, second=before.second)


def _take_prefix(reading: _Reading, word: Word, rest: list[Word], prefix: str | None) -> int:
    """Glue ``Abd`` or ``Abu`` to the word that follows; return how many words that took."""
    taken = 2 if len(rest) > 1 and _is_article(rest[0], rest[1]) else 1
    following = rest[taken - 1]
    written = " ".join([word.written, *(other.written for other in rest[:taken])])
    if prefix is not None:
        reading.parts.append(Part(written, shared_spelling(prefix + following.spelt)))
        return taken
    head = particles().kunya[word.spelt]
    glued = shared_spelling(head + following.spelt)
    if reading.parts or senses(glued).given:
        reading.parts.append(Part(written, glued))
    elif len(rest) > taken:
        reading.kunya.append(Part(written, glued, Role.KUNYA))
    else:  # a kunya is all there is
        reading.parts += [Part(word.written, head), Part(following.written, following.spelt)]
    return taken


def _words(text: str) -> list[Word]:
    found: list[Word] = []
    for chunk in text.split():
        found += words_of(chunk)
    return found


def _without_link(word: Word) -> Word:
    """Return the word that a ``ب`` for "as" was glued to: المعروف بلطوف."""
    if len(word.spelt) <= _SHORTEST_LINKED or word.spelt[0] != "ب" or senses(word.spelt).given:
        return word
    return Word(word.spelt[1:], word.written, word.kind, word.hyphen)


def _split_known_as(words: list[Word]) -> tuple[list[Word], list[list[Word]]]:
    """Cut a name where the text says "known as"."""
    groups: list[list[Word]] = [[]]
    position = 0
    while position < len(words):
        word = words[position]
        following = words[position + 1] if position + 1 < len(words) else None
        linked = following is not None and (following.kind is Kind.LINK or following.spelt == "ب")
        if groups[0] and (
            (word.kind is Kind.KNOWN_AS and linked)
            or (word.kind is Kind.KNOWN_AS_ALONE and following is not None)
        ):
            position += linked
            groups.append([])
            if (
                following is not None
                and following.spelt[:1] == "ب"
                and following.spelt[1:] in particles().kunya
            ):
                groups[-1].append(Word(following.spelt[1:], following.written, Kind.KUNYA))
                position += 1
            elif following is not None and word.spelt in particles().glued_link and not linked:
                groups[-1].append(_without_link(following))
                position += 1
        elif not (word.kind is Kind.BEFORE and following is not None and following.kind >= Kind.KNOWN_AS):
            groups[-1].append(word)
        position += 1
    return groups[0], [group for group in groups[1:] if group]


def is_compound(first: str, second: str) -> bool:
    """Say whether two given names in a row are usually one compound (محمد رضا, Fatemeh Zahra)."""
    return first in particles().compound_heads and first != second and senses(second).given


def _roles(reading: _Reading) -> tuple[Part, ...]:
    parts = reading.parts
    last = len(parts) - 1
    roles = [Role.GIVEN, *[Role.FATHER] * (len(parts) > 1), *[Role.GRANDFATHER] * max(last - 1, 0)]
    if (
        last >= 2
        and 1 not in reading.fathers
        and (parts[1].second or is_compound(parts[0].shared, parts[1].shared))
    ):
        roles[1:] = [Role.GIVEN, Role.FATHER, *[Role.GRANDFATHER] * max(last - 2, 0)][:last]
    if last >= 1 and last not in reading.fathers:
        ends = parts[last].shared
        from_place = last in reading.articles and ends[-1:] in ("ی", "i", "y")
        roles[last] = Role.NISBA if from_place and last >= 2 else Role.FAMILY
        known = senses(parts[last - 1].shared)
        if last >= 2 and known.family and not known.given and last - 1 not in reading.fathers:
            roles[last - 1] = Role.FAMILY
            roles[last] = Role.NISBA
    elif last == 0 and senses(parts[0].shared).family and not senses(parts[0].shared).given:
        roles[0] = Role.FAMILY
    return tuple(
        part if part.role is Role.INITIAL else replace(part, role=role)
        for part, role in zip(parts, roles, strict=False)
    )


def _plain(words: list[Word]) -> tuple[Part, ...]:
    reading = _Reading()
    _take(reading, words)
    return tuple(Part(part.written, part.shared, Role.KNOWN_AS) for part in (*reading.kunya, *reading.parts))


def _says_nothing(words: list[Word]) -> bool:
    """Say whether the words only state that there is no name: "unknown", غیر معروف, "no name"."""
    plain = [word.spelt in vague() for word in words]
    if not all(vague or word.kind is Kind.NOTHING for vague, word in zip(plain, words, strict=True)):
        return False
    return len(words) > 1 or words[0].kind is Kind.NOTHING


def _in_capitals(word: Word) -> bool:
    return len(word.written) > 1 and word.written.isupper()


def _family_in_capitals(words: list[Word]) -> int:
    """Return how many words at the head are in capitals, as a family name before the others is."""
    large = [_in_capitals(word) for word in words]
    if large and words[0].kind is Kind.SON_OF and not words[0].written and len(large) > 1:
        large[0] = large[1]  # BENMANSOUR is two words
    count = large.index(False) if False in large else 0
    if count == 0 or any(large[count:]):
        return 0
    if any(word.kind not in (Kind.PLAIN, Kind.SON_OF) for word in words[:count]):
        return 0
    return count if words[count].kind is Kind.PLAIN else 0


def _only_titles(words: list[Word]) -> bool:
    return all(word.kind is Kind.TITLE for word in words)


def parse(name: str) -> Name:
    """Read the parts of ``name``; no parts if there is nothing to read."""
    name = name[: _LONG_NAME * 10]
    asides: list[list[Word]] = []
    if not _ASIDE_SIGNS.isdisjoint(name):
        asides = [_words(found["said"] or found["quoted"] or "") for found in _ASIDE.finditer(name)]
        outside = _ASIDE.sub(" ", name)
        if _words(outside):
            name = outside
        else:
            asides = []
    segments = [words for words in map(_words, _COMMA.split(name)) if words]
    if not segments or _says_nothing([word for segment in segments for word in segment]):
        return Name(())
    turned = (
        len(segments) == 2 and segments[1][0].kind not in _NOT_A_GIVEN_NAME and not _only_titles(segments[1])
    )
    words = segments[1] + segments[0] if turned else [word for segment in segments for word in segment]
    if len(segments) == 1 and (capitals := _family_in_capitals(words)):
        words, turned = words[capitals:] + words[:capitals], True
    others: list[list[Word]] = []
    if any(word.kind in (Kind.KNOWN_AS, Kind.KNOWN_AS_ALONE) for word in words):
        words, others = _split_known_as(words)
    reading = _Reading()
    _take(reading, words[:_LONG_NAME])
    parts = _roles(reading) if reading.parts else ()
    known_as = tuple(found for found in map(_plain, asides + others) if found)
    opens = bool(words) and words[0].kind is Kind.SON_OF and len(parts) > 1
    return Name(
        parts,
        tuple(reading.titles),
        tuple(reading.kunya),
        known_as,
        bool(reading.fathers),
        turned,
        opens,
    )


def divide(name: str) -> tuple[Part, ...]:
    """Return the parts of ``name`` that are compared, kunya and titles aside; none if nothing can be read."""
    return parse(name).parts
