"""A role as a find: its words, its tense, and whose it is."""

from __future__ import annotations

from sijill.claims.kinds import Kind
from sijill.claims.values import Role, value_json
from sijill.reading.mention import Mention
from sijill.reading.wording import Wording

HEADS = ("occupation", "office")
RELATIVE = frozenset(("الذی", "التی", "الذین", "والذی", "والتی", "که", "who", "which", "whom", "whose"))


def make_role(wording: Wording, first: int, last: int, *, about: Mention, former: bool = False) -> Mention:
    """Make a role of the words ``[first, last)``."""
    start, end = wording.start_without_clitic(first), wording.words[last - 1].end
    former = former or any(first <= term.first < last for term in wording.terms("former"))
    value = value_json(Role(office=wording.text[start:end], tense="former" if former else "current"))
    return Mention(Kind.ROLE, start, end, value, "role", about=about)
