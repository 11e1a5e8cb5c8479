from __future__ import annotations

from sijill.claims.document import Block, Document, cell_at, tabular_text
from sijill.claims.kinds import Kind
from sijill.claims.reading import Reading
from sijill.extraction.given import given
from sijill.extraction.readers import pdf
from sijill.reading import read
from tests.extraction.pdf.producers import typst_pdf

HEAD = ["No", "Name", "Age", "Occupation", "Date of arrest", "Charge", "Sentence"]
ROWS = [
    ["1", "Karl Lind", "22", "student", "4 May 2021", "sedition", "3 years in prison"],
    ["2", "Mira Zand", "19", "nurse", "5 May 2021", "", "two years"],
]


def said_of(reading: Reading, name: str) -> dict[Kind, str]:
    by_id = {one.id: one for one in reading.proposals}
    return {
        one.kind: one.text
        for one in reading.proposals
        if one.about is not None and by_id[one.about].text == name
    }


def document(before: str, rows: list[list[str]]) -> Document:
    table = tabular_text(rows)
    return Document(before + table, (Block(len(before), len(before) + len(table), "table"),))


def test_each_row_of_a_table_among_prose_is_its_persons() -> None:
    reading = read(document("The list of the committee follows.\n", [HEAD, *ROWS]), language="en")

    assert said_of(reading, "Karl Lind") == {
        Kind.AGE: "22",
        Kind.ROLE: "student",
        Kind.CHARGE: "sedition",
        Kind.PENALTY: "3 years in prison",
    }
    assert said_of(reading, "Mira Zand") == {Kind.AGE: "19", Kind.ROLE: "nurse", Kind.PENALTY: "two years"}


def test_a_date_of_arrest_is_that_of_the_rows_arrest() -> None:
    reading = read(document("", [HEAD, *ROWS]), language="en")
    by_id = {one.id: one for one in reading.proposals}
    arrests = [
        (by_id[link.from_id].value["type"], by_id[link.to_id].text)
        for link in reading.links
        if link.role == "victim"
    ]
    dates = [
        (one.text, by_id[one.about].value["type"])
        for one in reading.proposals
        if one.kind is Kind.DATE and one.about
    ]

    assert arrests == [("arrest", "Karl Lind"), ("arrest", "Mira Zand")]
    assert dates == [("4 May 2021", "arrest"), ("5 May 2021", "arrest")]


def test_passages_of_a_sheet_lead_to_their_cells() -> None:
    text = tabular_text([HEAD, *ROWS])
    reading = read(Document(text, tabular=True), language="en")
    age = next(one for one in reading.proposals if one.kind is Kind.AGE and one.text == "19")
    cell = cell_at(text, age.start)

    assert (cell.row, cell.column, cell.text) == (3, 3, "19")


def test_headers_are_known_in_arabic_and_persian() -> None:
    arabic = read(document("", [["الاسم", "العمر", "المهنة"], ["سامر نوفل", "٢٢", "معلم"]]), language="ar")
    persian = read(document("", [["نام", "سن", "شغل"], ["مهران فرجامی", "۲۲", "معلم"]]), language="fa")

    assert said_of(arabic, "سامر نوفل") == {Kind.AGE: "٢٢", Kind.ROLE: "معلم"}
    assert said_of(persian, "مهران فرجامی") == {Kind.AGE: "۲۲", Kind.ROLE: "معلم"}


def test_a_table_without_a_column_of_names_is_read_as_lines() -> None:
    reading = read(document("", [["Item", "Price"], ["Karl Lind was arrested.", "4"]]), language="en")

    assert "Karl Lind" in [one.text for one in reading.proposals]


def test_who_stands_in_the_prose_and_in_the_table_is_one_person() -> None:
    before = "Karl Lind was arrested on Monday.\n"
    reading = read(document(before, [HEAD, *ROWS]), language="en")
    by_id = {one.id: one for one in reading.proposals}
    pairs = [
        (by_id[link.from_id].start, by_id[link.to_id].text)
        for link in reading.links
        if link.type == "same_person"
    ]

    assert pairs == [(0, "Karl Lind")]


def test_the_rows_of_a_table_in_an_arabic_pdf_are_persons_with_their_page_and_box() -> None:
    cells = ["الاسم", "العمر", "الحكم", "سامر نوفل", "٢٢", "السجن ثلاث سنوات", "ليلى حداد", "٣١", "٧٤ جلدة"]
    table = ", ".join(f"[{cell}]" for cell in cells)
    page = '#set text(lang: "ar", font: "Noto Naskh Arabic")\nأصدرت المحكمة أحكامها.\n'
    with given(typst_pdf(f"{page}#table(columns: 3, {table})"), "list.pdf") as source:
        document = pdf.read(source)
    reading = read(document, language="ar")
    age = next(one for one in reading.proposals if one.text == "٣١")
    block = next(one for one in document.blocks if one.start <= age.start < one.end)

    assert said_of(reading, "سامر نوفل") == {Kind.AGE: "٢٢", Kind.PENALTY: "السجن ثلاث سنوات"}
    assert said_of(reading, "ليلى حداد") == {Kind.AGE: "٣١", Kind.PENALTY: "٧٤ جلدة"}
    assert (block.kind, block.place["page"], len(block.place["box"])) == ("table", 1, 4)
