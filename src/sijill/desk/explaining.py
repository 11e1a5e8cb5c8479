"""Why two rows or two records are held to be of one person, or are not: step by step, whoever they are."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sijill.claims import CERTAIN
from sijill.errors import SijillError
from sijill.store import NotFound
from sijill.store.queries import View, judged_by_people, matching_frame
from sijill.store.queries.judgements import weighed_pair

if TYPE_CHECKING:
    import polars as pl

    from sijill.desk.bare_matching import BareMatching
    from sijill.matching import Weights


class CannotExplain(SijillError):
    """Two records cannot be compared; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What one piece of evidence weighs, in thousandths of bits, and in words (empty for what has none)."""

    what: str
    level: int
    millibits: int
    words: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """What is known of a pair.

    ``said`` has for each thing that one of the two says its name and what the left and the right one say.
    ``verdict`` is that of a person or of the run, ``None`` if the pair was below what is worth a look;
    ``by_person`` tells whose it is. The ``pieces`` add up to the odds of ``probability`` (in millionths).
    """

    left: str
    right: str
    said: tuple[tuple[str, str, str], ...]
    probability: int
    verdict: str | None
    by_person: bool
    cut: str
    reason: str
    pieces: tuple[Piece, ...]

    def as_json(self) -> dict[str, Any]:
        return {
            "left": self.left,
            "right": self.right,
            "said": [{"what": what, "left": left, "right": right} for what, left, right in self.said],
            "probability": self.probability,
            "verdict": self.verdict,
            "by_person": self.by_person,
            "cut": self.cut,
            "reason": self.reason,
            "steps": [
                {
                    "what": piece.what,
                    "level": piece.level,
                    "millibits": piece.millibits,
                    "words": piece.words,
                }
                for piece in self.pieces
            ],
        }


def explain_rows(done: BareMatching, left: int, right: int) -> Explanation:
    """Explain two rows of a list that was matched, by their numbers.

    Raises :class:`CannotExplain` for a row that the list does not have.
    """
    numbers = done.read.row
    _two(left, right)
    for row in (left, right):
        if row not in numbers:
            raise CannotExplain(f"The list has no row {row}; its rows are {numbers[0]} to {numbers[-1]}.")
    ids = {number: done.read.records["id"][place] for place, number in enumerate(numbers)}
    one, other = sorted((left, right))
    rows = (done.read.original.row(numbers.index(one)), done.read.original.row(numbers.index(other)))
    said = zip(done.read.original.columns, *rows, strict=True)
    run = done.found
    found = _among(run.pairs, ids[one], ids[other])
    prior = run.model.prior
    held = found is not None
    if found is None:
        found = _weighed(done.read.records, (ids[one], ids[other]), run.model.weights)
    return _explanation(
        found,
        prior=prior,
        sides=(str(one), str(other)),
        said=tuple((name, a or "", b or "") for name, a, b in said if a or b),
        verdict=found["verdict"][0] if held else None,
    )


def explain_records(view: View, left: str, right: str) -> Explanation:
    """Explain two records of a register: as the last run weighed them, else with the model of that run.

    Raises :class:`~sijill.store.NotFound` for a record that is none, :class:`CannotExplain` if nothing was
    matched yet.
    """
    _two(left, right)
    frame = matching_frame(view)
    one, other = sorted((left, right))
    rows = [_row(frame, record) for record in (one, other)]
    held = weighed_pair(view, one, other)
    verdicts = [judged for judged in judged_by_people(view) if sorted(judged.pair) == [one, other]]
    said = tuple(_side_by_side(frame.columns, *rows))
    if held is not None and held.evidence is not None:
        kept = json.loads(held.evidence)
        found = Explanation(
            one,
            other,
            said,
            held.probability,
            held.verdict,
            False,
            kept["cut"],
            held.reason,
            _pieces(kept["steps"]),
        )
    else:
        weights = _last_weights(view)
        weighed = _weighed(frame, (one, other), weights)
        found = _explanation(weighed, prior=weights.prior, sides=(one, other), said=said, verdict=None)
    if not verdicts:
        return found
    return replace(found, verdict=str(verdicts[-1].verdict), by_person=True)


def _two(left: object, right: object) -> None:
    if left == right:
        raise CannotExplain(f"{left} is named twice; name two to compare.")


def _row(frame: pl.DataFrame, record: str) -> tuple[Any, ...]:
    place = frame["id"].index_of(record)
    if place is None:
        raise NotFound("record of a person", record)
    return frame.row(place)


def _side_by_side(
    names: Sequence[str], left: Sequence[Any], right: Sequence[Any]
) -> list[tuple[str, str, str]]:
    said = [
        (name.replace("_", " "), _shown(one), _shown(other))
        for name, one, other in zip(names, left, right, strict=True)
        if name not in ("id", "source")
    ]
    return [line for line in said if line[1] or line[2]]


def _shown(value: Any) -> str:
    if value is None:
        return ""
    return " / ".join(value) if isinstance(value, list) else str(value)


def _among(pairs: pl.DataFrame, left: str, right: str) -> pl.DataFrame | None:
    import polars as pl

    found = pairs.filter(pl.col("left") == left, pl.col("right") == right)
    return None if found.is_empty() else found


def _weighed(frame: pl.DataFrame, pair: tuple[str, str], weights: Weights) -> pl.DataFrame:
    from sijill.matching import Columns
    from sijill.matching.weighing import weigh

    columns = Columns(**{name: name for name in frame.columns})
    found = weigh(frame, [pair], columns=columns, weights=weights)
    if found.is_empty():
        raise CannotExplain(
            "One of the two has no name that can be read, and is compared with nobody; add the name first."
        )
    return found


def _last_weights(view: View) -> Weights:
    from sijill.matching import weights_from_json

    rows = view.tables.select("SELECT details FROM run WHERE kind = 'matching' ORDER BY entry DESC LIMIT 1")
    if not rows:
        raise CannotExplain("Nothing was matched yet; run `sijill match` first.")
    return weights_from_json(json.loads(rows[0][0])["weights"])


def _explanation(
    found: pl.DataFrame,
    *,
    prior: float,
    sides: tuple[str, str],
    said: tuple[tuple[str, str, str], ...],
    verdict: str | None,
) -> Explanation:
    from sijill.matching.reason import sentences
    from sijill.matching.waterfall import waterfalls

    (steps,) = waterfalls(found, prior=prior)
    cut = found["cut"][0]
    return Explanation(
        *sides,
        said,
        round(found["probability"][0] * CERTAIN),
        verdict,
        False,
        "" if cut == "not_cut" else cut,
        sentences(found)[0],
        _pieces([(step.what, step.level, step.millibits) for step in steps]),
    )


def _pieces(steps: Sequence[Sequence[Any]]) -> tuple[Piece, ...]:
    from sijill.matching.reason import piece

    return tuple(Piece(what, level, millibits, piece(what, level)) for what, level, millibits in steps)
