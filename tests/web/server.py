"""A real server in a process of its own, and a client with a cookie jar for it."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, Request, build_opener

_SERVE = """
import sys
from pathlib import Path
import sijill.web
from sijill.store.register import open_register

register = open_register(Path(sys.argv[1]), alias="default")
sijill.web.serve(register, on_ready=lambda link: print(link, flush=True))
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server answered; ``address`` is where redirections ended."""

    status: int
    body: bytes
    headers: dict[str, str]
    address: str

    @property
    def text(self) -> str:
        return self.body.decode()

    def hidden(self, name: str) -> str:
        """Give the value of the first hidden field of that name."""
        found = re.search(rf'name="{name}" value="([^"]*)"', self.text)
        assert found, f"there is no field {name}"
        return found[1]


class Client:
    """One browser's worth of cookies."""

    def __init__(self, link: str) -> None:
        self.link = link
        parts = urlsplit(link)
        self.base = f"{parts.scheme}://{parts.netloc}"
        self._jar = CookieJar()
        self._opener = build_opener(HTTPCookieProcessor(self._jar))
        self._still = build_opener(HTTPCookieProcessor(self._jar), _Stay())

    def get(self, path: str, *, follow: bool = True, headers: dict[str, str] | None = None) -> Answer:
        return self._ask(Request(self._at(path), headers=headers or {}), follow=follow)

    def post(self, path: str, data: dict[str, str], *, follow: bool = True) -> Answer:
        request = Request(self._at(path), data=urlencode(data).encode(), headers={"Origin": self.base})
        return self._ask(request, follow=follow)

    def _at(self, path: str) -> str:
        return path if path.startswith("http") else self.base + path

    def _ask(self, request: Request, *, follow: bool) -> Answer:
        opener = self._opener if follow else self._still
        try:
            with opener.open(request, timeout=30) as answer:
                return Answer(answer.status, answer.read(), dict(answer.headers), answer.url)
        except HTTPError as error:
            with error:
                return Answer(error.code, error.read(), dict(error.headers), error.url or "")


class _Stay(HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve the register in ``folder`` on a free port; give the printed link."""
    process = subprocess.Popen(
        [sys.executable, "-W", "error::ResourceWarning", "-c", _SERVE, str(folder)],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    try:
        link = process.stdout.readline().strip()
        assert link, "the server did not start"
        yield link
    finally:
        process.terminate()
        process.wait(20)
        process.stdout.close()
