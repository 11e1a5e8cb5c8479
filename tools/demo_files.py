"""Make the sources of the demo that are no plain text: report, workbook, scanned letter, photos, portraits.

``python -m tools.demo_files [NAME ...]`` writes them into the demo sources; NAME is one of the makers below,
else all. The same versions of Typst, Pillow, NumPy and openpyxl, and the same font, give the same bytes. The
letter needs the font Noto Sans Arabic. All people, places and events are invented.
"""

from __future__ import annotations

import io
import re
import sys
import tempfile
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import numpy as np
import typst
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from PIL import Image, ImageFilter
from PIL.PngImagePlugin import PngInfo

from tools.demo_scenes import SCENES, SIZE

MATERIAL = Path(__file__).parent / "demo_material"
SOURCES = Path(__file__).parents[1] / "src" / "sijill" / "cli" / "demo_sources"

PORTRAITS = {
    "p01": "selma-kultaby",
    "p03": "jaleh-peshtawi",
    "p05": "leyla-noorsari",
    "p06": "yusuf-ghurtabi",
    "p08": "mehdi-takhsari",
    "p09": "abdulrahman-sandmari",
    "p10": "bahar-shahbari",
    "p13": "behruz-chamrouzi",
    "p15": "fatemeh-lumavi",
    "p16": "karima-mirlani",
    "p17": "anwar-hazbini",
    "p18": "mohammadreza-hazbini",
}
"""Drawings, and what the association called the files that it made of them."""

PHOTOS = {
    "gate": ("IMG_0412.jpg", "2023:11:04 07:12:40"),
    "wall": ("DSC_1187.jpg", "2021:05:02 16:31:05"),
    "street": ("IMG_0288.jpg", "2023:10:01 12:05:22"),
    "river": ("DSC_2210.jpg", "2023:06:18 17:44:10"),
    "candles": ("IMG_3305.jpg", "2022:04:28 20:16:51"),
    "cards": ("IMG_4120.jpg", "2025:09:27 11:02:33"),
}
FORWARDED = ("gate", "IMG-20231104-WA0007.jpg")
"""The picture that somebody also passed on by phone: smaller, saved again, and without its EXIF."""

AT_SEA = ("candles", (34.0, 25.0))
"""The picture that says where it was taken; 34° south, 25° west is open sea."""

