"""Which columns tell one row of a list from another, whatever its order and its other cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sijill.intake.errors import IntakeError
from sijill.intake.mapping import GROUP_NAME, NAMES, ListColumn
from sijill.intake.sheet import Rows
from sijill.intake.words import folded
from sijill.ledger import encode_trusted
from sijill.text import fold_text

LIST_KEY = "list_key"
FATHER = "father_name"


def choose_key(
    columns: Sequence[ListColumn], rows: Rows, *, given: Sequence[str] | None, saved: Sequence[str] | None
) -> tuple[ListColumn, ...]:
    """Choose the key columns: those given, else the saved ones, else a guess that holds for this file.

    Guessed is a number column that is filled and unique, else the name with the father's name (and the name
    of the group) if that is unique. Raises :class:`IntakeError` if none will do.
    """
    if given:
        return tuple(_headed(header, columns, "--key") for header in given)
    if saved:
        return tuple(_headed(header, columns, "the version before") for header in saved)
    for numbered in (column for column in columns if column.key == LIST_KEY and column.sure):
        if _is_unique(rows, (numbered,), filled=True):
            return (numbered,)
    named = tuple(column for column in columns if column.key in (*NAMES, FATHER, GROUP_NAME))
    if named and _is_unique(rows, named, filled=False):
        return named
    raise IntakeError(
        "No number column is filled and unique, and some names occur twice with the same father's name;"
        ' say which columns tell the rows apart, as in --key "Name" --key "Date of birth".'
    )


def anchors(rows: Rows, key: Sequence[ListColumn]) -> list[str | None]:
    """Give each row's key as canonical JSON of its folded cells, ``None`` if all of them are empty."""
    indexes = [column.index for column in key]
    if len(indexes) == 1:
        index = indexes[0]
        parts: Iterable[list[str]] = ([fold_text(cells[index]).strip()] for _, _, cells in rows)
    else:
        parts = ([fold_text(cells[index]).strip() for index in indexes] for _, _, cells in rows)
    # Trusted: the document was encoded whole before, so its cells are strings without half pairs.
    return [encode_trusted(part).decode() if any(part) else None for part in parts]


def _is_unique(rows: Rows, key: Sequence[ListColumn], *, filled: bool) -> bool:
    found = anchors(rows, key)
    some = [anchor for anchor in found if anchor is not None]
    return bool(some) and len(set(some)) == len(some) and (len(some) == len(found) or not filled)


def _headed(header: str, columns: Sequence[ListColumn], who: str) -> ListColumn:
    same = [column for column in columns if folded(column.header) == folded(header)]
    if len(same) == 1:
        return same[0]
    if same:
        raise IntakeError(f"Two columns are headed “{header}”, so it cannot be a key; rename one of them.")
    listed = ", ".join(f"“{column.header}”" for column in columns if column.header)
    raise IntakeError(f"The key column “{header}” (of {who}) is not there; name one of {listed} with --key.")
