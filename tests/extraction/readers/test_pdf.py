from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from PIL import Image

from sijill.claims.document import Document
from sijill.extraction.errors import Empty, ExtractionError, Refused
from sijill.extraction.given import Pixels, given
from sijill.extraction.pdf.opening import MOST_PAGES
from sijill.extraction.readers.pdf import LONGEST_SIDE, read, render
from tests.extraction.pdf.made import pdf_of, shown
from tests.extraction.pdf.producers import (
    Text,
    as_html,
    chromium,
    joined_pages,
    libreoffice,
    marked_up,
    scanned,
    typeset,
    typst_pdf,
)

SEEN = "The report says that three people were taken."
PARAGRAPH = shown(SEEN, 72, 700)
# What a machine draws without the font are boxes.
pytestmark = pytest.mark.group("fonts")

FONT = '#set text(lang: "ar", font: ("Noto Naskh Arabic", "DejaVu Sans"), size: 11pt)\n'
ARABIC = marked_up(
    """# تقرير من وادي سنارة

في 17/05/2023 اعتُقل سالم الراوي (34 عامًا) في الساعة 10:30 مع 12–15 شخصًا،
بنسبة 3.5%، والهاتف +98 21 555 0134.

حُكم عليه في ٢٠٢٣/٠٥/١٧ بالسجن ٣٫٥ سنوات وغرامة ١٬٥٠٠ درهم [بحسب محاميه] وفق المادة ٥١٢/ب،
كما ذكرت منظمة Human Focus أمس.

| الاسم | العمر | التاريخ |
| سعاد الأحمد | ٢٧ | 17-05-2023 |
| لؤي علي | 41 | 1402/07/15 |

انتهى التقرير في 30-11-2022 وفيه «لا إله إلا الله».""",
    "ar",
    "Noto Naskh Arabic",
)
PERSIAN = marked_up(
    """# گزارش شهر مهرآباد

در تاریخ ۱۴۰۲/۰۷/۱۵ آقای کیان پارسا (۳۴ ساله) به ۵ سال و ۶ ماه حبس و ۷۴ ضربه شلاق محکوم شد؛
شماره پرونده ۹۸-۱۲۳۴ است.

مبلغ ۲٬۵۰۰٬۰۰۰ ریال (حدود 3.5% از درآمد) جریمه شد و تلفن 021-555-0134 را دادند.""",
    "fa",
    "Noto Naskh Arabic",
)


def extracted(data: bytes, *, ocr: bool = False) -> Document:
    with given(data, "report.pdf", ocr=ocr) as source:
        return read(source)


def pieces(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, document.text[block.start : block.end]) for block in document.blocks]


def words(document: Document) -> list[str]:
    """Give paragraphs and cells in order."""
    return [
        piece
        for kind, text in pieces(document)
        for piece in (text.replace("\x1e", "").split("\x1f")[:-1] if kind == "table" else [text])
    ]


@pytest.mark.parametrize(
    "produce",
    [
        pytest.param(
            lambda text: chromium(as_html(text)), id="Chromium", marks=pytest.mark.group("chromium")
        ),
        pytest.param(libreoffice, id="LibreOffice", marks=pytest.mark.group("libreoffice")),
        pytest.param(typeset, id="Typst"),
    ],
)
@pytest.mark.parametrize("text", [ARABIC, PERSIAN], ids=["Arabic", "Persian"])
def test_what_producers_print_is_read_as_it_was_written(produce: Callable[[Text], bytes], text: Text) -> None:
    assert words(extracted(produce(text))) == text.expected()


def test_blocks_cover_the_text_in_order_and_stand_on_their_page() -> None:
    document = extracted(joined_pages([typeset(ARABIC), typeset(PERSIAN)]))

    ends = [block.end for block in document.blocks]
    assert [block.start for block in document.blocks] == [0, *(end + 1 for end in ends[:-1])]
    assert ends[-1] == len(document.text)
    assert [block.place["page"] for block in document.blocks] == [1] * 5 + [2] * 3
    assert all(0 <= x0 < x1 <= 596 and 0 <= y0 < y1 <= 842 for x0, y0, x1, y1 in _boxes(document))


