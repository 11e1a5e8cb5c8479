"""The house stands as it was drawn: floors, sizes, names, papers, and what the wheel carries."""

import importlib.util
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "sijill"
LINES = 400
NO_NOUN = {"utils", "util", "common", "helpers", "helper", "misc"}
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if "migrations" not in path.parts)


def load_tool(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_room_imports_only_from_floors_below() -> None:
    linted = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert linted.returncode == 0, linted.stdout


def test_every_room_stands_on_a_floor() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    floors = project["tool"]["importlinter"]["contracts"][0]["layers"]
    named = {name.removeprefix("sijill.") for floor in floors for name in floor.split(" | ")}

    rooms = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}

    assert rooms | {"errors", "collecting"} == named


def test_no_module_is_longer_than_a_person_reads_at_once() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}

    assert {str(path.relative_to(PACKAGE)): n for path, n in lengths.items() if n > LINES} == {}


def test_every_module_is_named_for_what_it_is() -> None:
    assert [str(path) for path in MODULES if NO_NOUN & {path.stem, *path.relative_to(PACKAGE).parts}] == []


def test_every_dependency_has_a_tested_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [
        *project["dependencies"],
        *(one for extra in project["optional-dependencies"].values() for one in extra),
    ]
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pinned = {_plain(line.partition("==")[0]) for line in lines if not line.startswith("#")}

    assert {_plain(re.split(r"[\[<>=;! ]", one)[0]) for one in asked} - pinned == set()


def test_constraints_are_names_and_versions_and_nothing_else() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()

    line_form = re.compile(r"#.*|[A-Za-z0-9._-]+==[A-Za-z0-9.!+]+(?: ; python_version .*)?")
    assert [line for line in lines if not line_form.fullmatch(line)] == []


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _files_to_ship() -> Iterator[str]:
    for path in PACKAGE.rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts and path.suffix not in {".nbi", ".nbc", ".pyc"}:
            yield path.relative_to(PACKAGE.parent).as_posix()


@pytest.mark.group("hatchling")
def test_the_wheel_carries_every_file_of_the_package_and_the_licence(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )

    [wheel] = tmp_path.glob("sijill-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assert set(_files_to_ship()) - names == set()
    assert {name for name in names if name.endswith("/licenses/LICENSE")}
    assert {name for name in names if name.startswith(("tests/", "docs/", "tools/"))} == set()


@pytest.mark.parametrize(
    "comment",
    [
        "# noqa: F401 (the kinds register themselves)",
        "# noqa: PLR0913, S101 (one test of all of them)",
        "# type: ignore[attr-defined]  # the library has no types",
        "# pragma: no cover (only on Windows)",
        "# an ordinary remark",
    ],
)
def test_a_suppression_with_rule_and_reason_is_let_through(comment: str) -> None:
    assert load_tool("check_reasons").fault(comment) is None


@pytest.mark.parametrize(
    ("comment", "lack"),
    [
        ("# noqa", "names no rule"),
        ("# noqa: F401", "gives no reason"),
        ("# type: ignore", "names no rule"),
        ("# type: ignore[attr-defined]", "gives no reason"),
        ("# type: ignore[attr-defined]  # sorry", "gives no reason"),
        ("# pragma: no cover", "gives no reason"),
    ],
)
def test_a_suppression_without_rule_or_reason_is_found(comment: str, lack: str) -> None:
    assert load_tool("check_reasons").fault(comment) == lack
