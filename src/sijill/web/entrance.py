"""Who may come in: anybody at this machine where the register is a demo, else who has the printed link."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from sijill.web import served
from sijill.web.refusals import no_entry

_ENTERED = "entered"
_DOORSTEP = "/enter/"
_one_at_a_time = threading.Lock()


def door(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Let nobody pass who did not come in by the link."""

    def pass_by(request: HttpRequest) -> HttpResponse:
        # Raises for a name that is not this machine's, before anything is said.
        request.get_host()
        outside = served.now().guarded and not request.session.get(_ENTERED)
        if outside and not request.path_info.startswith(_DOORSTEP):
            return no_entry(request)
        return get_response(request)

    return pass_by


def enter(request: HttpRequest, token: str) -> HttpResponse:
    """Take the one-time link: it opens the session of one browser and is worth nothing from then on."""
    state = served.now()
    with _one_at_a_time:
        if state.guarded and not request.session.get(_ENTERED):
            expected = state.token or ""
            if not expected or not secrets.compare_digest(token.encode(), expected.encode()):
                return no_entry(request)
            state.token = None
            request.session[_ENTERED] = True
    return redirect("home")
