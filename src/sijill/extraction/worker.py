"""The process that opens hostile bytes: ``python -m sijill.extraction.worker FD NAME SIZE LIMITS``.

It limits itself before the first byte is read, takes the bytes from an open file, and writes one answer to
its standard output. It opens no file, gets no environment and ends after one document.
"""

from __future__ import annotations

import os
import sys
from typing import Any

from sijill.extraction.errors import Empty, ExtractionError, Refused, UnsupportedFormat
from sijill.extraction.formats import extract_bytes
from sijill.extraction.handover import pack
from sijill.extraction.limits import Limits, confine

ANSWERS: dict[str, type[ExtractionError]] = {
    "unsupported": UnsupportedFormat,
    "empty": Empty,
    "refused": Refused,
}


def answer(data: bytes, name: str) -> dict[str, Any]:
    """Extract and say what came of it: ``{"document"}`` or ``{"error", "reason", "remedy"}``."""
    try:
        return {"document": extract_bytes(data, name).as_json()}
    except ExtractionError as error:
        key = next(key for key, cls in ANSWERS.items() if type(error) is cls)
        return {"error": key, "reason": error.reason, "remedy": error.remedy}


def main(arguments: list[str]) -> int:
    """Do one extraction; the exit status is 0 whenever an answer was written."""
    descriptor, name, size, limits = arguments
    unenforced = confine(Limits.from_argument(limits), int(size))
    output = sys.stdout.buffer
    try:
        with os.fdopen(int(descriptor), "rb") as source:
            result = answer(source.read(int(size)), name)
        packed = pack(result | {"unenforced": list(unenforced)})
    except MemoryError:
        packed = pack({"memory": True})
    output.write(packed)
    output.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