def _boxes(document: Document) -> list[list[float]]:
    return [block.place["box"] for block in document.blocks]


def test_the_right_column_of_an_arabic_page_is_read_first() -> None:
    first = "وصل الشهود إلى المدينة القديمة قبل الفجر ولم يجدوا أحدًا عند البوابة الشرقية. " * 4
    second = "تقول الجارة إنها سمعت صوت السيارات ثم رأت رجالًا ينزلون ومعهم قائمة بالأسماء. " * 4
    data = typst_pdf(
        f"{FONT}= عنوان\n#columns(2)[#par(justify: true)[{first}] #colbreak() #par(justify: true)[{second}]]"
    )

    assert words(extracted(data)) == ["عنوان", first.strip(), second.strip()]


def test_a_table_without_lines_is_rows_and_a_date_in_a_cell_is_as_it_is_seen() -> None:
    data = typeset(ARABIC, ruled=False)

    assert words(extracted(data)) == ARABIC.expected()


def test_a_table_over_two_pages_stays_two_and_is_said_to_be_one() -> None:
    rows = ",".join(f"[Person {n}], [{20 + n}]" for n in range(60))
    document = extracted(typst_pdf(f"#table(columns: 2, table.header[Name][Age], {rows})"))

    assert [kind for kind, _ in pieces(document)] == ["table", "table"]
    assert next(document.rows(document.tables()[1]))[1] == ["Name", "Age"]
    assert document.warnings == (
        "Page 1: the last table goes on overleaf under the same headings; it is kept as two.",
    )


def test_a_page_is_placed_as_it_is_turned() -> None:
    def turn(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].Rotate = 90

    upright, turned = extracted(pdf_of([PARAGRAPH])), extracted(pdf_of([PARAGRAPH], change=turn))

    x0, y0, x1, y1 = upright.blocks[0].place["box"]
    assert pieces(turned) == pieces(upright) == [("paragraph", SEEN)]
    assert turned.blocks[0].place["box"] == pytest.approx([792 - y1, x0, 792 - y0, x1], abs=0.2)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (shown("Salim Omar", 72, 650, before="3 Tr"), "invisible"),
        ("1 1 1 rg " + shown("Salim Omar", 72, 650), "white"),
        (shown("Salim Omar", 72, 650) + "0 g 70 645 150 18 re f", "covered"),
        (shown("Salim Omar", 72, 650) + "1 g 70 645 150 18 re f", "covered"),
        (shown("Salim Omar", -400, 650), "outside"),
    ],
)
def test_text_that_is_not_seen_is_kept_beside_the_matter_and_said(content: str, reason: str) -> None:
    document = extracted(pdf_of([PARAGRAPH + content]))

    assert pieces(document) == [("paragraph", SEEN), ("aside", "Salim Omar")]
    assert document.blocks[1].place["hidden"] == reason
    assert [warning for warning in document.warnings if "not seen" in warning] == list(document.warnings)
    assert len(document.warnings) == 1


@pytest.mark.parametrize("state", ["BM", "ca"])
def test_text_under_a_highlighter_is_seen(state: str) -> None:
    def highlight(pdf: pikepdf.Pdf) -> None:
        value = Name.Multiply if state == "BM" else 0.4
        pdf.pages[0].Resources.ExtGState = Dictionary(G=Dictionary({f"/{state}": value}))

    content = shown("Salim Omar", 72, 650) + "/G gs 1 1 0 rg 70 645 150 18 re f"
    document = extracted(pdf_of([PARAGRAPH + content], change=highlight))

    assert pieces(document) == [("paragraph", SEEN), ("paragraph", "Salim Omar")]
    assert document.warnings == ()


def test_white_letters_on_a_dark_ground_are_seen() -> None:
    content = "0 g 60 640 200 30 re f 1 g " + shown("A heading", 72, 650)

    assert pieces(extracted(pdf_of([PARAGRAPH + content]))) == [
        ("paragraph", SEEN),
        ("paragraph", "A heading"),
    ]


