from __future__ import annotations

import io
import random
import subprocess
from pathlib import Path

import docx
import pytest
from docx.document import Document as Word
from PIL import Image

from sijill.extraction import Empty, Refused, extract_bytes
from tests.extraction.handed import extract_all
from tests.extraction.office.books import package, parts_of, relations
from tests.extraction.zips import Member, packed, zip_of

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def saved(word: Word) -> bytes:
    file = io.BytesIO()
    word.save(file)
    return file.getvalue()


def a_report() -> Word:
    """Make a report with everything that python-docx can write."""
    word = docx.Document()
    word.core_properties.author = "أمل"
    word.sections[0].header.paragraphs[0].text = "للنشر"
    word.add_heading("تقرير", 1)
    word.add_paragraph("أُوقف ثلاثة.")
    word.add_paragraph("سعاد", style="List Number")
    word.add_paragraph("نور", style="List Number")
    word.add_paragraph("حديث", style="List Bullet")
    table = word.add_table(2, 3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "الاسم"
    table.cell(0, 2).text = "العمر"
    table.cell(1, 0).text = "سعاد"
    table.cell(1, 2).text = "27\n28"
    paragraph = word.add_paragraph("ظاهر ")
    paragraph.add_run("مخفي").font.hidden = True
    word.add_comment(paragraph.runs, text="من قال ذلك؟", author="نور")
    picture = io.BytesIO()
    Image.new("RGB", (4, 4)).save(picture, "PNG")
    picture.seek(0)
    word.add_picture(picture)
    word.add_paragraph("خاتمة")
    return word


PIECES = [
    ("heading", "تقرير"),
    ("paragraph", "أُوقف ثلاثة."),
    ("list_item", "1. سعاد"),
    ("list_item", "2. نور"),
    ("list_item", "• حديث"),
    ("table", "الاسم\x1f\x1fالعمر\x1f\x1eسعاد\x1f\x1f27\n28\x1f\x1e"),
    ("paragraph", "ظاهر مخفي"),
    ("paragraph", "خاتمة"),
    ("aside", "من قال ذلك؟"),
    ("aside", "للنشر"),
]


def test_paragraphs_lists_and_tables_stand_in_the_order_of_the_body() -> None:
    handed = extract_all(saved(a_report()), "report.docx")

    document = handed.document
    assert handed.pieces() == PIECES
    assert [block.place for block in document.blocks] == [
        *({"paragraph": number} for number in range(1, 6)),
        {"table": 6},
        {"paragraph": 7},
        {"paragraph": 8},
        {"comment": 1, "by": "نور"},
        {"around": "header"},
    ]
    assert document.text == "\n".join(text for _, text in PIECES)
    assert [row for _, row in document.rows(document.tables()[0])] == [
        ["الاسم", "", "العمر"],
        ["سعاد", "", "27\n28"],
    ]
    assert document.properties["author"] == "أمل"


def test_what_is_hidden_merged_or_commented_is_said_and_pictures_are_handed_over() -> None:
    handed = extract_all(saved(a_report()), "report.docx")

    assert handed.document.warnings == (
        "It has comments, which stand behind the text as asides (1).",
        "Passages are hidden in it and were read (1).",
        "Cells of its tables are merged, their text stands in the first (1).",
    )
    [(name, data, place)] = handed.members
    assert (name, place) == ("image1.png", {"image": 1})
    assert data.startswith(b"\x89PNG")


@pytest.mark.group("libreoffice")
def test_the_same_report_from_libreoffice_has_the_same_pieces(tmp_path: Path) -> None:
    given = tmp_path / "given" / "report.docx"
    given.parent.mkdir()
    given.write_bytes(saved(a_report()))
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{tmp_path}/profile",
            "--headless",
            "--convert-to",
            "docx",
            "--outdir",
            tmp_path,
            given,
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )

    handed = extract_all((tmp_path / "report.docx").read_bytes(), "report.docx")

    assert handed.pieces() == PIECES


def written(body: str, more: dict[str, str | bytes] | None = None, links: str = "") -> bytes:
    """Pack a document from the markup of its body, with the usual prefixes."""
    spaces = (
        f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
        ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
        ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    )
    parts: dict[str, str | bytes] = {
        "word/document.xml": f"<w:document {spaces}><w:body>{body}</w:body></w:document>"
    }
    for name, part in (more or {}).items():
        parts[name] = part.replace("SPACES", spaces) if isinstance(part, str) else part
    if links:
        parts["word/_rels/document.xml.rels"] = links
    return package(parts)


