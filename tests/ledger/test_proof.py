import json

import pytest

from sijill.ledger import ConsistencyProof, InclusionProof, LedgerError, Tree, leaf_hash

TREE = Tree(leaf_hash(b"%d" % number) for number in range(7))


def test_an_inclusion_proof_goes_through_json_and_still_proves() -> None:
    proof = InclusionProof(5, 7, tuple(TREE.inclusion_path(5)))

    again = InclusionProof.from_value(json.loads(json.dumps(proof.to_value())))

    assert again == proof
    assert again.proves(leaf_hash(b"5"), TREE.root())
    assert not again.proves(leaf_hash(b"6"), TREE.root())


def test_a_consistency_proof_goes_through_json_and_still_proves() -> None:
    proof = ConsistencyProof(3, 7, tuple(TREE.consistency_path(3)))

    again = ConsistencyProof.from_value(json.loads(json.dumps(proof.to_value())))

    assert again == proof
    assert again.proves(TREE.root(3), TREE.root())
    assert not again.proves(TREE.root(2), TREE.root())


@pytest.mark.parametrize(
    "value",
    [
        None,
        [],
        {},
        {"index": 0, "size": 1},
        {"index": 0, "size": 1, "path": [], "more": 1},
        {"index": "0", "size": 1, "path": []},
        {"index": False, "size": 1, "path": []},
        {"index": 0, "size": 1.0, "path": []},
        {"index": 0, "size": 1, "path": "00" * 32},
        {"index": 0, "size": 1, "path": ["00"]},
        {"index": 0, "size": 1, "path": ["AA" * 32]},
        {"index": 0, "size": 1, "path": [0]},
    ],
)
def test_json_that_is_no_proof_is_refused(value: object) -> None:
    with pytest.raises(LedgerError):
        InclusionProof.from_value(value)
