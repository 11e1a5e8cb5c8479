"""What is odd about pages, gathered so that each oddity is one sentence that names its pages."""

from __future__ import annotations

from collections.abc import Iterable

_MOST_SPANS = 12


class Findings:
    """Sentences in the order in which they first came up, each with the pages that it holds for."""

    def __init__(self) -> None:
        self._pages: dict[str, list[int]] = {}
        self._whole: dict[str, None] = {}

    def say(self, sentence: str) -> None:
        """Note what holds for the whole file."""
        self._whole.setdefault(sentence)

    def note(self, sentence: str, page: int) -> None:
        """Note what holds for a page; ``{pages}`` in the sentence becomes "Page 3" or "Pages 3–5"."""
        pages = self._pages.setdefault(sentence, [])
        if not pages or pages[-1] != page:
            pages.append(page)

    def sentences(self) -> tuple[str, ...]:
        """Give the sentences, those on pages with the pages named."""
        return (
            *self._whole,
            *(
                sentence.replace("{pages}", named(sorted(set(pages))))
                for sentence, pages in self._pages.items()
            ),
        )


def named(pages: Iterable[int]) -> str:
    """Name pages: "Page 3", "Pages 3, 5–7 and others"."""
    ordered = list(pages)
    spans: list[tuple[int, int]] = []
    for page in ordered:
        if spans and page == spans[-1][1] + 1:
            spans[-1] = (spans[-1][0], page)
        else:
            spans.append((page, page))
    shown = ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in spans[:_MOST_SPANS])
    more = " and others" if len(spans) > _MOST_SPANS else ""
    return f"{'Page' if len(ordered) == 1 else 'Pages'} {shown}{more}"