HEADERS = ("م", "الاسم", "اسم الأب", "العمر", "تاريخ الاعتقال", "مكان الاعتقال", "الحكم", "ملاحظات")
Row = tuple[str | int | date | None, ...]
OCTOBER: tuple[Row, ...] = (
    (1, "رضوان الوردوبي", "منير", 39, date(2023, 10, 6), "طلمار", "السجن ٣ سنوات و٢٥ جلدة", None),
    (2, "كمال الطلماري", "إسماعيل", 41, date(2023, 10, 9), "طلمار", None, "بانتظار المحاكمة"),
    (3, "ثريا الوردوبي", "غلام رضا", "٤٧", "١٣ تشرين الأول ٢٠٢٣", "طلمار", None, "أُفرج عنها بكفالة"),
    (4, "أيوب اللوماوي", "صالح", 58, date(2023, 10, 16), "لوماو، الميناء", "السجن ١٤ شهراً", "صيّاد سمك"),
    (5, "جواد الشهبري", "سليم", "١٩", "١٦/١٠/٢٠٢٣", "طلمار", "السجن سنة و٣٠ جلدة", None),
    (6, "ربى الشهبري", "سليم", 22, "١٦/١٠/٢٠٢٣", "طلمار", None, "شقيقة جواد، أُفرج عنها بعد يومين"),
    (7, "علي رضا الطلماري", "حسن", 29, date(2023, 10, 18), "طلمار", "السجن ٥ سنوات و٣٠ جلدة", None),
    (8, "علي رضا الطلماري", "محمود", 38, date(2023, 10, 19), "مصفاة طلمار", "غرامة ٢٥٠٠٠٠ دينار", "عامل"),
    (
        9,
        "نزار الوردوبي",
        "فيصل",
        "٣٥",
        date(2023, 10, 20),
        "مصفاة طلمار",
        "السجن ٤ سنوات و٦ أشهر و٥٠ جلدة",
        None,
    ),
    (10, "حسن الطلماري", None, 68, "٢٠ أكتوبر ٢٠٢٣", "طلمار", None, "والد علي رضا، أُفرج عنه"),
    (11, "داريوش القمروني", "فرهاد", 30, date(2023, 10, 22), "طلمار", "السجن ٦ سنوات", None),
)
NOVEMBER: tuple[Row, ...] = (
    (12, "شهرام النورساري", "كيومرث", 27, date(2023, 11, 1), "نورسار", "السجن ٨ أشهر", None),
    (13, "هناء القمروني", "نبيل", "٢٤", "٣ تشرين الثاني ٢٠٢٣", "نورسار", None, "أُفرج عنها في اليوم التالي"),
    (14, "بروانة الميرلاني", "أبو الفضل", 55, date(2023, 11, 6), "ميرلان", "السجن ٢٢ شهراً", None),
    (15, "ليلى النورساري", "منصور", "٣٣", date(2023, 11, 9), "نورسار", "السجن ١٨ شهراً", "مترجمة"),
    (16, "إدريس التخساري", "يونس", 26, "١٢/١١/٢٠٢٣", "تخسار", "السجن سنتين و٢٠ جلدة", None),
    (17, "سعيد اللوماوي", "جميل", 44, "١٤ نوفمبر ٢٠٢٣", "لوماو", None, "لم يُعرف مكانه"),
)
SHEETS = {
    "أكتوبر ٢٠٢٣": ("كشف الموقوفين في طلمار ولوماو: أكتوبر ٢٠٢٣ (كل ما فيه مختلَق)", OCTOBER),
    "نوفمبر ٢٠٢٣": ("كشف الموقوفين في نورسار وميرلان: نوفمبر ٢٠٢٣ (كل ما فيه مختلَق)", NOVEMBER),
}


def report() -> None:
    """The report of an association: four pages with a table."""
    pdf = typst.compile(MATERIAL / "report.typ", ignore_system_fonts=True, timestamp=0)
    _write("report_en.pdf", pdf)


def letter() -> None:
    """A letter as it comes from a scanner: half a degree askew, grey, with the noise of the glass."""
    drawn = Image.open(io.BytesIO(typst.compile(MATERIAL / "letter.typ", format="png", ppi=240.0))).convert(
        "L"
    )
    paper = Image.new("L", (drawn.width + 40, drawn.height + 40), 226)
    paper.paste(drawn, (20, 20))
    turned = paper.rotate(0.5, Image.Resampling.BICUBIC, fillcolor=226).filter(ImageFilter.GaussianBlur(0.6))
    chance = np.random.default_rng(5)
    grey = np.asarray(turned, np.float64)
    shadow = np.linspace(-9, 5, grey.shape[1])[None, :]
    noise = chance.normal(0, 3.2, grey.shape)
    scanned = Image.fromarray(np.clip(grey + shadow + noise, 0, 255).astype(np.uint8))
    _write("letter_fa.jpg", _jpeg(scanned, 70, dpi=240))


def workbook() -> None:
    """A list kept from right to left: a sheet a month, under a title that is one merged cell."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, (title, rows) in SHEETS.items():
        _fill(book.create_sheet(name), title, rows)
    book.properties.creator = "لجنة متابعة المعتقلين في طلمار (مختلَقة)"
    book.properties.created = datetime(2023, 12, 2, 9, 30)
    saved = io.BytesIO()
    book.save(saved)
    _write("list_ar.xlsx", _timeless(saved.getvalue()))


def photos() -> None:
    """Drawn scenes as somebody's pictures; one of them twice."""
    for scene, (name, taken) in PHOTOS.items():
        picture = _drawn(SCENES[scene]().svg(), *SIZE)
        place = AT_SEA[1] if scene == AT_SEA[0] else None
        _write(f"photos/{name}", _jpeg(picture, 78, exif=_exif(taken, place)))
        if scene == FORWARDED[0]:
            small = picture.resize((480, 360), Image.Resampling.LANCZOS)
            _write(f"photos/{FORWARDED[1]}", _jpeg(small, 45))


