"""What was learned, as a table: for each sign that counts, how much it speaks for which outcomes."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from io import BytesIO

import numpy as np
import numpy.typing as npt

from sijill.names.compiling import compiled
from sijill.reading.tagging.signs import Bounds, Codes

Floats = npt.NDArray[np.float32]
Small = npt.NDArray[np.int8]
_FILE = "learned.npz"
_PARTS = ("signs", "bounds", "columns", "values", "scale", "moves")
_LARGEST = 127
_NOWHERE = -1
_SPREAD = 0x9E3779B1
_MASK = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights of signs: sign ``i`` of ``signs`` (ascending) has ``values[bounds[i]:bounds[i + 1]]``, whole
    numbers of ``scale``, for the outcomes ``columns[...]``.

    ``names``: what the outcomes are of; ``moves``: of each chain from state to state, (chains, 3, 3).
    """

    names: tuple[str, ...]
    signs: Codes
    bounds: Bounds
    columns: npt.NDArray[np.uint8]
    values: Small
    scale: np.float32
    moves: Floats
    width: int
    slots: Bounds = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "slots", _placed(self.signs))

    def scores(self, seen: Codes, bounds: Bounds) -> Floats:
        """Give the scores of all outcomes for each row of signs, (rows, width)."""
        return _summed(
            seen,
            bounds,
            self.signs,
            self.slots,
            self.bounds,
            self.columns,
            self.values,
            float(self.scale),
            self.width,
        )


def packed(names: Sequence[str], signs: Codes, dense: Floats, moves: Floats) -> dict[str, object]:
    """Give the parts of a table from weights as learned, (signs, outcomes); what is nearly 0 is left out."""
    order = np.argsort(signs)
    signs, dense = signs[order], dense[order]
    scale = np.float32(max(float(np.abs(dense).max(initial=0.0)), 1e-6) / _LARGEST)
    small = np.rint(dense / scale).astype(np.int8)
    rows, columns = np.nonzero(small)
    kept = np.unique(rows)
    counts = np.bincount(rows, minlength=len(signs))[kept]
    return {
        "names": tuple(names),
        "signs": signs[kept].astype(np.uint32),
        "bounds": np.concatenate(([0], np.cumsum(counts))).astype(np.int32),
        "columns": columns.astype(np.uint8),
        "values": small[rows, columns],
        "scale": scale,
        "moves": moves.astype(np.float32),
        "width": dense.shape[1],
    }


def unpacked(parts: Mapping[str, object]) -> Weights:
    """Make a table of the parts that :func:`packed` gave."""
    return Weights(**parts)  # type: ignore[arg-type]  # the parts are those that ``packed`` names


def as_bytes(tables: Mapping[str, Mapping[str, object]], settings: Mapping[str, object]) -> bytes:
    """Give the file of some tables and settings; the same tables give the same bytes."""
    arrays: dict[str, npt.NDArray[np.generic]] = {}
    heads: dict[str, object] = {}
    for name, parts in tables.items():
        heads[name] = {"names": parts["names"], "width": parts["width"]}
        arrays |= {f"{name}.{part}": np.asarray(parts[part]) for part in _PARTS}
    said = json.dumps({"tables": heads, "settings": settings}, sort_keys=True)
    arrays["about"] = np.frombuffer(said.encode("utf-8"), np.uint8)
    held = BytesIO()
    np.savez_compressed(held, **arrays)  # type: ignore[arg-type]  # arrays by name are what it takes
    return held.getvalue()


def from_bytes(held: bytes) -> tuple[dict[str, Weights], dict[str, object]]:
    """Read the tables and settings of a file."""
    with np.load(BytesIO(held), allow_pickle=False) as arrays:
        about = json.loads(arrays["about"].tobytes())
        tables = {
            name: Weights(
                names=tuple(head["names"]),
                width=head["width"],
                **{part: arrays[f"{name}.{part}"] for part in _PARTS},
            )
            for name, head in about["tables"].items()
        }
    return tables, about["settings"]


@cache
def shipped() -> tuple[dict[str, Weights], dict[str, object]]:
    """Read the tables that come with the package."""
    return from_bytes(resources.files(__package__).joinpath(_FILE).read_bytes())


@compiled
def _placed(signs: Codes) -> Bounds:
    """Give a table of hashed places in which each sign's row stands, with room for as many again."""
    size = 16
    while size < 2 * len(signs):
        size *= 2
    slots = np.full(size, _NOWHERE, np.int32)
    for row in range(len(signs)):
        place = ((np.int64(signs[row]) * _SPREAD) & _MASK) & (size - 1)
        while slots[place] != _NOWHERE:
            place = (place + 1) & (size - 1)
        slots[place] = row
    return slots


@compiled
def _summed(
    seen: Codes,
    seen_bounds: Bounds,
    signs: Codes,
    slots: Bounds,
    bounds: Bounds,
    columns: npt.NDArray[np.uint8],
    values: Small,
    scale: float,
    width: int,
) -> Floats:
    rows = len(seen_bounds) - 1
    scores = np.zeros((rows, width), np.float32)
    size = len(slots)
    for row in range(rows):
        for at in range(seen_bounds[row], seen_bounds[row + 1]):
            place = ((np.int64(seen[at]) * _SPREAD) & _MASK) & (size - 1)
            while slots[place] != _NOWHERE and signs[slots[place]] != seen[at]:
                place = (place + 1) & (size - 1)
            held = slots[place]
            if held != _NOWHERE:
                for weight in range(bounds[held], bounds[held + 1]):
                    scores[row, columns[weight]] += values[weight]
        for column in range(width):
            scores[row, column] *= scale
    return scores
