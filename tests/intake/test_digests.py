"""The digest of a row: of what its cells say, and of nothing else."""

from __future__ import annotations

from sijill.intake.digests import row_digests
from sijill.intake.mapping import map_columns
from sijill.vocabulary import Vocabulary

KEY = b"k" * 32


def digest(vocabulary: Vocabulary, headers: list[str], cells: list[str]) -> str:
    said = {header: "note" for header in headers if header.startswith("Remark")}
    columns = map_columns(headers, vocabulary, said=said, saved={})
    [found] = row_digests(KEY, [(2, 0, tuple(cells))], columns)
    return found


def test_order_padding_and_wording_of_headers_do_not_count(vocabulary: Vocabulary) -> None:
    assert digest(vocabulary, ["Name", "Age"], ["Amir", "31"]) == digest(
        vocabulary, ["العمر", "الاسم"], [" 31", "Amir\n"]
    )


def test_empty_and_unknown_columns_do_not_count(vocabulary: Vocabulary) -> None:
    assert digest(vocabulary, ["Name", "Age", "Xyz", "Sex"], ["Amir", "31", "noise", " "]) == digest(
        vocabulary, ["Name", "Age"], ["Amir", "31"]
    )


def test_what_is_said_and_of_which_column_counts(vocabulary: Vocabulary) -> None:
    rows = {
        digest(vocabulary, ["Name", "Father's name"], ["Amir", ""]),
        digest(vocabulary, ["Name", "Father's name"], ["", "Amir"]),
        digest(vocabulary, ["Name", "Father's name"], ["Amir", "Salim"]),
        digest(vocabulary, ["Name", "Father's name"], ["AmirSalim", ""]),
        digest(vocabulary, ["Name", "Remark a", "Remark b"], ["Amir", "x", "y"]),
        digest(vocabulary, ["Name", "Remark a", "Remark b"], ["Amir", "y", "x"]),
    }

    assert len(rows) == 6
