"""One request and its answer, kept byte for byte and within bounds, or refused.

A request says as little as it can about who asks. Whoever runs the server, or reads its logs, may be those
whom the register accuses: so there is no cookie, no referrer, no language and no name of this software, and
the User-Agent is that of a widespread browser. What cannot be hidden here is the number of the connection
(and the manner of Python's TLS); a team that must not be seen asks through a network that hides it.
"""

from __future__ import annotations

import http.client
import re
import socket
import ssl
from collections.abc import Sequence
from dataclasses import dataclass
from email.errors import (
    FirstHeaderLineIsContinuationDefect,
    InvalidHeaderDefect,
    MissingHeaderBodySeparatorDefect,
)
from typing import cast

from sijill.intake.fetching.address import BY_HAND, Address
from sijill.intake.fetching.connection import Tape, TooMuch, connect
from sijill.intake.fetching.limits import Deadline, FetchLimits
from sijill.intake.fetching.reach import Number
from sijill.intake.fetching.refusal import FetchRefused

USER_AGENT = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"

_PIECE = 64 * 1024
_AGAIN = "try again later"
# Other defects are of the bodies of messages, which answers do not have here.
_BROKEN_LINES = (
    FirstHeaderLineIsContinuationDefect,
    InvalidHeaderDefect,
    MissingHeaderBodySeparatorDefect,
)


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request and its answer as bytes on the wire; the body with its chunk frames and its compression.

    ``head_size`` is where in ``answer`` the body starts. ``location``, ``content_type`` and ``encoding`` are
    the answer's own words (empty: not said); ``chunked`` and ``measured`` tell whether the body came in
    chunks, and whether its end was marked at all.
    """

    address: Address
    number: Number
    request: bytes
    answer: bytes
    head_size: int
    status: int
    location: str
    content_type: str
    encoding: str
    chunked: bool
    measured: bool


def request_bytes(address: Address) -> bytes:
    """Give the request that is sent for an address."""
    lines = (
        f"GET {address.target} HTTP/1.1",
        f"Host: {address.authority}",
        f"User-Agent: {USER_AGENT}",
        "Accept: */*",
        "Accept-Encoding: identity",
        "Connection: close",
    )
    return "".join(f"{line}\r\n" for line in (*lines, "")).encode("ascii")


def exchange(
    address: Address, numbers: Sequence[Number], *, deadline: Deadline, limits: FetchLimits, body_bytes: int
) -> Exchange:
    """Ask for an address at one of the checked ``numbers``; ``body_bytes`` bounds the body.

    Raises :class:`FetchRefused` if no whole HTTP answer comes within the bounds; :class:`TimeoutError` if
    it takes too long.
    """
    connected, number = connect(address, numbers, deadline=deadline, limits=limits)
    with connected:
        try:
            connected.settimeout(deadline.within(limits.read_seconds))
            request = request_bytes(address)
            connected.sendall(request)
            tape = Tape(connected, deadline, limits=limits)
            answer = _head(address, tape, limits=limits)
            head_size = len(tape.recorded)
            measured = answer.chunked or answer.length is not None
            _body(address, answer, tape=tape, limit=body_bytes)
        except TimeoutError:
            raise
        except ssl.SSLEOFError as error:
            raise FetchRefused(address.shown, "its answer was cut off", _AGAIN) from error
        except OSError as error:
            raise FetchRefused(address.shown, "the connection broke off", _AGAIN) from error
    return Exchange(
        address=address,
        number=number,
        request=request,
        answer=bytes(tape.recorded),
        head_size=head_size,
        status=answer.status,
        location=answer.headers.get("Location", ""),
        content_type=_plain(answer.headers.get("Content-Type", "")),
        encoding=_plain(answer.headers.get("Content-Encoding", "")).lower(),
        chunked=bool(answer.chunked),
        measured=measured,
    )


def _head(address: Address, tape: Tape, *, limits: FetchLimits) -> http.client.HTTPResponse:
    tape.allow(limits.head_bytes)
    # The tape has all of a socket that the reader uses.
    answer = http.client.HTTPResponse(cast("socket.socket", tape), method="GET")
    try:
        answer.begin()
    except (TooMuch, http.client.LineTooLong) as error:
        raise _too_long_a_head(address) from error
    except http.client.RemoteDisconnected as error:
        raise FetchRefused(address.shown, "the connection was closed without an answer", _AGAIN) from error
    except http.client.HTTPException as error:
        # Only for too many lines has the library no narrower error.
        if type(error) is http.client.HTTPException:
            raise _too_long_a_head(address) from error
        raise FetchRefused(address.shown, "what answers there does not speak HTTP", BY_HAND) from error
    if len(answer.headers) > limits.head_lines:
        raise _too_long_a_head(address)
    _check_head(address, answer, head=bytes(tape.recorded))
    _check_framing(address, answer)
    return answer


def _check_head(address: Address, answer: http.client.HTTPResponse, *, head: bytes) -> None:
    """Refuse what the library lets pass and an archive's readers would read in another way."""
    if not head.endswith((b"\n\r\n", b"\n\n")):
        raise FetchRefused(address.shown, "its answer was cut off", _AGAIN)
    # An interim answer (1xx) was not asked for, and would be taken for the answer.
    known = re.match(rb"HTTP/1\.[01] +(\d{3})\b", head)
    final = known is not None and int(known[1]) == answer.status >= 200
    lone_return = b"\r" in head.replace(b"\r\n", b"")
    if not final or lone_return or any(isinstance(one, _BROKEN_LINES) for one in answer.headers.defects):
        raise FetchRefused(address.shown, "its answer breaks the rules of HTTP", BY_HAND)


def _check_framing(address: Address, answer: http.client.HTTPResponse) -> None:
    unknown_coding = "Transfer-Encoding" in answer.headers and not answer.chunked
    lengths = {value.strip() for value in answer.headers.get_all("Content-Length", [])}
    measures = all(value.isascii() and value.isdigit() for value in lengths)
    unread = bool(lengths) and answer.length is None and not answer.chunked
    if unknown_coding or unread or len(lengths) > 1 or not measures:
        raise FetchRefused(address.shown, "its answer contradicts itself about its length", BY_HAND)


def _body(address: Address, answer: http.client.HTTPResponse, *, tape: Tape, limit: int) -> None:
    too_large = FetchRefused(
        address.shown,
        f"its answer is larger than the {limit:,} bytes that are allowed",
        "download it with a browser and add the file",
    )
    if answer.length is not None and answer.length > limit:
        raise too_large
    tape.allow(limit)
    try:
        while answer.read(_PIECE):
            pass
    except TooMuch as error:
        raise too_large from error
    except (http.client.HTTPException, ValueError) as error:
        raise FetchRefused(address.shown, "its answer was cut off", _AGAIN) from error
    if answer.length:
        raise FetchRefused(address.shown, "its answer was cut off", _AGAIN)


def _too_long_a_head(address: Address) -> FetchRefused:
    return FetchRefused(address.shown, "the head of its answer is too long", BY_HAND)


def _plain(value: str) -> str:
    return "".join(letter for letter in value if letter.isascii() and letter.isprintable())[:200].strip()