def portraits() -> None:
    """Drawn portraits, each named for one of the invented people."""
    for drawing, name in PORTRAITS.items():
        svg = (MATERIAL / "portraits" / f"{drawing}.svg").read_text(encoding="utf-8")
        note = PngInfo()
        note.add_text("Comment", "An invented person")
        saved = io.BytesIO()
        _drawn(svg, 300, 400).quantize(32).save(saved, "PNG", optimize=True, pnginfo=note)
        _write(f"portraits/{name}.png", saved.getvalue())


def _fill(sheet: Worksheet, title: str, rows: tuple[Row, ...]) -> None:
    sheet.sheet_view.rightToLeft = True
    last = get_column_letter(len(HEADERS))
    sheet.merge_cells(f"A1:{last}1")
    sheet["A1"] = title
    sheet["A1"].font = Font(bold=True, size=14)
    sheet["A1"].alignment = Alignment(horizontal="center", vertical="center")
    sheet.row_dimensions[1].height = 30
    sheet.append(HEADERS)
    for row in rows:
        sheet.append(row)
    thin = Side(style="thin", color="808080")
    for line in sheet.iter_rows(min_row=2):
        for cell in line:
            cell.border = Border(left=thin, right=thin, top=thin, bottom=thin)
            cell.alignment = Alignment(vertical="center", wrap_text=True, readingOrder=2)
            if isinstance(cell.value, date):
                cell.number_format = "dd/mm/yyyy"
            if cell.row == 2:
                cell.font = Font(bold=True)
                cell.fill = PatternFill("solid", start_color="DDE6E2")
    for number, width in enumerate((5, 24, 14, 8, 22, 18, 32, 30), start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = "A3"


def _drawn(svg: str, width: int, height: int) -> Image.Image:
    """Draw an SVG so many pixels wide and high."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "drawing.svg").write_text(svg, encoding="utf-8")
        page = Path(folder) / "page.typ"
        page.write_text(
            f"#set page(width: {width}pt, height: {height}pt, margin: 0pt)\n"
            f'#image("drawing.svg", width: {width}pt, height: {height}pt, fit: "stretch")',
            encoding="utf-8",
        )
        return Image.open(io.BytesIO(typst.compile(page, format="png", ppi=72.0))).convert("RGB")


def _exif(taken: str, place: tuple[float, float] | None) -> Image.Exif:
    """Give the EXIF of a camera that does not exist; ``place`` in degrees south and west."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0110] = "Tavro", "Tavro N2 (invented)"
    exif[0x0132] = taken
    exif.get_ifd(0x8769)[0x9003] = taken
    if place is not None:
        south, west = ((degrees, 0.0, 0.0) for degrees in place)
        exif.get_ifd(0x8825).update({1: "S", 2: south, 3: "W", 4: west})
    return exif


def _jpeg(picture: Image.Image, quality: int, *, exif: Image.Exif | None = None, dpi: int = 72) -> bytes:
    saved = io.BytesIO()
    options = {"exif": exif} if exif is not None else {}
    picture.save(saved, "JPEG", quality=quality, optimize=True, dpi=(dpi, dpi), **options)
    return saved.getvalue()


def _timeless(archive: bytes) -> bytes:
    """Write a workbook anew without the hour of its making, so that the same content is the same bytes."""
    anew = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(anew, "w") as new:
        for name in old.namelist():
            member = zipfile.ZipInfo(name, (2023, 12, 2, 9, 30, 0))
            content = old.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2023-12-02T09:30:00Z", content)
            new.writestr(member, content, zipfile.ZIP_DEFLATED)
    return anew.getvalue()


def _write(name: str, data: bytes) -> None:
    path = SOURCES / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    print(f"{name}: {len(data):,} bytes")


MAKERS: dict[str, Callable[[], None]] = {
    maker.__name__: maker for maker in (report, workbook, letter, photos, portraits)
}


def main() -> None:
    for name in sys.argv[1:] or MAKERS:
        MAKERS[name]()


if __name__ == "__main__":
    main()
