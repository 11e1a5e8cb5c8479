"""Pages that say no: plain, in three languages, with nothing of the register in them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override

LANGUAGES = (("ar", "rtl"), ("fa", "rtl"), ("en", "ltr"))

NO_ENTRY = gettext_noop(
    "This register is open only to those who have its link. Open the link that was printed when it was"
    " started; it works once. If it was used already, start again for a new one."
)
NOT_FOUND = gettext_noop("There is nothing at this address, or it is not for you to see.")
CONFLICT = gettext_noop(
    "Somebody decided this while you were looking. Nothing was written: look again, then decide."
)
FORGED = gettext_noop("This did not come from one of the register's pages. Open the page again and repeat.")
WRONG_REQUEST = gettext_noop("This request cannot be understood. Go back and try again.")
FAILED = gettext_noop(
    "Something went wrong here. Nothing of the register was changed. Try again; if it happens once more,"
    " run “sijill verify”."
)


LOOK_AGAIN = gettext_noop("Look again")
TO_THE_START = gettext_noop("To the first page")


def refusal(
    status: int, message: str, *, back: str | None = None, invitation: str = LOOK_AGAIN
) -> HttpResponse:
    """Give a plain page with ``message`` in every language; ``back`` leads to where one can look again."""
    said = []
    for code, direction in LANGUAGES:
        with override(code):
            said.append({"code": code, "dir": direction, "text": _(message), "back": _(invitation)})
    page = render_to_string("refusal.html", {"said": said, "back": back, "status": status})
    return HttpResponse(page, status=status)


def no_entry(request: HttpRequest) -> HttpResponse:
    return refusal(403, NO_ENTRY)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return refusal(404, NOT_FOUND, back="/", invitation=TO_THE_START)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    return refusal(403, FORGED, back="/", invitation=TO_THE_START)


def denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return refusal(403, FORGED, back="/", invitation=TO_THE_START)


def wrong(request: HttpRequest, exception: Exception) -> HttpResponse:
    return refusal(400, WRONG_REQUEST)


def failed(request: HttpRequest) -> HttpResponse:
    return refusal(500, FAILED, back="/", invitation=TO_THE_START)


def keep_nothing(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], Any]:
    """Tell browsers to keep no page: what was on the screen should not lie on the disk."""

    def without_traces(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response["Cache-Control"] = "no-store"
        return response

    return without_traces
