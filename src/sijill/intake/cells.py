"""From the text of a cell to what it says: one value or several, or the words as they are and a finding."""

from __future__ import annotations

from collections.abc import Callable
from json.encoder import encode_basestring
from typing import Any, NamedTuple

from sijill.claims import Kind
from sijill.dates import ImpossibleDate, parse
from sijill.intake.charges import charges_in
from sijill.intake.numbers import age, figure, whole_number
from sijill.intake.penalties import penalties_in
from sijill.intake.words import folded, is_unknown, meanings
from sijill.ledger import encode_trusted

Value = dict[str, Any]


class Said(NamedTuple):
    """One thing that a cell says, and where in the cell: ``[start, end)`` in code points.

    ``value`` is written already, as canonical JSON: cells repeat, and each is written once.
    """

    kind: str
    value: str
    start: int
    end: int


class Meaning(NamedTuple):
    """What a cell says. ``finding`` tells what is wrong with it.

    ``affirms`` is false if the cell only says that something is unknown or is not so: an event of which
    nothing else is said is then not said to have happened.
    """

    said: tuple[Said, ...]
    finding: str | None = None
    affirms: bool = True


Reader = Callable[[str], Meaning]
"""Reads the stripped text of a filled cell; the same text always means the same."""

AS_IT_IS: dict[str, str] = {
    "name": "name",
    "text": "text",
    "identifier": "identifier",
    "place": "name",
    "organisation": "name",
}
"""Kinds of value that are the words themselves, and the part of the value that holds them."""


def reader(kind: str, *, language: str | None, header: str) -> Reader:
    """Give the reader for a column whose property holds ``kind``; a kind that no cell can hold is text."""
    if kind == "date":
        return lambda text: _date(text, language)
    if kind == "penalty":
        return lambda text: _several(Kind.PENALTY, text, penalties_in(text, header), "as a penalty")
    return _READERS.get(kind, _words)


def written(value: Value) -> str:
    """Write a value as statements hold it; trusted, since our own readers made it of a document's text."""
    return encode_trusted(value).decode()


_UNSAID = {"place": "country", "organisation": "type"}
"""The part of a value that the words alone do not say."""


def written_words(part: str, words: str) -> str:
    """Write a value of one part that is words: the same bytes as :func:`written`, in a third of its time."""
    return f'{{"{part}":{encode_basestring(words)}}}'


def words_as(kind: str, text: str) -> Value:
    """Give the value of a kind that is the words themselves."""
    value: Value = {AS_IT_IS[kind]: text}
    if kind in _UNSAID:
        value[_UNSAID[kind]] = None
    return value


def _kept(text: str, finding: str | None) -> Meaning:
    """Keep a cell's wording, so that nothing is lost."""
    said = Said("text", written_words("text", text), 0, len(text))
    return Meaning((said,), finding, affirms=finding is not None)


def _one(kind: Kind, value: Value, text: str, *, affirms: bool = True) -> Meaning:
    return Meaning((Said(str(kind), written(value), 0, len(text)),), affirms=affirms)


def _words(text: str) -> Meaning:
    return Meaning((Said("text", written_words("text", text), 0, len(text)),))


def _as_it_is(kind: Kind) -> Reader:
    name = str(kind)
    alone = name not in _UNSAID

    def read(text: str) -> Meaning:
        if is_unknown(text):
            return _kept(text, None)
        value = written_words(AS_IT_IS[name], text) if alone else written(words_as(name, text))
        return Meaning((Said(name, value, 0, len(text)),))

    return read


def _date(text: str, language: str | None) -> Meaning:
    try:
        date = parse(text, language=language)
    except ImpossibleDate as error:
        return _kept(text, f"cannot be a date: {error.reason}")
    if date is not None:
        return _one(Kind.DATE, date.as_json(), text)
    return _kept(text, None if is_unknown(text) else "is not understood as a date")


def _age(text: str) -> Meaning:
    years, finding = age(text)
    if years is not None:
        return _one(Kind.AGE, {"years": years, "at": None}, text)
    return _kept(text, None if is_unknown(text) else finding)


def _number(text: str) -> Meaning:
    number = whole_number(text)
    if number is not None:
        return _one(Kind.NUMBER, {"number": number}, text)
    return _kept(text, None if is_unknown(text) else "is not understood as a number")


def _figure(text: str) -> Meaning:
    value = figure(text)
    if value is not None:
        return _one(Kind.FIGURE, value, text)
    return _kept(text, None if is_unknown(text) else "is not understood as a number of people")


def _sex(text: str) -> Meaning:
    sex = meanings("sex").get(folded(text))
    if sex is not None:
        return _one(Kind.SEX, {"sex": sex}, text)
    return _kept(text, None if is_unknown(text) else "is not understood as a sex")


def _boolean(text: str) -> Meaning:
    answer = meanings("boolean").get(folded(text))
    if answer is not None:
        return _one(Kind.BOOLEAN, {"value": answer == "yes"}, text, affirms=answer == "yes")
    return _kept(text, None if is_unknown(text) else "is neither yes nor no")


def _charge(text: str) -> Meaning:
    return _several(Kind.CHARGE, text, charges_in(text), "as a charge")


def _several(kind: Kind, text: str, found: list[tuple[Value, int, int]], what: str) -> Meaning:
    if found and not is_unknown(text):
        # The same words twice in one cell are one claim: its id is made of them.
        by_words = {
            text[start:end]: Said(str(kind), written(value), start, end)
            for value, start, end in reversed(found)
        }
        return Meaning(tuple(reversed(by_words.values())))
    return _kept(text, None if is_unknown(text) else f"is not understood {what}")


_READERS: dict[str, Reader] = {
    "name": _as_it_is(Kind.NAME),
    "place": _as_it_is(Kind.PLACE),
    "organisation": _as_it_is(Kind.ORGANISATION),
    "identifier": _as_it_is(Kind.IDENTIFIER),
    "age": _age,
    "number": _number,
    "figure": _figure,
    "sex": _sex,
    "boolean": _boolean,
    "charge": _charge,
}
