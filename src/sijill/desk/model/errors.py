"""What can go wrong with a model: always said, never an empty reading."""

from __future__ import annotations

from sijill.errors import SijillError


class ModelError(SijillError):
    """The model could not be asked, or did not answer with facts that stand in the text."""
