"""How well text comes out of PDFs: character error rate per producer, and digit strings exactly right.

Run ``python benchmarks/accuracy_pdf_text.py``; ``--set tuned`` and ``--set seen`` measure on texts that the
rules were made and mended with, instead of those kept apart, ``--errors`` prints what differs. Chromium,
LibreOffice, Typst and a scanner (a page drawn at 200 dpi, turned by 0.7 degrees, with noise, as JPEG) set the
same fictional texts in Arabic and Persian. The rate counts inserted, left out and changed characters over
those of the text, white space taken as one space; "no ZWNJ" leaves U+200C out on both sides, which some
producers do not write.
"""

from __future__ import annotations

import argparse
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from rapidfuzz.distance import Levenshtein

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from sijill.claims.document import Document  # noqa: E402 - after the path to the tests
from sijill.extraction.given import given  # noqa: E402 - after the path to the tests
from sijill.extraction.readers.pdf import read  # noqa: E402 - after the path to the tests
from tests.extraction.pdf.producers import (  # noqa: E402 - after the path to the tests
    Text,
    as_html,
    chromium,
    libreoffice,
    marked_up,
    scanned,
    typeset,
)

FONTS: dict[str, dict[str, tuple[str, ...]]] = {
    "tuned": {"ar": ("Noto Naskh Arabic",), "fa": ("Noto Naskh Arabic",)},
    "seen": {"ar": ("Noto Sans Arabic", "DejaVu Sans"), "fa": ("Noto Sans Arabic", "Noto Kufi Arabic")},
    "held": {"ar": ("Noto Kufi Arabic", "Noto Naskh Arabic"), "fa": ("DejaVu Sans", "Noto Naskh Arabic")},
}
PRODUCERS: dict[str, Callable[[Text], bytes]] = {
    "Chromium": lambda text: chromium(as_html(text)),
    "LibreOffice": libreoffice,
    "Typst": typeset,
    "scanner": lambda text: scanned(typeset(text)),
}
_NUMBER = re.compile(r"[+\d][\d/.,:٫٬–\-]*\d|\d")
_ZWNJ = "\u200c"


def texts(kind: str) -> list[Text]:
    """Read the texts of a set, each once for every font."""
    found = []
    for language, fonts in FONTS[kind].items():
        source = (ROOT / "benchmarks" / "pdf_texts" / f"{kind}_{language}.txt").read_text("utf-8")
        found += [marked_up(source, language, font) for font in fonts]
    return found


def plain(document: Document) -> str:
    """Give the text of a document, cells and blocks apart by a space."""
    return normal(document.prose())


def normal(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def numbers(text: str) -> Counter[str]:
    """Count the digit strings of a text, with what joins their digits."""
    return Counter(_NUMBER.findall(text))


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--set", choices=sorted(FONTS), default="held")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--producer", choices=sorted(PRODUCERS))
    arguments = parser.parse_args()
    print(
        f"{'producer':12} {'language':8} {'characters':>10} {'CER':>7} {'no ZWNJ':>8} {'numbers right':>14}"
    )
    for name, produce in PRODUCERS.items():
        if arguments.producer in (None, name):
            measure(name, produce, arguments.set, errors=arguments.errors)
    return 0


def measure(name: str, produce: Callable[[Text], bytes], kind: str, *, errors: bool) -> None:
    sums: dict[str, list[int]] = {}
    for text in texts(kind):
        wanted = normal(" ".join(text.expected()))
        with given(produce(text), "page.pdf") as source:
            got = plain(read(source))
        right = (numbers(wanted) & numbers(got)).total()
        counts = [
            len(wanted),
            Levenshtein.distance(wanted, got),
            Levenshtein.distance(wanted.replace(_ZWNJ, ""), got.replace(_ZWNJ, "")),
            right,
            numbers(wanted).total(),
        ]
        sums[text.language] = [a + b for a, b in zip(sums.get(text.language, [0] * 5), counts, strict=True)]
        if errors:
            show(wanted, got, name, text)
    for language, (size, wrong, without, right, all_numbers) in sums.items():
        print(
            f"{name:12} {language:8} {size:10} {wrong / size:7.2%} {without / size:8.2%}"
            f" {right:7} of {all_numbers}"
        )


def show(wanted: str, got: str, name: str, text: Text) -> None:
    for edit in Levenshtein.opcodes(wanted, got):
        if edit.tag != "equal":
            around = wanted[max(edit.src_start - 12, 0) : edit.src_end + 12]
            written, read_as = wanted[edit.src_start : edit.src_end], got[edit.dest_start : edit.dest_end]
            print(f"  {name} {text.font}: {written!r} -> {read_as!r} in {around!r}")
    missing = numbers(wanted) - numbers(got)
    if missing:
        print("  numbers wrong:", dict(missing), "instead", dict(numbers(got) - numbers(wanted)))


if __name__ == "__main__":
    sys.exit(main())
