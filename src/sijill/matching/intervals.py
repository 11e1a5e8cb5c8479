"""How two intervals of days agree (the levels of :class:`sijill.matching.levels.Time`)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sijill.names.compiling import compiled, woven

Days = NDArray[np.int32]

_YEAR = 366
_MONTH = 31
NEVER = 2**30
_APART, _WITHIN_A_YEAR, _NEAR, _POSSIBLE, _SAME_YEAR, _SAME_MONTH, _SAME_DAY = range(1, 8)


@compiled
def compare_days(
    left: Days, right: Days, first: Days, last: Days, levels: NDArray[np.uint8], column: int
) -> None:
    """Write the level of each pair of records into a column; nothing where one of them does not say."""
    for pair in range(len(left)):
        a, b = left[pair], right[pair]
        said_a = first[a] > -NEVER or last[a] < NEVER
        said_b = first[b] > -NEVER or last[b] < NEVER
        if said_a and said_b:
            levels[pair, column] = level_of_days(first[a], last[a], first[b], last[b])


@woven
def level_of_days(first: int, last: int, other_first: int, other_last: int) -> int:
    """Give the level of two intervals; either side may be open (plus or minus ``NEVER``)."""
    gap = max(first, other_first) - min(last, other_last)
    if gap <= 0:
        wide = max(last - first, other_last - other_first)
        if wide == 0:
            return _SAME_DAY
        if wide < 2 * _MONTH:
            return _SAME_MONTH
        return _SAME_YEAR if wide <= 2 * _YEAR else _POSSIBLE
    if gap <= _MONTH or (gap < _YEAR and _swapped(first, last, other_first, other_last)):
        return _NEAR
    return _WITHIN_A_YEAR if gap <= _YEAR else _APART


@woven
def _swapped(first: int, last: int, other_first: int, other_last: int) -> bool:
    """Whether two days are one with day and month in the other order."""
    if first != last or other_first != other_last:
        return False
    year, month, day = _civil(first)
    other_year, other_month, other_day = _civil(other_first)
    return bool(year == other_year and month == other_day and day == other_month)


@woven
def _civil(days: int) -> tuple[int, int, int]:
    """Give year, month and day of a day since 1970-01-01 (H. Hinnant, Low-Level Date Algorithms)."""
    shifted = days + 719468
    era = shifted // 146097
    day_of_era = shifted - era * 146097
    year = (day_of_era - day_of_era // 1460 + day_of_era // 36524 - day_of_era // 146096) // 365
    day_of_year = day_of_era - (365 * year + year // 4 - year // 100)
    from_march = (5 * day_of_year + 2) // 153
    month = from_march + 3 if from_march < 10 else from_march - 9
    return year + era * 400 + (month <= 2), month, day_of_year - (153 * from_march + 2) // 5 + 1
