from __future__ import annotations

import pytest

from sijill.extraction.handover import BrokenAnswer, pack, unpack

ANSWER = {"document": {"text": "سجلّ\x1f\x1e\x00"}, "unenforced": []}


def test_an_answer_comes_back_as_it_was() -> None:
    assert unpack(pack(ANSWER)) == ANSWER


def test_an_answer_cut_at_any_byte_or_with_one_too_many_is_broken() -> None:
    packed = pack(ANSWER)

    for length in range(len(packed)):
        with pytest.raises(BrokenAnswer):
            unpack(packed[:length])
    with pytest.raises(BrokenAnswer):
        unpack(packed + b" ")


def test_an_answer_that_is_no_json_object_is_broken() -> None:
    for body in (b"[1]", b"{,}"):
        with pytest.raises(BrokenAnswer):
            unpack(pack({})[:4] + len(body).to_bytes(8, "big") + body)
