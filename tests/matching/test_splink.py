"""A model that is exported for Splink weighs there as it does here, but for what Splink has no place for."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pytest

from sijill.matching import Columns, Matching, match
from sijill.matching.levels import EVIDENCE, Likeness
from sijill.matching.model import KIN, M, U, Weights
from sijill.matching.splink import SplinkExport, splink_export, splink_settings

WEIGHTS = Weights(dict(M), dict(U), dict(KIN), share=1e-4, kin_share=1e-4)
GIVEN = (
    "Ali",
    "Reza",
    "Sara",
    "Nadia",
    "Karim",
    "Samir",
    "Yusuf",
    "Leyla",
    "Hassan",
    "Mina",
    "Navid",
    "Huda",
)
WRITTEN = {"Ali": "علی", "Reza": "رضا", "Sara": "سارا", "Nadia": "نادية", "Karim": "كريم", "Hassan": "حسن"}
FAMILY = ("Talmari", "Nuri", "Keltabi", "Moradlu", "Norsari", "Wardoobi", "Shahbari", "Hazbini", "Peshtawi",
          "Mirlani", "Sandmari", "Ghurtabi", "Takhsari", "Lumavi", "Chamrouzi")  # fmt: skip
COLUMNS = Columns(father="father", birth_earliest="first", birth_latest="last", place="place", sex="sex",
                  photo="photo", source="source")  # fmt: skip


def people(size: int, *, seed: int = 5) -> pl.DataFrame:
    """Give two lists of nearly the same people, the second with other writings, years for days, and gaps."""
    random = np.random.default_rng(seed)
    rows: list[dict[str, Any]] = []
    for number in range(size):
        given, family, father = (str(random.choice(names)) for names in (GIVEN, FAMILY, GIVEN))
        born = date(1950, 1, 1) + timedelta(days=int(random.integers(0, 18_000)))
        photo = f"{int(random.integers(1, 2**62)):016x}"
        said = {"father": father, "first": born, "last": born, "sex": "f", "photo": photo,
                "place": str(random.choice(["Aleppo", "Basra"]))}  # fmt: skip
        rows.append({"id": f"a{number:04}", "name": f"{given} {family}", "source": "a", **said})
        if random.random() < 0.5:
            said |= {"first": date(born.year, 1, 1), "last": date(born.year, 12, 31)}
        gone = {what: None for what in ("father", "place", "sex", "photo") if random.random() < 0.5}
        name = f"{WRITTEN.get(given, given)} {family}" if random.random() < 0.7 else f"{family} {given}"
        rows.append({"id": f"b{number:04}", "name": name, "source": "b", **said, **gone})
    text = dict.fromkeys(("id", "name", "father", "place", "sex", "photo", "source"), pl.String())
    return pl.DataFrame(rows, {**text, "first": pl.Date(), "last": pl.Date()})


@pytest.fixture(scope="module")
def matched() -> tuple[Matching, SplinkExport]:
    frame = people(600)
    found = match(frame, columns=COLUMNS, review_at=0.001)
    return found, splink_export(frame, columns=COLUMNS, weights=found.model.weights)


def test_every_level_weighs_in_the_settings_what_it_weighs_in_the_model() -> None:
    for usual in ({}, {"given": 0.004, "family": 0.001}):
        settings = splink_settings(WEIGHTS, usual=usual)
        made = {one["output_column_name"]: one["comparison_levels"] for one in settings["comparisons"]}
        for what in EVIDENCE:
            missing, *levels = made[what]
            assert missing["is_null_level"]
            ratios = [level["m_probability"] / level["u_probability"] for level in reversed(levels)]
            assert ratios == pytest.approx([m / u for m, u in zip(M[what], U[what], strict=True)])
            assert all(0.0 < level["m_probability"] <= 1.0 for level in levels)
    assert settings["probability_two_random_records_match"] == 1e-4


def test_settings_are_plain_json(matched: tuple[Matching, SplinkExport]) -> None:
    found, export = matched

    assert json.loads(json.dumps(export.settings)) == export.settings
    assert json.loads(json.dumps(found.splink_settings())) == found.splink_settings()


def test_the_frame_has_every_column_of_which_the_settings_speak(
    matched: tuple[Matching, SplinkExport],
) -> None:
    import re

    _, export = matched
    said = json.dumps(export.settings)

    asked = set(re.findall(r"\b([a-z_]+)_[lr]\b", said)) | set(re.findall(r'"([a-z]+_name)"', said))
    assert asked - {"unique_id_column_name"} - set(export.frame.columns) == set()
    assert export.frame.height == 1_200


@pytest.mark.group("splink")
@pytest.mark.filterwarnings("ignore")
def test_splink_weighs_pairs_as_the_model_does_but_for_families(
    matched: tuple[Matching, SplinkExport], tmp_path: Path
) -> None:
    """The tolerance: names in one order come in the same order, nine in ten pairs within a tenth of a bit.

    Of all pairs the rank correlation is .9: how rare crosswise names are Splink takes from the other side.
    What is compared with is the model without its class of families, which Splink has no place for.
    """
    from splink import DuckDBAPI, Linker

    found, export = matched
    path = tmp_path / "settings.json"
    path.write_text(json.dumps(export.settings), encoding="utf-8")
    database = DuckDBAPI()
    frame = database.register(export.frame.to_arrow()) if hasattr(database, "register") else None
    linker = (
        Linker(frame, str(path))
        if frame is not None
        else Linker(export.frame.to_arrow(), str(path), database)
    )

    told = linker.inference.predict().as_duckdbpyrelation().pl()

    ordered = told.select(
        pl.min_horizontal("unique_id_l", "unique_id_r").alias("left"),
        pl.max_horizontal("unique_id_l", "unique_id_r").alias("right"),
        "match_weight",
        "gamma_turned",
    )
    both = found.pairs.join(ordered, on=["left", "right"], how="left")
    both = both.with_columns(ours=pl.col("bits") - pl.col("kin_bits"))
    assert both.height > 500
    assert both["match_weight"].null_count() == 0
    rank = pl.corr("ours", "match_weight", method="spearman")
    assert both.select(rank).item() > 0.9
    straight = both.filter(pl.col("gamma_turned") == 0, pl.col("given_level") != Likeness.ALIKE)
    assert straight.height > 2_000
    assert straight.select(rank).item() > 0.99
    within = (straight["ours"] - straight["match_weight"]).abs() < 0.1
    assert int(within.sum()) > 0.9 * straight.height
