"""The same fictional text as PDFs by real producers: Chromium, LibreOffice, Typst and a scanner.

A text is a list of headings, paragraphs and tables; :func:`marked_up` reads it from lines like
``# heading``, ``| cell | cell |`` and paragraphs between empty lines.
"""

from __future__ import annotations

import io
import random
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

import pypdfium2
import typst
from PIL import Image, ImageFilter

from tests.machine import chromium_path

Table = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Text:
    """What a page says. ``parts``: ("h", text), ("p", text) or ("t", rows of cells)."""

    language: str
    font: str
    parts: tuple[tuple[str, str | Table], ...]

    @property
    def rtl(self) -> bool:
        return self.language in ("ar", "fa")

    def expected(self) -> list[str]:
        """Give the texts of all parts and cells in reading order."""
        found: list[str] = []
        for _, part in self.parts:
            found += [part] if isinstance(part, str) else [cell for row in part for cell in row]
        return found


def marked_up(source: str, language: str, font: str) -> Text:
    parts: list[tuple[str, str | Table]] = []
    for piece in source.strip().split("\n\n"):
        if piece.startswith("#"):
            parts.append(("h", piece.lstrip("# ").strip()))
        elif piece.startswith("|"):
            parts.append(
                (
                    "t",
                    tuple(
                        tuple(cell.strip() for cell in line.strip(" |").split("|"))
                        for line in piece.split("\n")
                    ),
                )
            )
        else:
            parts.append(("p", " ".join(piece.split())))
    return Text(language, font, tuple(parts))


def as_html(text: Text, *, style: str = "") -> str:
    direction = "rtl" if text.rtl else "ltr"
    body = []
    for kind, part in text.parts:
        if isinstance(part, str):
            tag = "h2" if kind == "h" else "p"
            body.append(f"<{tag}>{escape(part)}</{tag}>")
        else:
            rows = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in part)
            body.append(f"<table>{rows}</table>")
    return (
        f'<!doctype html><html lang="{text.language}" dir="{direction}"><meta charset="utf-8"><style>'
        f'body{{font-family:"{text.font}";font-size:12pt;line-height:1.7}} table{{border-collapse:collapse}}'
        f"td{{border:1px solid #000;padding:3px 8px}} {style}</style><body>{''.join(body)}"
    )


