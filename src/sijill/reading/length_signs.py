"""Signs beside a length of time: that it has gone by, or that it stands as a label's value."""

from __future__ import annotations

from sijill.reading.durations import Duration
from sijill.reading.rulings import Ruling

_ORDERS = frozenset(("after", "before", "since", "earlier"))


def has_elapsed(ruling: Ruling, length: Duration, *, governed: bool = False) -> bool:
    """Whether the time has gone by: "two years ago", «پس از سه سال»; ``governed`` by a verb of sentencing."""
    after = ruling.at(length.last, "elapsed_after")
    if (
        after is not None
        and not ruling.marked(length.last)
        and not (governed and ruling.folded(after.first) in _ORDERS)
    ):
        return True
    for term in ruling.terms("elapsed"):
        if term.last in (length.first, length.first - 1) and term.first < length.first:
            between = ruling.folded(term.last) if term.last < length.first else ""
            known = ruling.known(term.last, "prison", "sentencing", "imposes", "unit", "changes")
            if not between or not (known or between in ("به", "to")):
                return True
    return False


def is_labelled(ruling: Ruling, length: Duration) -> bool:
    """Whether the length stands right after a colon, with other words of a sentence on the line."""
    first = length.first
    while ruling.known(first - 1, "share") or (first < length.first and ruling.folded(first - 1) == "a"):
        first -= 1
    gap = ruling.wording.gap(first)
    if ":" not in gap and "—" not in gap and "–" not in gap:
        return False
    closed = (
        length.last >= ruling.last
        or ruling.marked(length.last)
        or ruling.known(length.last, "suspended", "prison", "share", "charge", "part")
    )
    signs = bool(ruling.terms("penalty", "suspended", "charge", "prison", "share"))
    signs = signs or bool(ruling.wording.terms("suspended", "sentencing", "penalty", "share"))
    signs = signs or (bool(set(gap) & set('«“"')) and bool(ruling.wording.terms("judge")))
    return closed and (signs or length.unit in ("month", "day"))
