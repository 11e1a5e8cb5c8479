"""Make ``src/sijill/text/frequencies/``: ``python -m tools.word_frequencies``.

Needs the package wordfreq (Speer 2022, doi:10.5281/zenodo.7199437) 3.1, which nothing else here needs; its
data may be passed on under CC BY-SA 4.0, and so may what is made of it.
Words are folded as the register folds them, spellings that fold alike are added up, rare ones left out.
"""

import gzip
import math
from collections import defaultdict
from pathlib import Path

import wordfreq  # type: ignore[import-not-found]  # installed apart, to make the lists

from sijill.text import fold_text

OUTPUT = Path(__file__).parent.parent / "src" / "sijill" / "text" / "frequencies"
LISTS = {"ar": "large", "fa": "small"}
RAREST = 63
"""In tenths of a power of ten: one word in two million."""


def common_words(language: str) -> list[list[str]]:
    """Give words by how common they are: those at place n are 10 ** (-n / 10) of all running words."""
    shares: defaultdict[str, float] = defaultdict(float)
    for centibels, words in enumerate(wordfreq.get_frequency_list(language, LISTS[language])):
        for word in words:
            folded = fold_text(word).replace("\u200c", "")
            if folded.isalpha() and not folded.isascii():
                shares[folded] += 10 ** (-centibels / 100)
    by_share: list[list[str]] = [[] for _ in range(RAREST + 1)]
    for word in sorted(shares):
        place = round(-10 * math.log10(shares[word]))
        if place <= RAREST:
            by_share[place].append(word)
    return by_share


def main() -> None:
    """Write a file for each language: a line each tenth of a power of ten."""
    for language in LISTS:
        lines = "\n".join(" ".join(words) for words in common_words(language))
        data = gzip.compress(lines.encode("utf-8"), mtime=0)
        (OUTPUT / f"{language}.txt.gz").write_bytes(data)
        print(language, len(lines.split()), "words", len(data), "bytes")


if __name__ == "__main__":
    main()
