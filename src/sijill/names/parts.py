"""The parts of a name: titles, "son of" and articles dropped, glued and split spellings brought together."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from sijill.text import fold_text

# Letters of Latin orthographies whose sound folding would lose (ş is sh, not s).
_SOUNDED = str.maketrans(
    {
        "ş": "sh",
        "Ş": "sh",
        "š": "sh",
        "Š": "sh",
        "ç": "ch",
        "Ç": "ch",
        "č": "ch",
        "Č": "ch",
        "ž": "zh",
        "Ž": "zh",
    }
    | {"ṯ": "th", "Ṯ": "th", "ḏ": "dh", "Ḏ": "dh", "ḫ": "kh", "Ḫ": "kh", "ẖ": "kh", "ġ": "gh", "Ġ": "gh"}
    | {
        "ğ": "gh",
        "Ğ": "gh",
        "ǧ": "j",
        "Ǧ": "j",
        "ñ": "n",
        "ʿ": "",
        "ʾ": "",
        "’": "",
        "‘": "",
        "ʼ": "",
        "`": "",
        "'": "",
    }
)
_KURDISH_VOWEL_SEAT = re.compile(r"(?<!\w)ئ")
_WORD = re.compile(r"[^\W\d_]+-?")

# The article inside a glued compound: عبدالرحمن, abdurrahman, abdolreza, abu'l-fazl.
_GLUED_PREFIX = re.compile(
    r"(?P<ar>عبد|ابو)ال(?P<ar_rest>\w{2,})|(?P<abd>abd)(?:[aeiou]l|[aeou](?=([^aeiou])\4))?(?P<abd_rest>\w{3,})"
    r"|(?P<abu>ab(?:ou|o|u))l-?(?P<abu_rest>\w{3,})"
)
_GLUED_FAITH = re.compile(r"(?P<ar>\w{2,})الدین|(?P<la>\w{2,}?)[aeou]+(?:l-?|d)[dt][ie]+n")


@dataclass(frozen=True, slots=True)
class _Particles:
    titles: frozenset[str]
    kinship: frozenset[str]
    article: frozenset[str]
    assimilated: frozenset[str]
    prefixes: dict[str, str]
    suffixes: frozenset[str]
    openings: frozenset[str]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a name: as written (folded), and in the spelling all its forms share."""

    written: str
    shared: str


@cache
def _particles() -> _Particles:
    table = tomllib.loads(resources.files("sijill.names").joinpath("particles.toml").read_text("utf-8"))
    return _Particles(
        titles=frozenset(table["titles"].split()),
        kinship=frozenset(table["kinship"].split()),
        article=frozenset(table["article"].split()),
        assimilated=frozenset(table["assimilated_article"].split()),
        prefixes=table["prefixes"],
        suffixes=frozenset(table["suffixes"].split()),
        openings=frozenset(table["openings"].split()),
    )


def _without_article(word: str) -> str:
    if word.startswith("ال") and len(word) > 4 and word != "الله":
        return word[2:]
    return word


@lru_cache(maxsize=1 << 17)
def _shared(word: str) -> str:
    """Return one spelling for compounds written with or without the article they hold."""
    if match := _GLUED_PREFIX.fullmatch(word):
        groups = match.groupdict()
        for prefix, rest in (("ar", "ar_rest"), ("abd", "abd_rest"), ("abu", "abu_rest")):
            if groups[prefix]:
                head = "abu" if prefix == "abu" else groups[prefix]
                return head + groups[rest]
    if match := _GLUED_FAITH.fullmatch(word):
        return match["ar"] + "دین" if match["ar"] else match["la"] + "din"
    return _without_article(word)


def _words(name: str) -> list[tuple[str, bool]]:
    """Return the folded words and whether a hyphen follows each."""
    if not name.isascii():
        name = _KURDISH_VOWEL_SEAT.sub("", name.translate(_SOUNDED))
    folded = fold_text(name).replace("'", "")
    return [(word.rstrip("-"), word.endswith("-")) for word in _WORD.findall(folded)]


def _is_article(word: str, following: str | None, *, hyphen: bool) -> bool:
    if following is None:
        return False
    particles = _particles()
    return word in particles.article or (
        hyphen and word in particles.assimilated and word[-1] == following[0]
    )


def _glue(words: list[tuple[str, bool]]) -> list[Part]:
    particles = _particles()
    found: list[Part] = []
    prefix: Part | None = None
    for position, (word, hyphen) in enumerate(words):
        following = words[position + 1][0] if position + 1 < len(words) else None
        if following is not None and (
            word in particles.kinship or _is_article(word, following, hyphen=hyphen)
        ):
            continue
        ending = word in particles.suffixes and (following is None or word not in particles.openings)
        if following is not None and word in particles.prefixes:
            prefix = Part(word, particles.prefixes[word])
        elif prefix is not None:
            found.append(Part(f"{prefix.written} {word}", _shared(prefix.shared + _without_article(word))))
            prefix = None
        elif found and ending:
            found[-1] = Part(f"{found[-1].written} {word}", _shared(found[-1].shared + word))
        else:
            found.append(Part(word, _shared(word)))
    return found


def divide(name: str) -> tuple[Part, ...]:
    """Return the parts of ``name`` in written order; none if there is nothing to read."""
    titles = _particles().titles
    words = _words(name)
    while len(words) > 1 and words[0][0] in titles:
        words.pop(0)
    return tuple(_glue(words))
