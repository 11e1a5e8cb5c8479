"""A page or picture of an original, drawn anew: the bytes that somebody sent are never served."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse

from sijill.desk.pictures import draw
from sijill.extraction import ExtractionError
from sijill.store import NotFound
from sijill.store.queries import View
from sijill.web import served

WIDTHS = {"small": 320, "page": 1200}


def show(request: HttpRequest, identifier: str, size: str, page: int) -> HttpResponse:
    """Give the page as a PNG; what cannot be drawn is not there."""
    here = served.now()
    view = View(here.register)
    if size not in WIDTHS:
        raise Http404
    try:
        source = view.source(identifier)
        data = draw(here.register, source, page=page, width=WIDTHS[size], workers=here.workers)
    except (NotFound, ExtractionError):
        raise Http404 from None
    response = HttpResponse(data, content_type="image/png")
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
