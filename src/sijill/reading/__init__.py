"""A document's layout repaired, and what it says proposed for people to accept or reject."""

from sijill.reading.proposer import Known, Proposer
from sijill.reading.reader import READER, read

__all__ = ["READER", "Known", "Proposer", "read"]
