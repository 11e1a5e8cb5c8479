"""Names whose space was lost or misplaced."""

from __future__ import annotations

import polars as pl
import pytest

from sijill.matching.gluing import divided
from sijill.matching.parts import Parts


def read(*names: str) -> list[list[str]]:
    """Give the parts of names of one frame, divided as others divide them."""
    parts = Parts()
    written = parts.read(pl.Series([[name] for name in names], dtype=pl.List(pl.String)))
    found = divided(written, parts.keyed(), parts)
    assert found.form.tolist() == written.form.tolist()
    spelt = list(parts.number)
    return [
        [spelt[part] for part in found.part[begin:end]]
        for begin, end in zip(found.start, found.start[1:], strict=False)
    ]


@pytest.mark.parametrize(
    "wrong", ["حسنتوكلزاده", "HassanTavakolzadeh", "HassanT avakolzadeh", "Hassa Ntavakolzadeh"]
)
def test_a_name_is_divided_as_somebody_else_divides_it(wrong: str) -> None:
    [_, known, found, _] = read("Karim Nuri", "Hassan Tavakolzadeh", wrong, "Ali Talmari")
    assert found == known == ["hassan", "tavakolzadeh"]


@pytest.mark.parametrize(
    "name",
    [
        "Alireza",  # somebody bears that name
        "Hassantavakolzadehan",  # it sounds otherwise
        "Hassan Tavakolzada",  # divided at the same place
        "حسن توكلزاده",
    ],
)
def test_other_names_stay_as_they_are(name: str) -> None:
    alone = read(name)
    assert read("Hassan Tavakolzadeh", "Ali Reza", name)[2:] == alone


def test_a_name_that_several_records_have_is_no_mistake() -> None:
    assert (
        read("Hassan Tavakolzadeh", "Hassantavakolzadeh", "Hassantavakolzadeh")[1:]
        == [["hassantavakolzadeh"]] * 2
    )


def test_it_does_not_matter_where_the_other_stands() -> None:
    assert read("HassanT avakolzadeh", "Hassan Tavakolzadeh")[0] == ["hassan", "tavakolzadeh"]


def test_records_without_a_name_and_frames_without_others_are_let_be() -> None:
    assert read() == []
    assert read("", "Hassantavakolzadeh") == [["hassantavakolzadeh"]]