def _annotations(pdf: pikepdf.Pdf) -> None:
    def annotation(kind: str, rectangle: list[float], **more: Any) -> Dictionary:
        return pdf.make_indirect(
            Dictionary(Type=Name.Annot, Subtype=Name(f"/{kind}"), Rect=Array(rectangle), **more)
        )

    pdf.pages[0].Annots = Array(
        [
            annotation(
                "Link", [72, 700, 200, 712], A=Dictionary(S=Name.URI, URI=String("http://a.example/x"))
            ),
            annotation("Link", [72, 600, 200, 612], A=Dictionary(S=Name.Launch, F=String("run.exe"))),
            annotation("Text", [300, 700, 320, 720], Contents=String("ask the\nfamily")),
            annotation("Square", [70, 640, 320, 665], IC=Array([0, 0, 0])),
        ]
    )


def test_comments_are_kept_links_are_named_and_boxes_laid_over_text_hide_it() -> None:
    document = extracted(pdf_of([PARAGRAPH + shown("Salim Omar", 72, 650)], change=_annotations))

    assert pieces(document) == [("paragraph", SEEN), ("aside", "Salim Omar"), ("aside", "ask the family")]
    assert document.warnings == (
        "The file holds actions that start programs; nothing of it was run.",
        "The pages link to http://a.example/x; no link was opened.",
        "Page 1: text that is not seen (under a box or picture); it is kept beside the matter.",
        "Page 1: comments; they are kept beside the matter.",
        "Page 1: links that start programs or open other files; none was followed.",
    )


def test_what_is_filled_into_a_form_stands_in_its_line() -> None:
    def fill(pdf: pikepdf.Pdf) -> None:
        def widget(rectangle: list[float], **more: Any) -> Dictionary:
            return pdf.make_indirect(
                Dictionary(Type=Name.Annot, Subtype=Name.Widget, Rect=Array(rectangle), F=4, **more)
            )

        fields = [
            widget([120, 645, 300, 665], FT=Name.Tx, T=String("name"), V=String("سعاد الأحمد")),
            widget([120, 615, 135, 630], FT=Name.Btn, T=String("minor"), V=Name.Yes, AS=Name.Yes),
        ]
        pdf.pages[0].Annots = Array(fields)
        pdf.Root.AcroForm = Dictionary(Fields=Array(fields), DA=String("/F1 12 Tf"))

    document = extracted(pdf_of([shown("Name:", 72, 650) + shown("Minor:", 72, 618)], change=fill))

    assert [text for _, text in pieces(document)] == ["Name: سعاد الأحمد", "Minor: ☒"]
    assert document.warnings == ("Page 1: a form; what is filled into its fields stands in the text.",)


def test_attached_files_are_handed_over_and_scripts_are_said() -> None:
    handed = []

    def attach(pdf: pikepdf.Pdf) -> None:
        pdf.attachments["list.csv"] = b"name,age\nSuad,27\n"
        pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))

    with given(
        pdf_of([PARAGRAPH], change=attach),
        "report.pdf",
        on_member=lambda name, chunks, place: handed.append((name, b"".join(chunks), place)),
    ) as source:
        document = read(source)

    assert handed == [("list.csv", b"name,age\nSuad,27\n", {"attachment": 1})]
    assert document.warnings == (
        "The file holds JavaScript and actions that run when it is opened; nothing of it was run.",
        "1 file is attached and is read apart.",
    )


def test_a_file_that_was_written_on_may_hold_what_was_taken_out() -> None:
    data = pdf_of([PARAGRAPH])

    document = extracted(data + data[data.rindex(b"xref") :])

    assert document.warnings == (
        "The file was written on once after it was finished;"
        " it may still hold what was changed or taken out.",
    )


def test_a_count_of_pages_that_lies_is_not_believed() -> None:
    data = pdf_of([PARAGRAPH, shown("Second", 72, 700), shown("Third", 72, 700)]).replace(
        b"/Count 3", b"/Count 1"
    )

    document = extracted(data)

    assert [text for _, text in pieces(document)] == [SEEN, "Second", "Third"]
    assert document.warnings == ("The file says that it has 1 page but holds 3; all were read.",)


