"""Numbers in the digits of a language, and ranges of them in words."""

from __future__ import annotations

from django.utils.translation import gettext as _

_DIGITS = {
    "ar": str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"),
    "fa": str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"),
}
_THOUSANDS = {"ar": "٬", "fa": "٬"}


def digits(text: str, language: str) -> str:
    """Write the digits of a text as a language does."""
    return text.translate(_DIGITS.get(language, {}))


def number(amount: int, language: str) -> str:
    """Write a whole number, its thousands apart from 10 000 on."""
    written = f"{amount:,}" if amount >= 10_000 else str(amount)
    return digits(written, language).replace(",", _THOUSANDS.get(language, ","))


def span(least: int | None, most: int | None, language: str, *, approximate: bool = False) -> str:
    """Write a range as somebody says it; ``None`` is an open side."""
    low = None if least is None else number(least, language)
    high = None if most is None else number(most, language)
    if low == high:
        said = low or "?"
    elif high is None:
        said = _("at least %(number)s") % {"number": low}
    elif low is None:
        said = _("at most %(number)s") % {"number": high}
    else:
        said = _("%(least)s to %(most)s") % {"least": low, "most": high}
    return _("about %(number)s") % {"number": said} if approximate else said
