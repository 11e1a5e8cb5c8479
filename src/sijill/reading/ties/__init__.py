"""Learned ties: who says it, of whom it is said, and to whom.

The rules' answer is one sign among others; a model learned from annotated texts chooses among all people and
bodies of a text, and leaves open what is not sure enough.
"""

from __future__ import annotations

from sijill.reading.ties.choosing import settle

__all__ = ["settle"]
