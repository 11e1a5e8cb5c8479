"""Web archives as warcio writes them."""

from __future__ import annotations

import io
from collections.abc import Sequence

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

Visit = tuple[str, str, Sequence[tuple[str, str]], bytes]
FETCHED = "2026-03-04T05:06:07Z"


def warc_of(*visits: Visit, gzip: bool = True) -> bytes:
    """Archive answers of address, status line, headers and body."""
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=gzip)
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "test"}))
    for address, status, headers, body in visits:
        record = writer.create_warc_record(
            address,
            "response",
            payload=io.BytesIO(body),
            http_headers=StatusAndHeaders(status, list(headers), protocol="HTTP/1.1"),
            warc_headers_dict={"WARC-IP-Address": "192.0.2.7", "WARC-Date": FETCHED},
        )
        writer.write_record(record)
        # The library leaves the file in which it measured the body open.
        record.raw_stream.close()
    return file.getvalue()


def record_of(headers: str, block: bytes = b"") -> bytes:
    """Write one record by hand."""
    return b"WARC/1.1\r\n" + headers.replace("\n", "\r\n").encode() + b"\r\n\r\n" + block + b"\r\n\r\n"
