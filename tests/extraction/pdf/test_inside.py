from __future__ import annotations

import pikepdf
import pytest
from pikepdf import Dictionary, Name, String

from sijill.extraction.pdf.inside import Inside, look_inside
from tests.extraction.pdf.made import pdf_of, shown

PAGE = shown("words", 72, 700)


def with_script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


@pytest.mark.parametrize("packed", [False, True])
def test_pages_and_scripts_are_found_in_plain_and_in_packed_objects(packed: bool) -> None:
    mode = pikepdf.ObjectStreamMode.generate if packed else pikepdf.ObjectStreamMode.disable

    found = look_inside(pdf_of([PAGE, PAGE], change=with_script, object_stream_mode=mode))

    assert found == Inside(2, ("JavaScript", "actions that run when it is opened"), 1)


def test_a_file_that_does_nothing_holds_no_actions() -> None:
    assert look_inside(pdf_of([PAGE])) == Inside(1, (), 1)


def test_each_time_a_file_was_written_on_is_counted() -> None:
    data = pdf_of([PAGE])

    assert look_inside(data + data[data.rindex(b"xref") :]).versions == 2
    assert look_inside(pdf_of([PAGE], linearize=True)).versions == 1


def test_bytes_that_are_no_pdf_hold_nothing() -> None:
    assert look_inside(b"\0\xff obj stream 1 0 obj /ObjStm stream\r\n\x78\x9c\0") == Inside(0, (), 1)
