import doctest
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "names.md"


def test_the_examples_of_the_page_are_true() -> None:
    found = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")

    assert found.attempted > 6
    assert found.failed == 0
