"""Words around a span that speak for one answer, whatever the answer: how they stand to the span counts.

"Killed" two words before a number speaks for a measure as "arrested" would: what is learned of the place
holds for all of them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping

from sijill.claims.values import Measure
from sijill.reading.tagging.signs import code
from sijill.reading.wording import Term, Wording

_OWN = {str(one): (str(one),) for one in Measure if one is not Measure.OTHER}
_BEFELL = _OWN | {"taken": ("arrested", "detained")}
_SOURCES: Mapping[str, Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    "measure": {
        "measure": _BEFELL,
        "befell": _BEFELL,
        "people": _BEFELL,
        "event": {
            "killing": ("killed",),
            "assassination": ("killed",),
            "execution": ("executed",),
            "death": ("died", "killed"),
            "death_in_custody": ("died",),
            "injury": ("injured",),
            "disappearance": ("missing",),
            "arrest": ("arrested",),
            "detention": ("detained",),
            "sentence": ("sentenced",),
            "release": ("released",),
        },
        "sentencing": {"sentencing": ("sentenced",)},
        "custody": {"custody": ("detained",)},
        "prison": {"place": ("detained",), "noun": ("sentenced", "detained"), "verb": ("sentenced",)},
        "penalty": {"death": ("sentenced", "executed")},
    },
    "penalty": {
        "penalty": {
            one: (one.removesuffix("_if"),)
            for base in ("death", "life", "exile", "ban", "confiscation", "fine", "lashes")
            for one in (base, f"{base}_if")
        },
        "prison": dict.fromkeys(("noun", "place", "verb"), ("imprisonment",)),
        "unit": {
            "year": ("imprisonment",),
            "month": ("imprisonment",),
            "day": ("imprisonment",),
            "lash": ("lashes",),
        },
        "dual": {"year": ("imprisonment",), "month": ("imprisonment",), "lash": ("lashes",)},
    },
}
_REACHES = (1, 2, 4, 8, 16)
_FARTHEST = 40
_RANKS = 3


def hints(
    question: str, wording: Wording, first: int, last: int, *, ruled: str | None, before: str | None
) -> list[tuple[str, int]]:
    """Give answers to a question, each with the sign of something that speaks for it.

    ``ruled``: the rules' answer; ``before``: the answer for the span before this one.
    """
    found: list[tuple[str, int]] = []
    if question not in _SOURCES:
        return found
    if ruled is not None:
        found.append((ruled, code(f"{question}~rule")))
    if before is not None:
        found.append((before, code(f"{question}~before")))
    begin, end = wording.sentence_of(first)
    clause = wording.clause_of(first)
    ranks = {"b": 0, "a": 0}
    terms = sorted(
        _terms(question, wording, first - _FARTHEST, last + _FARTHEST),
        key=lambda one: (_distance(one[1], first, last), one[0]),
    )
    for category, term, answers in terms:
        if term.last > first and term.first < last:
            side, where = "i", "in"
        else:
            side = "b" if term.last <= first else "a"
            ranks[side] += 1
            inside = begin <= term.first < end
            same = clause[0] <= term.first < clause[1]
            where = "clause" if same else "sentence" if inside else "beyond"
        near = bisect_left(_REACHES, _distance(term, first, last))
        rank = min(ranks.get(side, 0), _RANKS)
        for sign in (f"{side}:{where}:{rank}", f"{side}:{where}:{near}", f"{category}:{side}:{where}:{rank}"):
            held = code(f"{question}~{sign}")
            found += ((answer, held) for answer in answers)
    return found


def _distance(term: Term, first: int, last: int) -> int:
    return max(0, first - term.last, term.first - last)


def _terms(
    question: str, wording: Wording, first: int, last: int
) -> Iterator[tuple[str, Term, tuple[str, ...]]]:
    for category, answers in _SOURCES[question].items():
        terms = wording.terms(category)
        place = bisect_left(terms, first, key=lambda term: term.first)
        while place < len(terms) and terms[place].first < last:
            said = answers.get(terms[place].key)
            if said is not None:
                yield category, terms[place], said
            place += 1
