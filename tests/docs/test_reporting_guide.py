"""The page on reports says what really happens: its table is reported as it shows."""

from __future__ import annotations

import re
from pathlib import Path

from tests.docs.test_tutorial import DOCS, fits, steps
from tests.shell import Shell

PAGE = DOCS / "guide" / "reporting.md"


def test_the_table_of_the_page_is_reported_as_it_shows(tmp_path: Path) -> None:
    text = PAGE.read_text(encoding="utf-8")
    found = re.search(r"```text\n(.*?)```", text, re.DOTALL)
    assert found is not None
    (tmp_path / "lists.csv").write_text(found[1], encoding="utf-8")
    [step] = steps(text)

    done = Shell(tmp_path)(*step.command.split()[1:])

    assert fits(done.out, step.lines), done.out
    assert len(list((tmp_path / "charts").iterdir())) == 5
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    said = re.findall(r"^- \*\*(?!by year)", text, re.MULTILINE)
    assert page.count("<section") == len(said) + 2
