from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import ExifTags, Image, ImageDraw
from PIL.TiffImagePlugin import IFDRational

from sijill.extraction.exif import exif_properties, orientation, preview, shows_another_picture
from sijill.extraction.lettering import Grey
from tests.extraction.drawing import encoded, motif


def with_place(
    latitude: tuple[float, float, float], longitude: tuple[float, float, float], halves: str
) -> Image.Exif:
    exif = Image.Exif()
    exif[0x010F] = "Maker"
    exif[0x0112] = 6
    exif.get_ifd(ExifTags.IFD.Exif)[0x9003] = "2023:05:17 10:30:00"
    exif.get_ifd(ExifTags.IFD.GPSInfo).update(
        {
            1: halves[0],
            2: tuple(IFDRational(int(part * 100), 100) for part in latitude),
            3: halves[1],
            4: tuple(IFDRational(int(part * 100), 100) for part in longitude),
        }
    )
    return exif


def read_back(exif: Image.Exif) -> Image.Exif:
    with Image.open(io.BytesIO(encoded(motif(1, (60, 40)), "JPEG", exif=exif))) as picture:
        return picture.getexif()


def small(picture: Image.Image) -> Grey:
    return np.asarray(picture.convert("L").resize((160, 120)))


def test_tags_have_the_names_of_the_standard_and_the_place_is_in_degrees() -> None:
    found = exif_properties(read_back(with_place((33, 30, 36), (36, 15, 0), "NE")))

    assert found["EXIF Make"] == "Maker"
    assert found["EXIF DateTimeOriginal"] == "2023:05:17 10:30:00"
    assert found["GPS position"] == "33.510000, 36.250000"


def test_south_and_west_are_negative() -> None:
    found = exif_properties(read_back(with_place((33, 30, 0), (70, 40, 30), "SW")))

    assert found["GPS position"] == "-33.500000, -70.675000"


@pytest.mark.parametrize(
    "latitude",
    [(IFDRational(999), IFDRational(0), IFDRational(0)), (IFDRational(33), IFDRational(0, 0)), "33", None],
)
def test_a_place_that_cannot_be_is_none(latitude: object) -> None:
    exif = with_place((33, 30, 0), (36, 15, 0), "NE")
    exif.get_ifd(ExifTags.IFD.GPSInfo)[2] = latitude

    assert "GPS position" not in exif_properties(exif)


def test_the_orientation_is_1_unless_the_standard_knows_it() -> None:
    known, unknown = Image.Exif(), Image.Exif()
    known[0x0112], unknown[0x0112] = 8, 77

    assert [orientation(exif) for exif in (known, unknown, Image.Exif())] == [8, 1, 1]


def test_a_preview_of_the_same_picture_is_not_another_one() -> None:
    for seed in range(10):
        assert not shows_another_picture(small(motif(seed)), np.asarray(motif(seed).convert("L")))


def test_bars_that_fill_up_a_preview_make_no_difference() -> None:
    wide = motif(3, (1600, 900))
    barred = Image.new("L", (160, 120), 0)
    barred.paste(wide.convert("L").resize((160, 90)), (0, 15))

    assert not shows_another_picture(np.asarray(barred), np.asarray(wide.convert("L")))


def test_a_preview_that_shows_more_than_the_picture_is_another_one() -> None:
    whole = motif(4)

    assert shows_another_picture(small(whole), np.asarray(whole.convert("L").crop((320, 0, 640, 480))))
    assert shows_another_picture(small(whole), np.asarray(motif(5).convert("L")))


def test_a_face_that_was_covered_after_the_preview_was_made_is_noticed() -> None:
    whole = motif(6)
    covered = whole.copy()
    ImageDraw.Draw(covered).rectangle((240, 120, 400, 300), fill=(0, 0, 0))

    assert shows_another_picture(small(whole), np.asarray(covered.convert("L")))


def test_no_preview_is_found_where_there_is_none() -> None:
    raw = encoded(motif(1, (60, 40)), "JPEG")

    assert preview(raw, Image.Exif()) is None
