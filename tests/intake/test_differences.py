"""Rows of a new version paired with those that the register has."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from sijill.claims import record_id
from sijill.intake.differences import Change, Pairing

KEY = b"k" * 32
ROWS = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("123")), max_size=12)


def pair(rows: list[tuple[str, str]], held: dict[str, tuple[str, bool]]) -> Pairing:
    anchors, digests = [anchor for anchor, _ in rows], [digest for _, digest in rows]
    return Pairing(KEY, "list", anchors=anchors, digests=digests, held=held)


def held_after(pairing: Pairing, before: dict[str, tuple[str, bool]]) -> dict[str, tuple[str, bool]]:
    now = dict(zip(pairing.ids, zip(pairing.digests, [False] * len(pairing.ids), strict=True), strict=True))
    return {**{row: (digest, True) for row, (digest, _) in before.items()}, **now}


@given(ROWS, st.randoms())
def test_a_list_in_another_order_is_the_same_list(rows: list[tuple[str, str]], chance: object) -> None:
    held = held_after(pair(rows, {}), {})
    shuffled = list(rows)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a random.Random

    again = pair(shuffled, held)

    assert set(again.changes) <= {Change.SAME}
    assert again.gone() == []


@given(ROWS, ROWS, ROWS)
def test_every_row_has_an_id_of_its_own_and_every_held_row_its_fate(
    first: list[tuple[str, str]], second: list[tuple[str, str]], third: list[tuple[str, str]]
) -> None:
    held: dict[str, tuple[str, bool]] = {}
    for rows in (first, second, third):
        pairing = pair(rows, held)
        standing = {row for row, (_, gone) in held.items() if not gone}

        assert len(set(pairing.ids)) == len(rows)
        for row, ordinal, (anchor, _) in zip(pairing.ids, pairing.ordinals, rows, strict=True):
            assert row == record_id(KEY, origin="list", anchor=anchor, ordinal=ordinal)
        kept = {
            row
            for row, change in zip(pairing.ids, pairing.changes, strict=True)
            if change in (Change.SAME, Change.CHANGED)
        }
        assert kept | set(pairing.gone()) == standing
        assert kept.isdisjoint(pairing.gone())
        held = held_after(pairing, held)


@given(ROWS, ROWS)
def test_no_row_changes_that_could_have_stayed_the_same(
    first: list[tuple[str, str]], second: list[tuple[str, str]]
) -> None:
    pairing = pair(second, held_after(pair(first, {}), {}))

    same = sum(1 for change in pairing.changes if change is Change.SAME)
    assert same == (Counter(first) & Counter(second)).total()


def test_a_row_whose_equal_was_erased_keeps_its_own_id() -> None:
    both = pair([("a", "1"), ("a", "2")], {})
    held = {both.ids[1]: ("2", False)}

    again = pair([("a", "2")], held)

    assert (again.ids, again.changes) == ([both.ids[1]], [Change.SAME])


def test_many_rows_of_one_key_are_paired_in_linear_time() -> None:
    rows = [("a", str(number)) for number in range(20_000)]
    held = held_after(pair(rows, {}), {})

    assert set(pair(rows[::-1], held).changes) == {Change.SAME}
