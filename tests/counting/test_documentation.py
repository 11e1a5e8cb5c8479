"""The page on estimates shows what the library does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sijill.counting import estimation

PAGE = Path(__file__).parents[2] / "docs" / "estimates.md"


def test_the_example_of_the_page_estimates_and_refuses(capsys: pytest.CaptureFixture[str]) -> None:
    first, more = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)

    names: dict[str, object] = {}
    exec(compile(first, str(PAGE), "exec"), names)
    total, *said = capsys.readouterr().out.splitlines()
    assert total == "448 documented; 563 to 925 in all, about 631"
    assert said[-1].startswith("تنقسم القوائم إلى أجزاء لا يجمعها أحد")

    exec(compile(more, str(PAGE), "exec"), names)
    *without, reference = capsys.readouterr().out.splitlines()
    assert [line.split()[:2] for line in without] == [
        ["without", "families"],
        ["without", "monitor"],
        ["without", "hospital"],
    ]
    assert reference.startswith("Madigan D, York JC (1997).")


def test_the_page_names_all_that_the_room_gives() -> None:
    page = PAGE.read_text(encoding="utf-8")

    assert [name for name in estimation.__all__ if f"`{name}`" not in page and f"`{name}s`" not in page] == []
