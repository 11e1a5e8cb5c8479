"""Pictures that tests draw for themselves: motifs like photographs, pages of text, scans of these."""

from __future__ import annotations

import base64
import html
import io
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image, ImageFilter

from sijill.extraction.given import Pixels
from tests.machine import chromium_path

DPI = 300
_FONTS = Path(__file__).parents[2] / "src" / "sijill" / "web" / "static" / "fonts"
_A4 = (794, 1123)


def motif(seed: int, size: tuple[int, int] = (640, 480)) -> Image.Image:
    """Draw soft shapes of colour, other ones for each seed: as a photograph is to a perceptual hash."""
    random = np.random.default_rng(seed)
    drawn = np.zeros((size[1], size[0], 3))
    # As in photographs, the larger a form is the more it differs from its surroundings.
    for cells in (2, 3, 5, 8, 16):
        coarse = random.integers(0, 256, (cells, cells + 1, 3), dtype=np.uint8)
        drawn += (
            np.asarray(Image.fromarray(coarse).resize(size, Image.Resampling.BICUBIC), np.float64) / cells
        )
    drawn -= drawn.min()
    return Image.fromarray((drawn * (255 / drawn.max())).astype(np.uint8))


def encoded(picture: Image.Image, form: str, **options: Any) -> bytes:
    """Give the bytes of a file of the format ``form``."""
    buffer = io.BytesIO()
    picture.save(buffer, form, **options)
    return buffer.getvalue()


def pixels_of(picture: Image.Image) -> Pixels:
    """Give the pixels as the recogniser takes them."""
    colour = picture.convert("RGB")
    return Pixels(colour.width, colour.height, colour.tobytes())


def page_of(paragraphs: Sequence[str], language: str, *, size: int = 17) -> Image.Image:
    """Let Chromium set paragraphs on an A4 page, 300 dots an inch; ``size`` in pixels of 1/96 inch."""
    faces = "".join(
        f"@font-face{{font-family:Page;src:url(data:font/woff2;base64,{_font(name)});unicode-range:{letters}}}"
        for name, letters in (
            ("vazirmatn-arabic-wght-normal", "U+600-6FF,U+FB50-FEFF,U+200C"),
            ("literata-latin-wght-normal", "U+0-2FF,U+2000-200B,U+2010-206F"),
        )
    )
    body = "".join(f'<p dir="auto" lang="{language}">{html.escape(text)}</p>' for text in paragraphs)
    style = f"<style>{faces}body{{margin:70px;background:white;font:{size}px/1.7 Page}}</style>"
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "page.html"), Path(folder, "page.png")
        source.write_text(f"<!doctype html><meta charset=utf-8>{style}{body}", encoding="utf-8")
        options = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--hide-scrollbars",
            f"--user-data-dir={folder}/u",
        ]
        options += [f"--window-size={_A4[0]},{_A4[1]}", f"--force-device-scale-factor={DPI / 96}"]
        command = [str(chromium_path()), *options, f"--screenshot={target}", source.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        with Image.open(target) as picture:
            return picture.convert("RGB")


def scanned(page: Image.Image, *, seed: int = 1) -> Image.Image:
    """Make of a page what a cheap scanner would: askew, soft, grey, grainy, JPEG."""
    askew = page.convert("L").rotate(0.7, Image.Resampling.BICUBIC, fillcolor=255)
    soft = np.asarray(askew.filter(ImageFilter.GaussianBlur(1.2)), np.float64)
    grain = np.random.default_rng(seed).normal(0, 12, soft.shape)
    grey = Image.fromarray((soft * 0.88 + 12 + grain).clip(0, 255).astype(np.uint8))
    return Image.open(io.BytesIO(encoded(grey, "JPEG", quality=60)))


def _font(name: str) -> str:
    return base64.b64encode((_FONTS / f"{name}.woff2").read_bytes()).decode()
