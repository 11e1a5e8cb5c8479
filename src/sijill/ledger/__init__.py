"""The ledger: an append-only log of salted commitments under signed checkpoints.

It works on bytes and values and knows no database and no file. The formats are written down, for people who
trust nobody, in ``docs/reference/ledger.md``; ``verifier`` checks an export from the command line.
"""

from .canonical import decode, encode, encode_trusted
from .checkpoint import Checkpoint, open_checkpoint
from .commitment import Commitment, commit, new_salt
from .ed25519 import Ed25519Signer, Ed25519Verifier
from .entry import Header, instant
from .errors import LedgerError
from .export import ExportedEntry, Heading, export
from .keys import from_pem, generate, new_key_id, to_pem
from .merkle import (
    Frontier,
    Tree,
    consistency_path,
    inclusion_path,
    leaf_hash,
    root_of,
    verify_consistency,
    verify_inclusion,
)
from .note import Note, Signature, Signer, Verifier
from .proof import ConsistencyProof, InclusionProof
from .rows import Row, erase_row, erase_rows, read_bodies, read_rows, rows_root, write_rows
from .verification import Check, Findings, Misfit, verify_export

__all__ = [
    "Check",
    "Checkpoint",
    "Commitment",
    "ConsistencyProof",
    "Ed25519Signer",
    "Ed25519Verifier",
    "ExportedEntry",
    "Findings",
    "Frontier",
    "Header",
    "Heading",
    "InclusionProof",
    "LedgerError",
    "Misfit",
    "Note",
    "Row",
    "Signature",
    "Signer",
    "Tree",
    "Verifier",
    "commit",
    "consistency_path",
    "decode",
    "encode",
    "encode_trusted",
    "erase_row",
    "erase_rows",
    "export",
    "from_pem",
    "generate",
    "inclusion_path",
    "instant",
    "leaf_hash",
    "new_key_id",
    "new_salt",
    "open_checkpoint",
    "read_bodies",
    "read_rows",
    "root_of",
    "rows_root",
    "to_pem",
    "verify_consistency",
    "verify_export",
    "verify_inclusion",
    "write_rows",
]
