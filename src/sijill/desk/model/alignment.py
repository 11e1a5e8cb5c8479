"""A model's facts held against the text: an exact passage after folding, and no value that is not said."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from sijill.claims import InvalidClaim, Kind, Modality, Proposal, check_value
from sijill.claims.values import CLASSES
from sijill.dates import parse
from sijill.desk.model.errors import ModelError
from sijill.desk.model.prompt import EXAMPLE_PASSAGES, KINDS
from sijill.reading.lexicon import lexicon
from sijill.reading.numbers import number_at
from sijill.reading.wording import Wording
from sijill.text import fold, fold_text
from sijill.vocabulary import load

_MONTHS = 12
_EXAMPLES = frozenset(map(fold_text, EXAMPLE_PASSAGES))


def align(answer: Any, text: str, language: str) -> list[Proposal]:
    """Give the facts of an answer that stand in the text, tied to one another, under ids ``m1``, ``m2`` ….

    A passage must stand in the text letter for letter after folding, between the ends of words; the second
    of two equal passages is the second place. Names and wordings are taken from the text, dates are read by
    our own rules, and a number must be one that the passage says. All else is dropped.

    Raises :class:`ModelError` if the answer has another shape, or if nothing of it stands in the text.
    """
    facts = answer.get("facts") if isinstance(answer, dict) else None
    if not isinstance(facts, list):
        raise ModelError("The model's answer has no list of facts; nothing was read.")
    if not facts:
        raise ModelError("The model answered that the text says nothing; nothing was read.")
    places = _Places(text)
    kept: dict[int, Proposal] = {}
    for number, fact in enumerate(facts):
        proposal = _proposal(fact, number, places, language)
        if proposal is not None:
            kept[number] = proposal
    if not kept:
        raise ModelError(f"None of the model's {len(facts)} facts stands in the text; nothing was read.")
    return [_tied(proposal, facts[number], kept) for number, proposal in kept.items()]


class _Places:
    """Where passages stand in a text; each place is given once for each kind."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.folded = fold(text)
        self._used: Counter[tuple[str, str]] = Counter()

    def take(self, kind: str, passage: str) -> tuple[int, int] | None:
        said = fold_text(passage).strip()
        if not said:
            return None
        found = [match.span() for match in re.finditer(rf"(?<!\w){re.escape(said)}(?!\w)", self.folded.text)]
        nth = self._used[kind, said]
        self._used[kind, said] += 1
        if nth >= len(found):
            return None
        start, end = found[nth]
        return self.folded.offsets[start], self.folded.offsets[end - 1] + 1


def _proposal(fact: Any, number: int, places: _Places, language: str) -> Proposal | None:
    if not isinstance(fact, dict) or not isinstance(fact.get("passage"), str):
        return None
    kind = next((kind for kind in KINDS if kind == fact.get("kind")), None)
    value = fact.get("value")
    if kind is None or not isinstance(value, dict) or fold_text(fact["passage"]).strip() in _EXAMPLES:
        return None
    span = places.take(str(kind), fact["passage"])
    if span is None:
        return None
    said = places.text[slice(*span)]
    checked = _value(kind, value, said, language)
    modality = next((one for one in Modality if one == fact.get("modality")), None)
    if checked is None or modality is None:
        return None
    return Proposal(f"m{number}", kind, *span, said, checked, str(kind), modality=modality)


def _value(kind: Kind, value: dict[str, Any], said: str, language: str) -> dict[str, Any] | None:
    """Give the value in our shape, with the text's own words; ``None`` if the passage does not say it."""
    if kind is Kind.DATE:
        date = parse(said, language=language)
        return None if date is None else date.as_json()
    # A model says what it likes; only the parts of a kind are looked at.
    parts = {name: value[name] for name in _PARTS[kind] if name in value}
    if kind is Kind.EVENT and value.get("type") not in {term.key for term in load().terms("events")}:
        return None
    parts |= dict.fromkeys(_WORDINGS.get(kind, ()), said)
    if not _says_numbers(parts, said, language):
        return None
    try:
        made = CLASSES[kind](**parts)
        result: dict[str, Any] = {name: getattr(made, name) for name in made.__dataclass_fields__}
        check_value(kind, result)
    except (InvalidClaim, TypeError, ValueError, AttributeError, KeyError):
        return None
    return result


_PARTS: dict[Kind, tuple[str, ...]] = {
    Kind.PERSON: (),
    Kind.ORGANISATION: (),
    Kind.PLACE: (),
    Kind.CHARGE: (),
    Kind.EVENT: ("type",),
    Kind.PENALTY: ("type", "amount", "unit", "suspended", "per"),
    Kind.AGE: ("years",),
    Kind.ROLE: ("tense",),
    Kind.FIGURE: ("min", "max", "approximate", "measure"),
    Kind.QUOTE: ("mode",),
}
_WORDINGS = {
    Kind.PERSON: ("name",),
    Kind.ORGANISATION: ("name",),
    Kind.PLACE: ("name",),
    Kind.CHARGE: ("term",),
    Kind.ROLE: ("office",),
}
_NUMBERS = ("amount", "years", "min", "max")


def _says_numbers(parts: dict[str, Any], said: str, language: str) -> bool:
    """Whether every number of a value is one that its passage says; years and months may be months."""
    wanted = [parts[name] for name in _NUMBERS if parts.get(name) is not None]
    suspended = parts.get("suspended")
    if isinstance(suspended, dict):
        wanted.append(suspended.get("amount"))
    if not wanted:
        return True
    numbers = list(_numbers(said, language))
    known = set(numbers) | {_MONTHS * one for one in numbers}
    known |= {_MONTHS * one + other for one, other in pairwise(numbers)}
    return all(isinstance(one, int) and not isinstance(one, bool) and one in known for one in wanted)


def _numbers(said: str, language: str) -> Iterator[int]:
    wording = Wording(said, 0, len(said), lexicon=lexicon(language))
    place = 0
    while place < len(wording):
        number = number_at(wording, place)
        if number is None:
            place += 1
            continue
        yield 2 * number.value if number.vague else number.value
        place = max(number.last, place + 1)


def _tied(proposal: Proposal, fact: dict[str, Any], kept: dict[int, Proposal]) -> Proposal:
    """Fill in of whom and by whom, where those were kept and can be it."""

    def other(name: str, kinds: Sequence[Kind]) -> str | None:
        target = kept.get(fact[name]) if isinstance(fact.get(name), int) else None
        return target.id if target is not None and target.kind in kinds and target is not proposal else None

    return Proposal(
        proposal.id,
        proposal.kind,
        proposal.start,
        proposal.end,
        proposal.text,
        proposal.value,
        proposal.rule,
        about=other("about", (Kind.PERSON, Kind.EVENT)),
        claimant=other("claimant", (Kind.PERSON, Kind.ORGANISATION)),
        modality=proposal.modality,
    )
