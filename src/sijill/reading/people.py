"""Named people of a text: in each stretch by what speaks for a name there, then whom it names again."""

from __future__ import annotations

from collections.abc import Sequence

from sijill.reading.accused_order import find_accused_by_number
from sijill.reading.far_roles import find_far_roles
from sijill.reading.later_mentions import Pair, Stretch, Words, find_later_mentions
from sijill.reading.lone_names import find_lone_names
from sijill.reading.mention import Mention
from sijill.reading.name_scan import scan
from sijill.reading.roles import find_roles
from sijill.reading.wording import Wording


def find_people(wording: Wording) -> list[Mention]:
    """Find people with names in one stretch of text."""
    return list(scan(wording))


def add_lone_names(stretches: Sequence[Stretch]) -> None:
    """Add the given names that stand alone, where nobody else was found."""
    wordings = [one.wording for one in stretches]
    alone = find_lone_names(wordings, [[*one.people, *one.blocked] for one in stretches])
    for stretch, found in zip(stretches, alone, strict=True):
        stretch.people += found


def find_everyone(wordings: Sequence[Wording]) -> tuple[list[list[Mention]], list[Pair]]:
    """Find the people of each stretch with their roles, and pair later mentions with the first."""
    stretches = [Stretch(one, find_people(one)) for one in wordings]
    add_lone_names(stretches)
    pairs = [*find_later_mentions(stretches), *find_accused_by_number(stretches)]
    far = find_far_roles(stretches)
    found = [
        [*one.people, *find_roles(one.wording, one.people), *roles]
        for one, roles in zip(stretches, far, strict=True)
    ]
    return found, pairs


__all__ = ["Pair", "Stretch", "Words", "find_everyone", "find_later_mentions", "find_people", "find_roles"]
