from __future__ import annotations

import pytest

from sijill.claims.document import cell_at
from sijill.extraction import Empty, Refused, UnsupportedFormat, extract_bytes


def test_prose_is_kept_as_it_is_with_a_block_for_each_line_that_says_something() -> None:
    document = extract_bytes("عنوان\r\n\r\n  السطر الثالث \n".encode(), "report.txt")

    assert document.text == "عنوان\n\n  السطر الثالث \n"
    assert [(document.text[b.start : b.end], b.place) for b in document.blocks] == [
        ("عنوان", {"line": 1}),
        ("  السطر الثالث ", {"line": 3}),
    ]
    assert not document.tabular


def test_a_table_is_text_in_which_every_cell_is_found_again() -> None:
    document = extract_bytes('الاسم;المدينة\nسعاد;"أ\nب"\n'.encode(), "LIST.CSV")

    cell = cell_at(document.text, document.text.index("\nب"))

    assert document.tabular
    assert (cell.row, cell.column, cell.text) == (2, 2, "أ\nب")
    assert [cells for _, cells in document.rows()] == [["الاسم", "المدينة"], ["سعاد", "أ\nب"]]


def test_a_tsv_is_separated_by_tabs_whatever_else_is_in_it() -> None:
    document = extract_bytes(b"a,b,c\td,e,f\n1,2,3\t4,5,6\n", "list.tsv")

    assert [cells for _, cells in document.rows()] == [["a,b,c", "d,e,f"], ["1,2,3", "4,5,6"]]


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"{\\rtf1 text}", "verdict.rtf"),
        (b"{\\rtf1 text}", "disguised.txt"),
        (b"Rar!\x1a\x07\x01\x00", "list.csv"),
        (b"\x7fELF\x02", "page.html"),
        (b"plain words", "letter.docx"),
    ],
)
def test_another_format_is_refused_by_saying_what_is_read_now(data: bytes, name: str) -> None:
    with pytest.raises(UnsupportedFormat, match=r"PDF, DOCX, XLSX") as caught:
        extract_bytes(data, name)

    assert str(caught.value).startswith(name)


@pytest.mark.parametrize("data", [b"", b" \r\n\n", b"\xef\xbb\xbf\n"])
def test_a_file_without_text_is_said_to_be_empty(data: bytes) -> None:
    with pytest.raises(Empty):
        extract_bytes(data, "a.txt")


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(Refused):
        extract_bytes(bytes(range(256)) * 4, "a.csv")
