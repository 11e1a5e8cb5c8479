"""Web archives (WARC, WACZ): one archived page is that page; of several each is handed over as a file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import PurePosixPath

from sijill.claims.document import Block, Document
from sijill.extraction.errors import Empty, ExtractionError, Refused
from sijill.extraction.formats import extract_given
from sijill.extraction.given import Given, given
from sijill.extraction.http_message import Answer, BadBody, body_of, dechunked, read_answer
from sijill.extraction.wacz import Collection
from sijill.extraction.warc import Bomb, Digest, Record, Warn, read_records

_LARGEST_PAGE = 200 * 1024 * 1024
_LARGEST_BODY = 2048 * 1024 * 1024
_PIECE = 1024 * 1024
_SAID_SINGLY = 30
_FURNITURE = re.compile(
    r"(?:text|application)/(?:x-)?(?:css|(?:java|ecma)script)|font/|application/(?:x-)?font"
)
_SUFFIXES = {
    "text/html": (".html", ".htm"),
    "application/xhtml+xml": (".xhtml",),
    "text/plain": (".txt", ".text", ".md", ".log"),
    "text/csv": (".csv",),
    "application/json": (".json",),
    "application/pdf": (".pdf",),
    "image/jpeg": (".jpg", ".jpeg"),
    "image/png": (".png",),
    "image/gif": (".gif",),
    "image/webp": (".webp",),
    "audio/mpeg": (".mp3",),
    "video/mp4": (".mp4",),
    "application/zip": (".zip",),
    "message/rfc822": (".eml",),
}
_TYPED = re.compile(r"text/|application/(?:xhtml\+xml|json)")


@dataclass(frozen=True, slots=True)
class _Page:
    """An archived answer or resource: where it is, what it says of itself, ``size`` of its unpacked body."""

    key: tuple[int, int]
    address: str
    fetched: str
    ip: str
    answer: Answer
    size: int
    refusal: str | None

    @property
    def whole(self) -> bool:
        return 200 <= self.answer.status < 300 and self.size > 0 and self.refusal is None

    @property
    def wanted(self) -> bool:
        return self.whole and not _FURNITURE.match(self.answer.content_type)

    @property
    def name(self) -> str:
        return name_of(self.address, self.answer.content_type)

    def line(self) -> str:
        said = f"{self.address} ({self.answer.status}, {self.answer.content_type}, {self.size} bytes)"
        return f"{said} refused: {self.refusal}" if self.refusal else said


def read(source: Given) -> Document:
    """Read an archive. Exactly one answer that succeeded is the document, with ``address``, ``fetched``,
    ``status``, ``content_type``, ``ip`` and ``redirects`` among the properties. Of several, each is handed
    over as a file with its ``address`` and ``fetched``, scripts, styles and fonts aside; the text lists all.

    What does not fit its digest, or is cut off, is said. Raises :class:`Refused`, :class:`Empty`.
    """
    warnings: dict[str, None] = {}
    properties: dict[str, str] = {}
    archives = _archives(source, warnings, properties)

    def warn(sentence: str) -> None:
        if len(warnings) < _SAID_SINGLY:
            warnings[sentence] = None
        elif len(warnings) == _SAID_SINGLY:
            warnings["There is more that does not fit, which is not said singly."] = None

    try:
        pages = [page for page, _ in _pages(archives, warn)]
        whole = [page for page in pages if page.whole]
        if not pages:
            raise Empty(source.name, "no page is archived in it", "check that the right file was saved")
        if len(whole) == 1:
            document = _only_page(source, whole[0], pages, archives)
        else:
            document = _list(pages, warn)
            _hand_over(source, {page.key for page in pages if page.wanted}, archives)
    except Bomb as error:
        raise Refused(source.name, str(error), "ask for the pages one by one") from error
    except ExtractionError as error:
        if not warnings:
            raise
        # What is wrong with the archive explains why there is no page.
        doubt = next(iter(warnings)).removesuffix(".")
        raise type(error)(source.name, f"{error.reason} ({doubt})", error.remedy) from error
    return replace(
        document,
        warnings=(*warnings, *document.warnings),
        properties={**document.properties, **properties},
    )


def _archives(
    source: Given, warnings: dict[str, None], properties: dict[str, str]
) -> Callable[[], Iterator[Iterator[bytes]]]:
    """Give what gives the bytes of each WARC, as often as it is asked."""
    if source.head.startswith(b"PK"):
        collection = Collection(source)
        warnings.update(dict.fromkeys(collection.warnings))
        properties.update(collection.properties)
        return collection.archives
    return lambda: iter([_bytes(source)])


def _bytes(source: Given) -> Iterator[bytes]:
    for offset in range(0, source.size, _PIECE):
        yield source.read_at(offset, _PIECE)


def _pages(
    archives: Callable[[], Iterator[Iterator[bytes]]], warn: Warn, wanted: set[tuple[int, int]] | None = None
) -> Iterator[tuple[_Page, Iterator[bytes]]]:
    """Give every answer and resource. Without ``wanted`` each has been read through and judged; of those
    that are wanted the body comes with them, to be taken before the next."""
    for file, chunks in enumerate(archives()):
        for record in read_records(chunks, warn):
            if wanted is None and record.kind == "revisit":
                warn(
                    f"{record.address[:200]} was archived as unchanged since another visit, without its body."
                )
            if record.kind != "resource" and not _is_answer(record):
                continue
            key = (file, record.number)
            if wanted is None:
                yield _judged(record, key, warn), iter(())
            elif key in wanted:
                answer, raw = _opened(record)
                yield _page(record, key, answer), body_of(answer, raw)


def _is_answer(record: Record) -> bool:
    return record.kind == "response" and record.address.lower().startswith(("http:", "https:"))


def _opened(record: Record) -> tuple[Answer, Iterator[bytes]]:
    if record.kind == "response":
        return read_answer(record.block)
    return Answer(200, {"content-type": record.headers.get("content-type", "")}), record.block


def _page(
    record: Record, key: tuple[int, int], answer: Answer, size: int = 0, why: str | None = None
) -> _Page:
    headers = record.headers
    return _Page(
        key,
        record.address,
        headers.get("warc-date", ""),
        headers.get("warc-ip-address", ""),
        answer,
        size,
        why,
    )


def _judged(record: Record, key: tuple[int, int], warn: Warn) -> _Page:
    answer, raw = _opened(record)
    framed = raw
    outcomes: list[bool] = []
    digest = Digest.parse(record.headers.get("warc-payload-digest", ""))
    if digest:
        # The standard leaves open whether the digest is that of the framed body or of the body itself.
        framed = raw = digest.check(raw, outcomes.append)
        if "chunked" in answer.headers.get("transfer-encoding", "").lower():
            raw = digest.check(dechunked(raw), outcomes.append)
            headers = {name: value for name, value in answer.headers.items() if name != "transfer-encoding"}
            answer = replace(answer, headers=headers)
    size, refusal = 0, None
    try:
        for chunk in body_of(answer, raw):
            size += len(chunk)
            if size > _LARGEST_BODY:
                raise BadBody(f"its body is larger than {_LARGEST_BODY // 1024**2} MiB")
    except BadBody as error:
        refusal = str(error)
    for _ in chain(raw, framed):
        pass
    if outcomes and not any(outcomes):
        warn(f"The body from {record.address[:200]} is not what was archived: its digest does not fit.")
    return _page(record, key, answer, size, refusal)


def _only_page(
    source: Given, page: _Page, pages: list[_Page], archives: Callable[[], Iterator[Iterator[bytes]]]
) -> Document:
    if page.size > _LARGEST_PAGE:
        allowed = _LARGEST_PAGE // 1024**2
        raise Refused(source.name, f"the page in it is larger than {allowed} MiB", "fetch its file by itself")
    found = next(body for _, body in _pages(archives, _silent, {page.key}))
    data, encoding, doubt = _in_utf8(b"".join(found), page.answer)
    try:
        with given(
            data, page.name, ocr=source.ocr, on_member=source.on_member, on_pages=source.on_pages
        ) as inner:
            document = extract_given(inner)
    except ExtractionError as error:
        raise type(error)(source.name, f"of the page in it {error.reason}", error.remedy) from error
    redirects = [
        f"{other.address} → {location}"
        for other in pages
        if 300 <= other.answer.status < 400 and (location := other.answer.headers.get("location"))
    ]
    about = {
        "address": page.address,
        "fetched": page.fetched,
        "status": str(page.answer.status),
        "content_type": page.answer.headers.get("content-type", ""),
        "ip": page.ip,
        "redirects": "\n".join(redirects),
    }
    return replace(
        document,
        encoding=encoding or document.encoding,
        warnings=(*doubt, *document.warnings),
        properties={**document.properties, **{key: value for key, value in about.items() if value}},
    )


def _silent(_: str) -> None:
    """Nothing new is found when an archive is read again."""


def _in_utf8(data: bytes, answer: Answer) -> tuple[bytes, str | None, list[str]]:
    """Bring text into UTF-8 where only the headers know its encoding; they outrank what a page says."""
    charset = answer.charset
    marked = data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"))
    if not charset or marked or not _TYPED.match(answer.content_type):
        return data, None, []
    try:
        text = data.decode(charset)
    except (LookupError, ValueError):
        return data, None, [f"The server said that the text is {charset}, which it is not."]
    return b"\xef\xbb\xbf" + text.encode("utf-8", "replace"), charset, []


def _list(pages: list[_Page], warn: Warn) -> Document:
    lines = [page.line() for page in pages]
    blocks = []
    start = 0
    for page, line in zip(pages, lines, strict=True):
        place = {"address": page.address, "fetched": page.fetched}
        blocks.append(Block(start, start + len(line), "line", place))
        start += len(line) + 1
    left = Counter(page.answer.content_type for page in pages if page.whole and not page.wanted)
    if left:
        kinds = ", ".join(f"{count} {kind}" for kind, count in left.most_common(5))
        warn(f"Scripts, styles and fonts were left in the archive ({kinds}).")
    for page in pages:
        if page.refusal:
            warn(f"{page.address[:200]} was refused: {page.refusal}.")
    return Document(text="\n".join(lines), blocks=tuple(blocks))


def _hand_over(
    source: Given, wanted: set[tuple[int, int]], archives: Callable[[], Iterator[Iterator[bytes]]]
) -> None:
    for page, body in _pages(archives, _silent, wanted):
        source.deliver(page.name, body, address=page.address, fetched=page.fetched)


def name_of(address: str, content_type: str) -> str:
    """Give the name under which the body from an address is a file, its suffix that of the content type."""
    found = re.match(r"[A-Za-z][A-Za-z0-9+.-]*://([^/?#]*)([^?#]*)", address)
    host, path = found.groups() if found else ("", "")
    last = _unescaped(PurePosixPath(path).name) or host.rpartition("@")[2].partition(":")[0] or "page"
    suffixes = _SUFFIXES.get(content_type, ())
    if suffixes and PurePosixPath(last).suffix.lower() not in suffixes:
        return last[:150] + suffixes[0]
    return last[-200:]


def _unescaped(path: str) -> str:
    raw = re.sub(rb"%([0-9A-Fa-f]{2})", lambda found: bytes.fromhex(found[1].decode()), path.encode())
    return re.sub("[\x00-\x1f\x7f/\\\\]", "_", raw.decode("utf-8", "replace"))
