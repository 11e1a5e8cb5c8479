"""What a cell of an OpenDocument sheet says: its stored value, in the precision that the sheet shows."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from sijill.extraction.office.markup import Attributes
from sijill.extraction.office.number_format import plain
from sijill.extraction.office.sheet import Doubt

_DATE = re.compile(r"(-?[0-9]{4,6}-[0-9]{2}-[0-9]{2})(?:T([0-9]{2}:[0-9]{2})(:[0-9]{2})?[0-9.,Z]*)?")
_TIME = re.compile(r"(-?)PT(?:([0-9]{1,6})H)?(?:([0-9]{1,6})M)?(?:([0-9]{1,6})(?:[.,][0-9]*)?S)?")
_YEAR = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])")
_PADDED = re.compile(r"0[0-9]{1,29}")
_ACTIVE = re.compile(r"\b(?:WEBSERVICE|DDE|RTD|CALL|EXEC)\s*\(", re.I)


@dataclass(slots=True)
class Cell:
    """A cell as it is met: its attributes, and the lines that it shows."""

    attributes: Attributes
    lines: list[str] = field(default_factory=list)


def cell_text(cell: Cell) -> tuple[str, list[tuple[Doubt, str]]]:
    """Give the text of a cell, and what is to be said of it, each with a detail."""
    attributes = cell.attributes
    shown = "\n".join(cell.lines)
    kind = attributes.get("office:value-type") or attributes.get("calcext:value-type")
    doubts: list[tuple[Doubt, str]] = []
    if _spans(attributes):
        doubts.append((Doubt.MERGED, ""))
    text, doubt = _value(kind, attributes, shown)
    if doubt:
        doubts.append((doubt, ""))
    if attributes.get("calcext:value-type") == "error":
        doubts.append((Doubt.ERROR, shown[:20]))
    formula = attributes.get("table:formula")
    if formula is not None:
        formula = "=" + formula.partition("=")[2]
        if _ACTIVE.search(formula):
            doubts.append((Doubt.ACTIVE, ""))
        doubts.append((Doubt.FORMULA, "") if kind or shown else (Doubt.UNVALUED, ""))
        text = text if kind or shown else formula
    return text, doubts


def _spans(attributes: Attributes) -> bool:
    spans = (attributes.get("table:number-columns-spanned"), attributes.get("table:number-rows-spanned"))
    return any(span not in (None, "", "1") for span in spans)


def _value(kind: str | None, attributes: Attributes, shown: str) -> tuple[str, Doubt | None]:
    value = attributes.get("office:value", "")
    if kind in ("float", "currency"):
        if _PADDED.fullmatch(shown) and plain(value) == shown.lstrip("0"):
            return shown, None
        return _or_lost(plain(value), shown)
    if kind == "percentage":
        number = plain(value)
        return _or_lost(number and f"{plain(str(Decimal(number) * 100))}%", shown)
    if kind == "date":
        return _date(attributes.get("office:date-value", ""), shown)
    if kind == "time":
        return _or_lost(_time(attributes.get("office:time-value", "")), shown)
    if kind == "boolean":
        return ("TRUE" if attributes.get("office:boolean-value") == "true" else "FALSE"), None
    return shown or attributes.get("office:string-value", ""), None


def _or_lost(text: str | None, shown: str) -> tuple[str, Doubt | None]:
    if text is not None:
        return text, None
    return shown or "\N{REPLACEMENT CHARACTER}", Doubt.LOST


def _date(value: str, shown: str) -> tuple[str, Doubt | None]:
    found = _DATE.fullmatch(value)
    if found is None:
        return _or_lost(None, shown)
    date, clock, seconds = found.groups()
    if shown in (date[:4], date[:7]):
        return shown, None
    years = _YEAR.findall(shown)
    foreign = Doubt.FOREIGN if years and date[:4] not in years else None
    if clock and (clock, seconds) not in (("00:00", ":00"), ("00:00", None)):
        return f"{date}T{clock}{'' if seconds in (None, ':00') else seconds}", foreign
    return date, foreign


def _time(value: str) -> str | None:
    found = _TIME.fullmatch(value)
    if found is None:
        return None
    hours, minutes, seconds = (int(part or 0) for part in found.groups()[1:])
    clock = f"{hours:02}:{minutes:02}" + (f":{seconds:02}" if seconds else "")
    return found[1] + clock
