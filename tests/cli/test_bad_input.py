"""Files and words that cannot be taken: one sentence that says why, and a register that stays whole."""

import os
import shutil
from pathlib import Path

import pytest

from tests.shell import Shell

HERE = ("--register", "register")


@pytest.fixture
def sijill(sijill: Shell, empty_register: Path) -> Shell:
    """Give the command line in a folder with an empty register."""
    shutil.copytree(empty_register, sijill.folder / "register")
    return sijill


def listed(sijill: Shell, text: str, name: str = "list.csv") -> Path:
    path = sijill.folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("command", ["add", "import", "read"])
def test_a_missing_file_is_named(command: str, sijill: Shell) -> None:
    at = HERE if command != "read" else ()

    said = sijill(command, "nosuch.csv", *at, expect=2).refusal

    assert said.startswith(("There is no file nosuch.csv", "nosuch.csv: it cannot be opened"))


@pytest.mark.parametrize("command", ["import", "read"])
def test_a_folder_is_no_file(command: str, sijill: Shell) -> None:
    (sijill.folder / "folder.csv").mkdir()
    at = HERE if command != "read" else ()

    said = sijill(command, "folder.csv", *at, expect=2).refusal

    assert said.startswith(("folder.csv is a folder;", "folder.csv: it is not a file;"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
@pytest.mark.parametrize("command", ["add", "import", "read"])
def test_a_named_pipe_is_refused_at_once(command: str, sijill: Shell) -> None:
    os.mkfifo(sijill.folder / "pipe.csv")
    at = HERE if command != "read" else ()

    said = sijill(command, "pipe.csv", *at, expect=2).refusal

    assert said.startswith(("pipe.csv is not a regular file;", "pipe.csv: it is not a file;"))


@pytest.mark.parametrize("command", ["add", "import", "read"])
def test_a_file_that_cannot_be_read_is_named(command: str, sijill: Shell) -> None:
    at = HERE if command != "read" else ()
    if os.geteuid() != 0:
        path = listed(sijill, "name\nA\n")
        path.chmod(0)
    else:
        # Nothing is closed to root; but this regular file fails to be read whoever asks.
        path = Path("/proc/self/mem")
        if not path.exists():
            pytest.skip("root can read every file here")

    assert path.name in sijill(command, path, *at, expect=2).refusal


@pytest.mark.parametrize(
    ("content", "outcome", "reason"),
    [
        (b"", "empty", "it has no bytes at all"),
        (b" \n\n", "empty", "it holds no text"),
        (bytes(range(256)) * 400, "refused", "its bytes are no text"),
        (b"\x7fELF\x02\x01\x01", "refused", "it is a program"),
    ],
)
def test_bytes_without_a_text_are_preserved_but_neither_imported_nor_read(
    content: bytes, outcome: str, reason: str, sijill: Shell
) -> None:
    (sijill.folder / "odd.csv").write_bytes(content)

    refused = sijill("import", "odd.csv", *HERE, expect=2).refusal
    unread = sijill("read", "odd.csv", expect=2).refusal
    [kept] = sijill.json("add", "odd.csv", *HERE)["sources"]

    assert refused.startswith(f"odd.csv: {reason}")
    assert unread == refused
    assert kept["outcome"] == outcome
    assert sijill.json("verify", *HERE)["ok"]


def test_a_line_of_three_million_signs_ends_in_an_answer(sijill: Shell) -> None:
    listed(sijill, f"name,note\nA,{'x' * 3_000_000}\n")

    answer = sijill.json("import", "list.csv", *HERE)

    assert answer["added"] == 1


def test_a_list_in_an_old_encoding_comes_in_with_a_warning(sijill: Shell) -> None:
    (sijill.folder / "old.csv").write_bytes("الاسم,ملاحظة\nسمير الكلتابي,من القائمة\n".encode("cp1256"))

    answer = sijill.json("import", "old.csv", *HERE)

    assert answer["added"] == 1
    assert any("encoding" in warning for warning in answer["warnings"])
    assert sijill.json("show", *HERE)["people"][0]["names"] == ["سمير الكلتابي"]


@pytest.mark.parametrize(
    "name",
    ["القائمة.csv", "a\u202egpj.csv", "two\nlines.csv", "-r.csv", "a b'\"$(x).csv", "x" * 200 + ".csv"],
)
def test_a_file_may_have_any_name(name: str, sijill: Shell) -> None:
    listed(sijill, "name\nSamir Keltabi\n", name)

    answer = sijill.json("import", f"./{name}", *HERE)

    assert (answer["list"], answer["added"]) == (Path(name).stem, 1)


def test_a_name_that_is_too_long_is_refused(sijill: Shell) -> None:
    long = "x" * 300

    for command in (["add", long, *HERE], ["import", long, *HERE], ["read", long]):
        assert "File name too long" in sijill(*command, expect=2).refusal
    assert "File name too long" in sijill("new", long, expect=1).refusal
    assert "File name too long" in sijill("show", "--register", long, expect=1).refusal


@pytest.mark.parametrize("said", ["age", "=age", "age="])
def test_a_mapping_must_name_header_and_column(said: str, sijill: Shell) -> None:
    listed(sijill, "name,age\nA,3\n")

    if said == "age=":
        assert sijill.json("import", "list.csv", "--map", said, *HERE)["mapping"][1]["column"] is None
    else:
        refusal = sijill("import", "list.csv", "--map", said, *HERE, expect=2).refusal
        assert f"'{said}' is not HEADER=COLUMN" in refusal


def test_a_mapping_to_a_column_that_there_is_not_is_refused(sijill: Shell) -> None:
    listed(sijill, "name,age\nA,3\n")

    said = sijill("import", "list.csv", "--map", "age=shoe_size", *HERE, expect=2)

    assert "shoe_size" in said.err
    assert said.err.count("\n") == 1


def test_a_mapping_or_key_of_a_header_that_is_not_there_names_those_that_are(sijill: Shell) -> None:
    listed(sijill, "name,age\nA,3\n")

    for option in (["--map", "year=age"], ["--key", "year"]):
        refusal = sijill("import", "list.csv", *option, *HERE, expect=2).refusal
        assert "“year”" in refusal
        assert "“name”, “age”" in refusal


def test_a_list_in_which_nothing_is_a_name_says_how_to_name_it(sijill: Shell) -> None:
    listed(sijill, "alpha,beta\n1,2\n")

    assert '--map "alpha=name"' in sijill("import", "list.csv", *HERE, expect=2).refusal


def test_headers_without_rows_are_no_list(sijill: Shell) -> None:
    listed(sijill, "name,age\n")

    assert "no rows" in sijill("import", "list.csv", *HERE, expect=2).refusal


def test_ragged_rows_come_in_and_are_findings(sijill: Shell) -> None:
    listed(sijill, "no,name,age\n1,A\n2,B,30,more\n3,C,430\n4\n")

    answer = sijill.json("import", "list.csv", *HERE)

    assert answer["added"] + sum(1 for item in answer["refused"] if item["row"] == 5) >= 4
    assert {item["row"] for item in answer["refused"]} >= {3, 4}
    assert answer["warnings"]


def test_an_unclosed_quote_is_no_crash(sijill: Shell) -> None:
    listed(sijill, 'name,age\n"A,3\nB,4\n')

    answer = sijill.json("import", "list.csv", *HERE)

    assert answer["added"] == 1
    assert sijill.json("verify", *HERE)["ok"]


def test_a_list_of_which_most_is_gone_is_refused_until_somebody_says_it_is_right(sijill: Shell) -> None:
    whole = "no,name\n" + "".join(f"{number},N{number} F\n" for number in range(10))
    listed(sijill, whole)
    sijill("import", "list.csv", "--list", "one", *HERE)
    listed(sijill, "no,name\n0,N0 F\n", "short.csv")

    refusal = sijill("import", "short.csv", "--list", "one", *HERE, expect=2).refusal

    assert "--allow-removals" in refusal
    answer = sijill.json("import", "short.csv", "--list", "one", "--allow-removals", *HERE)
    assert (answer["unchanged"], answer["removed"]) == (1, 9)


def test_a_dry_run_writes_nothing(sijill: Shell) -> None:
    listed(sijill, "name\nSamir Keltabi\n")
    before = sijill.json("verify", *HERE)

    answer = sijill.json("import", "list.csv", "--dry-run", *HERE)

    assert (answer["added"], answer["entry"]) == (1, None)
    assert sijill.json("verify", *HERE) == before


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["show", "x"], "There is no person x in this register."),
        (["show", "--source", "x"], "There is no source x in this register."),
        (["read", "0" * 32], f"There is no source {'0' * 32} in this register."),
        (["import", "0" * 32], f"There is no source {'0' * 32} in this register."),
        (["review", "--accept", "x"], "There is no claim x in this register."),
        (["review", "--accept-all", "--source", "x"], "There is no source x in this register."),
        (["review", "--source", "x"], "There is no source x in this register."),
        (["review", "--same", "x", "y"], "There is no record x in this register."),
        (["review", "--take-back", "x"], "There is no judgement x in this register."),
        (["erase", "--yes", "--source", "x"], "There is no source x in this register."),
        (["erase", "--yes", "--record", "x"], "There is no record x in this register."),
    ],
)
def test_what_is_not_there_is_named(arguments: list[str], sentence: str, sijill: Shell) -> None:
    assert sijill(*arguments, *HERE, expect=2).refusal == sentence


