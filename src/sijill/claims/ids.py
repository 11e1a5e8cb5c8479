"""Ids: content ids for what sources say, random ids for what people do.

A content id is HMAC-SHA256, keyed per register, over a tag and fields, cut to 16 bytes, in hex::

    message = tag ‖ U+0000 ‖ for each field: its length in code points, in decimal ‖ ":" ‖ the field
    id      = first 16 bytes of HMAC-SHA256(key, UTF-8 of message), 32 hex digits

Being keyed, an id gives away nothing about a guessable name; being made from what the source says (its
wording, never our normalised value), the same statement read again is the same claim, and a better parser
changes no id. A claim's id begins with the first 8 digits of its record's, so that what is said of one
person lies together in every index. Test vectors: ``tests/claims/id_vectors.json``.
"""

from __future__ import annotations

import hmac
import secrets

RECORD_TAG = "sijill/record/1"
CLAIM_TAG = "sijill/claim/1"
TOMBSTONE_TAG = "sijill/tombstone/1"

ID_BYTES = 16
SHARED_DIGITS = 8


def content_id(key: bytes, tag: str, *parts: str) -> str:
    """Make the id of ``parts``: 32 hex digits; order and boundaries of the parts count."""
    message = f"{tag}\0" + "".join([f"{len(part)}:{part}" for part in parts])
    return hmac.digest(key, message.encode("utf-8", "surrogatepass"), "sha256")[:ID_BYTES].hex()


def record_id(key: bytes, *, origin: str, anchor: str, ordinal: int = 0, role: str = "") -> str:
    """Make a record's id.

    ``origin`` is the source, or the list whose versions it is found in; ``anchor`` its row key or passage
    (``start-end``); ``ordinal`` counts those that are equal so far; ``role`` tells the records of one row
    apart (``""`` the person, ``"arrest"`` the person's arrest …).
    """
    return content_id(key, RECORD_TAG, origin, anchor, str(ordinal), role)


def claim_id(key: bytes, *, record: str, field: str, original: str, passage: str, claimant: str = "") -> str:
    """Make a claim's id from the source's own wording and place; never from the normalised value.

    ``passage`` is ``source:start-end``, or for a list the name of the column (the row is in the record's id,
    so that the same cell in a re-sorted sheet is the same claim).
    """
    # Written out, since an import makes a million of these; content_id() would give the same.
    message = (
        f"{CLAIM_TAG}\0{len(record)}:{record}{len(field)}:{field}{len(original)}:{original}"
        f"{len(passage)}:{passage}{len(claimant)}:{claimant}"
    )
    digest = hmac.digest(key, message.encode("utf-8", "surrogatepass"), "sha256")
    return record[:SHARED_DIGITS] + digest.hex()[SHARED_DIGITS : 2 * ID_BYTES]


def tombstone(key: bytes, content: str) -> str:
    """Make the keyed mark that stops erased content from coming back unseen."""
    return content_id(key, TOMBSTONE_TAG, content)


def random_id() -> str:
    """Make the id of an act: 32 random hex digits."""
    return secrets.token_hex(ID_BYTES)
