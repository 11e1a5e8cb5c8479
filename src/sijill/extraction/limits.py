"""What a worker may use."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

_MEBIBYTE = 1024 * 1024
_LONGEST_HOURS = 6


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one extraction. Sizes in bytes, times in seconds.

    The wall time is ``seconds`` and ``seconds_per_mebibyte`` for each MiB of input, so that a large honest
    file is not cut off; once the worker has said how many pages there are, so much for each page more, of at
    most ``pages``. Processor time has the same bound. Recordings are not read into memory and may be larger.
    ``text_bytes`` bounds the document as it is handed over, which the main process holds in memory;
    ``output_bytes`` that and the members together, which it writes to the disk.
    """

    input_bytes: int = 512 * _MEBIBYTE
    recording_bytes: int = 64 * 1024 * _MEBIBYTE
    output_bytes: int = 1024 * _MEBIBYTE
    text_bytes: int = 192 * _MEBIBYTE
    members: int = 10_000
    memory_bytes: int = 3072 * _MEBIBYTE
    open_files: int = 64
    seconds: float = 20.0
    seconds_per_mebibyte: float = 2.0
    seconds_per_page: float = 1.0
    seconds_per_ocr_page: float = 30.0
    pages: int = 20_000

    def wall_seconds(self, size: int, *, pages: int = 0, ocr_pages: int = 0) -> float:
        """Give the time that a file of ``size`` bytes may take."""
        # A recording is looked at, not read.
        read = min(size, self.input_bytes)
        pages = min(max(pages, 0), self.pages)
        ocr_pages = min(max(ocr_pages, 0), pages)
        wanted = self.seconds + self.seconds_per_mebibyte * read / _MEBIBYTE
        wanted += self.seconds_per_page * pages + self.seconds_per_ocr_page * ocr_pages
        return min(wanted, max(self.seconds, _LONGEST_HOURS * 3600.0))

    def as_json(self) -> str:
        """Give the limits as text."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Limits:
        """Read what :meth:`as_json` gave."""
        return cls(**json.loads(text))
