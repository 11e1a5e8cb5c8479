"""Pages a second: this reader beside the bare library's own text, on the same pages in the same run.

Run ``python benchmarks/pdf_pages.py [--pages N]``. The pages are fictional Arabic, Persian and English text
set by Typst and printed by Chromium (which paints each letter alone). The bare library gives text in the
order in which it was painted, without tables, places or warnings. Processor time of this process; the median
of several rounds, which alternate.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pypdfium2

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from sijill.extraction.given import given  # noqa: E402 - after the path to the tests
from sijill.extraction.readers.pdf import read  # noqa: E402 - after the path to the tests
from tests.extraction.pdf.producers import (  # noqa: E402 - after the path to the tests
    Text,
    as_html,
    chromium,
    joined_pages,
    marked_up,
    typeset,
)

ROUNDS = 5
ENGLISH = (
    """# Arrests in the valley of Sinara

On 17 May 2023 Salim Omar (34) was taken from his home at 10:30 with 12–15 others, 3.5% of the quarter.

| Name | Age | Date | Sentence |
| Suad Ahmad | 27 | 2023-05-17 | 3 years |
| Luay Ali | 41 | 2023-10-07 | 5 years 6 months |

"""
    + "The court heard three witnesses, who had waited since dawn, and set a fine of 1,500 crowns. " * 12
)


def bare(data: bytes) -> int:
    """Read the text of each page as the library gives it."""
    document = pypdfium2.PdfDocument(data)
    for page in document:
        text = page.get_textpage()
        text.get_text_range()
        text.close()
        page.close()
    count = len(document)
    document.close()
    return count


def ours(data: bytes) -> int:
    """Read a document as the worker does."""
    with given(data, "pages.pdf", ocr=False) as source:
        document = read(source)
    return max(int(block.place["page"]) for block in document.blocks)


def seconds(read_all: Callable[[bytes], int], data: bytes, pages: int) -> float:
    start = time.process_time()
    found = read_all(data)
    if found != pages:
        raise SystemExit(f"{found} pages were read instead of {pages}.")
    return (time.process_time() - start) / pages


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pages", type=int, default=40, help="pages of each document")
    pages = parser.parse_args().pages
    texts = {"English": marked_up(ENGLISH, "en", "DejaVu Sans")}
    for language, name in (("ar", "Arabic"), ("fa", "Persian")):
        source = (ROOT / "benchmarks" / "pdf_texts" / f"tuned_{language}.txt").read_text("utf-8")
        texts[name] = marked_up(source, language, "Noto Naskh Arabic")
    makers: dict[str, Callable[[Text], bytes]] = {
        "Typst": typeset,
        "Chromium": lambda text: chromium(as_html(text)),
    }
    print(f"{'producer':10} {'text':8} {'bare pages/s':>12} {'ours pages/s':>12} {'ratio':>7}")
    for producer, make in makers.items():
        for name, text in texts.items():
            one = make(text)
            count = len(pypdfium2.PdfDocument(one))
            data = joined_pages([one] * max(pages // count, 1))
            compare(producer, name, data, count * max(pages // count, 1))
    return 0


def compare(producer: str, name: str, data: bytes, pages: int) -> None:
    rounds = [(seconds(bare, data, pages), seconds(ours, data, pages)) for _ in range(ROUNDS)]
    slow, fast = (statistics.median(column) for column in zip(*((b, a) for a, b in rounds), strict=True))
    print(f"{producer:10} {name:8} {1 / fast:12.0f} {1 / slow:12.0f} {slow / fast:6.1f}x")


if __name__ == "__main__":
    sys.exit(main())