def chromium(html: str) -> bytes:
    """Print a page to PDF with the system's Chromium."""
    path = chromium_path()
    assert path is not None
    with tempfile.TemporaryDirectory() as folder:
        page, printed = Path(folder, "page.html"), Path(folder, "page.pdf")
        page.write_text(html, encoding="utf-8")
        subprocess.run(
            [
                path,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-pdf-header-footer",
                f"--user-data-dir={folder}/profile",
                f"--print-to-pdf={printed}",
                page.as_uri(),
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )
        return printed.read_bytes()


def libreoffice(text: Text) -> bytes:
    """Write a flat OpenDocument text and convert it with the system's LibreOffice."""
    with tempfile.TemporaryDirectory() as folder:
        document = Path(folder, "page.fodt")
        document.write_text(_open_document(text), encoding="utf-8")
        subprocess.run(
            [
                "soffice",
                f"-env:UserInstallation=file://{folder}/profile",
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                folder,
                str(document),
            ],
            check=True,
            capture_output=True,
            timeout=180,
        )
        return document.with_suffix(".pdf").read_bytes()


def _open_document(text: Text) -> str:
    mode, align = ("rl-tb", "end") if text.rtl else ("lr-tb", "start")
    body = []
    for kind, part in text.parts:
        if isinstance(part, str):
            body.append(f'<text:p text:style-name="{"H" if kind == "h" else "P"}">{escape(part)}</text:p>')
        else:
            rows = "".join(
                "<table:table-row>"
                + "".join(
                    '<table:table-cell table:style-name="C">'
                    f'<text:p text:style-name="P">{escape(cell)}</text:p></table:table-cell>'
                    for cell in row
                )
                + "</table:table-row>"
                for row in part
            )
            columns = f'<table:table-column table:number-columns-repeated="{len(part[0])}"/>'
            body.append(f'<table:table table:style-name="T">{columns}{rows}</table:table>')
    country = {"ar": "EG", "fa": "IR", "en": "US"}[text.language]
    properties = (
        f'fo:font-family="{text.font}" style:font-family-complex="{text.font}" '
        f'fo:language="en" fo:country="US" style:language-complex="{text.language}" '
        f'style:country-complex="{country}"'
    )
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:automatic-styles>
<style:style style:name="P" style:family="paragraph">
 <style:paragraph-properties style:writing-mode="{mode}" fo:text-align="{align}" fo:margin-bottom="0.25cm"/>
 <style:text-properties {properties} fo:font-size="12pt" style:font-size-complex="12pt"/></style:style>
<style:style style:name="H" style:family="paragraph">
 <style:paragraph-properties style:writing-mode="{mode}" fo:text-align="{align}" fo:margin-bottom="0.3cm"/>
 <style:text-properties {properties} fo:font-size="17pt" style:font-size-complex="17pt"/></style:style>
<style:style style:name="T" style:family="table"><style:table-properties style:writing-mode="{mode}"
 style:width="16cm" table:align="margins"/></style:style>
<style:style style:name="C" style:family="table-cell">
 <style:table-cell-properties fo:border="0.5pt solid #000000" fo:padding="0.1cm"/></style:style>
</office:automatic-styles>
<office:body><office:text>{"".join(body)}</office:text></office:body></office:document>"""


def typeset(text: Text, *, ruled: bool = True) -> bytes:
    """Set a text with Typst."""
    body = [f'#set text(lang: "{text.language}", font: ("{text.font}", "DejaVu Sans"), size: 12pt)']
    for kind, part in text.parts:
        if isinstance(part, str):
            body.append(f'= #"{_quoted(part)}"' if kind == "h" else f'#"{_quoted(part)}"')
        else:
            cells = ", ".join(f'"{_quoted(cell)}"' for row in part for cell in row)
            stroke = "1pt" if ruled else "none"
            body.append(f"#table(columns: {len(part[0])}, stroke: {stroke}, column-gutter: 1em, {cells})")
            if ruled:
                body[-1] = body[-1].replace(" column-gutter: 1em,", "")
    return typst_pdf("\n\n".join(body))


def typst_pdf(source: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        document = Path(folder, "page.typ")
        document.write_text(source, encoding="utf-8")
        return bytes(typst.compile(str(document)))


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def scanned(data: bytes, *, angle: float = 0.7, noise: float = 12.0, dpi: int = 200, seed: int = 1) -> bytes:
    """Draw each page, turn it a little, add noise and blur, and put the JPEGs into a PDF."""
    chance = random.Random(seed)
    document = pypdfium2.PdfDocument(data)
    pages: list[Image.Image] = []
    for page in document:
        picture = page.render(scale=dpi / 72).to_pil().convert("L")
        picture = picture.rotate(angle, fillcolor=255, resample=Image.Resampling.BICUBIC)
        grain = Image.frombytes("L", picture.size, _grain(chance, picture.size, noise))
        picture = Image.blend(picture, grain, 0.18).filter(ImageFilter.GaussianBlur(0.6))
        jpeg = io.BytesIO()
        picture.save(jpeg, "JPEG", quality=60)
        pages.append(Image.open(io.BytesIO(jpeg.getvalue())))
    document.close()
    out = io.BytesIO()
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], resolution=dpi)
    return out.getvalue()


def _grain(chance: random.Random, size: tuple[int, int], noise: float) -> bytes:
    tile = bytes(min(max(int(chance.gauss(128, noise)), 0), 255) for _ in range(65_521))
    count = size[0] * size[1]
    return (tile * (count // len(tile) + 1))[:count]


def joined_pages(documents: Sequence[bytes]) -> bytes:
    """Put the pages of documents one after the other."""
    joined = pypdfium2.PdfDocument.new()
    for data in documents:
        joined.import_pages(pypdfium2.PdfDocument(data))
    out = io.BytesIO()
    joined.save(out)
    return out.getvalue()
