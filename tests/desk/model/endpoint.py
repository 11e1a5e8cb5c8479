"""A small model server of the tests that answers as it is told, also badly."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Endpoint:
    """What the next answer is, and what was asked."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    wait: float = 0.0
    drip: float = 0.0
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)
    address: str = ""

    def answers(self, content: Any, **choice: Any) -> None:
        """Answer a chat whose content is this value as JSON, or this text."""
        said = content if isinstance(content, str) else json.dumps(content)
        chat = {"choices": [{"message": {"role": "assistant", "content": said}, **choice}]}
        self.status, self.body = 200, json.dumps(chat).encode()


@contextmanager
def serving() -> Iterator[Endpoint]:
    """Serve on a free port of this computer while the block runs."""
    told = Endpoint()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            told.asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            told.keys.append(self.headers["Authorization"])
            time.sleep(told.wait)
            self.send_response(told.status)
            for name, value in told.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(told.body)))
            self.end_headers()
            try:
                if told.drip:
                    for byte in told.body:
                        self.wfile.write(bytes([byte]))
                        self.wfile.flush()
                        time.sleep(told.drip)
                else:
                    self.wfile.write(told.body)
            except OSError:
                pass  # the other side has had enough

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    told.address = f"http://127.0.0.1:{server.server_address[1]}/v1"
    try:
        yield told
    finally:
        server.shutdown()
        server.server_close()
