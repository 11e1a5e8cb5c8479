"""The values that claims hold: one frozen class a kind, each with its own rules.

Values travel as JSON objects without floats (the ledger holds no floats); an unknown part is ``None``,
never 0 or an empty string.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any

from sijill.claims.errors import InvalidClaim
from sijill.claims.kinds import Kind

_LARGEST = 2**53 - 1
"""The largest whole number that JSON can be trusted with, and the ledger takes."""


class PenaltyType(StrEnum):
    DEATH = "death"
    LIFE = "life"
    IMPRISONMENT = "imprisonment"
    LASHES = "lashes"
    FINE = "fine"
    EXILE = "exile"
    BAN = "ban"
    CONFISCATION = "confiscation"


class Per(StrEnum):
    """Whether a penalty or amount is each person's, the group's total, or not said."""

    EACH = "each"
    TOTAL = "total"
    UNSTATED = "unstated"


class Measure(StrEnum):
    """What a figure counts."""

    KILLED = "killed"
    EXECUTED = "executed"
    DIED = "died"
    INJURED = "injured"
    MISSING = "missing"
    ARRESTED = "arrested"
    DETAINED = "detained"
    SENTENCED = "sentenced"
    RELEASED = "released"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a person, group, organisation or place as the source writes it; ``None``: nameless."""

    name: str | None


@dataclass(frozen=True, slots=True)
class Organisation:
    name: str | None
    type: str | None = None


@dataclass(frozen=True, slots=True)
class PlaceName:
    """``country`` is an ISO 3166 alpha-2 code, ``None`` if it is not sure."""

    name: str
    country: str | None = None


@dataclass(frozen=True, slots=True)
class DateValue:
    """An inclusive interval of days, ISO 8601; both ends ``None`` while a relative date has no anchor."""

    earliest: str | None
    latest: str | None
    calendar: str
    precision: str
    relative: str | None = None

    def __post_init__(self) -> None:
        for name in ("earliest", "latest"):
            value = getattr(self, name)
            if value is not None:
                _iso_date(name, value)
        if self.earliest and self.latest and self.earliest > self.latest:
            raise InvalidClaim("earliest", self.earliest, f"is after the latest day, {self.latest}")


@dataclass(frozen=True, slots=True)
class EventType:
    """``type`` is a key of the vocabulary's events."""

    type: str


@dataclass(frozen=True, slots=True)
class Penalty:
    """One penalty of a sentence; a term is in its smallest unit that the source uses ("3 y 6 m" = 42 month).

    ``suspended``: ``None`` not said, ``False`` said to be not suspended, or ``{"amount", "unit"}``.
    """

    type: str
    amount: int | None = None
    unit: str | None = None
    suspended: Any = None
    per: str = "unstated"

    def __post_init__(self) -> None:
        _member("type", self.type, PenaltyType)
        _member("per", self.per, Per)
        _count("amount", self.amount)
        if self.amount is not None and not self.unit:
            raise InvalidClaim("unit", self.unit, "is needed beside an amount")
        if self.suspended is not None and self.suspended is not False:
            _suspended_part(self.suspended)


@dataclass(frozen=True, slots=True)
class Charge:
    """A charge in the source's own words, with law and article where it gives them."""

    term: str | None = None
    law: str | None = None
    article: str | None = None


@dataclass(frozen=True, slots=True)
class Age:
    """Age in full years, as said; ``at`` says at what (``birth`` counts for nothing, ``None`` not said)."""

    years: int
    at: str | None = None

    def __post_init__(self) -> None:
        _count("years", self.years)
        if self.years > 130:
            raise InvalidClaim("years", self.years, "is more than 130")


@dataclass(frozen=True, slots=True)
class Role:
    office: str | None = None
    organisation: str | None = None
    tense: str = "current"

    def __post_init__(self) -> None:
        if self.tense not in ("current", "former"):
            raise InvalidClaim("tense", self.tense, "is neither current nor former")


@dataclass(frozen=True, slots=True)
class Figure:
    """How many of what, an open side is ``None``: "more than 300" is (300, None)."""

    min: int | None
    max: int | None
    approximate: bool = False
    unit: str | None = None
    measure: str = "other"

    def __post_init__(self) -> None:
        _count("min", self.min)
        _count("max", self.max)
        _member("measure", self.measure, Measure)
        if self.min is None and self.max is None:
            raise InvalidClaim("min", None, "and max cannot both be open")
        if self.min is not None and self.max is not None and self.min > self.max:
            raise InvalidClaim("min", self.min, f"is more than the maximum, {self.max}")


