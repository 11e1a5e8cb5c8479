from __future__ import annotations

from sijill.extraction import Limits

MIB = 1024**2
LIMITS = Limits(
    seconds=5,
    seconds_per_mebibyte=2,
    seconds_per_page=1,
    seconds_per_ocr_page=10,
    pages=100,
    input_bytes=50 * MIB,
)


def test_the_time_allowed_grows_with_the_file() -> None:
    assert LIMITS.wall_seconds(0) == 5
    assert LIMITS.wall_seconds(3 * MIB) == 11


def test_a_recording_larger_than_what_is_read_into_memory_gets_no_more_time_for_it() -> None:
    assert LIMITS.wall_seconds(50 * MIB) == LIMITS.wall_seconds(5000 * MIB)


def test_pages_and_pages_to_be_recognised_are_given_time_of_their_own() -> None:
    assert LIMITS.wall_seconds(0, pages=20) == 25
    assert LIMITS.wall_seconds(0, pages=20, ocr_pages=3) == 55


def test_a_file_that_claims_more_pages_than_allowed_gets_the_time_of_those_allowed() -> None:
    assert LIMITS.wall_seconds(0, pages=10**9, ocr_pages=10**9) == LIMITS.wall_seconds(
        0, pages=100, ocr_pages=100
    )
    assert LIMITS.wall_seconds(0, pages=-5, ocr_pages=-5) == 5


def test_limits_travel_as_text() -> None:
    assert Limits.from_json(LIMITS.as_json()) == LIMITS
