"""Pictures that give somebody away, hide something, or are far larger than they look."""

from __future__ import annotations

import io
import struct
import zlib

from PIL import ExifTags, Image
from PIL.TiffImagePlugin import IFDRational

from tests.extraction.drawing import encoded, motif
from tests.hostile.bombs import png
from tests.hostile.files import BadFile, Canary
from tests.hostile.inflating import MEBIBYTE, inflating

_PHOTO = motif(5, (320, 240))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def with_chunk(kind: bytes, data: bytes) -> bytes:
    """A PNG with one more chunk behind its header."""
    whole = encoded(_PHOTO, "PNG")
    return whole[:33] + _chunk(kind, data) + whole[33:]


def camera() -> Image.Exif:
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "Maker"
    exif[ExifTags.Base.ImageDescription] = "<script>alert(1)</script>\x1b[2J"
    exif.get_ifd(ExifTags.IFD.GPSInfo).update(
        {
            1: "N",
            2: (IFDRational(33), IFDRational(30), IFDRational(0)),
            3: "E",
            4: (IFDRational(36), IFDRational(15), IFDRational(0)),
        }
    )
    return exif


def placed(_: Canary) -> bytes:
    return encoded(_PHOTO, "JPEG", exif=camera())


def with_preview(picture: Image.Image, preview: Image.Image) -> bytes:
    """A JPEG whose EXIF keeps a preview, as cameras write it and editors forget it."""
    raw = camera().tobytes().removeprefix(b"Exif\x00\x00")
    small = encoded(preview.resize((160, 120)), "JPEG")
    order = "<" if raw[:2] == b"II" else ">"
    first = struct.unpack_from(order + "I", raw, 4)[0]
    count = struct.unpack_from(order + "H", raw, first)[0]
    linked = bytearray(raw)
    struct.pack_into(order + "I", linked, first + 2 + 12 * count, len(raw))
    tags = struct.pack(order + "HHHII", 2, 0x0201, 4, 1, len(raw) + 30)
    tags += struct.pack(order + "HHIII", 0x0202, 4, 1, len(small), 0)
    return encoded(picture, "JPEG", exif=b"Exif\x00\x00" + bytes(linked) + tags + small)


def redacted(_: Canary) -> bytes:
    """A face painted over in the picture, and still there in its preview."""
    return with_preview(Image.new("RGB", _PHOTO.size, (10, 10, 10)), _PHOTO)


def moving(_: Canary) -> bytes:
    frames = [motif(seed, (64, 48)) for seed in range(30)]
    return encoded(frames[0], "GIF", save_all=True, append_images=frames[1:])


def frames_without_end(_: Canary) -> bytes:
    """A GIF of fifty thousand frames of one point."""
    head = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff"
    frame = b"\x2c\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02\x44\x01\x00"
    return head + frame * 50_000 + b"\x3b"


def tiff_of_many(_: Canary) -> bytes:
    """A TIFF of three hundred pages."""
    page = Image.new("L", (20, 20), 200)
    return encoded(page, "TIFF", save_all=True, append_images=[page] * 299)


def tiff_looped(_: Canary) -> bytes:
    """A TIFF whose first directory is followed by itself."""
    data = bytearray(encoded(Image.new("L", (20, 20), 200), "TIFF"))
    [start] = struct.unpack_from("<I", data, 4)
    [count] = struct.unpack_from("<H", data, start)
    struct.pack_into("<I", data, start + 2 + 12 * count, start)
    return bytes(data)


def tiff_vast(_: Canary) -> bytes:
    """A TIFF whose tag says that it has four thousand million values."""
    entry = struct.pack("<HHII", 256, 4, 1, 20) + struct.pack("<HHII", 257, 4, 1, 20)
    entry += struct.pack("<HHII", 273, 4, 0xFFFFFFFF, 8) + struct.pack("<HHII", 279, 4, 0xFFFFFFFF, 8)
    return b"II*\x00\x08\x00\x00\x00" + struct.pack("<H", 4) + entry + bytes(4)


def profile_bomb(_: Canary) -> bytes:
    """A colour profile that unpacks to 500 MiB."""
    return with_chunk(b"iCCP", b"icc\x00\x00" + inflating(b"", bytes(MEBIBYTE), 500).as_zlib())


def text_bomb(_: Canary) -> bytes:
    """A note that unpacks to 500 MiB."""
    return with_chunk(b"zTXt", b"Comment\x00\x00" + inflating(b"", b"x" * MEBIBYTE, 500).as_zlib())


def exif_bomb(_: Canary) -> bytes:
    """EXIF whose directories lead in a circle and whose tags say that they are enormous."""
    tags = b"".join(
        struct.pack("<HHII", number, 7, 0x7FFFFFFF, 8) for number in (0x9286, 0x927C, 0x8769, 0x8825)
    )
    raw = b"II*\x00\x08\x00\x00\x00" + struct.pack("<H", 4) + tags + struct.pack("<I", 8)
    return encoded(_PHOTO, "JPEG", exif=b"Exif\x00\x00" + raw)


def jpeg_wide(_: Canary) -> bytes:
    """A small JPEG whose header says 65,500 by 65,500 points."""
    data = bytearray(encoded(_PHOTO, "JPEG"))
    place = data.index(b"\xff\xc0")
    struct.pack_into(">HH", data, place + 5, 65_500, 65_500)
    return bytes(data)


def cut(_: Canary) -> bytes:
    whole = encoded(motif(6, (320, 240)), "JPEG")
    return whole[: len(whole) * 2 // 3]


def followed(_: Canary) -> bytes:
    return encoded(motif(7, (320, 240)), "JPEG") + b"%PDF-1.4 something behind a picture"


def postscript(canary: Canary) -> bytes:
    """A picture that is a program, which libraries hand to an interpreter."""
    return f"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n({canary.path}) run showpage\n".encode()


def icon_of_icons(_: Canary) -> bytes:
    """A format that no camera writes, and whose reader few have looked at."""
    file = io.BytesIO()
    _PHOTO.resize((32, 32)).save(file, "PCX")
    return file.getvalue()


FILES = (
    BadFile("placed.jpg", placed, "read", ("says where it was taken",), text=""),
    BadFile("redacted.jpg", redacted, "read", ("preview inside the file shows another picture",), text=""),
    BadFile("moving.gif", moving, "read", ("The picture moves",), text=""),
    BadFile("endless.gif", frames_without_end, "read", ("The picture moves",), text=""),
    BadFile("many.tiff", tiff_of_many, "read", ("more than 50 pages",), text=""),
    BadFile("looped.tiff", tiff_looped, "read", text=""),
    BadFile("vast.tiff", tiff_vast, says=("cannot be decoded",)),
    BadFile("profile.png", profile_bomb, says=("cannot be decoded",)),
    BadFile("note.png", text_bomb, says=("cannot be decoded",)),
    BadFile("exif.jpg", exif_bomb, "read", text=""),
    BadFile("wide.jpg", jpeg_wide, says=("more than 100 million pixels",)),
    BadFile("wide.png", lambda _: png(20_000, 20_000), says=("more than 100 million pixels",)),
    BadFile("cut.jpg", cut, "read", ("The file is cut off",), text=""),
    BadFile("followed.jpg", followed, "read", ("looks like a PDF",), text=""),
    BadFile("program.eps", postscript, says=("of the kind .eps",)),
    BadFile("icon.pcx", icon_of_icons, says=("of the kind .pcx",)),
)
