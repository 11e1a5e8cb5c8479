from __future__ import annotations

import io

import pytest

from sijill.extraction.handover import BrokenAnswer, Frame, TooLarge, frames, pack, pack_json, unpack_json

ANSWER = {"document": {"text": "سجلّ\x1f\x1e\x00"}, "unenforced": []}
PACKED = (
    pack_json(Frame.MEMBER, {"name": "صورة.jpg", "place": {}})
    + pack(Frame.BYTES, b"\xff\xd8")
    + pack(Frame.END)
    + pack_json(Frame.ANSWER, ANSWER)
)


def received(data: bytes, *, largest: int = 1000) -> list[tuple[Frame, bytes]]:
    return list(frames(io.BytesIO(data), largest=largest))


def test_frames_come_back_as_they_were_and_in_their_order() -> None:
    found = received(PACKED)

    assert [kind for kind, _ in found] == [Frame.MEMBER, Frame.BYTES, Frame.END, Frame.ANSWER]
    assert unpack_json(found[0][1])["name"] == "صورة.jpg"
    assert found[1][1] == b"\xff\xd8"
    assert unpack_json(found[3][1]) == ANSWER


def test_nothing_is_taken_after_the_answer() -> None:
    assert received(PACKED + pack(Frame.BYTES, b"more")) == received(PACKED)


def test_frames_cut_at_any_byte_are_broken_or_end_before_the_answer() -> None:
    for length in range(len(PACKED)):
        try:
            found = received(PACKED[:length])
        except BrokenAnswer:
            continue
        assert Frame.ANSWER not in [kind for kind, _ in found]


def test_a_frame_that_claims_to_be_larger_than_allowed_is_not_read() -> None:
    with pytest.raises(TooLarge):
        received(PACKED, largest=1)


def test_what_is_no_frame_is_broken() -> None:
    with pytest.raises(BrokenAnswer):
        received(b"x" * 100)
    with pytest.raises(BrokenAnswer):
        received(pack(Frame.END).replace(b"\x03", b"\x63"))


def test_an_answer_that_is_no_json_object_is_broken() -> None:
    for body in (b"[1]", b"{,}", b"[" * 100_000):
        with pytest.raises(BrokenAnswer):
            unpack_json(body)
