import numpy as np
import pytest

from sijill.counting.estimation.loglinear import padded
from sijill.counting.estimation.models import UNEQUAL_REACH, all_models
from sijill.counting.estimation.poisson import fit_all, fitted_counts
from tests.counting.estimation.tables import KOSOVO


@pytest.mark.parametrize("number", [0, 40, 80, 112])
def test_a_fit_keeps_the_number_of_people_on_every_list_and_in_every_term(number: int) -> None:
    model = all_models(4)[number]
    cells = KOSOVO.cells.astype(np.float64)
    fitted = fitted_counts(cells, 4, np.array(sorted(model), dtype=np.int64))
    for term in [0, 1, 2, 4, 8, *model]:
        held = (np.arange(16) & term) == term
        assert fitted[held].sum() == pytest.approx(cells[held].sum(), rel=1e-6)


def test_a_fit_of_unequal_reach_keeps_the_people_of_every_list_and_the_number_of_their_pairs() -> None:
    cells = KOSOVO.cells.astype(np.float64)
    fitted = fitted_counts(cells, 4, np.array(sorted(UNEQUAL_REACH), dtype=np.int64))
    on = np.array([pattern.bit_count() for pattern in range(16)])
    assert fitted @ (on * (on - 1)) == pytest.approx(cells @ (on * (on - 1)), rel=1e-6)
    for term in (1, 2, 4, 8):
        held = (np.arange(16) & term) == term
        assert fitted[held].sum() == pytest.approx(cells[held].sum(), rel=1e-6)


def test_models_are_fitted_alike_together_and_alone() -> None:
    cells = KOSOVO.cells.astype(np.float64)
    models = all_models(4)[:20]
    together = fit_all(cells, 4, *padded(models))
    alone = np.concatenate([fit_all(cells, 4, *padded([model])) for model in models])
    assert together == pytest.approx(alone)
