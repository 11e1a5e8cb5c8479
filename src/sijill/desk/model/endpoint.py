"""One question to an OpenAI-compatible endpoint, and its answer as JSON, within limits of time and size."""

from __future__ import annotations

import json
import time
from typing import Any
from urllib import error, request

from sijill.desk.model.errors import ModelError
from sijill.desk.model.settings import ModelSettings

_MOST_BYTES = 4 * 2**20
_PIECE = 1 << 16


class _NoRedirects(request.HTTPRedirectHandler):
    """A text goes where the settings say and nowhere else."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


_OPENER = request.build_opener(request.ProxyHandler({}), _NoRedirects())


def ask(settings: ModelSettings, messages: list[dict[str, str]], schema: dict[str, Any]) -> Any:
    """Ask once, and give what the answer holds as JSON.

    Raises :class:`ModelError`, with what was wrong and what to do, for anything but one JSON document.
    """
    body = {
        "model": settings.name,
        "messages": messages,
        "temperature": 0,
        "stream": False,
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "facts", "strict": True, "schema": schema},
        },
    }
    answer = _parsed(_posted(settings, json.dumps(body).encode()), settings)
    try:
        choice = answer["choices"][0]
        content = choice["message"]["content"]
    except (KeyError, IndexError, TypeError):
        raise ModelError(
            f"{settings.address} answered in another shape than a chat; check the address."
        ) from None
    if choice.get("finish_reason") == "length":
        raise ModelError(f"{settings.name} was cut off before its answer's end; give it a longer context.")
    if not isinstance(content, str) or not content.strip():
        raise ModelError(f"{settings.name} answered nothing; nothing was read.")
    return _parsed(content.encode(), settings)


def _posted(settings: ModelSettings, body: bytes) -> bytes:
    headers = {"Content-Type": "application/json", "Accept": "application/json"}
    if settings.key:
        headers["Authorization"] = f"Bearer {settings.key}"
    asked = request.Request(f"{settings.address}/chat/completions", data=body, headers=headers, method="POST")
    until = time.monotonic() + settings.timeout
    try:
        with _OPENER.open(asked, timeout=settings.timeout) as response:
            return _received(response, until, settings)
    except error.HTTPError as failed:
        with failed:
            moved = " (it points elsewhere; redirects are not followed)" if 300 <= failed.code < 400 else ""
        raise ModelError(f"{settings.address} refused with status {failed.code}{moved}.") from None
    except TimeoutError:
        raise ModelError(f"{settings.address} gave no answer in {settings.timeout} seconds.") from None
    except (error.URLError, OSError, ValueError) as failed:
        reason = getattr(failed, "reason", failed)
        if isinstance(reason, TimeoutError):
            raise ModelError(f"{settings.address} gave no answer in {settings.timeout} seconds.") from None
        raise ModelError(f"{settings.address} cannot be asked: {reason}; is the model running?") from None


def _received(response: Any, until: float, settings: ModelSettings) -> bytes:
    pieces, size = [], 0
    # read1 gives what has come: a server that drips is stopped at the end of the time, not of each read.
    while piece := response.read1(_PIECE):
        pieces.append(piece)
        size += len(piece)
        if size > _MOST_BYTES:
            raise ModelError(
                f"{settings.address} answered with more than {_MOST_BYTES >> 20} MB; nothing was read."
            )
        if time.monotonic() > until:
            raise TimeoutError
    return b"".join(pieces)


def _parsed(answer: bytes, settings: ModelSettings) -> Any:
    try:
        return json.loads(answer)
    except (ValueError, RecursionError):
        begins = answer[:40].decode("utf-8", "replace").split("\n")[0]
        raise ModelError(f"{settings.name} answered with no JSON ({begins!r} …); nothing was read.") from None
