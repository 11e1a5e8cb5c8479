"""The examples of ``docs/dates.md`` are what the code answers."""

from datetime import date
from pathlib import Path

import pytest

from sijill.dates import ImpossibleDate, parse

PAGE = Path(__file__).parents[2] / "docs" / "dates.md"
EXAMPLES = [
    tuple(cell.strip().strip("`") for cell in line.strip("|\n").split("|"))
    for line in PAGE.read_text("utf-8").splitlines()
    if line.startswith("| `")
]


def test_the_page_has_its_examples() -> None:
    assert len(EXAMPLES) == 30


@pytest.mark.parametrize(("text", "language", "written", "days", "calendar", "precision"), EXAMPLES)
def test_an_example_of_the_page_is_read_as_it_says(
    text: str, language: str, written: str, days: str, calendar: str, precision: str
) -> None:
    anchor = date.fromisoformat(written) if written else None
    if days == "refused":
        with pytest.raises(ImpossibleDate):
            parse(text, language=language, anchor=anchor)
        return

    found = parse(text, language=language, anchor=anchor)

    if days == "no date":
        assert found is None
    else:
        assert found is not None
        assert (found.interval, found.calendar, found.precision) == (days, calendar, precision)
