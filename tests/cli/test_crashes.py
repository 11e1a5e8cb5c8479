"""Whatever stops an import on its way: the register verifies, and the same import then gives the whole."""

import random
import shutil
import signal
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from sijill.intake import apply, plan_import
from sijill.store.door import LATEST_CHECKPOINT
from sijill.store.register import Register, open_register
from sijill.store.tables import Tables
from sijill.store.verification import verify
from sijill.vocabulary import load
from tests.shell import Shell

KILLS = 50
ROWS = 3_000
TABLES = ("record", "claim", "source", "document", "list_version", "entry", "checkpoint")


def long_list(rows: int, *, name: str = "Samir") -> str:
    lines = ["no,name,father name,arrest date,arrest place,sentence"]
    lines += [
        f"{number},{name}{number} Keltabi{number % 97},Yousef{number % 53},"
        f"2024-{number % 12 + 1:02}-{number % 28 + 1:02},Keltab,{number % 9 + 1} years"
        for number in range(rows)
    ]
    return "\n".join(lines) + "\n"


def counts(register: Register) -> dict[str, int]:
    tables = Tables(register.alias)
    return {name: tables.select(f"SELECT COUNT(*) FROM {name}")[0][0] for name in TABLES}


def import_again(register: Register, file: Path) -> int:
    """Import a list, as the command does; give how many rows are new."""
    author = register.settings.author
    plan = plan_import(register, file, list_name=file.stem, vocabulary=load(), author=author)
    return apply(plan).added


def leftovers(register: Register) -> list[str]:
    """Give what lies about: files without a name, and half of what is written in one step."""
    half_written = [path.name for path in register.folder.ledger.iterdir() if path.name.startswith(".")]
    return [path.name for path in register.files.incoming.glob("*")] + half_written


@dataclass(frozen=True)
class Undisturbed:
    """An empty register, a long list, what importing it gives, and how long that takes."""

    empty: Path
    file: Path
    counts: dict[str, int]
    seconds: float


@pytest.fixture(scope="module")
def undisturbed(empty_register: Path, tmp_path_factory: pytest.TempPathFactory) -> Undisturbed:
    sijill = Shell(tmp_path_factory.mktemp("undisturbed"))
    file = sijill.folder / "long.csv"
    file.write_text(long_list(ROWS), encoding="utf-8")
    took = []
    for number in range(2):
        # The first run compiles and caches; the second is like those that are killed.
        shutil.copytree(empty_register, sijill.folder / f"register-{number}")
        begin = time.perf_counter()
        sijill("import", file, "--register", f"register-{number}")
        took.append(time.perf_counter() - begin)
    with open_register(sijill.folder / "register-1") as register:
        return Undisturbed(empty_register, file, counts(register), min(took))


def test_fifty_kills_leave_nothing_half_written(undisturbed: Undisturbed, sijill: Shell) -> None:
    chance = random.Random(50)
    moments = [(number + chance.random()) / KILLS * undisturbed.seconds for number in range(KILLS)]
    folder = sijill.folder / "register"
    shutil.copytree(undisturbed.empty, folder)
    untouched = state(folder)
    left: Counter[tuple[str, ...]] = Counter()

    for moment in moments:
        process = sijill.start("import", undisturbed.file, "--register", folder)
        time.sleep(moment)
        process.kill()
        process.communicate()
        if state(folder) == untouched:
            # Killed before it began to write: this very register is what the next import begins with.
            continue
        with open_register(folder) as register:
            check(register, undisturbed)
            kinds = tuple(sorted({str(path.parent.parent.name) for path in register.files.all()}))
            left[kinds] += 1
            # Every way in which a kill may leave a register is gone on from; a frequent one not each time.
            if left[kinds] % 5 == 1:
                repeat(register, undisturbed)
        shutil.rmtree(folder)
        shutil.copytree(undisturbed.empty, folder)

    # The kills fell where it matters: in the import itself, and not only before or after it.
    assert sum(left.values()) >= KILLS // 5
    assert len(left) > 1


def state(folder: Path) -> dict[str, int]:
    """Give the files of a register and their sizes; an import that has begun to write has changed that."""
    return {
        str(path.relative_to(folder)): path.stat().st_size for path in folder.rglob("*") if path.is_file()
    }


def check(register: Register, undisturbed: Undisturbed) -> bool:
    """Verify a killed register; say whether its import was done already: it is whole or not at all."""
    assert verify(register).findings == []
    assert leftovers(register) == []
    now = counts(register)
    if now == undisturbed.counts:
        return True
    assert (now["entry"], now["record"], now["claim"], now["source"]) == (1, 0, 0, 0)
    return False


