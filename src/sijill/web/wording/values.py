"""What a claim says, in the words of a page: the value, and beside it the wording of the source."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sijill.claims import Kind
from sijill.counting import Span
from sijill.text import fold_text
from sijill.vocabulary import Vocabulary
from sijill.web.wording.amounts import number, span
from sijill.web.wording.days import date_of, day, interval_beside
from sijill.web.wording.phrase import Phrase, foreign, here


@dataclass(frozen=True, slots=True)
class Value:
    """``main`` is the value; ``notes`` what must stand with it, the source's own wording last."""

    main: Phrase
    notes: tuple[Phrase, ...] = ()


@dataclass(frozen=True, slots=True)
class _Said:
    value: dict[str, Any]
    original: str
    language: str
    hint: str | None
    vocabulary: Vocabulary
    names: Mapping[str, str | None] = field(default_factory=dict)

    def quoted(self, text: str | None) -> Phrase:
        return foreign(text or self.original, hint=self.hint)


def value(
    kind: Kind,
    said: dict[str, Any],
    *,
    original: str,
    language: str,
    vocabulary: Vocabulary,
    hint: str | None = None,
    names: Mapping[str, str | None] | None = None,
) -> Value:
    """Say a claim's value. ``hint`` is the language of its source, ``names`` those of records in it."""
    main, notes = _WORDS[kind](_Said(said, original, language, hint, vocabulary, names or {}))
    if original and fold_text(original) != fold_text(main.text):
        notes = (*notes, foreign(f"«{original}»", hint=hint))
    return Value(main, notes)


_Worded = tuple[Phrase, tuple[Phrase, ...]]


def _name(said: _Said) -> _Worded:
    name = said.value.get("name")
    return (said.quoted(name) if name else here(_("without a name"))), ()


def _date(said: _Said) -> _Worded:
    date = date_of(said.value, said.original)
    if not date.is_placed:
        return said.quoted(said.original), (here(_("not tied to a day")),)
    beside = interval_beside(date, said.language)
    return here(day(date, said.language)), (here(beside),) if beside else ()


def _event(said: _Said) -> _Worded:
    return here(said.vocabulary.label("events", said.value["type"], said.language)), ()


def _penalty(said: _Said) -> _Worded:
    kind = said.vocabulary.label("penalties", said.value["type"], said.language)
    words = kind
    if said.value["amount"] is not None:
        amount = _amount(said.value["amount"], said.value["unit"], said.language)
        words = _("%(penalty)s: %(amount)s") % {"penalty": kind, "amount": amount}
    notes = []
    per = {"each": _("for each person"), "total": _("for all together")}.get(said.value["per"])
    if per:
        notes.append(here(per))
    suspended = said.value["suspended"]
    if suspended is False:
        notes.append(here(_("no part of it suspended")))
    elif suspended is not None:
        part = _amount(suspended["amount"], suspended["unit"], said.language)
        notes.append(here(_("of it suspended: %(amount)s") % {"amount": part}))
    return here(words), tuple(notes)


def _charge(said: _Said) -> _Worded:
    notes = [said.quoted(part) for part in (said.value["law"],) if part]
    if said.value["article"]:
        article = foreign(said.value["article"], hint=said.hint).text
        notes.append(here(_("article %(number)s") % {"number": article}))
    return said.quoted(said.value["term"]), tuple(notes)


def _age(said: _Said) -> _Worded:
    return here(_amount(said.value["years"], "year", said.language)), ()


def _role(said: _Said) -> _Worded:
    parts = [part for part in (said.value["office"], said.value["organisation"]) if part]
    notes = (here(_("formerly")),) if said.value["tense"] == "former" else ()
    return said.quoted(" · ".join(parts)), notes


def _figure(said: _Said) -> _Worded:
    amount = span(said.value["min"], said.value["max"], said.language, approximate=said.value["approximate"])
    if said.value["measure"] == "other":
        return here(amount), ()
    measure = said.vocabulary.label("measures", said.value["measure"], said.language)
    return here(_("%(measure)s: %(amount)s") % {"measure": measure, "amount": amount}), ()


def _words_themselves(said: _Said) -> _Worded:
    return said.quoted(said.original), ()


def _text(said: _Said) -> _Worded:
    return said.quoted(said.value["text"]), ()


def _sex(said: _Said) -> _Worded:
    return here({"female": _("female"), "male": _("male")}.get(said.value["sex"], _("other"))), ()


def _number(said: _Said) -> _Worded:
    return here(number(said.value["number"], said.language)), ()


def _boolean(said: _Said) -> _Worded:
    return here(_("yes") if said.value["value"] else _("no")), ()


def _identifier(said: _Said) -> _Worded:
    return said.quoted(said.value["identifier"]), ()


def _participant(said: _Said) -> _Worded:
    role = said.value["role"]
    notes = (here(said.vocabulary.label("roles", role, said.language)),) if role else ()
    return said.quoted(said.names.get(said.value["record"])), notes


_WORDS: dict[Kind, Callable[[_Said], _Worded]] = {
    Kind.PERSON: _name,
    Kind.GROUP: _name,
    Kind.NAME: _name,
    Kind.ORGANISATION: _name,
    Kind.PLACE: _name,
    Kind.DATE: _date,
    Kind.EVENT: _event,
    Kind.PENALTY: _penalty,
    Kind.CHARGE: _charge,
    Kind.AGE: _age,
    Kind.ROLE: _role,
    Kind.FIGURE: _figure,
    Kind.QUOTE: _words_themselves,
    Kind.DEMAND: _words_themselves,
    Kind.TEXT: _text,
    Kind.SEX: _sex,
    Kind.NUMBER: _number,
    Kind.BOOLEAN: _boolean,
    Kind.IDENTIFIER: _identifier,
    Kind.PARTICIPANT: _participant,
}


def _amount(amount: int, unit: str, language: str) -> str:
    """Say an amount of years, months, days, lashes or money; months from a year on as years and months."""
    if unit == "month" and amount >= 12:
        years, months = divmod(amount, 12)
        words = _counted(years, "year", language)
        if months == 0:
            return words
        rest = _counted(months, "month", language)
        return _("%(years)s and %(months)s") % {"years": words, "months": rest}
    return _counted(amount, unit, language)


def _counted(amount: int, unit: str, language: str) -> str:
    if unit == "year":
        words = ngettext("%(number)s year", "%(number)s years", amount)
    elif unit == "month":
        words = ngettext("%(number)s month", "%(number)s months", amount)
    elif unit == "day":
        words = ngettext("%(number)s day", "%(number)s days", amount)
    elif unit == "lash":
        words = ngettext("%(number)s lash", "%(number)s lashes", amount)
    else:
        return _("%(number)s %(unit)s") % {"number": number(amount, language), "unit": unit}
    return words % {"number": number(amount, language)}


def amounts(sums: Mapping[str, Span], language: str) -> tuple[str, ...]:
    """Say sums by unit, each as a range where it is one."""
    return tuple(_summed(total, unit, language) for unit, total in sums.items())


def _summed(total: Span, unit: str, language: str) -> str:
    least = _amount(total.min, unit, language)
    if total.max is None:
        return _("at least %(number)s") % {"number": least}
    if total.is_exact:
        return least
    return _("%(least)s to %(most)s") % {"least": least, "most": _amount(total.max, unit, language)}
