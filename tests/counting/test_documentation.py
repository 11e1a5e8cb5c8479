"""The page on estimates shows what the library does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "docs" / "estimates.md"


def test_the_example_of_the_page_estimates_and_refuses(capsys: pytest.CaptureFixture[str]) -> None:
    found = re.search(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)

    assert found is not None
    exec(compile(found[1], str(PAGE), "exec"), {})
    total, *said = capsys.readouterr().out.splitlines()
    assert total == "448 documented; 563 to 925 in all, about 631"
    assert said[-1].startswith("تنقسم القوائم إلى أجزاء لا يجمعها أحد")
