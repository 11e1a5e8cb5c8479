import pytest

from sijill.counting.estimation.sensitivity import leave_one_out
from tests.counting.estimation.tables import SPARSE, by_binary

# Of 1,000 people, four independent lists of 1/2 each but for the last, of 1/5.
EVEN = by_binary("abcd", [0, 25, *([100, 25] * 7)])


def test_independent_lists_give_one_total_whichever_is_left_out() -> None:
    found = leave_one_out(EVEN)
    assert [item.method for item in found] == ["without a", "without b", "without c", "without d"]
    assert [item.total for item in found] == [pytest.approx(1000, rel=0.05)] * 4


def test_what_is_left_can_say_nothing_if_it_shares_nobody() -> None:
    found = {item.method: item.total for item in leave_one_out(SPARSE)}
    assert found["without A"] is found["without B"] is None
    assert found["without C"] == pytest.approx(47 * 37 / 7 - 1)  # Chapman's estimator of the other two
