"""The worked example: our code gives its values, the reference page shows them, and so does openssl."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sijill.ledger import (
    Checkpoint,
    ConsistencyProof,
    Ed25519Signer,
    ExportedEntry,
    Frontier,
    Header,
    Heading,
    InclusionProof,
    Tree,
    commit,
    decode,
    erase_row,
    export,
    root_of,
    verify_export,
    write_rows,
)
from sijill.ledger.verification import Check

VECTORS = json.loads((Path(__file__).parent / "vectors.json").read_text(encoding="utf-8"))
PAGE = (Path(__file__).parents[2] / "docs/reference/ledger.md").read_text(encoding="utf-8")

HEADERS = [Header.from_value(json.loads(entry["header"])) for entry in VECTORS["entries"]]
LEAVES = [header.leaf() for header in HEADERS]
SIGNER = Ed25519Signer(
    VECTORS["origin"], Ed25519PrivateKey.from_private_bytes(bytes.fromhex(VECTORS["private_key"]))
)


def words(value: object) -> Iterator[str]:
    """Every text in the vectors."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for member in value:
            yield from words(member)
    elif isinstance(value, dict):
        for member in value.values():
            yield from words(member)


def test_the_example_has_these_commitments_headers_and_leaves() -> None:
    for entry, header in zip(VECTORS["entries"], HEADERS, strict=True):
        body, salt = entry["body"].encode(), bytes.fromhex(entry["salt"])
        assert commit(body, salt).hex() == entry["commitment"] == header.commitment.hex()
        assert header.encode().decode() == entry["header"]
        assert header.leaf().hex() == entry["leaf"]


def test_the_example_has_this_tree_and_these_proofs() -> None:
    tree = Tree(LEAVES)

    assert (root_of(LEAVES[:2]).hex(), root_of(LEAVES).hex()) == (VECTORS["node_0_1"], VECTORS["root"])
    inclusion = InclusionProof(1, 3, tuple(tree.inclusion_path(1)))
    assert inclusion.to_value() == VECTORS["inclusion_of_1"]
    consistency = ConsistencyProof(2, 3, tuple(tree.consistency_path(2)))
    assert consistency.to_value() == VECTORS["consistency_2_3"]


def test_the_example_has_these_keys_and_checkpoints() -> None:
    verifier = SIGNER.verifier()

    assert verifier.public_key.hex() == VECTORS["public_key"]
    assert verifier.key_id.hex() == VECTORS["key_id"]
    assert verifier.text() == VECTORS["verifier_key"]
    newest = Checkpoint(VECTORS["origin"], 3, root_of(LEAVES))
    older = Checkpoint(VECTORS["origin"], 2, root_of(LEAVES[:2]))
    assert newest.sign(SIGNER) == VECTORS["checkpoint"]
    assert older.sign(SIGNER) == VECTORS["older_checkpoint"]


def test_the_example_has_this_export() -> None:
    entries = [
        ExportedEntry(header)
        if header.seq == 1
        else ExportedEntry(header, entry["body"].encode(), bytes.fromhex(entry["salt"]))
        for entry, header in zip(VECTORS["entries"], HEADERS, strict=True)
    ]

    lines = list(export(Heading(VECTORS["checkpoint"], VECTORS["verifier_key"]), entries))

    assert [line.decode() for line in lines] == [f"{line}\n" for line in VECTORS["export"]]
    assert verify_export(lines, VECTORS["verifier_key"], against=VECTORS["older_checkpoint"]).ok


def test_the_example_has_these_rows() -> None:
    rows, frontier = VECTORS["rows"], Frontier()

    lines = list(
        write_rows(
            [row["body"].encode() for row in rows],
            [bytes.fromhex(row["salt"]) for row in rows],
            frontier=frontier,
        )
    )

    assert [line.decode() for line in lines] == [f"{row['line']}\n" for row in rows]
    assert [erase_row(line).decode() for line in lines] == [f"{row['erased_line']}\n" for row in rows]
    assert frontier.root().hex() == VECTORS["rows_root"]


def test_every_canonical_text_of_the_example_is_canonical() -> None:
    for line in VECTORS["export"]:
        assert isinstance(decode(line.encode()), dict)


def test_the_page_shows_the_values_of_the_example() -> None:
    entries, rows = VECTORS["entries"], VECTORS["rows"]
    shown = [
        *(entries[0][name] for name in ("body", "salt", "commitment")),
        *(entry[name] for entry in entries for name in ("header", "leaf")),
        *(VECTORS[name] for name in ("node_0_1", "root", "verifier_key", "rows_root")),
        *VECTORS["export"],
        *(row["line"] for row in rows),
        rows[1]["erased_line"],
        json.dumps(VECTORS["inclusion_of_1"], separators=(",", ":")),
        json.dumps(VECTORS["consistency_2_3"], separators=(",", ":")),
    ]
    lines = [re.split(" {2,}", line)[-1] for line in PAGE.splitlines()]

    assert [value for value in shown if value not in lines] == []
    assert VECTORS["checkpoint"] in PAGE


def test_the_page_shows_no_hash_that_is_not_in_the_example() -> None:
    known = "\n".join(words(VECTORS))

    strangers = [digits for digits in re.findall(r"\b[0-9a-f]{32,64}\b", PAGE) if digits not in known]

    assert strangers == []


def test_the_page_names_every_misfit() -> None:
    assert re.findall(r"^\| `([a-z]+)` \|", PAGE.partition("| name | what does not fit |")[2], re.M) == list(
        Check
    )


@pytest.mark.skipif(
    not (shutil.which("openssl") and shutil.which("bash")), reason="openssl and bash are not both installed"
)
def test_the_commands_of_the_page_give_the_values_of_the_example(tmp_path: Path) -> None:
    script = "set -euo pipefail\n" + "".join(re.findall(r"^```bash\n(.*?)^```$", PAGE, re.M | re.S))

    result = subprocess.run(
        ["bash", "-c", script], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False
    )

    assert result.stderr == ""
    assert result.stdout.splitlines() == [
        VECTORS["entries"][0]["commitment"],
        VECTORS["entries"][0]["leaf"],
        VECTORS["root"],
        VECTORS["root"],
        "Signature Verified Successfully",
    ]
