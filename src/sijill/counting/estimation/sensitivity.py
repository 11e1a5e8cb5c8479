"""What an estimate would be on other tables made of the same people: without each list in turn."""

from __future__ import annotations

from collections.abc import Sequence

from sijill.counting.estimation.answer import Alternative, Estimate, Family
from sijill.counting.estimation.estimate import estimate
from sijill.counting.estimation.finding import found
from sijill.counting.estimation.table import ListTable

QUICK = (Family.LOG_LINEAR, Family.DECOMPOSABLE)


def leave_one_out(
    table: ListTable, *, methods: Sequence[Family] = QUICK, seed: int = 0
) -> tuple[Alternative, ...]:
    """Estimate the total without each list; ``None`` where the others give no estimate.

    The population stays the same while fewer are documented, so totals that differ much show that the lists
    do not say one thing (O. Binette and R. C. Steorts, J. Royal Statistical Society A 185 (2022)).
    """
    answers = {name: estimate(table.without(name), methods=methods, seed=seed) for name in table.lists}
    return tuple(
        Alternative(found("without", list=name), answer.point if isinstance(answer, Estimate) else None)
        for name, answer in answers.items()
    )
