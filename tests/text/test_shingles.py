"""Sketches tell how much two texts have in common as the texts themselves would."""

from __future__ import annotations

import hashlib
import random
import re
import subprocess
import sys
import time
import zlib
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.text.shingles import (
    BANDS,
    FEWEST,
    SAMPLED,
    VALUES,
    WORDS,
    bands,
    containment,
    resemblance,
    signature,
    sketch,
)

SENTENCE = (
    "Sara Mirlani was taken from her home in Tirdan on the night of the storm, said a neighbour who did not"
    " want to be named, and nobody in the family has heard of her since then or knows where she is held."
)
LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"


def words(seed: int, number: int) -> list[str]:
    """Make a text that shares nothing with one of another seed."""
    chance = random.Random(seed)
    return ["".join(chance.choices(LETTERS, k=chance.randint(3, 8))) for _ in range(number)]


def exact(left: list[str], right: list[str]) -> float:
    """Give the resemblance of two texts as their runs of words have it."""
    one, two = (
        {tuple(text[start : start + WORDS]) for start in range(len(text) - WORDS + 1)}
        for text in (left, right)
    )
    return len(one & two) / len(one | two)


def edited(text: list[str], chance: random.Random, share: float) -> list[str]:
    """Put other words in place of some of a text's."""
    return [chance.choice(LETTERS) * 9 if chance.random() < share else word for word in text]


def half_alike(number: int) -> Iterator[tuple[list[str], list[str]]]:
    """Make pairs of texts whose resemblance is one half or little more."""
    chance = random.Random(7)
    while number:
        text = words(chance.randrange(1 << 30), chance.randint(60, 400))
        other = edited(text, chance, chance.uniform(0.03, 0.12))
        if 0.5 <= exact(text, other) <= 0.56:
            number -= 1
            yield text, other


def test_a_sketch_is_the_same_on_every_machine() -> None:
    made = sketch(SENTENCE)

    assert (made.shingles, made.signature[:3], made.signature[-1], made.sample[:2]) == (
        38,
        (374586921, 299085726, 22747702),
        85755331,
        ("000118bb9121", "12faf9087543"),
    )


def test_a_sketch_is_made_as_the_docstring_says() -> None:
    found = re.findall(r"\w+", SENTENCE.lower())
    numbers = set()
    for start in range(len(found) - WORDS + 1):
        number = 0
        for word in found[start : start + WORDS]:
            number = splitmix(number ^ zlib.crc32(word.encode()))
        numbers.add(number)
    digests = [hashlib.sha256(f"sijill/shingles/1/{number}".encode()).digest() for number in range(VALUES)]
    permutations = [(int.from_bytes(one[:8]) | 1, int.from_bytes(one[8:16])) for one in digests]

    made = sketch(SENTENCE)

    assert made.shingles == len(numbers)
    assert made.signature == tuple(
        min((factor * number + term) % (1 << 64) for number in numbers) >> 32 for factor, term in permutations
    )
    assert made.sample == tuple(f"{number >> 16:012x}" for number in sorted(numbers) if number % SAMPLED == 0)


def splitmix(number: int) -> int:
    number = (number + 0x9E3779B97F4A7C15) % (1 << 64)
    number = ((number ^ (number >> 30)) * 0xBF58476D1CE4E5B9) % (1 << 64)
    number = ((number ^ (number >> 27)) * 0x94D049BB133111EB) % (1 << 64)
    return number ^ (number >> 31)


def test_a_signature_has_128_values_of_32_bits() -> None:
    made = signature(SENTENCE)

    assert len(made) == VALUES == 128
    assert all(0 <= value < 1 << 32 for value in made)


@pytest.mark.parametrize("text", ["", "  ", "one two three", "a b c d e " * 40, " ".join(words(1, 29))])
def test_a_text_that_is_too_short_or_repeats_itself_has_no_signature(text: str) -> None:
    made = sketch(text)

    assert made.shingles < FEWEST
    assert (made.signature, made.sample) == ((), ())
    assert bands(made.signature) == ()
    assert resemblance(made.signature, made.signature) == 0
    assert containment(made, sketch(SENTENCE)) == 0


