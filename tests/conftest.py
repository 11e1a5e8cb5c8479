"""What every test may ask for; the parts stand in the modules named here."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

pytest_plugins = ["tests.machine", "tests.registers", "tests.browser", "tests.shell"]

# How long an example takes says more of the machine than of the code.
settings.register_profile("sijill", deadline=None)
settings.register_profile("sijill-ci", deadline=None, derandomize=True, database=None, print_blob=True)
settings.load_profile("sijill-ci" if os.environ.get("CI") else "sijill")


@pytest.fixture(scope="session")
def report_path() -> Path:
    """Give the path of the report in ``SIJILL_REPORT``, or of its fictional twin.

    Beside ``name.txt`` stands ``name.layout.json``, which says where its paragraphs were.
    """
    return Path(os.environ.get("SIJILL_REPORT") or Path(__file__).parent / "fixtures" / "report_ar_twin.txt")


@pytest.fixture(scope="session")
def report(report_path: Path) -> str:
    """Give the report's text, its line ends as they are."""
    return report_path.read_bytes().decode("utf-8")
