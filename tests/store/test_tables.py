"""Rows in and out of the tables are the same on both databases."""

from __future__ import annotations

import pytest

from sijill.store import StorageError
from sijill.store.database import reading, writing
from sijill.store.models import PROJECTIONS, Tombstone
from sijill.store.tables import VARIABLES, chunks, columns, primary_key, select_all
from tests.store.making import Team


def test_rows_come_back_as_they_went_in(team: Team) -> None:
    rows = [("a" * 32, 1, None), ("b" * 32, 2**62, 3)]
    team.tables.insert(Tombstone, rows)

    assert sorted(team.tables.select(select_all(Tombstone))) == rows
    assert list(team.tables.stream(f"{select_all(Tombstone)} ORDER BY id")) == rows


def test_a_row_that_is_there_already_is_refused_as_an_error_of_the_store(team: Team) -> None:
    row = ("a" * 32, 1, None)
    team.tables.insert(Tombstone, [row])

    with pytest.raises(StorageError, match="The database refused"), writing(team.register.alias):
        team.tables.insert(Tombstone, [("b" * 32, 1, None), row])

    assert team.tables.select(select_all(Tombstone)) == [row]


def test_what_the_database_does_not_understand_is_an_error_of_the_store(team: Team) -> None:
    with pytest.raises(StorageError), reading(team.register.alias):
        team.tables.select("SELECT nonsense")


def test_many_ids_are_asked_for_some_at_a_time(team: Team) -> None:
    ids = [f"{number:032x}" for number in range(2 * VARIABLES + 7)]
    team.tables.insert(Tombstone, [(identifier, 1, None) for identifier in ids])

    found = {row[0] for row in team.tables.among("SELECT id FROM tombstone WHERE id IN", ids)}

    assert found == set(ids)
    assert list(team.tables.among("SELECT id FROM tombstone WHERE id IN", [])) == []


def test_updating_says_whether_there_was_anything(team: Team) -> None:
    team.tables.insert(Tombstone, [("a" * 32, 1, None)])

    assert team.tables.update(Tombstone, "a" * 32, lifted=5) == 1
    assert team.tables.update(Tombstone, "b" * 32, lifted=5) == 0
    assert team.tables.select(select_all(Tombstone)) == [("a" * 32, 1, 5)]


def test_chunks_cut_and_lose_nothing() -> None:
    values = [str(number) for number in range(7)]

    assert list(chunks(values, 3)) == [values[:3], values[3:6], values[6:]]
    assert list(chunks([], 3)) == []


def test_every_projection_has_its_key_among_its_columns() -> None:
    for model in PROJECTIONS:
        assert primary_key(model) in columns(model)
