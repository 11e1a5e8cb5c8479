import doctest
from types import ModuleType

import pytest

from sijill.ledger import canonical, entry


@pytest.mark.parametrize("module", [canonical, entry], ids=lambda module: module.__name__)
def test_the_examples_in_the_docstrings_are_true(module: ModuleType) -> None:
    results = doctest.testmod(module)

    assert results.attempted > 0
    assert results.failed == 0
