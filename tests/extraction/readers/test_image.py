from __future__ import annotations

import io
import struct

import pytest
from PIL import ExifTags, Image, ImageDraw
from PIL.PngImagePlugin import PngInfo
from PIL.TiffImagePlugin import IFDRational

from sijill.extraction.errors import Refused, UnsupportedFormat
from sijill.extraction.formats import extract_bytes, render_given
from sijill.extraction.given import Pixels, given
from sijill.extraction.perceptual_hash import distance
from sijill.extraction.readers import image
from tests.extraction.drawing import encoded, motif, page_of, scanned

FORMS = ("PNG", "JPEG", "GIF", "TIFF", "WEBP", "BMP")
WORDS = (
    "On 17/05/2023 Mr Daniel Okoro, aged 34, was arrested in front of his house in Olive Street.",
    "The court sentenced him to 12 years and 6 months in prison and a fine of 1,500 dinars.",
)


def picture_of(data: bytes, name: str = "x", *, page: int = 1, width: int = 800) -> Pixels:
    with given(data, name) as source:
        return render_given(source, page, width)


def with_exif(picture: Image.Image, exif: Image.Exif, preview: Image.Image | None) -> bytes:
    """Give a JPEG with EXIF, and with a preview in its second directory as cameras write it."""
    raw = exif.tobytes().removeprefix(b"Exif\x00\x00")
    if preview is not None:
        small = encoded(preview.resize((160, 120)), "JPEG")
        order = "<" if raw[:2] == b"II" else ">"
        first = struct.unpack_from(order + "I", raw, 4)[0]
        count = struct.unpack_from(order + "H", raw, first)[0]
        second = len(raw)
        linked = bytearray(raw)
        struct.pack_into(order + "I", linked, first + 2 + 12 * count, second)
        tags = struct.pack(order + "HHHII", 2, 0x0201, 4, 1, second + 30)
        tags += struct.pack(order + "HHIII", 0x0202, 4, 1, len(small), 0)
        raw = bytes(linked) + tags + small
    return encoded(picture, "JPEG", exif=b"Exif\x00\x00" + raw, quality=90)


def camera() -> Image.Exif:
    exif = Image.Exif()
    exif[0x010F] = "Maker"
    exif.get_ifd(ExifTags.IFD.GPSInfo).update(
        {1: "N", 2: (IFDRational(33), IFDRational(30), IFDRational(0)), 3: "E",
         4: (IFDRational(36), IFDRational(15), IFDRational(0))}
    )  # fmt: skip
    return exif


@pytest.mark.parametrize("form", FORMS)
def test_a_photograph_has_a_fingerprint_and_no_text(form: str) -> None:
    document = extract_bytes(encoded(motif(1), form), f"photo.{form.lower()}")

    assert (document.text, document.blocks, document.warnings) == ("", (), ())
    assert document.properties["Format"] == form
    assert document.properties["Size"] == "640 × 480 pixels"
    assert document.fingerprint is not None


def test_the_fingerprint_is_that_of_the_picture_as_it_is_seen() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    lying = motif(2).rotate(90, expand=True)

    upright = extract_bytes(encoded(motif(2), "PNG"), "x.png").fingerprint
    turned = extract_bytes(encoded(lying, "JPEG", exif=exif, quality=95), "x.jpg").fingerprint

    assert upright is not None
    assert turned is not None
    assert distance(upright, turned) <= 2


def test_what_a_camera_wrote_is_kept_apart_and_its_place_is_warned_of() -> None:
    document = extract_bytes(with_exif(motif(3), camera(), motif(3)), "photo.jpg")

    assert document.properties["EXIF Make"] == "Maker"
    assert document.properties["GPS position"] == "33.500000, 36.250000"
    assert document.warnings == ("The picture says where it was taken; that can give somebody away.",)
    assert document.text == ""


def test_a_preview_that_shows_what_was_cut_away_is_warned_of() -> None:
    cropped = motif(4).crop((300, 0, 640, 260))

    document = extract_bytes(with_exif(cropped, Image.Exif(), motif(4)), "cropped.jpg")

    assert document.warnings == (
        "The preview inside the file shows another picture than the file; what was cut away or covered may"
        " still be seen in it.",
    )


def test_a_file_hidden_behind_a_picture_is_warned_of() -> None:
    document = extract_bytes(encoded(motif(1), "PNG") + b"%PDF-1.7 hidden", "x.png")

    assert document.warnings == (
        "15 bytes follow the end of the picture, it looks like a PDF; something may be hidden there.",
    )


def test_of_a_picture_that_moves_the_first_moment_is_kept_and_it_is_said() -> None:
    frames = [motif(seed, (320, 240)) for seed in range(5)]
    moving = extract_bytes(encoded(frames[0], "WEBP", save_all=True, append_images=frames[1:]), "x.webp")

    assert moving.warnings == ("The picture moves; only its first moment is kept as a fingerprint and read.",)
    assert moving.fingerprint == extract_bytes(encoded(frames[0], "WEBP"), "x.webp").fingerprint


def test_a_tiff_of_many_pages_says_how_many_were_left_out() -> None:
    small = motif(1, (64, 64))
    document = extract_bytes(encoded(small, "TIFF", save_all=True, append_images=[small] * 60), "x.tiff")

    assert document.warnings == ("The file has more than 50 pages; those after are not read.",)


