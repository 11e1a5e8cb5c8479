"""A counted register as lines and tables for people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from sijill.cli.output import say, table

if TYPE_CHECKING:
    from sijill.counting import Comparison, FigureStatement, Span, TermTotal
    from sijill.desk.counting import Count
    from sijill.desk.recounting import Recount

_MOST = 10
_YEAR = 12


def show_count(counted: Count, *, language: str) -> None:
    """Print the counts, what was imposed, and the figures that are claimed."""
    say(f"{counted.definitions['documented'][language]} (ledger position {counted.position})")
    documented = counted.documented
    facets = documented.by
    imposed = {item.type for item in counted.terms.totals if item.amounts}
    rows = []
    for group in documented.groups:
        labels = [
            _label(counted, facet, part, language) for facet, part in zip(facets, group.key, strict=True)
        ]
        rows.append(
            [*labels, str(group.number), *_sums(counted.imposed_on(group), imposed, counted, language)]
        )
    total = ["all", *[""] * (len(facets) - 1)] if facets else []
    rows.append(
        [*total, str(documented.total.number), *_sums(counted.terms.totals, imposed, counted, language)]
    )
    heads = [_penalty(counted, kind, language) for kind in sorted(imposed)]
    table([*facets, "people", *heads], rows)
    for item in documented.notes:
        say(f"! {item.sentence(language)}")
    _show_terms(counted, language)
    if counted.claimed.comparisons:
        say("\nClaimed (never added up), and documented by name for the same:")
    for comparison in counted.claimed.comparisons:
        _show_comparison(comparison, counted, language)


def _label(counted: Count, facet: str, value: str | None, language: str) -> str:
    if value is None:
        return "not said"
    words = counted.labels.get(facet, {}).get(value, {}).get(language)
    return words or counted.names.get(value, value)


def _penalty(counted: Count, kind: str, language: str) -> str:
    return counted.labels.get("penalty", {}).get(kind, {}).get(language, kind)


def _sums(totals: Iterable[TermTotal], kinds: set[str], counted: Count, language: str) -> list[str]:
    """Say the sums of sentences by kind of penalty; rulings on appeal have a table of their own."""
    found = {item.type: item for item in totals if item.event_type == "sentence"}
    return [", ".join(_amounts(found[kind])) if kind in found else "" for kind in sorted(kinds)]


def _show_terms(counted: Count, language: str) -> None:
    if not counted.terms.totals:
        return
    say(f"\nImposed. {counted.definitions['terms'][language]}")
    rows = [
        [
            _label(counted, "event_type", item.event_type, language),
            _penalty(counted, item.type, language),
            str(item.persons),
            ", ".join(_amounts(item)),
            str(len(item.unstated) or ""),
        ]
        for item in counted.terms.totals
    ]
    table(["by", "penalty", "people", "in all", "amount not said of"], rows)


def _amounts(item: TermTotal) -> list[str]:
    return [_amount(span, unit) for unit, span in item.amounts.items()]


def _amount(span: Span, unit: str) -> str:
    """Say a sum; months from a year on as years and months."""
    if unit != "month":
        return f"{_spanned(span, str)} {unit}"
    return _spanned(span, _years)


def _spanned(span: Span, words: Any) -> str:
    if span.max is None:
        return f"at least {words(span.min)}"
    return str(words(span.min)) if span.is_exact else f"{words(span.min)} to {words(span.max)}"


def _years(months: int) -> str:
    years, rest = divmod(months, _YEAR)
    return " ".join(part for part in (f"{years} y" * bool(years), f"{rest} m" * bool(rest)) if part) or "0 m"


def _show_comparison(comparison: Comparison, counted: Count, language: str) -> None:
    say(f"  {_headline(comparison, counted, language)}")
    for item in comparison.statements:
        say(f"    {_said(item, counted)}")
    beside = comparison.documented
    if beside is not None:
        lists = f" in {len(beside.sources)} {'list' if len(beside.sources) == 1 else 'lists'}"
        more = "" if beside.nameless.max == 0 else f", and {beside.nameless} more without a name"
        say(f"    documented by name: {beside.named}{lists if beside.sources else ''}{more}")


def _headline(comparison: Comparison, counted: Count, language: str) -> str:
    subject = comparison.subject
    place = None if subject.place is None else _label(counted, "place", subject.place, language)
    days = [str(day) for day in dict.fromkeys((subject.first, subject.last)) if day is not None]
    kind = subject.event_type and _label(counted, "event_type", subject.event_type, language)
    known = subject.name or kind
    if known is None and subject.place is None:
        known = counted.names.get(subject.id, subject.id)
    where = ", ".join(part for part in (known, place, " to ".join(days)) if part)
    what = comparison.measure + (f" ({comparison.unit})" if comparison.unit else "")
    verdict = {True: "", False: "; these cannot all be so", None: ""}[comparison.agree]
    return f"{what}: {where}{verdict}  [{subject.id}]"


def _said(item: FigureStatement, counted: Count) -> str:
    low, high = item.min, item.max
    if low == high:
        number = f"{low:,}"
    elif high is None:
        number = f"at least {low:,}"
    else:
        number = f"at most {high:,}" if low is None else f"{low:,} to {high:,}"
    about = "about " if item.approximate else ""
    day = "" if item.last is None else f", {item.last}"
    again = f", in {len(item.claims)} places" if len(item.claims) > 1 else ""
    standing = "replaced by a later figure" if not item.latest else f"{item.grade}" if item.grade else ""
    who = counted.names.get(item.claimant, "somebody without a name")
    return f"{about}{number} according to {who}{day}{again}" + (f" ({standing})" if standing else "")


def show_recount(found: Recount, *, names: Mapping[str, str], labels: Mapping[str, str]) -> None:
    """Print whether a kept answer comes out again, and what has changed since."""
    if found.confirmed:
        say(f"The same numbers and lists come out at ledger position {found.held}.")
    else:
        say(f"! At ledger position {found.held} other numbers or lists come out: {', '.join(found.differs)}.")
        if found.erased:
            say(f"! {found.erased} entries up to there were erased since; what they said cannot be counted.")
    if not found.moved:
        if found.position > found.held:
            say(f"Nothing of it has changed up to position {found.position}, where the register is now.")
        return
    if found.position > found.held:
        say(f"Since then, up to position {found.position}:")
    for change in found.changes:
        what = "all" if change.key is None else " / ".join(_part(part, labels) for part in change.key)
        say(f"  {what}: {_number(change.before)} → {_number(change.after)}")
        for sign, people in (("+", change.came), ("-", change.went)):
            for identity in people[:_MOST]:
                now = change.now_of.get(identity)
                part = f", now part of {names.get(now, now)} ({now})" if now else ""
                say(f"    {sign} {names.get(identity, '')} ({identity}){part}".replace("  (", " ("))
            if len(people) > _MOST:
                say(f"    {sign} … and {len(people) - _MOST} more (--json gives all)")


def _part(value: str | None, labels: Mapping[str, str]) -> str:
    return "not said" if value is None else labels.get(value, value)


def _number(span: Mapping[str, Any] | None) -> str:
    if span is None:
        return "0"
    least, most = span["min"], span["max"]
    return f"at least {least}" if most is None else str(least) if least == most else f"{least}-{most}"