def repeat(register: Register, undisturbed: Undisturbed) -> None:
    """Import once more, and see that the register is as if nothing had happened."""
    done = check(register, undisturbed)
    assert import_again(register, undisturbed.file) == (0 if done else ROWS)
    assert counts(register) == undisturbed.counts
    assert leftovers(register) == []
    assert verify(register).findings == []
    if not done:
        latest = (register.folder.ledger / LATEST_CHECKPOINT).read_text(encoding="utf-8")
        newest = Tables(register.alias).select("SELECT note FROM checkpoint ORDER BY size DESC LIMIT 1")
        assert newest == [(latest,)]


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGKILL])
def test_a_stop_at_the_door_is_all_or_nothing(
    stop: signal.Signals, undisturbed: Undisturbed, sijill: Shell
) -> None:
    """Stop the import as soon as its rows have their name: in the middle of the one transaction."""
    folder = sijill.folder / "register"
    shutil.copytree(undisturbed.empty, folder)

    with sijill.start("import", undisturbed.file, "--register", folder) as process:
        while not any((folder / "files").glob("rows/*/*")):
            assert process.poll() is None
            time.sleep(0.002)
        time.sleep(0.02)
        process.send_signal(stop)
        process.communicate()

    assert process.returncode in (-stop, 130, 0)
    with open_register(folder) as register:
        repeat(register, undisturbed)


def test_a_full_disk_writes_nothing_and_the_same_import_works_when_there_is_room(
    tmpfs: Callable[[int], Path], empty_register: Path, undisturbed: Undisturbed, sijill: Shell
) -> None:
    small = tmpfs(24)
    folder = small / "register"
    shutil.copytree(empty_register, folder)
    ballast = small / "ballast"
    free = shutil.disk_usage(small).free
    refusals = set()

    for room in (100_000, 1_000_000, 2_500_000):
        ballast.write_bytes(b"\0" * (free - room))
        said = sijill("import", undisturbed.file, "--register", folder, expect=1).refusal
        refusals.add(said)
        assert "space" in said or "full" in said
        with open_register(folder) as register:
            assert verify(register).findings == []
            assert counts(register)["entry"] == 1
            assert leftovers(register) == []
        ballast.unlink()

    answer = sijill.json("import", undisturbed.file, "--register", folder)
    assert answer["added"] == ROWS
    with open_register(folder) as register:
        assert verify(register).ok
        assert counts(register) == undisturbed.counts


def test_two_writers_at_once_lose_nothing(sijill: Shell, empty_register: Path) -> None:
    folder = sijill.folder / "register"
    shutil.copytree(empty_register, folder)
    rows = 800
    names = ("one", "two")
    for name in names:
        (sijill.folder / f"{name}.csv").write_text(long_list(rows, name=name), encoding="utf-8")

    running = [sijill.start("import", f"{name}.csv", "--register", folder) for name in names]
    said = [process.communicate() for process in running]

    for name, process, (_, error) in zip(names, running, said, strict=True):
        if process.returncode != 0:
            assert process.returncode == 1
            assert b"again" in error
            sijill("import", f"{name}.csv", "--register", folder)
    with open_register(folder) as register:
        assert verify(register).findings == []
        assert counts(register)["list_version"] == 2
        people = Tables(register.alias).select("SELECT COUNT(*) FROM record WHERE kind = 'person'")
        assert people == [(2 * rows,)]
        assert leftovers(register) == []


def test_two_imports_of_one_list_at_once_do_not_double_it(sijill: Shell, empty_register: Path) -> None:
    folder = sijill.folder / "register"
    shutil.copytree(empty_register, folder)
    (sijill.folder / "one.csv").write_text(long_list(300), encoding="utf-8")

    running = [sijill.start("import", "one.csv", "--register", folder) for _ in range(2)]
    said = [process.communicate() for process in running]

    codes = sorted(process.returncode for process in running)
    assert codes in ([0, 0], [0, 1]), said
    for process, (_, error) in zip(running, said, strict=True):
        assert (b"again" in error) is (process.returncode == 1)
    assert sijill.json("import", "one.csv", "--register", folder)["unchanged"] == 300
    with open_register(folder) as register:
        assert verify(register).findings == []
        people = Tables(register.alias).select("SELECT COUNT(*) FROM record WHERE kind = 'person'")
        assert people == [(300,)]
