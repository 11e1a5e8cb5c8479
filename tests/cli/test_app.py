"""What holds for every command: how it starts, ends, refuses, is stopped, and that it steers no terminal."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sijill.cli.app import COMMANDS
from tests.shell import Shell

HEAVY = {"django", "polars", "numpy", "numba", "rich", "sqlite3", "psycopg", "cryptography"}


def test_the_installed_program_and_the_module_are_the_same(sijill: Shell) -> None:
    program = Path(sys.executable).with_name("sijill")

    done = subprocess.run([program, "--help"], capture_output=True, text=True, check=True)

    assert done.stdout == sijill("--help").out


def test_help_names_every_command(sijill: Shell) -> None:
    lines = sijill("--help").out.splitlines()

    named = [line.split()[0] for line in lines[lines.index("Commands:") + 1 :]]
    assert named == list(COMMANDS)


def test_without_a_command_there_is_help(sijill: Shell) -> None:
    assert sijill().out == sijill("--help").out


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_what_it_does(name: str, sijill: Shell) -> None:
    said = sijill(name, "--help").out

    assert said.startswith(f"Usage: sijill {name} ")
    assert len(said.split("\n\n")[1].strip()) > 20


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys, contextlib\n"
        "from sijill.cli import main\n"
        "sys.argv = ['sijill', '--help']\n"
        "with contextlib.suppress(SystemExit): main()\n"
        "print(*sorted(name.partition('.')[0] for name in sys.modules), sep=' ')"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    loaded = set(done.stdout.splitlines()[-1].split())
    assert "click" in loaded
    assert loaded & HEAVY == set()


def test_help_loads_none_of_the_heavy_parts() -> None:
    code = (
        "import sys; from sijill.cli.app import sijill; sijill(['--help'], standalone_mode=False);"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    heavy = {"django", "numpy", "numba", "polars", "rich", "PIL", "pypdfium2", "trafilatura", "lxml"}
    assert heavy & set(done.stderr.split()) == set()


def test_an_unknown_command_is_refused(sijill: Shell) -> None:
    assert sijill("nosuch", expect=2).refusal == "No such command 'nosuch'; see `sijill --help`."


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["import"], "Missing argument 'FILE'; see `sijill import --help`."),
        (["add"], "Missing argument 'WHAT...'; see `sijill add --help`."),
        (["new"], "Missing argument 'FOLDER'; see `sijill new --help`."),
        (["search"], "Missing argument 'NAME'; see `sijill search --help`."),
        (["erase"], "Name either --source or --record; see `sijill erase --help`."),
        (
            ["erase", "--source", "x"],
            "This cannot be undone; say --yes if you mean it; see `sijill erase --help`.",
        ),
        (
            ["review", "--accept-all"],
            "Name the --source whose proposals are to be accepted; see `sijill review --help`.",
        ),
    ],
)
def test_bad_usage_is_one_sentence_that_says_where_to_look(
    arguments: list[str], sentence: str, sijill: Shell
) -> None:
    assert sijill(*arguments, expect=2).refusal == sentence


def test_words_that_are_no_utf8_are_refused(sijill: Shell) -> None:
    done = subprocess.run(
        [*map(os.fsencode, sijill.command("add")), b"caf\xe9.txt"],
        capture_output=True,
        env={**sijill.environment},
        check=False,
    )

    assert done.returncode == 2
    assert done.stdout == b""
    assert done.stderr.decode().startswith("sijill: The name or word 'caf\\udce9.txt' is not UTF-8;")


def test_a_reader_who_has_seen_enough_is_no_failure(sijill: Shell, built_demo: Path) -> None:
    for command in (["show"], ["show", "--json"], ["review"], ["--help"]):
        register = [] if command == ["--help"] else ["--register", str(built_demo)]
        with sijill.start(*command, *register) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            process.stdout.read(1)
            process.stdout.close()
            said = process.stderr.read()
        assert (process.returncode, said) == (0, b""), command


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
@pytest.mark.parametrize("command", [["--help"], ["show"], ["show", "--json"]])
def test_output_that_cannot_be_written_is_a_failure(
    command: list[str], sijill: Shell, built_demo: Path
) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            sijill.command(*command),
            stdout=full,
            stderr=subprocess.PIPE,
            env={**sijill.environment, "SIJILL_REGISTER": str(built_demo)},
            text=True,
            check=False,
        )

    assert done.returncode == 1
    assert done.stderr.startswith("sijill: What was asked for cannot be read or written: No space left")
    assert done.stderr.count("\n") == 1


def test_closed_outputs_are_no_failure(sijill: Shell, built_demo: Path) -> None:
    done = subprocess.run(
        ["sh", "-c", 'exec "$@" >&- 2>&-', "sh", *sijill.command("verify", "--register", built_demo)],
        env=sijill.environment,
        check=False,
    )

    assert done.returncode == 0


def test_json_is_utf8_whatever_the_terminal_knows(sijill: Shell, built_demo: Path) -> None:
    plain = sijill("show", "--json", "--register", built_demo)
    poor = sijill("show", "--json", "--register", built_demo, PYTHONIOENCODING="ascii")

    assert poor.out == plain.out
    assert not poor.out.isascii()


def test_words_that_a_terminal_does_not_know_stop_nothing(sijill: Shell, built_demo: Path) -> None:
    said = sijill("show", "--register", built_demo, PYTHONIOENCODING="ascii").out

    assert said.isascii()
    assert " people, " in said.splitlines()[-1]


@pytest.fixture
def hostile(sijill: Shell) -> Path:
    """Make a register with a list whose names and file name would steer a terminal."""
    sijill("new", "register")
    name = "\x1b[2J\x9b31m\u202eevil\x07\x7f"
    rows = f'name,father name,arrest date\n"{name}",{name},2024\n"two\nlines",,2023\n'
    (sijill.folder / "a\u202eb\nsijill: done\x1b[2J.csv").write_text(rows, encoding="utf-8")
    return sijill.folder / "register"


STEERING = {chr(code) for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) != "\n"} | set(
    "\u202a\u202b\u202c\u202d\u202e"
)


def test_names_cannot_steer_the_terminal(sijill: Shell, hostile: Path) -> None:
    [file] = sijill.folder.glob("*.csv")
    at = ("--register", hostile)

    said = [
        sijill("add", file, *at),
        sijill("import", file, *at),
        sijill("show", *at),
        sijill("search", "two lines", *at),
        sijill("import", "nosuch\x1b[2J\u202e\nsijill: done.csv", *at, expect=2),
        sijill("show", "\x1b[2J\n\u202e", *at, expect=2),
    ]

    for outcome in said:
        assert STEERING & set(outcome.out + outcome.err) == set()
    assert said[0].out.splitlines()[0].startswith("a�b sijill: done�[2J.csv: added as source ")
    assert len(said[3].out.splitlines()) == 2
    assert said[4].err.count("\n") == 1


def test_what_json_carries_cannot_steer_the_terminal_and_is_not_changed(sijill: Shell, hostile: Path) -> None:
    [file] = sijill.folder.glob("*.csv")
    sijill("import", file, "--register", hostile)

    printed = sijill("show", "--json", "--register", hostile)

    assert STEERING & set(printed.out) == set()
    names = {name for person in printed.document["people"] for name in person["names"]}
    assert names == {"\x1b[2J\x9b31m\u202eevil\x07\x7f", "two\nlines"}


def test_an_unforeseen_failure_is_a_sentence_and_shows_its_place_when_asked(sijill: Shell) -> None:
    code = (
        "import sys\n"
        "import sijill.cli.app as app\n"
        "def fail(arguments): raise RuntimeError('secret')\n"
        "app._finished = fail\n"
        "app.run()"
    )

    def run(**environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            env={**sijill.environment, **environment},
            check=False,
        )

    silent, open_ = run(), run(SIJILL_TRACEBACK="1")

    assert silent.returncode == 1
    assert silent.stderr == (
        "sijill: Sijill failed in a way that was not foreseen (RuntimeError);"
        " set SIJILL_TRACEBACK=1 and run it again to see where.\n"
    )
    assert open_.stderr.startswith("Traceback")


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_a_stopped_import_says_so_and_leaves_nothing_behind(stop: signal.Signals, sijill: Shell) -> None:
    sijill("new", "register")
    rows = "".join(f"{number},Name {number} Family,2024-01-01\n" for number in range(20_000))
    (sijill.folder / "long.csv").write_text(f"no,name,arrest date\n{rows}", encoding="utf-8")
    incoming = sijill.folder / "register" / "files" / "incoming"

    with sijill.start("import", "long.csv", "--register", "register") as process:
        while not (incoming.is_dir() and any(incoming.iterdir())):
            assert process.poll() is None
            time.sleep(0.01)
        process.send_signal(stop)
        out, err = process.communicate()

    assert process.returncode == 130
    assert (out, err.lstrip()) == (b"", b"sijill: Stopped; nothing was left half-written.\n")
    assert list(incoming.iterdir()) == []
    assert sijill.json("verify", "--register", "register")["entries"] == 1


def test_a_stop_while_starting_shows_no_traceback(sijill: Shell) -> None:
    for pause in (0.02, 0.05, 0.1, 0.2):
        with sijill.start("verify", "--register", "register") as process:
            time.sleep(pause)
            process.send_signal(signal.SIGINT)
            _, err = process.communicate()
        # Before Python runs our first line, what is shown is Python's own.
        assert b"Traceback" not in err or b"sijill/cli" not in err, (pause, err)


def test_json_is_the_only_thing_printed(sijill: Shell, built_demo: Path) -> None:
    outcome = sijill("verify", "--json", "--register", built_demo)

    assert outcome.err == ""
    assert outcome.out == json.dumps(outcome.document, ensure_ascii=False, indent=2) + "\n"
