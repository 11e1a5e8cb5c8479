from __future__ import annotations

import io
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

from sijill.extraction.notes import bounded, picture_notes
from tests.extraction.drawing import encoded, motif

PACKET = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description xmp:CreatorTool="Editor 3" photoshop:Credit="Lamp &amp; Sons">
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">A square at noon</rdf:li></rdf:Alt></dc:description>
<dc:subject><rdf:Bag><rdf:li>square</rdf:li><rdf:li>crowd</rdf:li></rdf:Bag></dc:subject>
<photoshop:City>Newhaven</photoshop:City></rdf:Description></rdf:RDF></x:xmpmeta>"""


def notes_of(data: bytes) -> dict[str, str]:
    with Image.open(io.BytesIO(data)) as picture:
        return picture_notes(picture)


def dataset(field: int, value: str) -> bytes:
    data = value.encode()
    return struct.pack(">BBBH", 0x1C, 2, field, len(data)) + data


def photoshop(*datasets: bytes) -> bytes:
    """Make the segment of a JPEG in which picture desks keep captions."""
    iptc = b"".join(datasets)
    block = b"8BIM" + struct.pack(">H2xI", 0x0404, len(iptc)) + iptc + bytes(len(iptc) % 2)
    data = b"Photoshop 3.0\x00" + block
    return b"\xff\xed" + struct.pack(">H", len(data) + 2) + data


def test_comments_and_texts_are_kept() -> None:
    texts = PngInfo()
    texts.add_text("Author", "Someone")

    assert notes_of(encoded(motif(1, (60, 40)), "PNG", pnginfo=texts)) == {"PNG Author": "Someone"}
    assert notes_of(encoded(motif(1, (60, 40)), "GIF", comment=b"<script>1</script>")) == {
        "Comment": "<script>1</script>"
    }


def test_the_fields_of_an_xmp_packet_are_kept() -> None:
    assert notes_of(encoded(motif(1, (60, 40)), "JPEG", xmp=PACKET.encode())) == {
        "XMP xmp:CreatorTool": "Editor 3",
        "XMP photoshop:Credit": "Lamp & Sons",
        "XMP photoshop:City": "Newhaven",
        "XMP dc:description": "A square at noon",
        "XMP dc:subject": "square; crowd",
    }


def test_entities_of_an_xmp_packet_are_not_followed() -> None:
    packet = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><x:p dc:title="&a;&a;"/>'

    assert notes_of(encoded(motif(1, (60, 40)), "JPEG", xmp=packet.encode())) == {"XMP dc:title": "&a;&a;"}


def test_the_caption_of_a_picture_desk_is_kept() -> None:
    plain = encoded(motif(1, (60, 40)), "JPEG")
    data = (
        plain[:2] + photoshop(dataset(120, "صورة الساحة"), dataset(25, "one"), dataset(25, "two")) + plain[2:]
    )

    assert notes_of(data) == {"IPTC Caption-Abstract": "صورة الساحة", "IPTC Keywords": "one; two"}


def test_the_name_of_a_colour_profile_is_kept() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()

    assert notes_of(encoded(motif(1, (60, 40)), "PNG", icc_profile=profile)) == {
        "ICC profile": "sRGB built-in"
    }


@pytest.mark.parametrize("size", [10, 131, 140, 200])
def test_a_broken_profile_is_told_by_its_length(size: int) -> None:
    broken = (bytes(128) + b"\xff" * 72)[:size]

    assert notes_of(encoded(motif(1, (60, 40)), "PNG", icc_profile=broken)) == {
        "ICC profile": f"({size} bytes)"
    }


@given(value=st.one_of(st.text(), st.binary(), st.lists(st.integers()), st.floats(), st.none()))
def test_every_value_becomes_a_short_text_that_can_be_kept(value: object) -> None:
    text = bounded(value)

    assert len(text) <= 501
    assert "\x00" not in text
    assert text.encode("utf-8").decode("utf-8") == text
