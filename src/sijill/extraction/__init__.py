"""Bytes to a document, in a limited worker: plain text and tables of separated values."""

from sijill.extraction.errors import Empty, ExtractionError, Killed, Refused, UnsupportedFormat
from sijill.extraction.formats import READ_NOW, extract_bytes
from sijill.extraction.limits import Limits
from sijill.extraction.sandbox import extract

__all__ = [
    "READ_NOW",
    "Empty",
    "ExtractionError",
    "Killed",
    "Limits",
    "Refused",
    "UnsupportedFormat",
    "extract",
    "extract_bytes",
]
