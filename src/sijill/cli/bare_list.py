"""Matching the rows of a bare file, and what is said of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sijill.cli.output import print_json, say, table

if TYPE_CHECKING:
    from sijill.desk.bare_matching import BareMatching

_SHOWN = 20


@dataclass(frozen=True, slots=True)
class ListRequest:
    """Which list is to be matched, and how; ``model`` is a file with a saved one."""

    file: Path
    said: Mapping[str, str]
    sheet: str | None
    apply_at: float
    model: Path | None


def match_file(
    request: ListRequest, *, out: Path | None, pairs: Path | None, save_to: Path | None, as_json: bool
) -> None:
    """Match a list, write what files were asked for, and print what was found."""
    from sijill.desk.bare_matching import load_model, match_list, save_model, write_frame
    from sijill.vocabulary import load

    done = match_list(
        request.file,
        vocabulary=load(),
        said=request.said,
        table=request.sheet,
        apply_at=request.apply_at,
        weights=load_model(request.model) if request.model is not None else None,
    )
    if out is not None:
        write_frame(done.matched(), out)
    if pairs is not None:
        write_frame(done.pairs(), pairs)
    if save_to is not None:
        save_model(done.found.model, save_to)
    if as_json:
        print_json(done.as_json())
    else:
        _show(done, [path for path in (out, pairs, save_to) if path is not None])


def _show(done: BareMatching, kept: list[Path]) -> None:
    table(
        ["column", "taken as"],
        [[item.header, item.key or "not taken"] for item in done.read.mapping if item.header],
    )
    for finding in done.read.findings:
        say(str(finding))
    pairs = done.pairs()
    for left, right, probability, _, reason in pairs.head(_SHOWN).iter_rows():
        say(f"rows {left} and {right}, {probability:.1%}: {reason}")
    if pairs.height > _SHOWN:
        say(f"… and {pairs.height - _SHOWN} more pairs; --pairs writes all of them.")
    same = pairs.filter(pairs["verdict"] == "same").height
    pairs_same = "1 pair" if same == 1 else f"{same} pairs"
    say(
        f"{done.found.model.records} rows are of {done.people} people: {pairs_same} the same,"
        f" {pairs.height - same} to look at."
    )
    written = ", ".join(map(str, kept))
    say(f"Written: {written}." if kept else "Nothing was kept; -o writes the list with each row's person.")
