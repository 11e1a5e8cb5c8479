"""The script most letters of a text are written in."""

from collections import Counter
from functools import lru_cache

UNKNOWN = "Zyyy"

_RANGES = (
    ("Latn", 0x0041, 0x024F),
    ("Grek", 0x0370, 0x03FF),
    ("Cyrl", 0x0400, 0x052F),
    ("Armn", 0x0530, 0x058F),
    ("Hebr", 0x0590, 0x05FF),
    ("Arab", 0x0600, 0x06FF),
    ("Syrc", 0x0700, 0x074F),
    ("Arab", 0x0750, 0x077F),
    ("Arab", 0x0860, 0x08FF),
    ("Deva", 0x0900, 0x097F),
    ("Geor", 0x10A0, 0x10FF),
    ("Latn", 0x1E00, 0x1EFF),
    ("Grek", 0x1F00, 0x1FFF),
    ("Kana", 0x3040, 0x30FF),
    ("Hani", 0x4E00, 0x9FFF),
    ("Hang", 0xAC00, 0xD7A3),
    ("Arab", 0xFB50, 0xFDFF),
    ("Arab", 0xFE70, 0xFEFC),
)


@lru_cache(maxsize=4096)
def _script_of(character: str) -> str:
    code = ord(character)
    return next((name for name, first, last in _RANGES if first <= code <= last), UNKNOWN)


def script(s: str) -> str:
    """Return the ISO 15924 code of the script most letters of ``s`` are in, ``"Zyyy"`` if none is known.

    Of two scripts with the same number of letters, the one that comes first in ``s``.
    """
    counts: Counter[str] = Counter()
    for character, times in Counter(s).items():
        if character.isalpha():
            counts[_script_of(character)] += times
    counts.pop(UNKNOWN, None)
    return counts.most_common(1)[0][0] if counts else UNKNOWN
