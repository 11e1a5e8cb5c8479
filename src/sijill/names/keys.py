"""Blocking keys: a skeleton of consonant classes that both scripts lead to.

Vowels, ``h`` and ``y`` inside a part are left out; consonants that Arabic, Persian, Turkish and European
spellings exchange share a class. A letter with two readings (ث is t or s, و is a vowel or v) gives two
keys. A listed name (Mehmet) has the key of its first spelling (محمد) too. Keys are for finding candidates:
they are meant to collide.
"""

from functools import lru_cache
from itertools import product, zip_longest

from sijill.names.lexicon import listed_spelling
from sijill.names.parsing import Role, parse
from sijill.names.sounds import VOWELS, sounds

_MAX_KEYS = 4  # a part
_OF_LISTED = 1
_MOST = 6

# Each entry: the classes a sound may belong to, then the sounds; "-" is no class at all.
_CLASSES = {
    sound: classes
    for classes, sounds_of in {
        "P": "bp", "T": "tT", "TS": "O", "J": "jJ", "K": "gGqk", "C": "CS", "X": "X", "D": "d", "DS": "DWZ",
        "R": "r", "S": "zs", "F": "fv", "-F": "w", "L": "l", "M": "m", "N": "n",
    }.items()
    for sound in sounds_of
}  # fmt: skip
_FIRST = {"h": "H", "y": "Y", "Y": "Y", "w": "F", "g": "KJ"} | dict.fromkeys(VOWELS, "A")
_LAST = {"d": "T", "D": "TS", "W": "TS"}  # Turkish writes Mehmet, Ahmet, Murat


@lru_cache(maxsize=1 << 17)
def _part_keys(part: str) -> tuple[str, ...]:
    heard = sounds(part)
    if not heard:
        return (part,)
    last = len(heard.rstrip("aeiouAUIEYhy?")) - 1
    choices: list[str] = []
    for index, sound in enumerate(heard):
        options = _FIRST.get(sound) if index == 0 else _LAST.get(sound) if index == last else None
        options = options or _CLASSES.get(sound)
        if options:
            choices.append(options)
    found = ("".join(choice).replace("-", "") for choice in product(*choices))
    distinct = dict.fromkeys(key for key in found if key)
    return tuple(distinct)[:_MAX_KEYS]


def part_keys(shared: str) -> tuple[str, ...]:
    """Return the keys of one part (``Part.shared``), the likeliest first, at most four."""
    listed = listed_spelling(shared)
    found = [*_part_keys(listed)[:_OF_LISTED]] if listed else []
    return tuple(dict.fromkeys([*found, *_part_keys(shared)]))[:_MAX_KEYS]


def keys(name: str) -> tuple[str, ...]:
    """Return the distinct blocking keys of ``name``, at most six; none if it cannot be read.

    Two names are worth comparing if they share a key. The first part and the last come first, and each part
    has its likeliest key before any has a second.
    """
    parsed = parse(name)
    parts = [part for part in parsed.parts if part.role is not Role.INITIAL] or list(parsed.parts)
    ordered = [
        *parts[:1],
        *parts[:0:-1],
        *(part for other in parsed.known_as for part in other),
        *parsed.kunya,
    ]
    found = zip_longest(*(part_keys(part.shared) for part in ordered))
    distinct = dict.fromkeys(key for level in found for key in level if key)
    return tuple(distinct)[:_MOST]
