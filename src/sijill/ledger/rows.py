"""The derived-rows file: what an import made of a list, row by row, each row under its own commitment.

A line is ``{"body":<row>,"salt":"<64 hex>"}``, or ``{"commitment":"<64 hex>"}`` once the row was erased. The
root over all rows stands in the entry of the import and stays the same when a row is erased.
"""

import hashlib
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from .commitment import SALT_BYTES
from .errors import LedgerError
from .merkle import Frontier, leaf_hash

_KEPT = re.compile(rb'\{"body":(\{.*\}),"salt":"([0-9a-f]{64})"\}')
_BODY = b'{"body":'
_END = b'"}\n'
_AFTER_BODY = len(b',"salt":"') + 2 * SALT_BYTES + len(_END)
_ERASED = re.compile(rb'\{"commitment":"([0-9a-f]{64})"\}')


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its body as the very bytes that were committed to (None once erased), and its commitment.

    For a kept row the commitment is computed from body and salt as they are now, so a row that was tampered
    with shows in ``rows_root``. Whether the body is JSON is for whoever decodes it to say.
    """

    index: int
    body: bytes | None
    commitment: bytes


def write_rows(bodies: Iterable[bytes], salts: Iterable[bytes], *, frontier: Frontier) -> Iterator[bytes]:
    """The lines of a derived-rows file, each with its newline, one for every body and its salt.

    ``bodies`` are canonical JSON objects (``canonical.encode``), ``salts`` 32 fresh random bytes each, as
    many as there are bodies. ``frontier``, empty at first, grows with the rows: when the last line was taken,
    ``frontier.root()`` is the root that belongs into the entry. Raises LedgerError on another kind of body or
    salt and ValueError when there are not as many of the one as of the other.
    """
    for body, salt in zip(bodies, salts, strict=True):
        if len(salt) != SALT_BYTES:
            raise LedgerError(f"A salt has {SALT_BYTES} bytes, that of row {frontier.size} has {len(salt)}.")
        if body[:1] != b"{" or body[-1:] != b"}" or b"\n" in body:
            raise LedgerError(f"Row {frontier.size} is not a canonical JSON object: {body[:40]!a}.")
        frontier.append(leaf_hash(hashlib.sha256(salt + body).digest()))
        yield b'{"body":%b,"salt":"%b"}\n' % (body, salt.hex().encode())


def read_rows(lines: Iterable[bytes]) -> Iterator[Row]:
    """The rows of a file, in order. Raises LedgerError, naming the row, at a line that is none."""
    for index, line in enumerate(lines):
        content = line.removesuffix(b"\n")
        kept = _KEPT.fullmatch(content)
        if kept:
            body, salt = kept.groups()
            yield Row(index, body, hashlib.sha256(bytes.fromhex(salt.decode()) + body).digest())
            continue
        erased = _ERASED.fullmatch(content)
        if not erased:
            raise LedgerError(f"Row {index} of the derived rows cannot be read: {content[:40]!a}.")
        yield Row(index, None, bytes.fromhex(erased[1].decode()))


def read_bodies(lines: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    """The bodies that were not erased, each with the index of its row; nothing is hashed.

    For reading a file whose commitments are checked elsewhere (``read_rows``): it takes half the time. Raises
    LedgerError, naming the row, at a line that is none.
    """
    for index, line in enumerate(lines):
        if line.startswith(_BODY) and line.endswith(_END):
            yield index, line[len(_BODY) : -_AFTER_BODY]
        elif not _ERASED.fullmatch(line.removesuffix(b"\n")):
            raise LedgerError(f"Row {index} of the derived rows cannot be read: {line[:40]!a}.")


def rows_root(commitments: Iterable[bytes]) -> bytes:
    """The root of the RFC 9162 tree whose leaves are SHA-256(0x00 ‖ commitment), in the order of the rows."""
    frontier = Frontier()
    frontier.extend(map(leaf_hash, commitments))
    return frontier.root()


def erase_row(line: bytes) -> bytes:
    """The line that stays of a row: its commitment, without body and salt. Erasing twice changes nothing.

    Raises LedgerError when the line is no row.
    """
    (row,) = read_rows([line])
    return b'{"commitment":"%b"}\n' % row.commitment.hex().encode()


def erase_rows(lines: Iterable[bytes], indexes: Collection[int]) -> Iterator[bytes]:
    """The lines of a file with some rows erased and all others as they were.

    Raises LedgerError, after the last line, when one of the indexes was in no line: the file is then not the
    one that was meant.
    """
    doomed = set(indexes)
    for index, line in enumerate(lines):
        if index in doomed:
            doomed.remove(index)
            yield erase_row(line)
        else:
            yield line
    if doomed:
        raise LedgerError(f"The derived rows have no row {min(doomed)}.")
