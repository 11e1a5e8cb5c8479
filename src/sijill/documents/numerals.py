"""Numbers in the digits of a language."""

from __future__ import annotations

RIGHT_TO_LEFT = frozenset({"ar", "fa"})

_DIGITS = {
    "ar": str.maketrans("0123456789,.%", "٠١٢٣٤٥٦٧٨٩٬٫٪"),
    "fa": str.maketrans("0123456789,.%", "۰۱۲۳۴۵۶۷۸۹٬٫٪"),
}


def whole(amount: float, language: str) -> str:
    """Write an amount as the nearest whole number, its thousands apart."""
    return f"{amount:,.0f}".translate(_DIGITS.get(language, {}))


def decimal(amount: float, language: str, *, places: int) -> str:
    """Write an amount with so many decimal places."""
    return f"{round(amount, places) + 0.0:,.{places}f}".translate(_DIGITS.get(language, {}))


def share(part: float, language: str) -> str:
    """Write a part of one as a percentage."""
    return f"{100 * part:.1f}%".translate(_DIGITS.get(language, {}))


def digits(words: str, language: str) -> str:
    """Write the digits of a text as a language does, and nothing else of it otherwise."""
    return words.translate(
        {code: sign for code, sign in _DIGITS.get(language, {}).items() if chr(code).isdigit()}
    )


def figure(value: float | str, language: str) -> str:
    """Write a figure of a sentence: whole numbers, or the digits that matter; words as they are."""
    if isinstance(value, str):
        return value
    if isinstance(value, int) or abs(value) >= 100:
        return whole(value, language)
    return f"{value:.3g}".translate(_DIGITS.get(language, {}))