def test_what_a_file_says_of_itself_is_kept_apart() -> None:
    def tell(pdf: pikepdf.Pdf) -> None:
        pdf.docinfo["/Author"] = "س. عمر"
        pdf.docinfo["/Pages"] = "1"

    document = extracted(pdf_of([PARAGRAPH, PARAGRAPH], change=tell))

    assert document.properties["Author"] == "س. عمر"
    assert [block.place["page"] for block in document.blocks] == [1, 2]


def test_a_file_locked_with_a_password_is_refused_with_a_remedy() -> None:
    data = pdf_of([PARAGRAPH], encryption=pikepdf.Encryption(owner="o", user="u"))

    with pytest.raises(Refused) as caught:
        extracted(data)

    assert str(caught.value) == (
        "report.pdf: it is locked with a password; open it with the password and save a copy without one."
    )


def test_an_encrypted_file_that_opens_without_a_password_is_read() -> None:
    document = extracted(pdf_of([PARAGRAPH], encryption=pikepdf.Encryption(owner="o", user="")))

    assert pieces(document) == [("paragraph", SEEN)]
    assert document.warnings == ("The file is encrypted, but opens without a password.",)


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7 ...",
        b"%PDF-1.7\n" + b"\0\xff" * 500,
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>"
        b"endobj\ntrailer<</Root 1 0 R>>\n%%EOF",
        pdf_of([""]),
    ],
    ids=["cut", "noise", "page tree in a circle", "blank"],
)
def test_a_file_without_pages_to_read_gives_one_clear_sentence(data: bytes) -> None:
    with pytest.raises((Refused, Empty)) as caught:
        extracted(data)

    assert str(caught.value).count(";") == 1
    assert str(caught.value).endswith(".")


def test_a_file_cut_at_any_place_never_ends_in_a_traceback() -> None:
    data = typeset(PERSIAN)

    outcomes = {_outcome(data[:end]) for end in range(1, len(data), 997)}

    assert outcomes <= {"read", "Refused", "Empty"}
    assert "Refused" in outcomes


def _outcome(data: bytes) -> str:
    try:
        extracted(data)
    except ExtractionError as error:
        return type(error).__name__
    return "read"


def test_too_many_pages_are_refused_before_one_is_read() -> None:
    kids = b" ".join(b"3 0 R" for _ in range(MOST_PAGES + 1))
    data = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[" + kids + b"]/Count " + str(MOST_PAGES + 1).encode() + b">>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    )

    with pytest.raises(Refused) as caught:
        extracted(data)

    assert caught.value.reason == "it has more than 20,000 pages"


def _scan(data: bytes) -> bytes:
    return scanned(data, angle=0.3, noise=4)


def test_pages_that_hold_only_pictures_are_named_if_nothing_may_be_recognised() -> None:
    data = joined_pages([pdf_of([PARAGRAPH]), _scan(pdf_of([PARAGRAPH, PARAGRAPH]))])

    document = extracted(data, ocr=False)

    assert pieces(document) == [("paragraph", SEEN)]
    assert document.warnings == (
        "Pages 2–3: it holds pictures whose text, if any, was not read (recognition is off).",
    )


@pytest.mark.group("tesseract")
def test_a_scanned_page_is_recognised_and_marked_as_such() -> None:
    pages = []
    with given(
        _scan(pdf_of([shown(SEEN, 72, 700, size=16)])),
        "scan.pdf",
        on_pages=lambda count, ocr: pages.append((count, ocr)),
    ) as source:
        document = read(source)

    assert pieces(document) == [("paragraph", SEEN)]
    assert document.blocks[0].place["ocr"] > 60
    assert document.blocks[0].place["box"] == pytest.approx([72, 80, 392, 96], abs=4)
    assert document.warnings[0] == "Page 1: text recognised from a picture; every letter of it may be wrong."
    assert pages == [(1, 0), (1, 1)]


