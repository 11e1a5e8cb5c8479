"""Nouns that say that something is only claimed: "allegations that …", in English."""

from __future__ import annotations

from sijill.claims.kinds import Modality
from sijill.reading import speakers as speaking
from sijill.reading.floor import Floor
from sijill.reading.sayings import Saying


def claims(floor: Floor, first: int, last: int) -> list[Saying]:
    """Read "allegations that …": a clause that somebody, often nobody who is named, claims."""
    wording = floor.wording
    found = []
    for term in wording.terms("claim_noun"):
        if not first <= term.first < last or floor.quote_of(term.first) or wording.language != "en":
            continue
        if wording.folded(term.last) != "that" or floor.cut(term.last) or term.last + 2 >= last:
            continue
        if any(wording.term_at(index, "report") for index in range(max(first, term.first - 3), term.first)):
            continue
        end = next((index for index in range(term.last + 2, last) if floor.cut(index)), last)
        end = next(
            (
                index
                for index in range(term.last + 3, end)
                if wording.folded(index) in ("is", "are")
                and wording.folded(index + 1) in floor.words("refuted")
            ),
            end,
        )
        owner = [one for one in floor.people if one.last == term.first]
        owner += [
            one
            for one in floor.between(end, last)
            if "by" in (wording.folded(index) for index in range(max(end, one.first - 5), one.first))
        ]
        denied = any(wording.folded(index) in floor.words("refuted") for index in range(first, last))
        who = speaking.named(owner[0].mention) if owner else speaking.NOBODY
        modality = Modality.DENIED if denied else Modality.REPORTED
        found.append(
            Saying(term, frozenset(("report",)), who, modality, told=(term.last + 1, end), rule="quote.claim")
        )
    return found
