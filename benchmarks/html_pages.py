"""How many pages a second are read, beside the libraries that do part of the work.

Usage: ``python benchmarks/html_pages.py [--pages N]``. Pages of 50 KiB, fictional and the same at every run:
an article with a table inside menus, related links, comments and a footer. In the same run, on the same
pages: selectolax (all text, no blocks), trafilatura (main text, no blocks), and Sijill's reader (all text
in blocks, tables as rows, the matter told by trafilatura, the page bounded first). Times are the processor's.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Sequence

from selectolax.lexbor import LexborHTMLParser
from trafilatura.core import bare_extraction

from sijill.extraction import extract_bytes
from sijill.extraction.markup.bounds import cost

PAGE_BYTES = 50 * 1024
WORDS = (
    "أوقفت", "الشرطة", "في", "مدينة", "لوماو", "ثلاثة", "صيادين", "فجر", "يوم", "الاثنين", "بحسب", "ما",
    "قالته", "عائلاتهم", "ونقلتهم", "إلى", "سجن", "ريشبار", "شمال", "وقالت", "والدة", "أحدهم", "إن", "ابنها",
)  # fmt: skip


def fictional_page(seed: int) -> bytes:
    """Make a page of about 50 KiB."""
    chance = random.Random(seed)

    def words(least: int, most: int) -> str:
        return " ".join(chance.choices(WORDS, k=chance.randint(least, most)))

    menu = "".join(f"<li class='menu-item'><a href='/{n}'>{words(1, 2)}</a></li>" for n in range(60))
    related = "".join(f"<div class='card'><a href='/r/{n}'>{words(6, 12)}</a></div>" for n in range(25))
    comments = "".join(f"<div class='comment'><p>{words(5, 30)}</p></div>" for n in range(20))
    rows = "".join(f"<tr><td>{words(2, 3)}</td><td>{n}</td><td>{words(1, 2)}</td></tr>" for n in range(20))
    article = f"<table><tr><th>الاسم</th><th>العمر</th><th>السجن</th></tr>{rows}</table>"
    rest = f"<div class='related'>{related}</div><section id='comments'>{comments}</section>"
    script = "<script>" + "var a = '<div>';" * 300 + "</script>"
    while len((script + menu + article + rest).encode()) < PAGE_BYTES:
        article += f"<p>{words(30, 90)} <b>{words(1, 3)}</b> <a href='/x'>{words(1, 3)}</a>.</p>"
    head = f"<meta charset='utf-8'><title>{words(4, 8)}</title>{script}"
    body = (
        f"<header><nav><ul>{menu}</ul></nav></header><main><article><h1>{words(4, 8)}</h1>{article}</article>"
        f"{rest}</main><footer><p>{words(8, 20)}</p></footer>"
    )
    return f"<!DOCTYPE html><html lang='ar'><head>{head}</head><body>{body}</body></html>".encode()


def all_text(page: bytes) -> object:
    """Read what selectolax reads."""
    body = LexborHTMLParser(page.decode()).body
    return body.text() if body is not None else None


def main_text(page: bytes) -> object:
    """Read what trafilatura reads."""
    return bare_extraction(page.decode(), include_comments=False, favor_recall=True)


def document(page: bytes) -> object:
    """Read what Sijill reads."""
    return extract_bytes(page, "page.html")


def scan(page: bytes) -> object:
    """Only bound the page."""
    return cost(page.decode())


def rate(read: Callable[[bytes], object], pages: Sequence[bytes]) -> float:
    """Give the pages a second, of the processor's time."""
    read(pages[0])
    start = time.process_time()
    for page in pages:
        read(page)
    return len(pages) / (time.process_time() - start)


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    arguments.add_argument("--pages", type=int, default=200)
    pages = [fictional_page(seed) for seed in range(arguments.parse_args().pages)]
    readers = {"selectolax": all_text, "trafilatura": main_text, "bounds": scan, "sijill": document}
    rates = {name: rate(read, pages) for name, read in readers.items()}
    print(
        f"{len(pages)} pages of {sum(map(len, pages)) // len(pages) // 1024} KiB, pages a second (processor):"
    )
    for name, pages_a_second in rates.items():
        ratio = f"{rates['sijill'] / pages_a_second:6.3f} of it is Sijill's" if name != "sijill" else ""
        print(f"  {name:12} {pages_a_second:8.0f}  {ratio}")


if __name__ == "__main__":
    main()
