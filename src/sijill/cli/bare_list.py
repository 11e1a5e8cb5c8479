"""Matching the rows of a bare file, and what is said of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sijill.cli.output import print_json, say, table
from sijill.cli.why import explain_pair

if TYPE_CHECKING:
    from sijill.desk.bare_matching import BareMatching

_SHOWN = 20


@dataclass(frozen=True, slots=True)
class ListRequest:
    """Which list is to be matched, and how; ``model`` is a file with a saved one.

    ``explain`` are two rows of which alone is to be said why they are one person or are not; ``engine`` is
    ``threads`` or ``spark``, ``master`` the cluster that it uses.
    """

    file: Path
    said: Mapping[str, str]
    sheet: str | None
    apply_at: float
    model: Path | None
    explain: tuple[int, int] | None = None
    engine: str = "threads"
    master: str | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """Where to write what was found: the list, the pairs, the model, the model for Splink and its frame."""

    out: Path | None
    pairs: Path | None
    model: Path | None
    splink: Path | None
    splink_frame: Path | None

    @property
    def files(self) -> list[Path]:
        every = (self.out, self.pairs, self.model, self.splink, self.splink_frame)
        return [path for path in every if path is not None]


def match_file(request: ListRequest, kept: Kept, *, as_json: bool) -> None:
    """Match a list, write what files were asked for, and print what was found."""
    from sijill.desk.bare_matching import (
        export_splink,
        load_model,
        match_list,
        save_model,
        write_frame,
    )
    from sijill.desk.clusters import engine
    from sijill.vocabulary import load

    weights = load_model(request.model) if request.model is not None else None
    with engine(request.engine, request.master) as chosen:
        done = match_list(
            request.file,
            vocabulary=load(),
            said=request.said,
            table=request.sheet,
            apply_at=request.apply_at,
            weights=weights,
            engine=chosen,
        )
    if kept.out is not None:
        write_frame(done.matched(), kept.out)
    if kept.pairs is not None:
        write_frame(done.pairs(), kept.pairs)
    if kept.model is not None:
        save_model(done.found.model, kept.model)
    if kept.splink is not None:
        export_splink(done, kept.splink, kept.splink_frame)
    if request.explain is not None:
        from sijill.desk.explaining import explain_rows

        found = explain_rows(done, *request.explain)
        if as_json:
            print_json(found.as_json())
        else:
            explain_pair(found, what="row")
    elif as_json:
        print_json(done.as_json())
    else:
        _show(done, kept.files)


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
