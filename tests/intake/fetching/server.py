"""A web server on this machine that can misbehave in every way a test asks for."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address

LOCAL = IPv4Address("127.0.0.1")

Behaviour = Callable[[socket.socket, "HostileServer"], None]


class HostileServer:
    """Answers each path as ``behaviours`` says, one thread a connection; keeps the requests it was sent."""

    def __init__(self, context: ssl.SSLContext | None = None) -> None:
        self.behaviours: dict[str, Behaviour] = {}
        self.requests: list[bytes] = []
        self.connections = 0
        self.sent = 0
        self.over = threading.Event()
        self._context = context
        self._listening = socket.create_server((str(LOCAL), 0))
        self.port: int = self._listening.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def url(self, path: str, *, host: str = "127.0.0.1", scheme: str = "http") -> str:
        return f"{scheme}://{host}:{self.port}{path}"

    def may_reach(self, number: IPv4Address | IPv6Address, port: int) -> bool:
        """Allow this server and nothing else."""
        return (number, port) == (LOCAL, self.port)

    def close(self) -> None:
        if self.over.is_set():
            return
        self.over.set()
        # Closing alone would not wake the thread that waits in accept.
        self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()

    def _serve(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                connected, _ = self._listening.accept()
                self.connections += 1
                threading.Thread(target=self._answer, args=(connected,), daemon=True).start()

    def _answer(self, connected: socket.socket) -> None:
        # A client that hangs up is what most tests are about.
        with contextlib.suppress(OSError), connected:
            if self._context is not None:
                connected = self._context.wrap_socket(connected, server_side=True)
            with connected:
                request = b""
                while not request.endswith(b"\r\n\r\n") and (more := connected.recv(4096)):
                    request += more
                self.requests.append(request)
                # A handshake of TLS at a server without it is no request.
                if request.startswith(b"GET "):
                    self.behaviours[request.split(b" ")[1].decode("ascii")](connected, self)


def says(*parts: bytes) -> Behaviour:
    """Send these bytes and hang up."""

    def behave(connected: socket.socket, server: HostileServer) -> None:
        for part in parts:
            connected.sendall(part)
            server.sent += len(part)

    return behave


def page(body: bytes, *headers: str, status: str = "200 OK") -> Behaviour:
    """Send a decent answer with its length."""
    lines = (f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers)
    return says("".join(f"{line}\r\n" for line in lines).encode("latin-1") + b"\r\n" + body)


def redirect(location: str, status: str = "302 Found") -> Behaviour:
    """Send a redirect."""
    return page(b"moved", f"Location: {location}", status=status)


def drips(start: bytes, drop: bytes, seconds: float) -> Behaviour:
    """Send the start at once, then a drop each so many seconds, for ever."""

    def behave(connected: socket.socket, server: HostileServer) -> None:
        connected.sendall(start)
        while not server.over.wait(seconds):
            connected.sendall(drop)
            server.sent += len(drop)

    return behave
