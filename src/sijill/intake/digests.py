"""The digest of a row: what its cells say, whatever the order of columns, quoting and bytes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sijill.claims import content_id
from sijill.claims.document import CELL_END
from sijill.intake.mapping import ListColumn
from sijill.intake.sheet import Rows
from sijill.intake.words import folded

LIST_TAG = "sijill/list/1"
ROW_TAG = "sijill/row/1"


def list_id(key: bytes, name: str) -> str:
    """Give the id of the list of this name."""
    return content_id(key, LIST_TAG, name)


def row_digests(key: bytes, rows: Rows, columns: Sequence[ListColumn]) -> list[str]:
    """Give each row's digest: of its filled cells that are taken, by the names of their columns.

    Empty cells are left out, so that a new column in which a row has nothing does not change the row.
    """
    uses = Counter(column.key for column in columns)
    # Where several columns have one meaning, their headers tell them apart.
    named = sorted(
        (column.key if uses[column.key] == 1 else f"{column.key} {folded(column.header)}", column.index)
        for column in columns
        if column.key is not None
    )
    # No cell can hold CELL_END: documents are cut there.
    labelled = [(f"{CELL_END}{name}{CELL_END}", index) for name, index in named]
    digests = []
    for _, _, cells in rows:
        said = [label + text for label, index in labelled if (text := cells[index].strip())]
        digests.append(content_id(key, ROW_TAG, "".join(said)))
    return digests