@dataclass(frozen=True, slots=True)
class Quote:
    mode: str

    def __post_init__(self) -> None:
        if self.mode not in ("direct", "indirect"):
            raise InvalidClaim("mode", self.mode, "is neither direct nor indirect")


@dataclass(frozen=True, slots=True)
class Demand:
    addressees: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    text: str


@dataclass(frozen=True, slots=True)
class Sex:
    """``female``, ``male`` or ``other``: as the source says it."""

    sex: str

    def __post_init__(self) -> None:
        if self.sex not in ("female", "male", "other"):
            raise InvalidClaim("sex", self.sex, "is none of female, male, other")


@dataclass(frozen=True, slots=True)
class Number:
    number: int

    def __post_init__(self) -> None:
        _count("number", self.number)


@dataclass(frozen=True, slots=True)
class Boolean:
    value: bool


@dataclass(frozen=True, slots=True)
class Identifier:
    identifier: str


@dataclass(frozen=True, slots=True)
class Participant:
    """Another record takes part in this event; ``role`` is a key of the vocabulary's roles."""

    record: str
    role: str | None = None


CLASSES: dict[Kind, type[Any]] = {
    Kind.PERSON: Name,
    Kind.GROUP: Name,
    Kind.NAME: Name,
    Kind.ORGANISATION: Organisation,
    Kind.PLACE: PlaceName,
    Kind.DATE: DateValue,
    Kind.EVENT: EventType,
    Kind.PENALTY: Penalty,
    Kind.CHARGE: Charge,
    Kind.AGE: Age,
    Kind.ROLE: Role,
    Kind.FIGURE: Figure,
    Kind.QUOTE: Quote,
    Kind.DEMAND: Demand,
    Kind.TEXT: Text,
    Kind.SEX: Sex,
    Kind.NUMBER: Number,
    Kind.BOOLEAN: Boolean,
    Kind.IDENTIFIER: Identifier,
    Kind.PARTICIPANT: Participant,
}


_TYPES: dict[str, Callable[[Any], bool]] = {
    "str": lambda part: isinstance(part, str),
    "str | None": lambda part: part is None or isinstance(part, str),
    "int": lambda part: type(part) is int,
    "int | None": lambda part: part is None or type(part) is int,
    "bool": lambda part: isinstance(part, bool),
    "tuple[str, ...]": lambda part: isinstance(part, tuple) and all(isinstance(one, str) for one in part),
    "Any": lambda part: True,
}
"""What the types of the parts mean for a value that comes from outside; ``Any`` has rules of its own."""


def check_value(kind: Kind, value: dict[str, Any]) -> Any:
    """Read a JSON value as the class of its kind; raises :class:`InvalidClaim` if it breaks a rule."""
    cls = CLASSES[kind]
    known = {item.name: item for item in fields(cls)}
    unknown = set(value) - set(known)
    if unknown:
        raise InvalidClaim(sorted(unknown)[0], value, f"is not a part of a {kind}")
    parts = {name: tuple(part) if isinstance(part, list) else part for name, part in value.items()}
    for name, part in parts.items():
        if not _TYPES[str(known[name].type)](part):
            raise InvalidClaim(name, part, f"is not of the type {known[name].type}")
        if part == "":
            raise InvalidClaim(name, part, "is empty; what is not known is null")
    try:
        return cls(**parts)
    except TypeError as error:
        raise InvalidClaim(str(kind), value, "lacks a part") from error


def value_json(value: Any) -> dict[str, Any]:
    """Give a value's JSON object, the inverse of :func:`check_value`."""
    result = {}
    for item in fields(value):
        part = getattr(value, item.name)
        result[item.name] = list(part) if isinstance(part, tuple) else part
    return result


def _iso_date(name: str, value: str) -> None:
    try:
        day = date.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise InvalidClaim(name, value, "is not a day written YYYY-MM-DD") from error
    if str(day) != value:
        raise InvalidClaim(name, value, "is not a day written YYYY-MM-DD")


def _suspended_part(part: Any) -> None:
    if not (isinstance(part, dict) and set(part) == {"amount", "unit"}):
        raise InvalidClaim("suspended", part, "is neither null, false nor an amount and unit")
    _count("suspended", part["amount"])
    if part["amount"] is None or not isinstance(part["unit"], str) or not part["unit"]:
        raise InvalidClaim("suspended", part, "needs both its amount and its unit")


def _member(name: str, value: str, of: Callable[[str], Any]) -> None:
    try:
        of(value)
    except ValueError as error:
        raise InvalidClaim(name, value, "is not one of the known words") from error


def _count(name: str, value: int | None) -> None:
    if value is not None and (type(value) is not int or not 0 <= value <= _LARGEST):
        raise InvalidClaim(name, value, "is not a whole number from 0 to 2^53 - 1")
