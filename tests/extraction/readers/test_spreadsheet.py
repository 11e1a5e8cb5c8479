from __future__ import annotations

import io
import random
import struct
import subprocess
import time
from datetime import date, datetime, timedelta
from datetime import time as clock
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.workbook import Workbook

from sijill.extraction import Empty, Refused, extract_bytes
from tests.extraction.handed import extract_all
from tests.extraction.office.books import MAIN, Parts, package, parts_of, relations, workbook
from tests.extraction.office.compounds import compound_of
from tests.extraction.zips import Member, packed, zip_of

READ = [
    ["الاسم", "تاريخ", "عدد", "سنة", "نسبة", "رقم", "وقت", "ساعة", "مدة", "نعم"],
    ["سعاد", "2023-07-01", "12", "1402", "12.5%", "00007", "2023-07-01T13:05", "09:30", "27:03:00", "x"],
    [""] * 10,
    ["مدموج", *[""] * 9],
]


def rows(data: bytes, name: str = "list.xlsx") -> list[list[str]]:
    return [cells for _, cells in extract_bytes(data, name).rows()]


def saved(book: Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def a_list() -> Workbook:
    """Make a list as a team keeps it: dates, ids with zeros, a merge, a comment, hidden parts."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "يوليو"
    sheet.sheet_view.rightToLeft = True
    for column, title in enumerate(READ[0], 2):
        sheet.cell(3, column, title)
    values = ["سعاد", date(2023, 7, 1), 12.0, 1402, 0.125, 7, datetime(2023, 7, 1, 13, 5), clock(9, 30)]
    for column, value in enumerate([*values, timedelta(hours=27, minutes=3), "x"], 2):
        sheet.cell(4, column, value)
    sheet["F4"].number_format = "0.0%"
    sheet["G4"].number_format = "00000"
    sheet["B6"] = "مدموج"
    sheet.merge_cells("B6:C7")
    sheet["B4"].comment = Comment("يحتاج إلى مراجعة", "أمل")
    sheet.row_dimensions[4].hidden = True
    sheet.column_dimensions["C"].hidden = True
    hidden = book.create_sheet("سري")
    hidden.sheet_state = "hidden"
    hidden["A1"] = "مخفي"
    book.create_sheet("فارغ")
    return book


def test_each_sheet_is_a_table_that_begins_where_its_cells_do() -> None:
    document = extract_bytes(saved(a_list()), "list.xlsx")

    first, second = document.tables()
    assert document.tabular
    assert first.place == {"sheet": "يوليو", "row": 3, "column": 2}
    assert [cells for _, cells in document.rows(first)] == READ
    assert second.place == {"sheet": "سري", "row": 1, "column": 1}
    assert [cells for _, cells in document.rows(second)] == [["مخفي"]]
    assert (first.start, first.end, second.end) == (0, second.start, len(document.text))


def test_what_a_sheet_hides_merges_and_notes_is_said() -> None:
    document = extract_bytes(saved(a_list()), "list.xlsx")

    assert document.warnings == (
        "The sheet “سري” is hidden; it was read.",
        "Sheet “يوليو”: hidden rows were read (4).",
        "Sheet “يوليو”: hidden columns were read (C).",
        "Sheet “يوليو”: areas of cells are merged, their value stands in the first (B6).",
        "Sheet “يوليو”: cells have comments, which are kept apart in the properties (B4).",
    )
    assert document.properties["comments"] == "يوليو!B4 (أمل): يحتاج إلى مراجعة"
    assert document.properties["author"] == "openpyxl"


@pytest.mark.group("libreoffice")
@pytest.mark.parametrize("suffix", ["xls", "ods", "xlsx"])
def test_the_same_list_from_libreoffice_has_the_same_cells(suffix: str, tmp_path: Path) -> None:
    given = tmp_path / "given" / "list.xlsx"
    given.parent.mkdir()
    given.write_bytes(saved(a_list()))
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{tmp_path}/profile",
            "--headless",
            "--convert-to",
            suffix,
            "--outdir",
            tmp_path,
            given,
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )

    document = extract_bytes((tmp_path / f"list.{suffix}").read_bytes(), f"list.{suffix}")

    table, hidden = document.tables()
    found = [cells for _, cells in document.rows(table)]
    # OpenDocument keeps a duration as hours and minutes.
    found[1][8] = found[1][8].removesuffix(":00") + ":00"
    assert found == READ
    assert table.place == {"sheet": "يوليو", "row": 3, "column": 2}
    assert [cells for _, cells in document.rows(hidden)] == [["مخفي"]]
    said = " ".join(document.warnings)
    assert "“سري” is hidden" in said
    assert "hidden rows were read (4)" in said
    assert "hidden columns were read (C)" in said
    assert "merged, their value stands in the first (B6)" in said
    assert "have comments" in said


def test_a_formula_without_a_saved_value_is_kept_as_a_formula_and_said() -> None:
    cells = (
        '<row r="1"><c r="A1"><f>B1*2</f><v>8</v></c><c r="B1"><v>4</v></c><c r="C1"><f>B1+1</f><v/></c>'
        '<c r="D1"><f t="shared" si="0" ref="D1:E1">B1+2</f></c><c r="E1"><f t="shared" si="0"/></c>'
        '<c r="F1" t="str"><f>""</f><v></v></c></row>'
    )

    document = extract_bytes(workbook(cells), "list.xlsx")

    assert [row for _, row in document.rows()] == [["8", "4", "=B1+1", "=B1+2", "=B1+2 [as in D1]"]]
    assert document.warnings == (
        "Sheet “July”: formulas were read as the values last saved (A1, F1).",
        "Sheet “July”: formulas without a saved value are kept as formulas (C1, D1, E1).",
    )


def test_every_kind_of_cell_is_read_and_errors_are_said() -> None:
    cells = (
        '<row><c t="s"><v>0</v></c><c t="inlineStr"><is><t>in</t><rPh><t>x</t></rPh></is></c>'
        '<c t="b"><v>1</v></c><c t="e"><v>#REF!</v></c><c t="d"><v>2023-07-01</v></c>'
        '<c t="s"><v>99</v></c><c><v>many</v></c>'
        "<c><v>9007199254740993</v></c></row>"
    )
    texts = "<si><r><t>two </t></r><r><t>runs_x000D_\n_x0041_</t></r><rPh><t>x</t></rPh></si>"

    document = extract_bytes(workbook(cells, texts=texts), "list.xlsx")

    assert [row for _, row in document.rows()] == [
        ["two runs\nA", "in", "TRUE", "#REF!", "2023-07-01", "�", "�", "9007199254740993"]
    ]
    assert document.warnings == (
        "Sheet “July”: cells hold an error instead of a value (D1 #REF!).",
        "Sheet “July”: cells have a value that cannot be read (F1, G1).",
    )


def test_the_system_of_1904_and_dates_of_another_calendar_are_heeded() -> None:
    styles = (
        '<numFmts><numFmt numFmtId="170" formatCode="[$-2060401]yyyy/mm/dd"/></numFmts><cellStyleXfs><xf '
        'numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/>'
        '<xf numFmtId="170"/></cellXfs>'
    )
    data = workbook(
        '<row r="1"><c r="A1" s="1"><v>43646</v></c><c r="B1" s="2"><v>43646</v></c>'
        '<c r="C1"><v>43646</v></c></row>',
        styles=styles,
    )
    data_1904 = package(
        {
            **parts_of(data),
            "xl/workbook.xml": parts_of(data)["xl/workbook.xml"].replace(
                b"<sheets>", b'<workbookPr date1904="1"/><sheets>'
            ),
        }
    )

    document = extract_bytes(data_1904, "list.xlsx")

    assert [row for _, row in document.rows()] == [["2023-07-01", "2023-07-01", "43646"]]
    assert document.warnings == (
        "Sheet “July”: dates are shown in another calendar and were written as Gregorian (B1).",
    )


def test_what_would_fetch_or_run_is_said_and_nothing_is_run() -> None:
    cells = (
        '<row r="1"><c r="A1"><f>cmd|\'/c calc\'!A0</f><v>1</v></c>'
        '<c r="B1"><f>WEBSERVICE(C1)</f><v>2</v></c>'
        '<c r="C1" t="inlineStr"><is><t>=cmd|\'/c calc\'!A0</t></is></c></row>'
    )
    data = workbook(
        cells,
        {
            "xl/vbaProject.bin": b"x",
            "xl/connections.xml": "<connections/>",
            "xl/externalLinks/externalLink1.xml": "<externalLink/>",
            "xl/externalLinks/_rels/externalLink1.xml.rels": relations(
                ("r", "externalLinkPath", "file:///C:/other.xlsx")
            ),
        },
    )

    document = extract_bytes(data, "list.xlsm")

    assert document.warnings == (
        "It holds macros; none was run.",
        "It has connections to data outside; none was opened.",
        "It has links to other files or programs, of which none was followed (file:///C:/other.xlsx).",
        "Sheet “July”: cells would fetch data or start a program, nothing was run (A1, B1, C1).",
        "Sheet “July”: formulas were read as the values last saved (A1, B1).",
    )


def test_pictures_are_handed_over_and_boxes_over_the_cells_are_kept() -> None:
    drawing = (
        '<d:wsDr xmlns:d="urn:d" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><d:sp><d:txBody>'
        "<a:p><a:r><a:t>over the cells</a:t></a:r></a:p></d:txBody></d:sp></d:wsDr>"
    )
    handed = extract_all(
        workbook(
            '<row r="1"><c r="A1"><v>1</v></c></row>',
            {
                "xl/media/image1.png": b"\x89PNG",
                "xl/worksheets/_rels/sheet1.xml.rels": relations(
                    ("r", "drawing", "../drawings/drawing1.xml")
                ),
                "xl/drawings/drawing1.xml": drawing,
            },
        ),
        "list.xlsx",
    )

    assert handed.members == [("image1.png", b"\x89PNG", {"image": 1})]
    assert handed.document.properties["text boxes"] == "July: over the cells"
    assert handed.document.warnings == (
        "Sheet “July”: the text of boxes over the cells is kept in the properties (1).",
    )


def test_two_cells_in_the_corners_of_the_largest_sheet_are_read() -> None:
    cells = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'

    document = extract_bytes(workbook(cells), "list.xlsx")

    assert [(table.place["row"], table.place["column"]) for table in document.tables()] == [
        (1, 1),
        (1048576, 16384),
    ]


@pytest.mark.parametrize("place", ["XFE1", "A1048577", "A0", "1A", "ZZZZ9", "a1", "A99999999999999999999"])
def test_a_cell_that_no_sheet_has_is_refused(place: str) -> None:
    with pytest.raises(Refused, match="it names a cell outside of any sheet"):
        rows(workbook(f'<row r="1"><c r="{place}"><v>1</v></c></row>'))


def test_a_sheet_of_six_hundred_megabytes_in_less_than_one_is_refused() -> None:
    sheet = packed(b"<worksheet>" + b" " * 600_000_000)
    data = zip_of(
        Member(b"xl/workbook.xml", b"<workbook/>"),
        Member(b"xl/worksheets/sheet1.xml", packed=sheet, size=600_000_011, crc=0),
    )

    with pytest.raises(Refused, match="as bombs are"):
        rows(data)


@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml", "_rels/.rels"]
)
def test_entities_in_any_part_are_refused(part: str) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><x>&b;</x>'

    with pytest.raises(Refused, match=f"in its part {part} its markup declares a document type"):
        rows(package({**parts_of(workbook("")), part: bomb}))


def test_a_list_of_sheets_that_are_one_part_is_read_once() -> None:
    many = "".join(f'<sheet name="s{number}" sheetId="{number}" r:id="r1"/>' for number in range(3))
    start = parts_of(workbook('<row r="1"><c r="A1"><v>1</v></c></row>'))
    main = start["xl/workbook.xml"].replace(b'<sheet name="July" sheetId="1" r:id="r1"/>', many.encode())

    document = extract_bytes(package({**start, "xl/workbook.xml": main}), "list.xlsx")

    assert len(document.tables()) == 1
    assert document.warnings == (
        "The sheet “s1” holds no cells of its own and was not read.",
        "The sheet “s2” holds no cells of its own and was not read.",
    )


def test_a_workbook_without_a_value_is_said_to_be_empty() -> None:
    with pytest.raises(Empty, match="no cell of it holds anything"):
        rows(workbook('<row r="1"><c r="A1" s="1"/></row>'))


OPEN = "urn:oasis:names:tc:opendocument:xmlns"


def ods(table: str, more: Parts | None = None) -> bytes:
    content = (
        f'<office:document-content xmlns:office="{OPEN}:office:1.0" xmlns:table="{OPEN}:table:1.0"'
        f' xmlns:text="{OPEN}:text:1.0" xmlns:draw="{OPEN}:drawing:1.0"><office:body><office:spreadsheet>'
        f'<table:table table:name="July">{table}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    parts: dict[str, str | bytes] = {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": content,
        **(more or {}),
    }
    return package(parts)


def cell(attributes: str, shown: str = "") -> str:
    return f"<table:table-cell {attributes}><text:p>{shown}</text:p></table:table-cell>"


def test_values_of_opendocument_are_written_in_the_precision_that_is_shown() -> None:
    data = ods(
        "<table:table-row>"
        + cell('office:value-type="float" office:value="12"', "12.00")
        + cell('office:value-type="float" office:value="7"', "00007")
        + cell('office:value-type="percentage" office:value="0.125"', "13%")
        + cell('office:value-type="date" office:date-value="2023-07-01"', "01.07.23")
        + cell('office:value-type="date" office:date-value="2023-01-01"', "2023")
        + cell('office:value-type="date" office:date-value="2023-07-01T13:05:00"', "1402/04/10")
        + cell('office:value-type="time" office:time-value="PT27H03M00S"', "27:03")
        + cell('office:value-type="boolean" office:boolean-value="true"', "WAHR")
        + cell('office:value-type="string"', 'a<text:s text:c="2"/>b\n  c<text:line-break/>d')
        + '<table:table-cell table:formula="of:=[.A1]+1"/>'
        + "</table:table-row>"
    )

    document = extract_bytes(data, "list.ods")

    assert [row for _, row in document.rows()] == [
        [
            "12",
            "00007",
            "12.5%",
            "2023-07-01",
            "2023",
            "2023-07-01T13:05",
            "27:03",
            "TRUE",
            "a  b c\nd",
            "=[.A1]+1",
        ]
    ]
    assert document.warnings == (
        "Sheet “July”: dates are shown in another calendar and were written as Gregorian (F1).",
        "Sheet “July”: formulas without a saved value are kept as formulas (J1).",
    )


def test_repeats_of_opendocument_stand_where_the_sheet_shows_them() -> None:
    data = ods(
        '<table:table-row table:number-rows-repeated="4">'
        '<table:table-cell table:number-columns-repeated="16384"/>'
        '</table:table-row><table:table-row table:number-rows-repeated="2"><table:table-cell/>'
        + cell('office:value-type="string" table:number-columns-repeated="3"', "x")
        + '</table:table-row><table:table-row table:number-rows-repeated="1048570"><table:table-cell '
        'table:number-columns-repeated="16384"/></table:table-row>'
    )

    document = extract_bytes(data, "list.ods")

    assert document.tables()[0].place == {"sheet": "July", "row": 5, "column": 2}
    assert [row for _, row in document.rows()] == [["x", "x", "x"]] * 2


def test_a_value_repeated_over_the_whole_sheet_is_refused_in_time() -> None:
    data = ods(
        '<table:table-row table:number-rows-repeated="1048576">'
        + cell('office:value-type="string" table:number-columns-repeated="16384"', "x")
        + "</table:table-row>"
    )

    with pytest.raises(Refused, match="more than 5000000 cells"):
        rows(data, "list.ods")


def test_an_encrypted_opendocument_is_refused_by_saying_what_to_do() -> None:
    manifest = (
        f'<manifest:manifest xmlns:manifest="{OPEN}:manifest:1.0"><manifest:file-entry>'
        "<manifest:encryption-data/></manifest:file-entry></manifest:manifest>"
    )

    with pytest.raises(Refused) as caught:
        rows(ods("", {"META-INF/manifest.xml": manifest}), "list.ods")

    assert str(caught.value) == "list.ods: it is encrypted; save it without a password and add it again."


def _xlsb(records: bytes) -> bytes:
    return package(
        {
            "_rels/.rels": relations(("r", "officeDocument", "xl/workbook.bin")),
            "xl/workbook.bin": b"",
            "xl/worksheets/sheet1.bin": records,
        }
    )


def _record(kind: int, data: bytes) -> bytes:
    return bytes([kind, len(data)]) + data


def test_a_binary_sheet_whose_corners_would_end_the_process_is_refused() -> None:
    corner = _record(0, struct.pack("<I", 0)) + _record(2, struct.pack("<II", 0, 0))
    other = _record(0, struct.pack("<I", 1_048_575)) + _record(2, struct.pack("<II", 16_383, 0))

    with pytest.raises(Refused, match="its cells stand too far apart"):
        rows(_xlsb(corner + other), "list.xlsb")


def test_a_broken_old_workbook_is_refused_with_a_remedy() -> None:
    data = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600 + "Workbook".encode("utf-16-le") + b"\x00" * 600
    )

    with pytest.raises(Refused, match="save it as XLSX"):
        rows(data, "list.xls")


def test_no_damage_to_a_workbook_gives_a_traceback() -> None:
    parts = parts_of(saved(a_list()))
    chance = random.Random(1402)
    refused = 0

    for _ in range(150):
        name = chance.choice(sorted(parts))
        part = bytearray(parts[name])
        for _ in range(chance.randint(1, 6)):
            part[chance.randrange(len(part))] = chance.randrange(256)
        try:
            extract_bytes(package({**parts, name: bytes(part)}), "list.xlsx")
        except (Refused, Empty):
            refused += 1

    assert 0 < refused < 150


def test_a_long_list_is_read_faster_than_ten_thousand_cells_a_second() -> None:
    row = '<row r="{0}"><c r="A{0}"><v>{0}</v></c><c r="B{0}" t="inlineStr"><is><t>x</t></is></c></row>'
    data = workbook("".join(row.format(number) for number in range(1, 20_001)))
    began = time.process_time()

    document = extract_bytes(data, "list.xlsx")

    assert document.text.count("\x1e") == 20_000
    assert time.process_time() - began < 4


def test_the_markup_may_have_any_prefix() -> None:
    cells = "<x:row><x:c><x:v>5</x:v></x:c></x:row>"
    sheet = f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData>{cells}</x:sheetData></x:worksheet>'

    assert rows(package({**parts_of(workbook("")), "xl/worksheets/sheet1.xml": sheet})) == [["5"]]


def _biff(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def _xls(cells: bytes, more: bytes = b"") -> bytes:
    begin = _biff(0x809, struct.pack("<HH", 0x600, 5))
    styles = _biff(0xE0, struct.pack("<HH", 0, 0)) + _biff(0xE0, struct.pack("<HH", 0, 14))
    texts = _biff(0xFC, struct.pack("<II", 1, 1) + struct.pack("<HB", 4, 1) + "سعاد".encode("utf-16-le"))
    name = b"\x04\x00July"
    end = _biff(0x0A)
    start = len(begin + styles + texts + more + end) + 4 + 6 + len(name)
    listed = _biff(0x85, struct.pack("<IBB", start, 0, 0) + name)
    return compound_of("Workbook", begin + styles + texts + more + listed + end + begin + cells + end)


def test_every_kind_of_record_of_an_old_workbook_is_read() -> None:
    cells = (
        _biff(0x208, struct.pack("<HHHHHHI", 1, 0, 9, 0, 0, 0, 0x20))
        + _biff(0x7D, struct.pack("<HHHHHH", 2, 2, 0, 0, 1, 0))
        + _biff(0xFD, struct.pack("<HHHI", 1, 1, 0, 0))
        + _biff(0x203, struct.pack("<HHHd", 1, 2, 1, 45108.0))
        + _biff(0x27E, struct.pack("<HHHI", 1, 3, 0, 1402 << 2 | 2))
        + _biff(0xBD, struct.pack("<HHHIHIH", 1, 4, 0, 5 << 2 | 2, 0, 6 << 2 | 2, 5))
        + _biff(0x205, struct.pack("<HHHBB", 1, 6, 0, 1, 0))
        + _biff(0x205, struct.pack("<HHHBB", 1, 7, 0, 42, 1))
        + _biff(0x06, struct.pack("<HHH", 1, 8, 0) + b"\x00" * 6 + b"\xff\xff" + b"\x00" * 8)
        + _biff(0x207, struct.pack("<HB", 3, 0) + b"abc")
        + _biff(0x06, struct.pack("<HHH", 1, 9, 0) + b"\x02\x00\x17\x00\x00\x00\xff\xff" + b"\x00" * 8)
        + _biff(0xFD, struct.pack("<HHHI", 1, 10, 0, 99))
        + _biff(0x204, struct.pack("<HHHHB", 1, 11, 0, 2, 0) + b"hi")
        + _biff(0xE5, struct.pack("<HHHHH", 1, 1, 2, 1, 1))
        + _biff(0x1C, struct.pack("<HHHH", 1, 1, 0, 0))
    )

    document = extract_bytes(_xls(cells, _biff(0x1AE, b"\x01\x00\x05\x00\x00http:")), "list.xls")

    assert document.tables()[0].place == {"sheet": "July", "row": 2, "column": 2}
    assert [row for _, row in document.rows()] == [
        ["سعاد", "2023-07-01", "1402", "5", "6", "TRUE", "#N/A", "abc", "#REF!", "�", "hi"]
    ]
    assert document.warnings == (
        "It has links to other files or programs, of which none was followed (1).",
        "Sheet “July”: hidden rows were read (2).",
        "Sheet “July”: hidden columns were read (C).",
        "Sheet “July”: cells hold an error instead of a value (H2 #N/A, J2 #REF!).",
        "Sheet “July”: formulas were read as the values last saved (I2, J2).",
        "Sheet “July”: cells have a value that cannot be read (K2).",
        "Sheet “July”: areas of cells are merged, their value stands in the first (B2).",
        "Sheet “July”: cells have comments, which were not read (B2).",
    )


def test_an_encrypted_old_workbook_is_refused_by_saying_what_to_do() -> None:
    with pytest.raises(Refused) as caught:
        rows(_xls(b"", _biff(0x2F, b"\x01\x00")), "list.xls")

    assert str(caught.value) == "list.xls: it is encrypted; save it without a password and add it again."


def test_an_old_workbook_that_ends_in_the_middle_is_refused() -> None:
    with pytest.raises(Refused, match="a record of its workbook is cut off"):
        rows(_xls(_biff(0x203, b"\x00\x00")), "list.xls")


def test_a_binary_workbook_gives_its_cells() -> None:
    def wide(text: str) -> bytes:
        return struct.pack("<I", len(text)) + text.encode("utf-16-le")

    def long(kind: int, data: bytes = b"") -> bytes:
        return bytes([kind & 0x7F | 0x80, kind >> 7, len(data)]) + data

    sheet = (
        long(129)
        + long(148, struct.pack("<IIII", 2, 2, 1, 2))
        + long(145)
        + _record(0, struct.pack("<I", 2) + b"\x00" * 13)
        + _record(2, struct.pack("<III", 1, 0, 1402 << 2 | 2))
        + _record(6, struct.pack("<II", 2, 0) + wide("سعاد"))
        + long(146)
        + long(130)
    )
    listed = long(156, struct.pack("<II", 0, 1) + wide("rId1") + wide("July"))
    data = package(
        {
            "_rels/.rels": relations(("r", "officeDocument", "xl/workbook.bin")),
            "xl/workbook.bin": long(131) + long(143) + listed + long(144) + long(132),
            "xl/_rels/workbook.bin.rels": relations(("rId1", "worksheet", "worksheets/sheet1.bin")),
            "xl/worksheets/sheet1.bin": sheet,
        }
    )

    document = extract_bytes(data, "list.xlsb")

    assert document.tables()[0].place == {"sheet": "July", "row": 3, "column": 2}
    assert [row for _, row in document.rows()] == [["1402", "سعاد"]]
    assert document.warnings == (
        "In this binary format formulas, comments, errors and hidden rows or columns are not told apart;"
        " cells were read as the values last saved.",
    )
