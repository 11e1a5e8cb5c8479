"""The exchanges of a fetch as a WARC: ISO 28500:2017 (WARC 1.1), gzip, one member a record.

The same exchanges at the same time give the same bytes (with the same zlib): the ids of the records are
derived from what is in them. Requests and answers stand in it byte for byte; the writer of warcio, which
reads it back in the tests, would put the lines of their heads anew and its own digests beside ours.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, uuid5

from sijill import __version__
from sijill.intake.fetching.exchange import Exchange

_NAMESPACE = uuid5(NAMESPACE_URL, "sijill/warc/1")
_CONFORMS_TO = "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"
_CONTENT_TYPES = {
    "warcinfo": "application/warc-fields",
    "request": "application/http; msgtype=request",
    "response": "application/http; msgtype=response",
}
_GZIP = zlib.MAX_WBITS + 16

Fields = tuple[tuple[str, str], ...]


def archive(exchanges: Sequence[Exchange], *, name: str, at: datetime) -> bytes:
    """Give the exchanges, in their order, as the bytes of a WARC; ``name`` is the file's, ``at`` its time.

    A body in chunks has no WARC-Payload-Digest: by the standard it would leave the frames of the chunks out,
    by most software not. The block digest covers every byte of it.
    """
    date = _date(at)
    about = _lines(
        ("software", f"Sijill/{__version__}"),
        ("format", "WARC File Format 1.1"),
        ("conformsTo", _CONFORMS_TO),
    )
    identifier = _identifier("warcinfo", date, name, about)
    first = _record("warcinfo", identifier, (("WARC-Date", date), ("WARC-Filename", name)), block=about)
    steps = (
        record
        for step, one in enumerate(exchanges)
        for record in _exchanged(one, date=date, information=identifier, step=str(step))
    )
    return b"".join((first, *steps))


def _exchanged(one: Exchange, *, date: str, information: str, step: str) -> tuple[bytes, bytes]:
    answer_id = _identifier("response", date, step, one.address.url, one.answer)
    request_id = _identifier("request", date, step, one.address.url, one.request)
    about: Fields = (
        ("WARC-Target-URI", one.address.url),
        ("WARC-Date", date),
        ("WARC-IP-Address", str(one.number)),
        ("WARC-Warcinfo-ID", information),
    )
    asked: Fields = (*about, ("WARC-Concurrent-To", answer_id), ("WARC-Payload-Digest", _digest(b"")))
    given: Fields = (*about, ("WARC-Concurrent-To", request_id))
    if not one.chunked:
        given = (*given, ("WARC-Payload-Digest", _digest(memoryview(one.answer)[one.head_size :])))
    return (
        _record("request", request_id, asked, block=one.request),
        _record("response", answer_id, given, block=one.answer),
    )


def _record(kind: str, identifier: str, fields: Fields, *, block: bytes) -> bytes:
    head = _lines(
        ("WARC-Type", kind),
        ("WARC-Record-ID", identifier),
        *fields,
        ("WARC-Block-Digest", _digest(block)),
        ("Content-Type", _CONTENT_TYPES[kind]),
        ("Content-Length", str(len(block))),
    )
    # Not the gzip module: what it writes into the head of a member differs between versions of Python.
    packer = zlib.compressobj(9, zlib.DEFLATED, _GZIP)
    parts = (b"WARC/1.1\r\n" + head + b"\r\n", block, b"\r\n\r\n")
    return b"".join([*map(packer.compress, parts), packer.flush()])


def _date(at: datetime) -> str:
    precision = "microseconds" if at.microsecond else "seconds"
    return at.astimezone(UTC).isoformat(timespec=precision).replace("+00:00", "Z")


def _digest(data: bytes | memoryview) -> str:
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def _identifier(*parts: str | bytes) -> str:
    told = "\n".join(part if isinstance(part, str) else _digest(part) for part in parts)
    return f"<urn:uuid:{uuid5(_NAMESPACE, told)}>"


def _lines(*pairs: tuple[str, str]) -> bytes:
    return "".join(f"{key}: {value}\r\n" for key, value in pairs).encode()