@pytest.mark.parametrize("name", ["", '"', "a AND NEAR(*", "x" * 5_000])
def test_a_search_for_anything_ends_in_an_answer(name: str, sijill: Shell) -> None:
    assert sijill.json("search", name, *HERE) == {"people": []}


def test_a_checkpoint_that_is_none_is_refused_or_a_finding(sijill: Shell) -> None:
    (sijill.folder / "note.txt").write_text("not a note", encoding="utf-8")
    (sijill.folder / "junk.txt").write_bytes(b"\xff\xfe\x00")

    assert "cannot be read" in sijill("verify", "--against", "nosuch", *HERE, expect=2).refusal
    assert "cannot be read" in sijill("verify", "--against", "junk.txt", *HERE, expect=2).refusal
    found = sijill.json("verify", "--against", "note.txt", *HERE, expect=1)
    assert [item["what"] for item in found["findings"]] == ["outside checkpoint"]


def test_an_export_overwrites_nothing_and_needs_a_folder(sijill: Shell) -> None:
    listed(sijill, "mine", "mine.txt")

    assert "is there already" in sijill("export", "mine.txt", *HERE, expect=1).refusal
    assert "No such file" in sijill("export", "no/such/ledger.jsonl", *HERE, expect=1).refusal
    assert "Not a directory" in sijill("export", "mine.txt/ledger.jsonl", *HERE, expect=1).refusal
    assert (sijill.folder / "mine.txt").read_text(encoding="utf-8") == "mine"


def test_a_register_is_not_made_over_something(sijill: Shell) -> None:
    listed(sijill, "mine", "mine.txt")
    (sijill.folder / "empty").mkdir()

    assert "is there already" in sijill("new", "register", expect=1).refusal
    assert "is there already" in sijill("new", "mine.txt", expect=1).refusal
    assert "cannot be made" in sijill("new", "mine.txt/register", expect=1).refusal
    sijill("new", "empty")
    left = sorted(path.name for path in sijill.folder.iterdir())
    assert left == ["empty", "mine.txt", "register"]


def test_a_register_of_tables_alone_has_nothing_to_read_and_says_what_to_do(sijill: Shell) -> None:
    listed(sijill, "name,age\nNavid Karimi,34\n")
    sijill("add", "list.csv", *HERE)

    said = sijill("read", *HERE).out.strip()

    assert said == "The register holds only tables; take them in with `sijill import`."
