"""Matching a list outside any register: who of its rows is one person, and how sure that is."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from sijill.desk.bare_lists import BareList, read_list
from sijill.errors import SijillError
from sijill.matching import Matching, match
from sijill.matching.engine import Engine
from sijill.matching.levels import EVIDENCE
from sijill.matching.model import NAME, VERSION, Model, Weights, weights_from_json
from sijill.vocabulary import Vocabulary

PERSON = "sijill_person"
"""The column that a matched list gets: the row of the first record of each row's person."""


class InvalidModel(SijillError):
    """A file holds no model of this program; the message says what to do."""


@dataclass(frozen=True, slots=True)
class BareMatching:
    """A list with what was found in it."""

    read: BareList
    found: Matching

    @property
    def people(self) -> int:
        """How many people the rows are of."""
        return self.found.identities["identity"].n_unique()

    def matched(self) -> pl.DataFrame:
        """Give the list as it was, with the column :data:`PERSON` before all others."""
        person = self.found.identities["identity"].cast(pl.Int64).alias(PERSON)
        return self.read.original.insert_column(0, person)

    def pairs(self) -> pl.DataFrame:
        """Give the pairs worth a look, likeliest first: rows, probability, verdict and the reason."""
        return self.found.pairs.select(
            pl.col("left").cast(pl.Int64),
            pl.col("right").cast(pl.Int64),
            pl.col("probability").round(4),
            "verdict",
            self.found.explained().alias("reason"),
        )

    def as_json(self) -> dict[str, Any]:
        model = self.found.model
        return {
            "model": model.id,
            "records": model.records,
            "compared": model.compared,
            "people": self.people,
            "mapping": [column.as_json() for column in self.read.mapping if column.header],
            "findings": [str(finding) for finding in self.read.findings],
            "notes": list(model.notes),
            "pairs": self.pairs().to_dicts(),
        }


def match_list(
    path: Path,
    *,
    vocabulary: Vocabulary,
    said: Mapping[str, str],
    apply_at: float,
    table: str | None = None,
    weights: Weights | None = None,
    engine: Engine | None = None,
) -> BareMatching:
    """Match the rows of a spreadsheet, of separated values or of a Parquet file; nothing is kept.

    An ``engine`` does elsewhere what takes long (:mod:`sijill.desk.clusters`), with the same answer.
    Raises :class:`~sijill.errors.SijillError` with a remedy if the file is no list of people.
    """
    held = read_list(path, vocabulary=vocabulary, said=said, table=table)
    found = match(held.records, columns=held.columns, apply_at=apply_at, weights=weights, engine=engine)
    return BareMatching(held, found)


def save_model(model: Model, path: Path) -> None:
    """Write what was learned to a file that :func:`load_model` reads."""
    text = json.dumps(model.as_json(), ensure_ascii=False, indent=2)
    try:
        path.write_text(f"{text}\n", encoding="utf-8")
    except OSError as error:
        raise InvalidModel(f"{path} cannot be written ({error.strerror}); name another place.") from error


def load_model(path: Path) -> Weights:
    """Read the weights of a model that was saved; raises :class:`InvalidModel`."""
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
        name, version = held["model"].split("@")
        weights = weights_from_json(held["weights"])
    except OSError as error:
        raise InvalidModel(f"{path}: it cannot be opened ({error.strerror}); name a saved model.") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InvalidModel(f"{path} holds no model; save one with `sijill match --save-model`.") from error
    if (name, version) != (NAME, VERSION):
        raise InvalidModel(f"{path} holds a model {name}@{version}, not {NAME}@{VERSION}; save it anew.")
    if not _is_whole(weights):
        raise InvalidModel(f"{path} holds a damaged model; save one with `sijill match --save-model`.")
    return weights


def _is_whole(weights: Weights) -> bool:
    """Whether every level has a chance above 0 and the chances of a piece of evidence are not above 1."""
    tables = [table[what] for table in (weights.m, weights.u, weights.kin) for what in EVIDENCE]
    sizes = [len(levels) - 1 for levels in EVIDENCE.values()] * 3
    whole = all(
        len(chances) == size and all(chance > 0.0 for chance in chances) and sum(chances) < 1.001
        for chances, size in zip(tables, sizes, strict=True)
    )
    return whole and 0.0 < weights.share < 1.0 and 0.0 < weights.kin_share < 1.0


def export_splink(done: BareMatching, settings: Path, frame: Path | None) -> None:
    """Write the model as settings of Splink, and the columns that these ask for of the list's rows."""
    from sijill.matching.splink import splink_export

    read = done.read
    made = splink_export(read.records, columns=read.columns, weights=done.found.model.weights)
    text = json.dumps(made.settings, ensure_ascii=False, indent=2)
    try:
        settings.write_text(f"{text}\n", encoding="utf-8")
    except OSError as error:
        raise InvalidModel(f"{settings} cannot be written ({error.strerror}); name another place.") from error
    if frame is not None:
        write_frame(made.frame.with_columns(pl.col("unique_id").cast(pl.Int64)), frame)


def write_frame(frame: pl.DataFrame, path: Path) -> None:
    """Write a table as CSV, or as Parquet if the file's name ends so."""
    try:
        if path.suffix.lower() == ".parquet":
            frame.write_parquet(path)
        else:
            # Spreadsheets take a file without this mark for one in the alphabet of their own country.
            frame.write_csv(path, include_bom=True)
    except OSError as error:
        raise SijillError(f"{path} cannot be written ({error.strerror}); name another place.") from error
