from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from sijill.extraction import Refused, extract_bytes
from tests.browser import Chromium
from tests.extraction.markup.pages import ARTICLE, news

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360000000020001e221bc330000000049454e44ae426082"
)


def archive(page: bytes, *, charset: str | None = None, transfer: str = "quoted-printable") -> bytes:
    message = EmailMessage()
    message["From"] = "<Saved by a browser>"
    message["Subject"] = "توقيف ثلاثة صيادين"
    message["Date"] = "Tue, 05 Mar 2024 08:00:00 -0000"
    message["Snapshot-Content-Location"] = "https://example.org/news/1"
    message["MIME-Version"] = "1.0"
    message.add_related(page, "text", "html", cte=transfer, cid="<root@mhtml>")
    if charset:
        [root] = message.iter_parts()
        root.set_param("charset", charset)
    message.add_related(PIXEL, "image", "png", cid="<picture@mhtml>")
    message.set_param("start", "<root@mhtml>")
    return message.as_bytes()


@pytest.mark.parametrize("transfer", ["quoted-printable", "base64"])
@pytest.mark.parametrize(("codec", "charset"), [("utf-8", None), ("cp1256", "windows-1256")])
def test_the_text_is_that_of_the_page_and_the_rest_is_said(
    transfer: str, codec: str, charset: str | None
) -> None:
    page = news().replace("utf-8", codec).encode(codec)

    document = extract_bytes(archive(page, charset=charset, transfer=transfer), "page.mhtml")

    assert document.text == extract_bytes(news().encode(), "page.html").text
    assert (document.language, document.encoding, document.warnings) == ("ar", codec, ())
    assert document.properties["snapshot-content-location"] == "https://example.org/news/1"
    assert document.properties["subject"] == "توقيف ثلاثة صيادين"
    assert document.properties["pictures"] == "1"


def test_a_message_without_a_page_is_refused() -> None:
    data = archive(b"x").replace(b"text/html", b"text/css")

    with pytest.raises(Refused, match="no page"):
        extract_bytes(data, "page.mhtml")


def test_pages_framed_inside_are_counted() -> None:
    message = EmailMessage()
    message["Snapshot-Content-Location"] = "https://example.org/"
    message["Subject"] = "x"
    message.add_related(news().encode(), "text", "html", cte="base64")
    message.add_related("<p>إعلان</p>".encode(), "text", "html", cte="base64")

    document = extract_bytes(message.as_bytes(), "page.mht")

    assert document.warnings == ("1 pages framed inside this one are kept in the file and were not read.",)
    assert "إعلان" not in document.text


def test_what_chromium_saves_is_what_the_page_says(chromium: Chromium, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(PIXEL)
    component = (
        "<x-card></x-card><script>document.querySelector('x-card').attachShadow({mode: 'open'}).innerHTML ="
        " '<p>بطاقة</p>'</script><img src='a.png' alt='ميناء لوماو'>"
        "<table><tr><th>الاسم<th>العمر<tr><td>داريوش كلتابي<td>۲۷</table>"
    )
    (tmp_path / "page.html").write_text(news(inside=component), encoding="utf-8")
    page = chromium.new_page()
    page.goto((tmp_path / "page.html").as_uri())
    saved = page.context.new_cdp_session(page).send("Page.captureSnapshot", {"format": "mhtml"})["data"]

    document = extract_bytes(saved.encode(), "page.mhtml")

    read = [document.text[block.start : block.end] for block in document.blocks if block.kind == "paragraph"]
    assert read == ["كتبت ليلى، 5 مارس", *ARTICLE[:2], "بطاقة", ARTICLE[2]]
    assert [cells for _, cells in document.rows(document.tables()[0])][1] == ["داريوش كلتابي", "۲۷"]
    assert document.properties["snapshot-content-location"] == page.url
    assert document.properties["pictures"] == "1"
    assert document.language == "ar"
