"""Make ``src/sijill/extraction/numerals.npz``: ``python -m tools.numerals_model FONT …``.

The fonts are files of open fonts (OFL, Bitstream Vera) that Pillow reads. The model that is shipped was made
from Amiri, Cairo, Scheherazade New, Tajawal, Almarai, Lateef, IBM Plex Sans Arabic and Changa (regular and
bold, as packed by Fontsource), Noto Naskh, Noto Sans and Noto Kufi Arabic, Vazirmatn, DejaVu Sans and Mono;
for western digits also from Literata, DejaVu Serif, Liberation Sans and Serif, Noto Sans and Serif.

Numbers are drawn in every font, at several sizes, askew, blurred and grainy, and taken apart by the same code
that reads them; those that come apart into as many glyphs as they have letters are what is learnt. A network
with one hidden layer is trained with Adam (Kingma and Ba 2015). Takes about ten minutes on one core.
"""

import argparse
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from sijill.extraction.glyphs import features, glyphs, ink_in
from sijill.extraction.lettering import Grey, line_height
from sijill.extraction.numerals import ARABIC_INDIC, CLASSES, PERSIAN, WESTERN

OUTPUT = Path(__file__).parent.parent / "src" / "sijill" / "extraction" / "numerals.npz"
NUMBERS = 14_000
HIDDEN = 96
EPOCHS = 16
BATCH = 128
SIZES = (28, 36, 44, 52)
OTHERS = 0.25
"""The share of words among what is drawn: they teach what is no digit."""

DRAWN_AS = {"٫": ",", "٬": ",", "،": ",", "٪": "%"}
NONE = ""
ARABIC = (
    "محكمة سجن يوم حزيران الساعة على من في المتهم قاسم شخص بتاريخ شهر سنة عام بند زندان سال نفر روز حكم كما"
    " كان گفت چهار پنج هفت شش در از او دار زور دور دارد وزير درب زد ورود رو دو آزاد وارد كرد قرار ضرر برد"
)
LATIN = "the court held that prison sentence of years in Article Mr and No page case"

Numbers = NDArray[np.float32]
Layout = ImageFont.Layout


@dataclass
class Examples:
    """Rows of features, and the class of each."""

    rows: list[Numbers] = field(default_factory=list)
    classes: list[int] = field(default_factory=list)


@cache
def font(path: str, size: int, layout: Layout) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, size, layout_engine=layout)


@cache
def has(path: str, letter: str) -> bool:
    """Tell whether a font draws a letter, and not the box that stands for missing ones."""
    drawn = font(path, 60, Layout.BASIC).getmask(letter)
    return drawn.getbbox() is not None and bytes(drawn) != bytes(
        font(path, 60, Layout.BASIC).getmask("\ue123")
    )


@cache
def nought_is_ring(path: str) -> bool:
    """Tell whether a font's Persian nought has a hole."""
    picture = Image.new("L", (140, 200), 255)
    ImageDraw.Draw(picture).text((40, 40), PERSIAN[0], font=font(path, 80, Layout.BASIC), fill=0)
    picture = picture.point(lambda level: 255 if level > 128 else 0)
    ImageDraw.floodfill(picture, (0, 0), 0)
    return bool(np.count_nonzero(np.asarray(picture) > 128) > 20)


@cache
def height_of_lines(path: str) -> float:
    """Give the height of a line of words, as it is measured on a page, for a size of 1."""
    chance, words = random.Random(5), (ARABIC if has(path, "م") else LATIN).split()
    page = Image.new("L", (2200, 1400), 255)
    draw = ImageDraw.Draw(page)
    for line in range(12):
        text = " ".join(chance.choice(words) for _ in range(14))
        draw.text((60, 40 + line * 110), text, font=font(path, 48, Layout.RAQM), fill=0)
    return (line_height(np.asarray(page)) or 48.0) / 48


def number(chance: random.Random, digits: str) -> str:
    """Make up a number as reports have them: ages, years, dates, times, amounts."""

    def some(count: int) -> str:
        return "".join(chance.choice(digits) for _ in range(count))

    forms = (
        "1",
        "2",
        "2",
        "3",
        "4",
        "4/2/2",
        "2/2/4",
        "2:2",
        "2,3",
        "2٬3",
        "2.1",
        "2٫1",
        "(2)",
        "2-2-4",
        "1%",
        "2٪",
    )
    form = chance.choice(forms) + chance.choice(("",) * 9 + (".", "،", ":"))
    return "".join(some(int(letter)) if letter.isdigit() else letter for letter in form)


