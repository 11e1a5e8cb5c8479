"""The ledger: its entries, newest first, one entry with its body, and the newest signed note."""

from __future__ import annotations

import json
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from sijill.store.queries import View
from sijill.web import served
from sijill.web.wording import tame
from sijill.web.wording.labels import ENTRIES

_PAGE = 50
_LONGEST_BODY = 200_000


@dataclass(frozen=True, slots=True)
class Line:
    """One entry in the list."""

    seq: int
    kind: str
    name: str
    at: str
    author: str
    erased: bool


def show(request: HttpRequest) -> HttpResponse:
    """List entries before ``before``, newest first."""
    view = View(served.now().register)
    asked = request.GET.get("before", "")
    before = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 19 else view.size
    found = lines(view, before=before, limit=_PAGE)
    context = {
        "lines": found,
        "older": found[-1].seq if found and found[-1].seq > 0 else None,
        "newest": before >= view.size,
        "note": _note(view),
        "verifier": served.now().register.keys.verifier.text(),
        "size": view.size,
    }
    return render(request, "ledger.html", context)


def show_entry(request: HttpRequest, seq: int) -> HttpResponse:
    """Show one entry: its header as it is hashed, its body, and what the body is committed to by."""
    view = View(served.now().register)
    if seq >= view.size:
        raise Http404
    rows = view.tables.select(
        "SELECT origin, kind, at, author, commitment, salt, body FROM entry WHERE seq = %s", (seq,)
    )
    if not rows:
        raise Http404
    origin, kind, at, author, commitment, salt, body = rows[0]
    pretty = None
    if body is not None:
        pretty = _escaped(json.dumps(json.loads(body), ensure_ascii=False, indent=2)[:_LONGEST_BODY])
    context = {
        "seq": seq,
        "kind": kind,
        "name": ENTRIES.get(kind, kind),
        "header": [
            ("origin", origin),
            ("seq", seq),
            ("kind", kind),
            ("at", at),
            ("author", author),
            ("commitment", commitment),
        ],
        "salt": salt,
        "body": pretty,
        "before": seq - 1 if seq else None,
        "after": seq + 1 if seq + 1 < view.size else None,
    }
    return render(request, "entry.html", context)


def checkpoint(request: HttpRequest) -> HttpResponse:
    """Give the newest signed note, as it is."""
    return HttpResponse(_note(View(served.now().register)), content_type="text/plain; charset=utf-8")


def verifier(request: HttpRequest) -> HttpResponse:
    """Give the key by which the notes are checked."""
    key = served.now().register.keys.verifier.text()
    return HttpResponse(f"{key}\n", content_type="text/plain; charset=utf-8")


def lines(view: View, *, limit: int, before: int | None = None) -> tuple[Line, ...]:
    """Give up to ``limit`` entries before ``before``, newest first."""
    rows = view.tables.select(
        "SELECT seq, kind, at, author, body IS NULL FROM entry WHERE seq < %s ORDER BY seq DESC LIMIT %s",
        (view.size if before is None else before, limit),
    )
    return tuple(
        Line(seq, kind, str(ENTRIES.get(kind, kind)), at, author, bool(erased))
        for seq, kind, at, author, erased in rows
    )


def _escaped(text: str) -> str:
    """Write characters that the page would hide as JSON's own escapes."""
    return "".join(sign if sign == "\n" or tame(sign) else f"\\u{ord(sign):04x}" for sign in text)


def _note(view: View) -> str:
    rows = view.tables.select("SELECT note FROM checkpoint ORDER BY size DESC LIMIT 1")
    return str(rows[0][0]) if rows else ""
