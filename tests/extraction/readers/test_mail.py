from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.extraction import Empty, ExtractionError, extract_bytes
from tests.extraction.handed import Handed, extract_all

BODY = "أوقفت الشرطة ثلاثة صيادين في لوماو.\n\nوقالت العائلات إنها لا تعرف مكانهم.\n"
HEADINGS = [("heading", "توقيف في لوماو"), ("paragraph", "Tue, 05 Mar 2024 08:00:00 +0200")]
LINES = [("line", "أوقفت الشرطة ثلاثة صيادين في لوماو."), ("line", "وقالت العائلات إنها لا تعرف مكانهم.")]


def letter(body: str = BODY, *, charset: str = "utf-8") -> EmailMessage:
    message = EmailMessage()
    message["From"] = "ليلى <layla@example.org>"
    message["To"] = "team@example.org, other@example.org"
    message["Date"] = "Tue, 05 Mar 2024 08:00:00 +0200"
    message["Subject"] = "توقيف في لوماو"
    message.set_content(body, charset=charset)
    return message


def read(message: EmailMessage) -> Handed:
    return extract_all(message.as_bytes(policy=SMTP), "letter.eml")


@pytest.mark.parametrize("charset", ["utf-8", "cp1256", "iso8859-6"])
def test_subject_date_and_body_are_the_text_and_addresses_are_not(charset: str) -> None:
    found = read(letter(charset=charset))

    assert found.pieces() == HEADINGS + LINES
    assert found.document.properties["from"] == "ليلى <layla@example.org>"
    assert found.document.properties["to"] == "team@example.org, other@example.org"
    assert "example.org" not in found.document.text
    assert found.document.warnings == ()


def test_a_body_without_a_charset_is_read_by_its_letters_and_the_doubt_stays() -> None:
    data = b"From: a@example.org\r\nSubject: x\r\nDate: y\r\n\r\n" + BODY.encode("cp1256")

    document = extract_bytes(data, "letter.eml")

    assert document.text.endswith(BODY.strip())
    assert len(document.warnings) == 1


def test_of_two_forms_that_say_the_same_the_plain_one_is_read() -> None:
    message = letter()
    message.add_alternative("".join(f"<p>{line}</p>" for line in BODY.split("\n")), "html")

    found = read(message)

    assert found.pieces() == HEADINGS + LINES
    assert found.document.warnings == ()


def test_two_forms_that_differ_are_both_kept_and_it_is_said() -> None:
    message = letter("افتح الرسالة في المتصفح\n")
    message.add_alternative("<h1>بيان</h1><p>أوقفت الشرطة ثلاثة صيادين في لوماو.</p>", "html")

    found = read(message)

    assert found.pieces() == [
        *HEADINGS,
        ("line", "افتح الرسالة في المتصفح"),
        ("heading", "بيان"),
        ("paragraph", "أوقفت الشرطة ثلاثة صيادين في لوماو."),
    ]
    assert found.document.warnings == (
        "Its text comes in two forms that differ; both are kept, the plain one first.",
    )


def test_a_table_in_the_page_of_a_mail_keeps_its_rows_and_cells() -> None:
    message = letter("الاسم العمر سعاد 27\n")
    message.add_alternative("<table><tr><th>الاسم<th>العمر<tr><td>سعاد<td>27</table>", "html")

    document = read(message).document

    assert [cells for _, cells in document.rows(document.tables()[0])] == [["الاسم", "العمر"], ["سعاد", "27"]]
    assert document.warnings == (
        "Its text comes plain and as a page; the page, which holds a table, was read.",
    )


def test_attachments_and_forwarded_mails_are_handed_over_with_names_and_places() -> None:
    message = letter()
    message.add_attachment("الاسم\nسعاد\n".encode(), "text", "csv", filename="قائمة.csv")
    message.add_attachment(b"\x89PNG", "image", "png")
    message.add_attachment(letter("رسالة سابقة\n"))

    found = read(message)

    assert [(name, place) for name, _, place in found.members] == [
        ("قائمة.csv", {"part": 2}),
        ("part-3.png", {"part": 3}),
        ("part-4.eml", {"part": 4}),
    ]
    assert found.members[0][1] == "الاسم\nسعاد\n".encode()
    assert found.members[2][1] == letter("رسالة سابقة\n").as_bytes(policy=SMTP)
    assert found.document.warnings == ()


def test_a_forwarded_mail_that_cannot_be_had_byte_for_byte_is_said_to_be_written_anew() -> None:
    data = (
        b"From: a@example.org\r\nSubject: x\r\nContent-Type: message/rfc822\r\n\r\n"
        b"Subject:a b\r\nFrom: c@example.org\r\n\r\nbody\r\n"
    )

    found = extract_all(data, "a.eml")

    assert extract_bytes(found.members[0][1], "a.eml").text == "a b\nbody"
    assert found.document.warnings == (
        "The mail inside, part 1, was written anew: its bytes differ from what was sent.",
    )


def test_lines_that_the_sender_s_program_broke_are_joined() -> None:
    data = (
        b"From: a@example.org\r\nSubject: x\r\nContent-Type: text/plain; charset=utf-8; format=flowed\r\n\r\n"
        b"one \r\ntwo\r\nthree\r\n> quoted \r\n> more\r\n-- \r\nname\r\n"
    )

    found = extract_all(data, "a.eml")

    assert [text for kind, text in found.pieces() if kind == "line"][:2] == ["one two", "three"]
    assert found.document.text.endswith("-- \nname")


def test_an_encrypted_body_is_said_and_its_parts_are_handed_over() -> None:
    data = (
        b"From: a@example.org\r\nSubject: secret\r\nContent-Type: multipart/encrypted; boundary=b\r\n"
        b"\r\n--b\r\n"
        b"Content-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n--b\r\n"
        b"Content-Type: application/octet-stream\r\n\r\n-----BEGIN PGP MESSAGE-----\r\n--b--\r\n"
    )

    found = extract_all(data, "a.eml")

    assert found.document.text == "secret"
    assert found.document.warnings == ("Its body is encrypted and was not read.",)
    assert len(found.members) == 2


def test_a_page_in_a_mail_that_would_exhaust_a_parser_leaves_the_rest_of_the_mail() -> None:
    message = letter()
    message.add_alternative("<div>" * 100_000 + "x", "html")

    found = read(message)

    assert found.pieces() == HEADINGS + LINES
    assert found.document.warnings == (
        "Part 2 was not read: its elements stand more than 400 deep in one another.",
    )


def test_a_mail_without_words_is_empty() -> None:
    with pytest.raises(Empty):
        extract_bytes(b"From: a@example.org\r\nTo: b@example.org\r\nMessage-ID: <1>\r\n\r\n", "a.eml")


@given(
    st.binary(max_size=500), st.sampled_from(["multipart/mixed", "multipart/alternative", "message/rfc822"])
)
def test_no_bytes_break_the_reader(data: bytes, kind: str) -> None:
    head = f"From: a\r\nTo: b\r\nSubject: x\r\nContent-Type: {kind}; boundary=b\r\n\r\n--b\r\n"
    try:
        document = extract_bytes(head.encode() + data, "a.eml")
    except ExtractionError:
        return

    assert document.text.startswith("x")