def drawn(chance: random.Random, text: str, path: str, size: int) -> Grey:
    """Draw a word as a scanner would see it."""
    # The basic layout draws what it is given from left to right: a number as it is seen.
    layout = Layout.RAQM if any(letter.isalpha() for letter in text) else Layout.BASIC
    face = font(path, size * 3, layout)
    picture = Image.new("L", (int(face.getlength(text)) + size * 6, size * 9), 255)
    ImageDraw.Draw(picture).text((size * 3, size * 3), text, font=face, fill=0)
    picture = picture.rotate(chance.uniform(-1.6, 1.6), Image.Resampling.BICUBIC, fillcolor=255)
    picture = picture.resize((picture.width // 3, picture.height // 3), Image.Resampling.BOX)
    picture = picture.filter(ImageFilter.GaussianBlur(chance.choice((0, 0.4, 0.8, 1.1)) * size / 45))
    dark, light = chance.uniform(0, 70), chance.uniform(190, 255)
    grain = np.random.default_rng(chance.randrange(1 << 30)).normal(
        0, chance.choice((0, 4, 9)), picture.size[::-1]
    )
    grey = dark + np.asarray(picture, np.float64) * (light - dark) / 255 + grain
    return grey.clip(0, 255).astype(np.uint8)


def class_of(letter: str, path: str) -> int:
    """Give the class of a letter by its shape in a font."""
    if letter == PERSIAN[0]:
        letter = ARABIC_INDIC[5] if nought_is_ring(path) else ARABIC_INDIC[0]
    elif letter in PERSIAN and letter not in CLASSES:
        letter = ARABIC_INDIC[PERSIAN.index(letter)]
    return CLASSES.index(DRAWN_AS.get(letter, letter))


def add_example(examples: Examples, chance: random.Random, fonts: Sequence[str]) -> bool:
    """Draw one number or word, take it apart and keep its glyphs; tell whether it came apart as it should."""
    digits = chance.choice((ARABIC_INDIC, ARABIC_INDIC, PERSIAN, PERSIAN, WESTERN))
    path, size = chance.choice(fonts), chance.choice(SIZES)
    word = chance.random() < OTHERS
    if word:
        text = chance.choice(ARABIC.split() if has(path, "م") else LATIN.split())
    else:
        text = number(chance, digits)
        if not all(has(path, letter) for letter in text):
            return False
    height = height_of_lines(path) * size * chance.uniform(0.85, 1.18)
    found = glyphs(ink_in(drawn(chance, text, path, size)), speck=(height * 0.06) ** 2, band=(0, 1e9))
    if not found or (not word and len(found) != len(text)):
        return False
    rows = features(found, height=height)
    if word:
        # Alef looks like one and a dot like nought: what is narrow or small teaches nothing.
        wide = [
            index
            for index, glyph in enumerate(found)
            if glyph.ink.shape[1] > 0.25 * height and max(glyph.ink.shape) > 0.4 * height
        ]
        examples.rows += [rows[index] for index in wide]
        examples.classes += [CLASSES.index(NONE)] * len(wide)
        return bool(wide)
    examples.rows += list(rows)
    examples.classes += [class_of(letter, path) for letter in text]
    return True


def trained(rows: Numbers, classes: NDArray[np.intp]) -> list[Numbers]:
    """Give weights and biases of the hidden layer and of the last."""
    chance = np.random.default_rng(0)
    wide, many = rows.shape[1], len(CLASSES)
    shapes = ((wide, HIDDEN), (HIDDEN,), (HIDDEN, many), (many,))
    weights = [
        (chance.normal(0, np.sqrt(2 / shape[0]), shape) if len(shape) == 2 else np.zeros(shape)).astype(
            np.float32
        )
        for shape in shapes
    ]
    means, squares = [np.zeros_like(part) for part in weights], [np.zeros_like(part) for part in weights]
    step = 0
    for epoch in range(EPOCHS):
        rate = 0.001 * (1 + np.cos(np.pi * epoch / EPOCHS)) + 1e-5
        order = chance.permutation(len(rows))
        for start in range(0, len(rows), BATCH):
            batch = order[start : start + BATCH]
            step += 1
            for index, slope in enumerate(slopes(weights, rows[batch], classes[batch])):
                means[index] = 0.9 * means[index] + 0.1 * slope
                squares[index] = 0.999 * squares[index] + 0.001 * slope**2
                move = means[index] / (1 - 0.9**step) / (np.sqrt(squares[index] / (1 - 0.999**step)) + 1e-8)
                weights[index] = (weights[index] - rate * move).astype(np.float32)
    return weights


def slopes(weights: Sequence[Numbers], rows: Numbers, classes: NDArray[np.intp]) -> list[Numbers]:
    """Give how the loss (cross entropy, and a little of the weights' squares) changes with each weight."""
    first, first_bias, second, second_bias = weights
    hidden = np.maximum(rows @ first + first_bias, 0)
    powers = hidden @ second + second_bias
    chances = np.exp(powers - powers.max(axis=1, keepdims=True))
    chances /= chances.sum(axis=1, keepdims=True)
    chances[np.arange(len(classes)), classes] -= 1
    chances /= len(classes)
    back = (chances @ second.T) * (hidden > 0)
    return [
        rows.T @ back + 1e-5 * first,
        back.sum(axis=0),
        hidden.T @ chances + 1e-5 * second,
        chances.sum(axis=0),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description="Train the model that reads Arabic numbers.")
    parser.add_argument("fonts", nargs="+", help="files of fonts")
    fonts = parser.parse_args().fonts
    chance = random.Random(1)
    examples = Examples()
    drawn_numbers = 0
    while drawn_numbers < NUMBERS:
        drawn_numbers += add_example(examples, chance, fonts)
    weights = trained(np.stack(examples.rows), np.array(examples.classes))
    first, first_bias, second, second_bias = (part.astype(np.float16) for part in weights)
    np.savez_compressed(OUTPUT, first=first, first_bias=first_bias, second=second, second_bias=second_bias)
    print(f"{OUTPUT.name}: {len(examples.rows)} glyphs of {drawn_numbers} numbers in {len(fonts)} fonts")


if __name__ == "__main__":
    main()
