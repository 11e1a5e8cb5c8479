"""The faces of a document, carried within it: only those whose signs are on its pages."""

from __future__ import annotations

import re
from base64 import b64encode
from importlib.resources import files

_ARABIC = re.compile("[\u0600-\u06ff]")
_LATIN = re.compile("[A-Za-z\u00c0-\u017f]")

_FACES = (
    # family, file, weights, which signs bring it in, unicode-range
    ("Vazirmatn", "vazirmatn-arabic", "400 600", _ARABIC, "U+0600-06FF, U+200C-200F"),
    (
        "Vazirmatn",
        "vazirmatn-latin",
        "400 600",
        _LATIN,
        "U+0020-017F, U+02BB-02BC, U+2010-2014, U+2018-2026, U+2039-203A, U+2212",
    ),
    # Its separator of thousands is taken for a letter: that of Vazirmatn stands in.
    ("Noto Naskh Arabic", "naskh-arabic", "400 600", _ARABIC, "U+0600-066B, U+066D-06FF, U+200C-200F"),
    (
        "Naskh Points",
        "naskh-points",
        "400 600",
        _ARABIC,
        "U+0020-002F, U+003A-0040, U+005B-0060, U+007B-007E, U+00A0, U+00AB, U+00B7, U+00BB, U+2013-2014, "
        "U+2018-201D, U+2026",
    ),
    ("Literata", "literata-latin", "400 600", _LATIN, "U+0020-017F, U+02BB-02BC, U+2000-206F, U+2212"),
)


def font_faces(text: str) -> str:
    """Give the CSS of the faces that a text needs, with the fonts in it."""
    rules = []
    for family, file, weights, signs, range_ in _FACES:
        if signs.search(text) is None:
            continue
        held = files(__package__).joinpath("fonts", f"{file}.woff2").read_bytes()
        rules.append(
            f'@font-face{{font-family:"{family}";font-weight:{weights};font-display:swap;'
            f"unicode-range:{range_};"
            f'src:url(data:font/woff2;base64,{b64encode(held).decode()}) format("woff2")}}'
        )
    return "\n".join(rules)
