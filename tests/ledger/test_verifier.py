import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import sijill.ledger

VECTORS = json.loads((Path(__file__).parent / "vectors.json").read_text(encoding="utf-8"))


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with the room copied out of the package, an export and two checkpoints."""
    shutil.copytree(Path(sijill.ledger.__file__).parent, tmp_path / "ledger")
    export = "".join(f"{line}\n" for line in VECTORS["export"])
    (tmp_path / "export.jsonl").write_text(export, encoding="utf-8")
    (tmp_path / "older.txt").write_text(VECTORS["older_checkpoint"], encoding="utf-8")
    (tmp_path / "newest.txt").write_text(VECTORS["checkpoint"], encoding="utf-8")
    return tmp_path


def run(desk: Path, *arguments: str, bare: bool = False) -> subprocess.CompletedProcess[str]:
    # -S: nothing that was installed beside Python can be imported; -W error: nothing is to warn either.
    options = ["-W", "error", *(["-S"] if bare else [])]
    environment = {**os.environ, "PYTHONPATH": "", "PYTHONUTF8": "1"}
    command = [sys.executable, *options, "-m", "ledger.verifier", *arguments]
    return subprocess.run(
        command, cwd=desk, env=environment, capture_output=True, encoding="utf-8", check=False
    )


@pytest.mark.parametrize("bare", [False, True], ids=["with its libraries", "with nothing but Python"])
def test_the_room_alone_checks_an_export(desk: Path, bare: bool) -> None:
    key = VECTORS["verifier_key"]

    result = run(desk, "export.jsonl", "--key", key, "--against", "older.txt", bare=bare)

    assert result.stderr == ""
    assert result.stdout == (
        "NOTE 1 entries show no body: erased, or not for this reader.\n"
        "3 entries, 2 with their body.\n"
        f"Everything fits. Root {VECTORS['root']}.\n"
    )
    assert result.returncode == 0


@pytest.mark.parametrize("bare", [False, True], ids=["with its libraries", "with nothing but Python"])
def test_every_misfit_is_named_and_the_exit_code_is_1(desk: Path, bare: bool) -> None:
    export = desk / "export.jsonl"
    text = export.read_text(encoding="utf-8").replace("نور المثال", "غيره").replace(r"\n3\n", r"\n4\n")
    export.write_text(text, encoding="utf-8")

    result = run(desk, "export.jsonl", "--key", VECTORS["verifier_key"], bare=bare)

    assert [line.split(":")[0] for line in result.stdout.splitlines()] == [
        "MISFIT signature, line 1",
        "MISFIT body, line 2",
        "NOTE 1 entries show no body",
        "3 entries, 2 with their body.",
        "2 things do not fit.",
    ]
    assert result.returncode == 1


def test_a_rollback_is_found_with_an_outside_checkpoint(desk: Path) -> None:
    older = [VECTORS["export"][0].replace(json.dumps(VECTORS["checkpoint"], ensure_ascii=False), "?")]
    older = [older[0].replace("?", json.dumps(VECTORS["older_checkpoint"], ensure_ascii=False))]
    export = "".join(f"{line}\n" for line in older + VECTORS["export"][1:3])
    (desk / "export.jsonl").write_text(export, encoding="utf-8")

    assert run(desk, "export.jsonl", "--key", VECTORS["verifier_key"]).returncode == 0
    result = run(desk, "export.jsonl", "--key", VECTORS["verifier_key"], "--against", "newest.txt")

    assert result.returncode == 1
    assert "MISFIT against: The outside checkpoint counts 3 entries, the export has 2" in result.stdout


def test_a_hostile_name_does_not_reach_the_terminal(desk: Path) -> None:
    hostile = "\u202e\u009b31m"
    (desk / "export.jsonl").write_text(json.dumps({hostile: 1.5}, ensure_ascii=False), encoding="utf-8")

    result = run(desk, "export.jsonl", "--key", f"{hostile}+00000000+AAAA")

    assert result.returncode == 1
    assert result.stdout.isascii()


@pytest.mark.parametrize("arguments", [["missing.jsonl"], ["export.jsonl", "--against", "missing.txt"], []])
def test_a_file_that_cannot_be_read_gives_exit_code_2(desk: Path, arguments: list[str]) -> None:
    result = run(desk, *arguments)

    assert result.returncode == 2
    assert result.stdout == ""
    assert result.stderr != ""


def test_an_outside_checkpoint_that_is_no_text_gives_exit_code_2(desk: Path) -> None:
    (desk / "older.txt").write_bytes(b"\xff\xfe")

    assert run(desk, "export.jsonl", "--against", "older.txt").returncode == 2


def test_it_runs_from_within_the_package_too(desk: Path) -> None:
    command = [sys.executable, "-W", "error", "-m", "sijill.ledger.verifier", str(desk / "export.jsonl")]

    assert subprocess.run(command, capture_output=True, check=False).returncode == 0
