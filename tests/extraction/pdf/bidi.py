"""The Unicode bidirectional algorithm forwards, as a browser does it: an oracle for the way back.

UAX #9 without explicit formatting: rules W1 to W7, N0 for brackets, N1, N2, I1, I2 and L2, on one line that
is its own paragraph. Brackets are not mirrored: the shape is the producer's affair.
"""

from __future__ import annotations

import unicodedata

_OPEN = {"(": ")", "[": "]"}
_NEUTRAL = ("B", "S", "WS", "ON", "ES", "ET", "CS", "BN")


def displayed(text: str, *, rtl: bool) -> str:
    """Give the characters of a line from left to right as they are seen."""
    base = 1 if rtl else 0
    levels = _levels(text, base)
    order = list(range(len(text)))
    for level in range(max(levels, default=0), 0, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and levels[order[end]] >= level:
                end += 1
            order[start:end] = order[start:end][::-1]
            start = end + 1
    return "".join(text[index] for index in order)


def _levels(text: str, base: int) -> list[int]:
    edge = "R" if base else "L"
    kinds = _weak([unicodedata.bidirectional(character) or "ON" for character in text], edge)
    _brackets(text, kinds, edge)
    _neutral(kinds, edge)
    levels = []
    for kind in kinds:
        if base:
            levels.append(1 if kind == "R" else 2)
        else:
            levels.append({"L": 0, "R": 1}.get(kind, 2))
    # L1: white space at the end of the line takes the paragraph's level.
    for index in range(len(text) - 1, -1, -1):
        if not text[index].isspace():
            break
        levels[index] = base
    return levels


def _weak(kinds: list[str], edge: str) -> list[str]:
    kinds = [kinds[i - 1] if kind == "NSM" and i else kind for i, kind in enumerate(kinds)]
    strong = edge
    for index, kind in enumerate(kinds):
        if kind in ("L", "R", "AL"):
            strong = kind
        elif kind == "EN" and strong == "AL":
            kinds[index] = "AN"
    kinds = ["R" if kind == "AL" else kind for kind in kinds]
    for index in range(1, len(kinds) - 1):
        around = {kinds[index - 1], kinds[index + 1]}
        if (kinds[index] in ("ES", "CS") and around == {"EN"}) or (kinds[index] == "CS" and around == {"AN"}):
            kinds[index] = around.pop()
    for index, kind in enumerate(kinds):
        if kind == "ET":
            start = end = index
            while end < len(kinds) and kinds[end] == "ET":
                end += 1
            if (start and kinds[start - 1] == "EN") or (end < len(kinds) and kinds[end] == "EN"):
                kinds[start:end] = ["EN"] * (end - start)
    return _latin_numbers(["ON" if kind in ("ES", "ET", "CS") else kind for kind in kinds], edge)


def _latin_numbers(kinds: list[str], edge: str) -> list[str]:
    strong = edge
    for index, kind in enumerate(kinds):
        if kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[index] = "L"
    return kinds


def _as_strong(kind: str) -> str:
    return "R" if kind in ("EN", "AN") else kind


def _brackets(text: str, kinds: list[str], edge: str) -> None:
    stack: list[tuple[str, int]] = []
    pairs = []
    for index, character in enumerate(text):
        if kinds[index] == "ON" and character in _OPEN:
            stack.append((_OPEN[character], index))
        elif kinds[index] == "ON" and any(close == character for close, _ in stack):
            while stack:
                close, start = stack.pop()
                if close == character:
                    pairs.append((start, index))
                    break
    for start, end in sorted(pairs):
        inside = {_as_strong(kind) for kind in kinds[start + 1 : end]} & {"L", "R"}
        if edge in inside:
            kinds[start] = kinds[end] = edge
        elif inside:
            before = next(
                (k for k in map(_as_strong, kinds[start - 1 :: -1] if start else []) if k in "LR"), edge
            )
            kinds[start] = kinds[end] = before if before != edge else edge


def _neutral(kinds: list[str], edge: str) -> None:
    index = 0
    while index < len(kinds):
        end = index
        while end < len(kinds) and kinds[end] in _NEUTRAL:
            end += 1
        if end > index:
            before = _as_strong(kinds[index - 1]) if index else edge
            after = _as_strong(kinds[end]) if end < len(kinds) else edge
            kinds[index:end] = [before if before == after else edge] * (end - index)
        index = max(end, index + 1)
