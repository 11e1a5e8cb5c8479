"""The one error of this room."""

try:
    from ..errors import SijillError
except ImportError:  # The room also runs alone, copied out of the package for somebody who checks an export.

    class SijillError(Exception):  # type: ignore[no-redef]  # stands in for the root error, which is not there
        """Something that does not fit, said in one sentence."""


class LedgerError(SijillError):
    """A value, entry, note or proof that cannot be what it claims to be."""
