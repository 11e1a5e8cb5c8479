"""The one root of every error that Sijill raises on purpose.

::

    SijillError
    ├── ledger.LedgerError       a proof, note or entry that does not fit
    ├── vocabulary.VocabularyError   a term file that cannot be read
    ├── claims.InvalidClaim      a value that breaks a rule of the model
    ├── extraction.ExtractionError   bytes that give no document
    └── store.StoreError         the register could not be read or written
        ├── NotFound             no such source, record, claim …
        ├── Conflict             a decision about something that has changed since it was seen
        └── StorageError         the disk or the database said no
"""


class SijillError(Exception):
    """Something went wrong that a person can act on; ``str()`` is one sentence that says how."""
