"""Canonical JSON: one value, one sequence of bytes (RFC 8785, "JCS").

Bodies and headers are hashed, so every program must write the same value as the same bytes. Fractions are the
hard part of RFC 8785; the ledger has none, so it admits whole numbers only and refuses the rest by name.
"""

import json
from collections.abc import Iterable

from .errors import LedgerError

LARGEST_INTEGER = 2**53 - 1
"""The largest whole number (negated: the smallest) that every JSON reader keeps exactly."""

DEEPEST = 100
"""How many lists and objects may stand inside one another; fixed, so that no reader's stack decides."""

_sorting = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), check_circular=False, allow_nan=False
)
_keeping = json.JSONEncoder(
    ensure_ascii=False, sort_keys=False, separators=(",", ":"), check_circular=False, allow_nan=False
)


def encode(value: object) -> bytes:
    """The canonical bytes of a value made of ``None``, ``bool``, ``int``, ``str``, ``list`` and ``dict``.

    Raises LedgerError, naming the place (``$.via[2]``), on anything else: a float, a tuple, a key that is
    not a string, a number beyond ``LARGEST_INTEGER``, half a surrogate pair, more than ``DEEPEST`` levels.

    >>> encode({"to": None, "from": ["ب", 1]})
    b'{"from":["\\xd8\\xa8",1],"to":null}'
    """
    if _is_plain((value,), DEEPEST):
        try:
            return _sorting.encode(value).encode()
        except UnicodeEncodeError:
            pass  # Half a surrogate pair somewhere: the examination below finds out where.
    return _keeping.encode(_examined(value, "$", DEEPEST)).encode()


def encode_trusted(value: object) -> bytes:
    """The same bytes as ``encode``, about a quarter faster, for rows that our own code has built.

    Precondition: ``encode(value)`` would not raise, and every key is ASCII. It is not checked: outside it the
    bytes may be no canonical JSON at all. Nothing that comes from a person or a file belongs here.
    """
    return _sorting.encode(value).encode()


def decode(data: bytes) -> object:
    """The value of which ``data`` are the canonical bytes: ``encode(decode(data)) == data``.

    Raises LedgerError when they are not: spaces, other key order, a key twice, a fraction, no JSON. So two
    readers can never take one line for two different values.
    """
    try:
        value: object = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise LedgerError(f"This is not JSON: {data[:40]!a}.") from error
    if encode(value) != data:
        raise LedgerError(f"This JSON is not in its canonical form (RFC 8785): {data[:40]!a}.")
    return value


def _is_plain(members: Iterable[object], depth: int) -> bool:
    """Whether the C encoder, which sorts keys by code point, gives canonical bytes as it stands.

    RFC 8785 sorts keys by UTF-16 code unit. For ASCII keys that is the same order; with others in play the
    careful way below decides.
    """
    if depth < 0:
        return False
    for member in members:
        kind = type(member)
        if kind is str or member is None or kind is bool:
            continue
        if isinstance(member, int):
            if not -LARGEST_INTEGER <= member <= LARGEST_INTEGER:
                return False
        elif isinstance(member, dict):
            try:
                if not "".join(member).isascii():
                    return False
            except TypeError:
                return False
            if not _is_plain(member.values(), depth - 1):
                return False
        elif not (isinstance(member, list) and _is_plain(member, depth - 1)):
            return False
    return True


def _examined(value: object, path: str, depth: int) -> object:
    """The value with the keys of every object in RFC 8785 order, or LedgerError at the first fault."""
    if depth < 0:
        raise LedgerError(f"{path} stands more than {DEEPEST} levels deep.")
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return _whole(value, path)
    if isinstance(value, int):
        if not -LARGEST_INTEGER <= value <= LARGEST_INTEGER:
            raise LedgerError(f"{path} is a number beyond ±(2^53 - 1), which not every reader keeps exactly.")
        return value
    if isinstance(value, list):
        return [_examined(member, f"{path}[{index}]", depth - 1) for index, member in enumerate(value)]
    if isinstance(value, dict):
        for key in value:
            if not isinstance(key, str):
                raise LedgerError(f"{path} has a key that is no string: {key!a}.")
            _whole(key, f"a key of {path}")
        return {
            key: _examined(value[key], path + _step(key), depth - 1)
            for key in sorted(value, key=lambda key: key.encode("utf-16-be"))
        }
    raise LedgerError(f"{path} is a {type(value).__name__}; the ledger keeps no such thing.")


def _step(key: str) -> str:
    # A key may come from a hostile file and the path ends on somebody's terminal.
    return f".{key}" if key.isascii() and key.isidentifier() else f"[{key!a}]"


def _whole(text: str, path: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise LedgerError(f"{path} has half a surrogate pair at position {error.start}.") from error
    return text
