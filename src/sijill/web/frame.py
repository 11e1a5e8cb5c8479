"""What stands around every page: the register's name, the way to the other pages, the languages."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import translate_url
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext_lazy as _

from sijill.store.tables import Tables
from sijill.web import served

SECTIONS = (
    ("people", _("People")),
    ("sources", _("Sources")),
    ("figures", _("Events and figures")),
    ("pairs", _("Who is who")),
    ("ledger", _("Ledger")),
)
LANGUAGES = (("ar", "العربية"), ("fa", "فارسی"), ("en", "English"))
_INSIDE = {"person": "people", "source": "sources", "entry": "ledger"}


def frame(request: HttpRequest) -> dict[str, Any]:
    """Give every template the frame's data."""
    here = request.resolver_match.url_name if request.resolver_match else None
    register = served.now().register
    return {
        "register_name": register.settings.name,
        "is_demo": register.settings.demo,
        "sections": SECTIONS,
        "section": _INSIDE.get(here or "", here),
        "languages": [(code, name, translate_url(request.get_full_path(), code)) for code, name in LANGUAGES],
        "language": get_language(),
        "direction": "rtl" if get_language_bidi() else "ltr",
        "newest_entry": int(Tables(register.alias).select("SELECT size FROM head")[0][0]) - 1,
    }
