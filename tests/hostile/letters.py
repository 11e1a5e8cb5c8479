"""Texts whose letters turn, vanish, look like others, or are not in the encoding that they seem to be."""

from __future__ import annotations

from tests.hostile.files import BadFile, fixed


def text(said: str) -> bytes:
    return said.encode()


_LINE = "أُوقف سمير الكلتابي، العمر ٣٤، في ١٤٠٢.\n"
"""An Arabic line: a name, an age and a year in the digits of the script."""

FILES = (
    BadFile(
        "turned.txt",
        fixed(text("the age is \u202e43\u202c years")),
        "read",
        ("turn the direction of letters",),
        text="the age is \u202e43\u202c years",
    ),
    BadFile(
        "joiners.txt",
        fixed(text("می\u200cشود\u200b و نمی\u200dشود")),
        "read",
        text="می\u200cشود\u200b و نمی\u200dشود",
    ),
    BadFile(
        "kaf-and-yeh.txt", fixed(text("كريمي کریمی ١٢٣ ۱۲۳ 123")), "read", text="كريمي کریمی ١٢٣ ۱۲۳ 123"
    ),
    BadFile("forms.txt", fixed(text("ﺳﻤﯿﺮ ﷲ ﻻ")), "read", text="ﺳﻤﯿﺮ ﷲ ﻻ"),
    BadFile("twins-nfc.txt", fixed(text("Jos\u00e9 \u0622")), "read", text="Jos\u00e9 \u0622"),
    BadFile("twins-nfd.txt", fixed(text("Jose\u0301 \u0627\u0653")), "read", text="Jose\u0301 \u0627\u0653"),
    BadFile(
        "nul.txt",
        fixed(b"before\x00after, and more of it"),
        "read",
        ("could not be kept",),
        text="before\ufffdafter, and more of it",
    ),
    BadFile(
        "surrogate.txt",
        fixed(b"\xff\xfe" + "a b".encode("utf-16-le") + b"\x00\xd8" + "c d".encode("utf-16-le")),
        "read",
        ("are now U+FFFD",),
        holds=("a b",),
    ),
    BadFile(
        "surrogate.json",
        fixed(rb'[{"name": "half \ud800 a pair"}]'),
        "read",
        ("cannot be kept",),
        text="name\x1f\x1ehalf \ufffd a pair\x1f\x1e",
    ),
    BadFile(
        "old-arabic.txt",
        fixed((_LINE.replace("٣٤", "34").replace("١٤٠٢", "1402") * 8).encode("cp1256")),
        "read",
        ("look like cp1256",),
        holds=("أُوقف سمير الكلتابي",),
    ),
    BadFile(
        "iso-arabic.txt",
        fixed((_LINE.replace("٣٤", "34").replace("١٤٠٢", "1402") * 8).encode("iso8859-6")),
        "read",
        ("iso8859-6",),
        holds=("أُوقف سمير الكلتابي",),
    ),
    BadFile(
        "broken-utf8.txt",
        fixed(text(_LINE * 20) + b"\xff\xfe\x80" + text(_LINE)),
        "read",
        ("not UTF-8",),
        text=_LINE * 20 + "\ufffd" * 3 + _LINE,
    ),
    BadFile(
        "utf16-odd.txt",
        fixed("a text of two bytes a letter".encode("utf-16") + b"x"),
        "read",
        ("are now U+FFFD",),
    ),
    BadFile(
        "homoglyphs.txt",
        fixed(text("Sаmir Kеltabi and Samir Keltabi")),
        "read",
        text="Sаmir Kеltabi and Samir Keltabi",
    ),
    BadFile(
        "controls.txt",
        fixed(b"\x1b[2J\x1b]0;owned\x07 a line\x08\x08\x08 of text " + b"and words " * 40),
        "read",
        holds=("and words",),
    ),
    BadFile(
        "separators.csv",
        fixed(b"name,note\nSamir,a\x1fb\x1ec\n" + b"Samir,a long note\n" * 4),
        "read",
        ("Separators inside its cells are now U+FFFD (2).",),
    ),
    BadFile("combining.txt", fixed(text("a" + "\u0301" * 200_000 + " end")), "read"),
    BadFile(
        "نام\u202egpj.txt", fixed(text("a file whose name turns")), "read", text="a file whose name turns"
    ),
    BadFile(
        "x" * 251 + ".txt",
        fixed(text("a file whose name is as long as can be")),
        "read",
        text="a file whose name is as long as can be",
    ),
    BadFile(
        "ش" * 125 + ".txt",
        fixed(text("a file with a long Arabic name")),
        "read",
        text="a file with a long Arabic name",
    ),
    BadFile(
        "two\nlines \x1b[31m.txt",
        fixed(text("a file whose name has two lines")),
        "read",
        text="a file whose name has two lines",
    ),
    BadFile("two\nlines.rtf", fixed(b"{\\rtf1 x}"), says=("it is an RTF text",)),
)
