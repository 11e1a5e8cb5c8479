import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.ledger import (
    Frontier,
    LedgerError,
    Tree,
    consistency_path,
    inclusion_path,
    leaf_hash,
    root_of,
    verify_consistency,
    verify_inclusion,
)
from sijill.ledger.merkle import EMPTY_ROOT, node_hash

# The eight inputs, roots and proofs that certificate-transparency implementations test with.
INPUTS = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
LEAVES = [leaf_hash(bytes.fromhex(data)) for data in INPUTS]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
INCLUSIONS = [
    (0, 1, []),
    (
        0,
        8,
        [
            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        ],
    ),
    (
        5,
        8,
        [
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        ],
    ),
    (2, 3, ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"]),
    (
        1,
        5,
        [
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        ],
    ),
]
CONSISTENCIES = [
    (1, 1, []),
    (
        1,
        8,
        [
            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        ],
    ),
    (
        6,
        8,
        [
            "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        ],
    ),
    (
        2,
        5,
        [
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        ],
    ),
]

SIZES = st.integers(0, 70)


def leaves(count: int) -> list[bytes]:
    return [leaf_hash(b"%d" % number) for number in range(count)]


def root_by_definition(some: list[bytes]) -> bytes:
    """RFC 9162, 2.1.1, word for word."""
    if not some:
        return EMPTY_ROOT
    if len(some) == 1:
        return some[0]
    split = 1
    while split * 2 < len(some):
        split *= 2
    return node_hash(root_by_definition(some[:split]), root_by_definition(some[split:]))


@pytest.mark.parametrize("size", range(9))
def test_the_roots_of_the_reference_vectors(size: int) -> None:
    assert root_of(LEAVES[:size]).hex() == ROOTS[size]
    assert Tree(LEAVES).root(size).hex() == ROOTS[size]


@pytest.mark.parametrize(("index", "size", "path"), INCLUSIONS)
def test_the_inclusion_proofs_of_the_reference_vectors(index: int, size: int, path: list[str]) -> None:
    assert [digest.hex() for digest in inclusion_path(LEAVES, index, size)] == path


@pytest.mark.parametrize(("old", "new", "path"), CONSISTENCIES)
def test_the_consistency_proofs_of_the_reference_vectors(old: int, new: int, path: list[str]) -> None:
    assert [digest.hex() for digest in consistency_path(LEAVES, old, new)] == path


@given(SIZES)
def test_the_root_is_that_of_the_definition(size: int) -> None:
    assert root_of(leaves(size)) == root_by_definition(leaves(size)) == Tree(leaves(size)).root()


@given(SIZES, SIZES)
def test_a_stored_frontier_goes_on_as_if_it_had_never_been_put_away(before: int, after: int) -> None:
    whole = leaves(before + after)
    first = Frontier()
    first.extend(whole[:before])

    second = Frontier(first.size, list(first.hashes))
    second.extend(whole[before:])

    assert (second.size, second.root()) == (before + after, root_of(whole))


def test_a_copied_frontier_goes_its_own_way() -> None:
    first = Frontier()
    first.extend(leaves(3))
    second = first.copy()

    second.append(leaf_hash(b"3"))

    assert (first.root(), second.root()) == (root_of(leaves(3)), root_of(leaves(4)))


@pytest.mark.parametrize(("size", "hashes"), [(1, []), (0, [bytes(32)]), (3, [bytes(32)]), (1, [b"short"])])
def test_a_frontier_whose_size_and_hashes_do_not_belong_together_is_refused(
    size: int, hashes: list[bytes]
) -> None:
    with pytest.raises(LedgerError):
        Frontier(size, hashes)


@given(st.data())
def test_every_leaf_is_proved_to_be_included(data: st.DataObject) -> None:
    size = data.draw(st.integers(1, 70))
    index = data.draw(st.integers(0, size - 1))
    tree = Tree(leaves(70))

    path = tree.inclusion_path(index, size)

    assert verify_inclusion(leaves(70)[index], index=index, size=size, path=path, root=tree.root(size))


@given(st.data())
def test_a_changed_inclusion_proof_proves_nothing(data: st.DataObject) -> None:
    size = data.draw(st.integers(2, 70))
    index = data.draw(st.integers(0, size - 1))
    tree = Tree(leaves(70))
    path, root, leaf = tree.inclusion_path(index, size), tree.root(size), leaves(70)[index]
    place = data.draw(st.integers(0, len(path) - 1))
    other = (index + data.draw(st.integers(1, size - 1))) % size

    wrong_path = [*path[:place], bytes(32), *path[place + 1 :]]

    assert not verify_inclusion(leaf, index=index, size=size, path=wrong_path, root=root)
    assert not verify_inclusion(leaf, index=other, size=size, path=path, root=root)
    assert not verify_inclusion(leaf, index=index, size=size, path=path[:-1], root=root)
    assert not verify_inclusion(leaf, index=index, size=size, path=[*path, bytes(32)], root=root)
    assert not verify_inclusion(bytes(32), index=index, size=size, path=path, root=root)
    assert not verify_inclusion(leaf, index=size, size=size, path=path, root=root)
    assert not verify_inclusion(leaf, index=-1, size=size, path=path, root=root)


@given(st.data())
def test_every_older_tree_is_proved_to_be_the_beginning(data: st.DataObject) -> None:
    new = data.draw(st.integers(0, 70))
    old = data.draw(st.integers(0, new))
    tree = Tree(leaves(70))

    path = tree.consistency_path(old, new)

    assert verify_consistency(old=old, new=new, old_root=tree.root(old), new_root=tree.root(new), path=path)


@given(st.data())
def test_a_rewritten_tree_is_not_proved_to_go_on(data: st.DataObject) -> None:
    new = data.draw(st.integers(2, 70))
    old = data.draw(st.integers(1, new))
    place = data.draw(st.integers(0, old - 1))
    rewritten = leaves(new)
    rewritten[place] = leaf_hash(b"rewritten")
    tree, forged = Tree(leaves(new)), Tree(rewritten)

    path = forged.consistency_path(old, new)

    assert not verify_consistency(
        old=old, new=new, old_root=tree.root(old), new_root=forged.root(new), path=path
    )


@given(st.data())
def test_a_changed_consistency_proof_proves_nothing(data: st.DataObject) -> None:
    new = data.draw(st.integers(2, 70))
    old = data.draw(st.integers(1, new - 1))
    tree = Tree(leaves(70))
    path = tree.consistency_path(old, new)
    place = data.draw(st.integers(0, len(path) - 1))

    for wrong in ([*path[:place], bytes(32), *path[place + 1 :]], path[:-1], [*path, bytes(32)], []):
        assert not verify_consistency(
            old=old, new=new, old_root=tree.root(old), new_root=tree.root(new), path=wrong
        )


def test_no_tree_goes_on_from_a_larger_one_or_from_a_false_empty_one() -> None:
    tree = Tree(leaves(4))

    assert not verify_consistency(old=4, new=3, old_root=tree.root(4), new_root=tree.root(3), path=[])
    assert not verify_consistency(old=0, new=4, old_root=bytes(32), new_root=tree.root(), path=[])
    assert not verify_consistency(old=4, new=4, old_root=tree.root(3), new_root=tree.root(4), path=[])


@pytest.mark.parametrize(("index", "size"), [(0, 0), (3, 3), (-1, 3), (0, 9)])
def test_a_leaf_that_is_not_there_has_no_proof(index: int, size: int) -> None:
    with pytest.raises(LedgerError):
        Tree(LEAVES).inclusion_path(index, size)


@pytest.mark.parametrize(("old", "size"), [(-1, 3), (4, 3), (1, 9)])
def test_a_size_that_never_was_has_no_proof(old: int, size: int) -> None:
    with pytest.raises(LedgerError):
        Tree(LEAVES).consistency_path(old, size)
