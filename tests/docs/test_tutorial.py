"""The tutorial says what really happens: its commands are run in order, and print what stands below them."""

import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from click import Context

from sijill.cli.app import COMMANDS, sijill
from tests.shell import PATIENCE, Shell

DOCS = Path(__file__).parents[2] / "docs"
BLOCK = re.compile(r"^% run\n```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
PROMPT = "$ "
ANYTHING = "…"


@dataclass(frozen=True)
class Step:
    """A command and the lines that it is said to print."""

    command: str
    lines: tuple[str, ...]


def steps(page: str) -> list[Step]:
    found = []
    for block in BLOCK.findall(page):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, *lines = part.splitlines()
            found.append(Step(command, tuple(lines)))
    return found


def fits(printed: str, lines: tuple[str, ...]) -> bool:
    """Say whether a text is as the lines say; a line of ``…`` alone is any number of lines."""
    pattern = ""
    for line in lines:
        words = map(re.escape, line.split(ANYTHING))
        pattern += r"(?:.*\n)*" if line == ANYTHING else r".*".join(words) + r"\n"
    return re.fullmatch(pattern, printed) is not None


def test_what_the_tutorial_shows_is_what_the_commands_print(tmp_path: Path) -> None:
    for sample in (DOCS / "sample").iterdir():
        shutil.copy(sample, tmp_path)
    environment = Shell(tmp_path).environment
    environment["PATH"] = f"{Path(sys.executable).parent}:{environment['PATH']}"
    told = steps((DOCS / "tutorial.md").read_text(encoding="utf-8"))

    assert len(told) >= 12
    for step in told:
        done = subprocess.run(
            ["sh", "-c", step.command],
            cwd=tmp_path,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, ""), step.command
        assert fits(done.stdout, step.lines), f"$ {step.command}\n{done.stdout}"


def test_every_command_that_a_page_shows_is_there_with_its_options() -> None:
    root = DOCS.parent
    pages = [*DOCS.glob("*.md"), *DOCS.glob("guide/*.md"), *DOCS.glob("reference/*.md")]
    for page in [*pages, root / "README.md", root / "SECURITY.md", root / "CHANGELOG.md"]:
        text = page.read_text(encoding="utf-8")
        for name, rest in re.findall(r"(?:`|\$ )(?:\.venv/bin/)?sijill ([a-z]+)([^`\n]*)", text):
            assert name in COMMANDS, (page.name, name)
            command = sijill.get_command(Context(sijill), name)
            assert command is not None
            known = {
                option
                for parameter in command.params
                for option in (*parameter.opts, *parameter.secondary_opts)
            }
            said = set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", rest)) - {"--help"}
            assert said <= known, (page.name, name, said - known)


@pytest.mark.parametrize(
    ("printed", "lines", "fit"),
    [
        ("3 pairs\n", ("3 pairs",), True),
        ("3 pairs\n", ("… pairs",), True),
        ("a\nb\n3 pairs\n", ("…", "3 pairs"), True),
        ("3 pairs\n", ("…", "3 pairs"), True),
        ("3 pairs\n", ("4 pairs",), False),
        ("3 pairs\nmore\n", ("3 pairs",), False),
        ("3 pairs\n", ("3 p.irs",), False),
        ("", (), True),
        ("3 pairs\n", (), False),
    ],
)
def test_dots_stand_for_anything_and_nothing_else_does(
    printed: str, lines: tuple[str, ...], fit: bool
) -> None:
    assert fits(printed, lines) is fit
