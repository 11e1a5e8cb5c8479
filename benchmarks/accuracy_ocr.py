"""How well text is recognised in pictures, and whether a misread number is said to be in doubt.

Usage: ``python benchmarks/accuracy_ocr.py``. Fictional sentences in Arabic, Persian and English are drawn by
Chromium at 300 dpi and read as they are, and worn as by a scanner (turned a little, blurred, grainy, JPEG).
Printed are the share of wrong characters, how many numbers are right, and how many wrong ones bear no doubt.
It needs Chromium and Tesseract.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.extraction.drawing import page_of, scanned
from tests.extraction.test_ocr import (
    ARABIC,
    ENGLISH,
    PERSIAN,
    error_rate,
    numbers_in,
    read,
    text_of,
)


def main() -> None:
    for language, said in (("ar", ARABIC), ("fa", PERSIAN), ("en", ENGLISH)):
        for worn in (False, True):
            page = page_of(said, language)
            began = time.perf_counter()
            found = read(scanned(page) if worn else page)
            took = time.perf_counter() - began
            wanted, had = set(numbers_in(" ".join(said))), set(numbers_in(text_of(found)))
            doubted = set(numbers_in((found.warning or "").partition("Numbers that may be misread")[2]))
            rate = 100 * error_rate(found, said)
            print(
                f"{language} {'scanned' if worn else 'drawn':8} characters wrong"
                f" {rate:5.1f} %, numbers right {len(wanted & had)} of {len(wanted)},"
                f" wrong and not doubted {len(had - wanted - doubted)}; {took:.1f} s a page"
            )


if __name__ == "__main__":
    main()