def test_thirty_words_are_enough() -> None:
    assert len(signature(" ".join(words(1, 30)))) == VALUES


def test_spelling_marks_case_and_punctuation_make_no_difference() -> None:
    text = " ".join(words(2, 60))
    spelt = text.replace("ي", "ی").replace("ك", "ک").replace(" ", "،  \n")

    assert signature(spelt) == signature(text)
    assert signature(SENTENCE.upper().replace(",", " –")) == signature(SENTENCE)


def test_another_order_of_the_words_is_another_text() -> None:
    text = words(3, 200)

    assert resemblance(signature(" ".join(text)), signature(" ".join(reversed(text)))) == 0


@given(st.integers(0, 1 << 30), st.integers(40, 300), st.floats(0, 0.3))
def test_resemblance_is_estimated_within_six_standard_errors(seed: int, number: int, share: float) -> None:
    text = words(seed, number)
    other = edited(text, random.Random(seed), share)
    true = exact(text, other)

    estimate = resemblance(signature(" ".join(text)), signature(" ".join(other)))

    assert abs(estimate - true) <= 6 * (true * (1 - true) / VALUES) ** 0.5 + 1 / VALUES


@given(st.integers(0, 1 << 30))
def test_resemblance_is_one_of_the_same_and_the_same_from_either_side(seed: int) -> None:
    one, two = signature(" ".join(words(seed, 50))), signature(" ".join(words(seed, 80)))

    assert resemblance(one, one) == 1
    assert resemblance(one, two) == resemblance(two, one)


def test_of_texts_that_are_half_alike_95_in_100_share_a_band() -> None:
    pairs = [
        (bands(signature(" ".join(one))), bands(signature(" ".join(two)))) for one, two in half_alike(400)
    ]

    found = sum(not set(one).isdisjoint(two) for one, two in pairs)

    assert found >= 0.95 * len(pairs)


def test_texts_of_others_share_no_band() -> None:
    made = [set(bands(signature(" ".join(words(seed, 200))))) for seed in range(300)]

    assert len(set.union(*made)) == 300 * BANDS


@pytest.mark.parametrize("around", [300, 3_000, 30_000])
def test_an_article_in_a_long_report_is_contained_though_they_do_not_resemble(around: int) -> None:
    article, report = words(4, 300), words(5, around)
    whole = sketch(" ".join([*report[: around // 2], *article, *report[around // 2 :]]))
    part = sketch(" ".join(article))

    assert containment(part, whole) == 1
    assert containment(whole, part) < 0.65
    assert containment(part, sketch(" ".join(report))) == 0


@given(st.integers(0, 1 << 30), st.floats(0.1, 1))
def test_containment_is_estimated_from_one_shingle_in_eight(seed: int, share: float) -> None:
    article = words(seed, 1_200)
    kept = article[: round(share * len(article))]
    other = sketch(" ".join([*kept, *words(seed + 1, 500)]))
    true = (len(kept) - WORDS + 1) / (len(article) - WORDS + 1)
    part = sketch(" ".join(article))

    error = (true * (1 - true) / len(part.sample)) ** 0.5
    assert abs(containment(part, other) - true) <= 6 * error + 1 / len(part.sample)
    assert part.shingles / SAMPLED / 2 < len(part.sample) < part.shingles / SAMPLED * 2


def test_a_megabyte_is_sketched_in_less_than_a_second() -> None:
    text = " ".join(words(6, 90_000))
    assert len(text.encode()) > 1_000_000
    sketch(SENTENCE)

    start = time.process_time()
    sketch(text)

    assert time.process_time() - start < 1


def test_numpy_is_loaded_with_the_first_sketch_alone() -> None:
    code = (
        "import sys, sijill.text.shingles as s; before = 'numpy' in sys.modules; s.sketch('a ' * 9);"
        " print(before, 'numpy' in sys.modules)"
    )

    said = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout

    assert said.split() == ["False", "True"]


@given(st.text())
def test_every_text_has_a_sketch(text: str) -> None:
    made = sketch(text)

    assert len(made.signature) in (0, VALUES)
    assert list(made.sample) == sorted(set(made.sample))
