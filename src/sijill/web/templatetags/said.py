"""How templates say numbers, foreign words, states and grades."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, pgettext

from sijill.web.wording import Phrase, foreign, here
from sijill.web.wording import number as in_digits
from sijill.web.wording.labels import GRADES, STATES

register = template.Library()

# Drawn signs, each always beside its word.
_SIGNS = {
    "proposed": '<circle cx="8" cy="8" r="5.6" stroke-dasharray="2.4 2"/>',
    "accepted": '<path d="M2.5 8.5l3.8 4L13.5 4"/>',
    "rejected": '<path d="M3.5 3.5l9 9M12.5 3.5l-9 9"/>',
    "undecided": '<circle cx="8" cy="8" r="5.6"/><path d="M4 12L12 4"/>',
    "confirmed": '<circle class="solid" cx="8" cy="8" r="3"/><circle cx="8" cy="8" r="6.6"/>',
    "fair": '<path d="M5 2v12M11 2v12"/>',
    "weak": '<path d="M8 2v12"/>',
    "contested": '<path d="M2 3l5 5-5 5M14 3L9 8l5 5"/>',
    "discounted": '<path d="M8 2v12M3 12L13 4"/>',
}
_GRADES = frozenset(GRADES)


@register.filter
def amount(value: int) -> str:
    """Write a number in the digits of the page's language."""
    return in_digits(int(value), get_language() or "en")


@register.filter
def said(words: object) -> SafeString:
    """Write words of a source with their language and direction; the page's own words are only escaped."""
    if not isinstance(words, Phrase):
        words = foreign(str(words))
    if not words.language:
        return format_html("{}", words.text)
    return mark_safe(words.html())


@register.filter
def listed(parts: Iterable[object]) -> SafeString:
    """Write words one after the other, as a language lists them."""
    between = pgettext("between the items of a list", ", ")
    words = (part if isinstance(part, Phrase) else here(str(part)) for part in parts)
    return format_html_join(between, "{}", ((said(word),) for word in words))


@register.filter
def short(identifier: str) -> str:
    """Give the beginning of an id or hash, enough to tell it from its neighbours."""
    return identifier[:8]


@register.simple_tag
def sign(state: str, word: str = "") -> SafeString:
    """Draw the sign of a state or grade, with its word."""
    name = f" g-{state}" if state in _GRADES else ""
    label = word or GRADES.get(state) or STATES.get(state, state)
    return format_html(
        '<span class="sign{}"><svg viewBox="0 0 16 16" aria-hidden="true">{}</svg>{}</span>',
        name,
        mark_safe(_SIGNS[state]),
        label,
    )
