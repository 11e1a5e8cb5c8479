"""How the rules of readers have fared in this register: what people accepted and rejected of each.

A rule is what a reader says made it propose something ("penalty.term"; of a model, its name). What people
decided is the only measure; where they have decided little, the lower bound says so.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any

from sijill.claims import Reading
from sijill.store.queries import ClaimFacts, View
from sijill.text import fold_text

_NORMAL_95 = 1.959964
Place = tuple[str, str, int | None, int | None]


@dataclass(frozen=True, slots=True)
class RuleRecord:
    """What people decided about the proposals of one rule."""

    rule: str
    accepted: int
    rejected: int

    @property
    def decided(self) -> int:
        return self.accepted + self.rejected

    @property
    def percent(self) -> int | None:
        """Accepted of decided in percent; ``None`` where nothing is decided."""
        return round(100 * self.accepted / self.decided) if self.decided else None

    @property
    def at_least(self) -> int:
        """Lower end of the 95 % interval in percent, rounded down; 0 where nothing is decided.

        Wilson's score interval (E. B. Wilson, 1927), which holds for few decisions too: of two accepted and
        none rejected it gives 34, not 100.
        """
        if not self.decided:
            return 0
        count, share, z = self.decided, self.accepted / self.decided, _NORMAL_95
        middle = share + z * z / (2 * count)
        spread = z * sqrt(share * (1 - share) / count + z * z / (4 * count * count))
        return int(100 * max(0.0, (middle - spread) / (1 + z * z / count)))

    def as_json(self) -> dict[str, Any]:
        return {
            "rule": self.rule,
            "accepted": self.accepted,
            "rejected": self.rejected,
            "percent": self.percent,
            "at_least": self.at_least,
        }


class Rules:
    """Which rule proposed a claim, and how that rule has fared among what the viewer may see."""

    def __init__(self, view: View) -> None:
        condition, values = view.visible("subject")
        runs = view.tables.select(
            f"SELECT subject, details FROM run WHERE kind = 'reading' AND {condition} ORDER BY entry", values
        )
        self._rules: dict[Place, str] = {}
        for source, details in runs:
            for rule, places in json.loads(details).get("rules", {}).items():
                for start, end, kind in places:
                    self._rules[source, kind, start, end] = rule
        self._records = self._fared(view)

    def _fared(self, view: View) -> dict[str, RuleRecord]:
        condition, values = view.visible("source")
        decided = view.tables.select(
            'SELECT source, kind, start, "end", state FROM claim'
            f" WHERE state IN ('accepted', 'rejected') AND {condition}",
            values,
        )
        counts: defaultdict[str, dict[str, int]] = defaultdict(lambda: {"accepted": 0, "rejected": 0})
        for source, kind, start, end, state in decided:
            rule = self._rules.get((source, kind, start, end))
            if rule is not None:
                counts[rule][state] += 1
        return {rule: RuleRecord(rule, **states) for rule, states in counts.items()}

    def rule_of(self, claim: ClaimFacts) -> str | None:
        """Give the rule that proposed a claim; ``None`` for what no reader proposed."""
        return self._rules.get((claim.source, str(claim.kind), claim.start, claim.end))

    def record(self, claim: ClaimFacts) -> RuleRecord | None:
        """Give how the rule that proposed a claim has fared."""
        rule = self.rule_of(claim)
        return None if rule is None else self._records.get(rule, RuleRecord(rule, 0, 0))

    def records(self) -> tuple[RuleRecord, ...]:
        """Give all rules that people have decided about, the surest first."""
        return tuple(sorted(self._records.values(), key=lambda one: (-one.at_least, one.rule)))

    def surest_first(self, claims: Iterable[ClaimFacts]) -> list[ClaimFacts]:
        """Order claims by what is known of their rules; equals stay in the order of their places."""

        def known(claim: ClaimFacts) -> int:
            record = self.record(claim)
            return -record.at_least if record else 0

        return sorted(claims, key=known)


def places_of_rules(made: Reading) -> dict[str, list[list[Any]]]:
    """Give what the entry of a reading keeps: each rule with the places and kinds of what it proposed."""
    found: defaultdict[str, list[list[Any]]] = defaultdict(list)
    for one in made.proposals:
        found[one.rule].append([one.start, one.end, str(one.kind)])
    return dict(sorted(found.items()))


@dataclass(frozen=True, slots=True)
class AcceptedNames:
    """Names of people that were accepted once, and stand in a text: they are found wherever they stand."""

    found: Sequence[str]

    def names(self) -> Sequence[str]:
        return self.found


def accepted_names(view: View, text: str) -> AcceptedNames:
    """Give the accepted names that a text holds, letter for letter after folding."""
    condition, values = view.visible("source")
    rows = view.tables.select(
        "SELECT DISTINCT value FROM claim"
        f" WHERE state = 'accepted' AND superseded IS NULL AND kind = 'person' AND {condition}",
        values,
    )
    names = sorted({name for (value,) in rows if (name := json.loads(value).get("name"))})
    folded = fold_text(text)
    return AcceptedNames([name for name in names if fold_text(name) in folded])