def p(content: str) -> str:
    return f"<w:p>{content}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_inserted_text_is_read_and_deleted_text_is_not_and_both_are_said() -> None:
    body = p(
        r("حُكم عليه بالسجن ")
        + '<w:ins w:author="أمل">' + r("خمس") + "</w:ins>"
        + '<w:del w:author="نور"><w:r><w:delText>ثلاث</w:delText><w:tab/></w:r></w:del>'
        + '<w:moveFrom w:author="نور">' + r("منقول") + "</w:moveFrom>"
        + r(" سنوات")
    ) + p('<w:pPr><w:rPr><w:del w:author="نور"/></w:rPr></w:pPr>' + r("بعد"))  # fmt: skip

    document = extract_bytes(written(body), "verdict.docx")

    assert document.text == "حُكم عليه بالسجن خمس سنوات\nبعد"
    assert document.warnings == (
        "Deletions by أمل, نور are recorded in it, whose text was left out (2).",
        "Insertions by أمل, نور are recorded in it and were read (1).",
    )


def test_what_a_paragraph_was_before_a_change_is_not_what_it_is() -> None:
    body = p(
        '<w:pPr><w:pPrChange><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:pPrChange></w:pPr>'
        + r("قول", "<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>")
    )

    handed = extract_all(written(body), "a.docx")

    assert handed.pieces() == [("paragraph", "قول")]
    assert handed.document.warnings == ()


def test_a_box_stands_once_and_behind_the_paragraph_at_which_it_is_anchored() -> None:
    box = (
        "<w:txbxContent>"
        + p("<w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>" + r("في الإطار"))
        + "</w:txbxContent>"
    )
    either = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    twice = f"<mc:AlternateContent>{either}</mc:AlternateContent>"

    document = extract_bytes(written(p(r("قبل ") + f"<w:r>{twice}</w:r>" + r("بعد")) + p(r("آخر"))), "a.docx")

    assert document.text == "قبل بعد\nفي الإطار\nآخر"


def test_notes_stand_at_the_end_numbered_through_and_the_paragraph_knows_them() -> None:
    separator = f'<w:footnote w:id="-1" w:type="separator">{p(r("—"))}</w:footnote>'
    more: dict[str, str | bytes] = {
        "word/footnotes.xml": f"<w:footnotes SPACES>{separator}"
        f'<w:footnote w:id="7">{p(r("حاشية"))}</w:footnote></w:footnotes>',
        "word/endnotes.xml": "<w:endnotes SPACES>"
        f'<w:endnote w:id="7">{p(r("ختام"))}</w:endnote></w:endnotes>',
    }
    links = relations(("a", "footnotes", "footnotes.xml"), ("b", "endnotes", "endnotes.xml"))
    body = p(
        r("سنة 1402") + '<w:r><w:endnoteReference w:id="7"/><w:footnoteReference w:id="7"/></w:r>' + r(".")
    )

    document = extract_bytes(written(body, more, links), "a.docx")

    assert document.text == "سنة 1402.\nحاشية\nختام"
    assert [block.place for block in document.blocks] == [
        {"paragraph": 1, "notes": [2, 1]},
        {"note": 1},
        {"note": 2},
    ]


def test_labels_of_lists_are_counted_as_word_counts_them() -> None:
    def level(number: int, form: str, text: str) -> str:
        shape = f'<w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
        return f'<w:lvl w:ilvl="{number}">{shape}</w:lvl>'

    numbering = (
        '<w:numbering SPACES><w:abstractNum w:abstractNumId="0">'
        + level(0, "arabicAbjad", "%1)") + level(1, "decimal", "%1.%2") + level(2, "upperRoman", "(%3)")
        + '</w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="6"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="9"/>'
        "</w:lvlOverride></w:num></w:numbering>"
    )  # fmt: skip

    def item(use: int, at: int) -> str:
        listed = f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{use}"/></w:numPr>'
        return p(f"<w:pPr>{listed}</w:pPr>" + r("x"))

    order = [(5, 0), (5, 1), (5, 1), (5, 2), (5, 0), (5, 1), (6, 0), (0, 0)]
    data = written(
        "".join(item(use, at) for use, at in order),
        {"word/numbering.xml": numbering},
        relations(("n", "numbering", "numbering.xml")),
    )

    assert extract_bytes(data, "a.docx").text.split("\n") == [
        "أ) x",
        "أ.1 x",
        "أ.2 x",
        "(I) x",
        "ب) x",
        "ب.1 x",
        "ط) x",
        "x",
    ]


