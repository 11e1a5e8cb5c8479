"""Whom an event befell that names nobody: "he was arrested", «اعتقاله», "the trial".

A report is about somebody. Whoever its grammar says something befell, or a court or a charge is about, is
one of its *sufferers*; the last of them whom the text has named, or whom something befell, is who "he" is.
A lawyer, a minister or a neighbour who is only quoted is never meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from sijill.claims.kinds import Kind
from sijill.reading.clause import Reference, Undergone
from sijill.reading.convicts import same
from sijill.reading.genders import may_be
from sijill.reading.mention import Mention

_OPEN = frozenset(
    (
        *("sentence", "ill_treatment", "release", "detention", "trial", "appeal_ruling", "transfer"),
        *("death_in_custody", "forced_confession", "interrogation", "disappearance", "arrest", "execution"),
    )
)
"""Events of which a bare noun ("the trial") is that of whom the text is about."""
_OF_SENTENCES = (Kind.PENALTY, Kind.CHARGE)


@dataclass(frozen=True, slots=True)
class Happening:
    """An event with whom its clause says it befell."""

    event: Mention
    undergone: Undergone
    speaker: Mention | None = None
    """Whoever says it in his own words: the "me" of a quote."""


def sufferers(happenings: Iterable[Happening], found: Iterable[Mention]) -> list[Mention]:
    """Give whom the text says an event befell, or a penalty or charge is of."""
    people = [one for happening in happenings for one in happening.undergone.people]
    people += [one.about for one in found if one.kind in _OF_SENTENCES and one.about is not None]
    return [one for one in people if one.kind is Kind.PERSON]


class Focus:
    """Whom the text is about, from sentence to sentence."""

    def __init__(self, known: Sequence[Mention], heard: Sequence[Mention]) -> None:
        self.known = [one for one in known if one.value["name"]]
        self.heard = [one for one in heard if not any(same(one, other) for other in self.known)]
        first = self.known[0] if self.known else None
        self.sole = first if all(same(one, first) for one in self.known) else None
        """The one person whom all that the text tells befell, if there is one."""
        self.now: tuple[Mention, ...] = ()
        self.near = False
        """Whether the paragraph itself has named them."""

    def enter(self) -> None:
        """Go on to a new paragraph."""
        self.near = False

    def read(
        self, beside: Sequence[Mention], happenings: Sequence[Happening], spoken_of: Set[int]
    ) -> list[tuple[Mention, Mention]]:
        """Go through a sentence, and give its events with whom they befell where the clause names nobody.

        ``spoken_of``: the people (by ``id()``) of whom the sentence says something, not only in passing.
        """
        ties: list[tuple[Mention, Mention]] = []
        people = [one for one in beside if one.kind is Kind.PERSON and one.value["name"]]
        known = [one for one in people if self._is(one, self.known)]
        others = [one for one in people if id(one) in spoken_of and not self._is(one, self.heard)]
        steps: list[Mention | Happening] = [*(known or others), *happenings]
        steps.sort(key=lambda one: one.start if isinstance(one, Mention) else one.event.start)
        groups = any(one.kind is Kind.FIGURE for one in beside)
        listing = False
        for step in steps:
            if isinstance(step, Mention):
                self._name(step, joined=listing)
                listing = True
                continue
            listing = False
            named = [one for one in step.undergone.people if one.value["name"]]
            if named:
                self.now, self.near = tuple(named), True
            elif not step.undergone.people:
                ties += [(step.event, one) for one in self._meant(step, groups=groups)]
        return ties

    def _name(self, person: Mention, *, joined: bool) -> None:
        if joined and not self._is(person, self.now):
            self.now = (*self.now, person)
        else:
            self.now = (person,)
        self.near = True

    def _meant(self, step: Happening, *, groups: bool) -> tuple[Mention, ...]:
        reference = step.undergone.reference
        gender = step.undergone.gender
        if reference is Reference.SELF:
            return (step.speaker,) if step.speaker is not None else ()
        if reference is Reference.HE:
            fitting = [one for one in self.now if may_be(one, gender, "")]
            return tuple(fitting) if len(fitting) == 1 else ()
        if reference is Reference.THEY:
            return self.now if len(self.now) > 1 else ()
        if reference is Reference.OPEN and step.event.value["type"] in _OPEN and not groups:
            if self.near:
                return self.now
            return (self.sole,) if self.sole is not None and self._is(self.sole, self.now) else ()
        return ()

    def _is(self, person: Mention, those: Sequence[Mention]) -> bool:
        return any(same(person, one) for one in those)
