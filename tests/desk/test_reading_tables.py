"""A table inside a document, from the file to claims whose passages are its cells."""

from __future__ import annotations

from pathlib import Path

from tests.desk.conftest import Desk

HEAD = ("Name", "Age", "Occupation", "Sentence")
ROWS = (("Karl Lind", "22", "student", "3 years in prison"), ("Mira Zand", "19", "nurse", "two years"))


def docx_with_a_table(path: Path) -> Path:
    from docx import Document

    made = Document()
    made.add_paragraph("The committee names those who were sentenced this month.")
    table = made.add_table(rows=0, cols=len(HEAD))
    for row in (HEAD, *ROWS):
        cells = table.add_row().cells
        for cell, text in zip(cells, row, strict=True):
            cell.text = text
    made.save(str(path))
    return path


def test_each_row_of_a_table_in_a_docx_waits_as_one_person_with_what_the_row_says(
    desk: Desk, tmp_path: Path
) -> None:
    from sijill.claims import SourceDetails
    from sijill.desk.reading import read_source
    from sijill.desk.review import proposals
    from sijill.intake import add_source, document_of
    from sijill.store.queries import View

    path = docx_with_a_table(tmp_path / "report.docx")
    source = add_source(desk.register, path, SourceDetails(title="report"), author=desk.author).id

    read_source(desk.register, source, author=desk.author)

    waiting = proposals(View(desk.register), source=source)
    person = {claim.original: claim.record for claim in waiting if claim.property == "name"}
    of_mira = {claim.property: claim.original for claim in waiting if claim.record == person["Mira Zand"]}
    document = document_of(desk.register, source)
    table = document.tables()[0]
    assert of_mira == {"name": "Mira Zand", "age": "19", "role": "nurse", "penalty": "two years"}
    assert all(
        table.start <= (claim.start or 0) < table.end
        for claim in waiting
        if claim.record == person["Mira Zand"]
    )