def test_a_picture_with_thousands_of_notes_keeps_some_and_says_so() -> None:
    texts = PngInfo()
    for number in range(3000):
        texts.add_text(f"note {number}", "x" * 4)

    document = extract_bytes(encoded(motif(1), "PNG", pnginfo=texts), "x.png")

    assert "PNG note 197" in document.properties
    assert "PNG note 198" not in document.properties
    assert document.warnings == ("Only 200 of the 3002 notes in the picture are kept.",)


def test_broken_bytes_are_refused_in_one_sentence() -> None:
    with pytest.raises(Refused) as refused:
        extract_bytes(b"\x89PNG\r\n\x1a\n" + b"\xff" * 100, "photo.png")

    assert str(refused.value) == (
        "photo.png: it cannot be decoded as the picture it says it is; ask for the file again, or save it"
        " anew as PNG."
    )


def test_what_is_shown_is_bounded_upright_and_without_a_note() -> None:
    exif = camera()
    exif[0x0112] = 8
    data = with_exif(motif(5, (3000, 1500)), exif, motif(5))

    shown = picture_of(data, width=10_000)
    small = picture_of(data, width=100)

    assert (shown.width, shown.height, len(shown.data)) == (1250, 2500, 1250 * 2500 * 3)
    assert (small.width, small.height) == (100, 200)
    assert b"Maker" not in shown.data


def test_a_small_picture_is_not_enlarged_and_clear_parts_are_white() -> None:
    shown = picture_of(encoded(Image.new("RGBA", (30, 20), (0, 0, 0, 0)), "PNG"))

    assert shown == Pixels(30, 20, b"\xff" * 30 * 20 * 3)


def test_every_page_of_a_tiff_can_be_shown_and_none_after() -> None:
    data = encoded(motif(1, (40, 30)), "TIFF", save_all=True, append_images=[Image.new("RGB", (20, 10))])

    assert picture_of(data, page=2) == Pixels(20, 10, bytes(20 * 10 * 3))
    with pytest.raises(Refused):
        picture_of(data, page=3)


@pytest.mark.group("chromium", "fonts")
def test_without_recognition_a_page_of_text_is_said_to_be_one() -> None:
    data = encoded(page_of(WORDS, "en"), "PNG")

    with given(data, "letter.png", ocr=False) as source:
        document = image.read(source)

    assert document.text == ""
    assert document.fingerprint is None
    assert len(document.warnings) == 1
    assert document.warnings[0].startswith("The picture looks like a page of text (page 1). ")


@pytest.mark.group("chromium", "fonts", "tesseract")
def test_the_text_of_a_scanned_letter_is_read_with_its_place_and_how_sure_it_is() -> None:
    data = encoded(scanned(page_of(WORDS, "en")), "JPEG", quality=70)

    document = extract_bytes(data, "letter.jpg")

    assert document.text.replace("\n", " ") == " ".join(WORDS)
    assert document.language == "en"
    assert [block.kind for block in document.blocks] == ["line"] * len(document.blocks)
    first = document.blocks[0].place
    assert first["page"] == 1
    assert first["ocr"] > 90
    assert 200 < first["box"][0] < first["box"][2] < 2481
    assert 200 < first["box"][1] < first["box"][3] < 400
    (said,) = document.warnings
    assert said.startswith("The text was recognised from the picture, 9")


@pytest.mark.group("chromium", "fonts", "tesseract")
def test_every_page_of_a_scanned_tiff_is_read_in_order() -> None:
    pages = [page_of([text], "en") for text in WORDS]
    expected: list[tuple[int, int]] = []
    data = encoded(pages[0], "TIFF", save_all=True, append_images=pages[1:], compression="tiff_deflate")

    with given(data, "x.tiff", on_pages=lambda pages, ocr: expected.append((pages, ocr))) as source:
        document = image.read(source)

    assert expected == [(2, 2)]
    assert document.text.replace("\n", " ") == " ".join(WORDS)
    assert {block.place["page"] for block in document.blocks} == {1, 2}


def test_a_drawing_without_words_gives_no_text() -> None:
    drawing = Image.new("RGB", (1200, 900), "white")
    draw = ImageDraw.Draw(drawing)
    for place in range(100, 800, 90):
        draw.ellipse((place, place, place + 60, place + 60), outline="black", width=6)

    with given(encoded(drawing, "PNG"), "drawing.png") as source:
        assert image.read(source).text == ""


def test_truncated_pictures_of_every_format_never_crash() -> None:
    for form in FORMS:
        data = encoded(motif(1, (200, 150)), form)
        for end in (len(data) // 7, len(data) // 3, len(data) - 20):
            try:
                document = extract_bytes(data[:end], f"x.{form.lower()}")
            except (Refused, UnsupportedFormat):
                continue
            assert document.text == ""


def test_a_picture_is_read_from_memory_alone() -> None:
    buffer = io.BytesIO(encoded(motif(1), "PNG"))

    with given(buffer.getvalue(), "../../etc/photo.png") as source:
        assert image.read(source).fingerprint == image.read(source).fingerprint