@pytest.mark.group("tesseract")
def test_a_font_whose_table_lies_gives_way_to_what_is_seen() -> None:
    text = "the witnesses reached the old town before dawn and found nobody there so they waited for hours "
    lines = [text[:48], text[48:]] * 3

    def lie(pdf: pikepdf.Pdf) -> None:
        turned = "".join(
            f"<{code:02x}> <{ord('bcdfghjklmnpqrstvwxz'[code % 20]):04x}>\n" for code in range(97, 123)
        )
        table = (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def\n"
            "1 begincodespacerange <00> <ff> endcodespacerange 26 beginbfchar\n"
            f"{turned}endbfchar endcmap end end"
        )
        pdf.pages[0].Resources.Font.F1.ToUnicode = pdf.make_stream(table.encode())

    content = "".join(shown(line, 72, 700 - 24 * n, size=16) for n, line in enumerate(lines))
    document = extracted(pdf_of([content], change=lie), ocr=True)

    matter = " ".join(text for kind, text in pieces(document) if kind != "aside")
    assert matter == " ".join(" ".join(lines).split())
    assert document.warnings[1] == ("Page 1: its text layer is no language; the page was recognised instead.")
    assert {block.place.get("hidden") for block in document.blocks if block.kind == "aside"} == {"layer"}


def _picture(pdf: pikepdf.Pdf, *, see_through: bool = False) -> None:
    """Give the first page a light picture named /Im, with a mask that lets all shine through or none."""

    def image_of(mode: str, value: int) -> pikepdf.Object:
        jpeg = io.BytesIO()
        Image.new(mode, (64, 64), value).save(jpeg, "JPEG")
        image = pdf.make_stream(jpeg.getvalue())
        for key, entry in (
            ("Type", Name.XObject),
            ("Subtype", Name.Image),
            ("Width", 64),
            ("Height", 64),
            ("ColorSpace", Name.DeviceGray),
            ("BitsPerComponent", 8),
            ("Filter", Name.DCTDecode),
        ):
            image[f"/{key}"] = entry
        return image

    image = image_of("L", 250)
    if see_through:
        image.SMask = image_of("L", 60)
    pdf.pages[0].Resources.XObject = Dictionary(Im=image)


WHOLE_PAGE = "q 612 0 0 792 0 0 cm /Im Do Q "


def test_a_scan_with_the_text_layer_of_another_program_is_read_and_said_to_be_unchecked() -> None:
    layer = "".join(shown(SEEN, 72, 720 - 60 * line, before="3 Tr") for line in range(12))
    document = extracted(pdf_of([WHOLE_PAGE + layer], change=_picture))

    assert pieces(document) == [("paragraph", SEEN)] * 12
    assert document.warnings == (
        "Page 1: a scan; its text is what somebody's program recognised before, and was not checked.",
    )


def test_text_under_a_watermark_is_seen() -> None:
    data = pdf_of([PARAGRAPH + WHOLE_PAGE], change=lambda pdf: _picture(pdf, see_through=True))

    document = extracted(data)

    assert pieces(document) == [("paragraph", SEEN)]
    assert [warning for warning in document.warnings if "scan;" in warning or "not seen" in warning] == []


def drawn(data: bytes, page: int, width: int) -> Pixels:
    with given(data, "report.pdf") as source:
        return render(source, page, width)


def test_a_page_is_drawn_as_wide_as_asked() -> None:
    picture = drawn(pdf_of(["1 0 0 rg 0 0 306 792 re f"]), 1, 400)

    assert (picture.width, picture.height) == (400, 518)
    assert len(picture.data) == 400 * 518 * 3
    assert (picture.data[:3], picture.data[-3:]) == (b"\xff\0\0", b"\xff\xff\xff")


@pytest.mark.parametrize("media", [(0, 0, 200_000, 200_000), (0, 0, 10, 14_000)])
def test_a_huge_page_is_drawn_small(media: tuple[int, ...]) -> None:
    picture = drawn(pdf_of(["0 g 0 0 10 10 re f"], media=media), 1, 4_000)

    assert max(picture.width, picture.height) <= LONGEST_SIDE


def test_a_page_that_is_not_there_cannot_be_drawn() -> None:
    with pytest.raises(Refused, match="it has no page 2"):
        drawn(pdf_of([PARAGRAPH]), 2, 400)