def test_a_table_within_a_cell_becomes_lines_of_it_and_that_is_said() -> None:
    def cell(content: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"

    merged = '<w:vMerge w:val="restart"/>'
    inner = f"<w:tbl><w:tr>{cell(p(r('a')))}{cell(p(r('b')))}</w:tr></w:tbl>"
    body = (
        f"<w:tbl><w:tr>{cell(p(r('قبل')) + inner + p(''))}{cell(p(r('c')))}</w:tr>"
        f"<w:tr>{cell(p(r('d')), merged)}</w:tr></w:tbl>"
    )

    document = extract_bytes(written(body), "a.docx")

    assert [row for _, row in document.rows(document.tables()[0])] == [["قبل\na\tb", "c"], ["d", ""]]
    assert document.warnings == (
        "Cells of its tables are merged, their text stands in the first (1).",
        "Tables stand within cells of others and were read as lines (1).",
    )


def test_what_would_fetch_or_run_is_said_and_nothing_is_fetched() -> None:
    field = (
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>DDE</w:instrText></w:r>"
        "<w:r><w:instrText>AUTO c:\\x</w:instrText></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>"
    )
    body = p(field + r("نص"))
    more: dict[str, str | bytes] = {
        "word/vbaProject.bin": b"x",
        "word/embeddings/oleObject1.bin": b"x",
        "word/_rels/settings.xml.rels": relations(("t", "attachedTemplate", "http://127.0.0.1/evil.dotm")),
        "word/settings.xml": "<w:settings SPACES/>",
    }
    links = relations(
        ("i", "image", "http://127.0.0.1/beacon.png"), ("h", "hyperlink", "http://example.org/")
    )

    document = extract_bytes(written(body, more, links), "a.docx")

    assert document.text == "نص"
    assert document.warnings == (
        "Fields would fetch data or start a program, nothing was run (1).",
        "It holds macros; none was run.",
        "It holds embedded objects, which were not read.",
        "It would fetch a template from outside (http://127.0.0.1/evil.dotm); nothing was fetched.",
        "It refers to files outside (http://127.0.0.1/beacon.png); nothing was fetched.",
    )


def test_a_part_of_another_format_is_handed_over() -> None:
    handed = extract_all(
        written(
            p(r("نص")) + '<w:altChunk r:id="c"/>',
            {"word/chunk.html": b"<p>imported</p>"},
            relations(("c", "aFChunk", "chunk.html")),
        ),
        "a.docx",
    )

    assert handed.members == [("chunk.html", b"<p>imported</p>", {"imported": 1})]
    assert handed.document.warnings == (
        "A part of another format is imported into it, which is a file of its own here.",
    )


def test_six_hundred_megabytes_in_less_than_one_are_refused() -> None:
    part = packed(b"<w:document>" + b"x" * 600_000_000)

    with pytest.raises(Refused, match="larger than 400 MiB"):
        extract_bytes(zip_of(Member(b"word/document.xml", packed=part, size=600_000_012, crc=0)), "a.docx")


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "docProps/core.xml", "_rels/.rels"])
def test_entities_in_any_part_are_refused(part: str) -> None:
    attack = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'

    with pytest.raises(Refused, match=f"in its part {part} its markup declares a document type"):
        extract_bytes(package({**parts_of(saved(a_report())), part: attack}), "a.docx")


def test_a_document_without_a_word_is_said_to_be_empty() -> None:
    with pytest.raises(Empty, match="it holds no text"):
        extract_bytes(written(p("") + p(r(" "))), "a.docx")


def test_a_document_of_pictures_only_hands_them_over_and_says_so() -> None:
    handed = extract_all(written(p(""), {"word/media/scan.png": b"\x89PNG"}), "a.docx")

    assert handed.names == ["scan.png"]
    assert handed.document.text == ""
    assert handed.document.warnings == ("It holds pictures and no text.",)


def test_no_damage_to_a_document_gives_a_traceback() -> None:
    parts = parts_of(saved(a_report()))
    chance = random.Random(1402)
    refused = 0

    for _ in range(100):
        name = chance.choice([name for name in sorted(parts) if name.endswith((".xml", ".rels"))])
        part = bytearray(parts[name])
        for _ in range(chance.randint(1, 6)):
            part[chance.randrange(len(part))] = chance.randrange(256)
        try:
            extract_bytes(package({**parts, name: bytes(part)}), "report.docx")
        except (Refused, Empty):
            refused += 1

    assert 0 < refused < 100
