"""What a process does that opens hostile bytes: it confines itself, reads one file, and answers in frames.

It opens no file by itself: it gets one descriptor to read from and one to write to.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from io import BufferedWriter
from pathlib import Path
from typing import Any

from sijill.extraction import confinement
from sijill.extraction.confinement.resources import allow_time
from sijill.extraction.errors import Empty, ExtractionError, Refused, UnsupportedFormat
from sijill.extraction.formats import extract_given, render_given
from sijill.extraction.given import Given
from sijill.extraction.handover import LARGEST_FRAME, Frame, pack, pack_json
from sijill.extraction.limits import Limits

ANSWERS: dict[str, type[ExtractionError]] = {
    "unsupported": UnsupportedFormat,
    "empty": Empty,
    "refused": Refused,
}
_PROGRAMS = "/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin"


@dataclass(frozen=True, slots=True)
class Request:
    """What one worker is to do: read the file, or draw its page ``page`` (from 1) ``width`` pixels wide."""

    name: str
    size: int
    folder: str
    limits: Limits
    ocr: bool = True
    page: int = 0
    width: int = 0

    def as_json(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "size": self.size,
            "folder": self.folder,
            "limits": self.limits.as_json(),
            "ocr": self.ocr,
            "page": self.page,
            "width": self.width,
        }

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Request:
        return cls(**{**value, "limits": Limits.from_json(value["limits"])})


def confine(request: Request, source: int) -> tuple[str, ...]:
    """Put this process under its limits for good; give one sentence for each that could not be set.

    It is out of the network already: the process that it was made from left it.
    """
    folder = Path(request.folder)
    os.environ.clear()
    os.environ.update(
        {"PATH": _PROGRAMS, "LC_ALL": "C.UTF-8", "TMPDIR": request.folder, "HOME": request.folder}
    )
    os.chdir(folder)
    return (
        *confinement.limit_resources(request.limits, request.size),
        *confinement.drop_capabilities(),
        *confinement.close_files([source], folder),
        *confinement.forbid_calls(),
    )


def work(request: Request, source: int, output: BufferedWriter, unenforced: tuple[str, ...]) -> None:
    """Read the file behind the descriptor ``source`` and write what came of it, the answer last."""

    def deliver(name: str, chunks: Iterable[bytes], place: dict[str, Any]) -> None:
        output.write(pack_json(Frame.MEMBER, {"name": name, "place": place}))
        try:
            for chunk in chunks:
                for start in range(0, len(chunk), LARGEST_FRAME):
                    output.write(pack(Frame.BYTES, chunk[start : start + LARGEST_FRAME]))
        except BaseException:
            output.write(pack(Frame.DROP))
            raise
        output.write(pack(Frame.END))

    def expect(pages: int, ocr_pages: int) -> None:
        output.write(pack_json(Frame.PAGES, {"pages": pages, "ocr_pages": ocr_pages}))
        output.flush()
        allow_time(request.limits, request.size, pages=pages, ocr_pages=ocr_pages)

    given = Given(source, request.name, request.size, request.ocr, deliver, expect)
    try:
        answer = _answer(given, request)
        packed = pack_json(Frame.ANSWER, answer | {"unenforced": list(unenforced)})
    except MemoryError:
        packed = pack_json(Frame.ANSWER, {"memory": True})
    except Exception as error:
        packed = pack_json(Frame.ANSWER, {"crash": type(error).__name__})
    output.write(packed)
    output.flush()


def _answer(given: Given, request: Request) -> dict[str, Any]:
    try:
        if not request.page:
            return {"document": extract_given(given).as_json()}
        pixels = render_given(given, request.page, request.width)
        given.deliver("", [pixels.data])
        return {"pixels": [pixels.width, pixels.height]}
    except ExtractionError as error:
        key = next(key for key, cls in ANSWERS.items() if isinstance(error, cls))
        return {"error": key, "reason": error.reason, "remedy": error.remedy}
