"""A connection to a machine whose number was checked, and what is read from it, kept byte for byte.

Proxies named in the environment are not used: they would look up names themselves, behind the check.
"""

from __future__ import annotations

import http.client
import io
import socket
import ssl
from collections.abc import Sequence

from sijill.intake.fetching.address import Address
from sijill.intake.fetching.limits import Deadline, FetchLimits
from sijill.intake.fetching.reach import Number
from sijill.intake.fetching.refusal import FetchRefused


class TooMuch(Exception):
    """More bytes were read than allowed."""


class Tape:
    """The reading side of a connection: what the HTTP reader takes from it is recorded, within a bound.

    It stands where :class:`http.client.HTTPResponse` expects a socket and the file of one, because that
    reader throws away the bytes of heads and chunk frames, which an archive keeps.
    """

    def __init__(self, connected: socket.socket, deadline: Deadline, *, limits: FetchLimits) -> None:
        self._stream = io.BufferedReader(_Timed(connected, deadline, seconds=limits.read_seconds))
        self._left = 0
        self.recorded = bytearray()

    def allow(self, count: int) -> None:
        """Let ``count`` bytes more be read."""
        self._left = count

    def makefile(self, mode: str) -> Tape:
        """Stand in for the file of a socket; ``mode`` is always ``rb``."""
        return self

    def readline(self, limit: int) -> bytes:
        """Read up to the end of a line."""
        return self._keep(self._stream.readline(limit))

    def read(self, count: int) -> bytes:
        """Read ``count`` bytes, fewer only at the end."""
        # A chunk may claim to have less than no bytes.
        if count < 0:
            raise http.client.HTTPException
        return self._keep(self._stream.read(count))

    def flush(self) -> None:
        """Do nothing: nothing is written here."""

    def close(self) -> None:
        """Do nothing: whoever opened the connection closes it."""

    def _keep(self, data: bytes) -> bytes:
        self._left -= len(data)
        if self._left < 0:
            raise TooMuch
        self.recorded += data
        return data


class _Timed(io.RawIOBase):
    def __init__(self, connected: socket.socket, deadline: Deadline, *, seconds: float) -> None:
        self._socket = connected
        self._deadline = deadline
        self._seconds = seconds

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # the base takes any writable buffer, which has no name before Python 3.12
        self._socket.settimeout(self._deadline.within(self._seconds))
        return self._socket.recv_into(buffer)


def connect(
    address: Address, numbers: Sequence[Number], *, deadline: Deadline, limits: FetchLimits
) -> tuple[socket.socket, Number]:
    """Connect to the first of the checked numbers that answers; give the socket and the number.

    For https the socket speaks TLS; the certificate must be valid for the host's name, by this machine's own
    list of authorities. Raises :class:`FetchRefused`; :class:`TimeoutError` if the whole time is over.
    """
    trouble: OSError | None = None
    for number in numbers:
        try:
            return _connect(address, number, deadline=deadline, limits=limits), number
        except ssl.SSLCertVerificationError as error:
            raise FetchRefused(
                address.shown,
                f"its certificate cannot be trusted ({error.verify_message.rstrip('.')})",
                "somebody may stand between, or this machine lacks its list of authorities;"
                " try another connection",
            ) from error
        except OSError as error:
            if deadline.passed:
                raise TimeoutError from error
            trouble = error
    raise FetchRefused(address.shown, f"no connection was made ({_said(trouble)})", "try again later")


def _connect(address: Address, number: Number, *, deadline: Deadline, limits: FetchLimits) -> socket.socket:
    family = socket.AF_INET if number.version == 4 else socket.AF_INET6
    plain = socket.socket(family, socket.SOCK_STREAM)
    try:
        plain.settimeout(deadline.within(limits.connect_seconds))
        plain.connect((str(number), address.port))
        if address.scheme == "http":
            return plain
        plain.settimeout(deadline.within(limits.connect_seconds))
        # A cut-off answer without a length must not pass for a whole one.
        return ssl.create_default_context().wrap_socket(
            plain, server_hostname=address.host, suppress_ragged_eofs=False
        )
    except BaseException:
        plain.close()
        raise


def _said(error: OSError | None) -> str:
    if isinstance(error, TimeoutError):
        return "no answer in time"
    if isinstance(error, ssl.SSLError):
        return "TLS failed"
    return (error.strerror if error else None) or "no answer"
