"""Where a list item was glued to what stands before it: rules R7 (numbers, letters, bullets) and R8 (signs).

A bullet needs no proof. A number, a letter in brackets or a dash is an item's mark if a stop stands before
it, or if its neighbours stand in the text too: "…at the harbour(2) HOLT" after "(1) ABARIN".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

_STOPPED = ".:;؛!?؟»”\"')]،,…"
_NUMBER = re.compile(
    r"(?P<open>\(?)(?<!\d)(?P<mark>\d{1,2}|[a-z]|[ء-ي])(?P<close>[.)/]|[-–](?=\s))\s+(?=[^\W\d]|[«“\"'@#(])"
)
_AFTER_YEAR = re.compile(r"(?<!\d)(?:1[2-4]\d\d|20\d\d|19\d\d)(?=(\d{1,2})[-–.)]\s+[^\W\d])")
_DASH = re.compile(r"[-–—]\s+(?=[^\W\d]|[«“\"\d])")
_BULLET = re.compile('[•▪●◦‣◾◼■▶►➤✔✅☑✓➡🔹🔸🔻🔺📌📍🔴🔵⚫⬛]\ufe0f?\\s*(?=\\w|[«“"(#@])')
_EMOJI = re.compile("[\U0001f300-\U0001faff\u2600-\u27bf]\ufe0f?(?=[^\\W\\d_])")
_STOPPED_EMOJI = re.compile('(?<=[.!?؟»”"0-9])[\U0001f300-\U0001faff\u2600-\u27bf]\ufe0f?\\s+(?=\\w)')
_HASHTAG = re.compile(r"(?:(?<=[^\W\d_]{2})|(?<=[.!?؟»]))#(?=[^\W\d_])")
_LETTERS = "ابجدهوزحطي"


def item_marks(text: str) -> Iterator[tuple[int, str]]:
    """Give the places where an item begins in the middle of a line."""
    yield from _numbered(text)
    yield from _dashed(text)
    for pattern in (_BULLET, _STOPPED_EMOJI, _HASHTAG):
        for match in pattern.finditer(text):
            if _glued(text, match.start()):
                yield match.start(), "R8"
    for match in _EMOJI.finditer(text):
        if not _BULLET.match(text, match.start()):
            yield match.end(), "R8"


def _glued(text: str, place: int) -> bool:
    return place > 0 and not text[place - 1].isspace()


def _numbered(text: str) -> Iterator[tuple[int, str]]:
    # Every mark that begins a line or is glued, by its style, so that its neighbours can be looked up.
    marks: defaultdict[str, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for match in _NUMBER.finditer(text):
        mark = match["mark"]
        before = text[: match.start()].rstrip(" \t")[-1:]
        if not _glued(text, match.start()) and before not in ("", "\n"):
            continue
        if mark.isdigit():
            marks[match["open"] + "1" + match["close"]][int(mark)].append(match.start())
        elif match["close"] == ")" and (match["open"] or _bare(text, match.start())):
            place = _LETTERS.find(mark) if mark in _LETTERS else ord(mark) - ord("a")
            marks[match["open"] + "a)"][place + 1].append(match.start())
    for match in _AFTER_YEAR.finditer(text):
        marks["1-"][int(match[1])].append(match.end())
        marks["1."][int(match[1])].append(match.end())
    for found in marks.values():
        for number, places in found.items():
            beside = found.get(number - 1) or found.get(number + 1)
            for place in places:
                stopped = place > 0 and text[place - 1] in _STOPPED
                if _glued(text, place) and (beside or (stopped and text[place - 1] not in "،,\"'")):
                    yield place, "R7"


def _bare(text: str, place: int) -> bool:
    """Whether a letter without an opening bracket stands alone: "؛ب) …", not the end of a word."""
    return place == 0 or not text[place - 1].isalnum()


def _dashed(text: str) -> Iterator[tuple[int, str]]:
    lines = [match.start() for match in re.finditer(r"(?m)^[ \t]*[-–—]\s+\S", text)]
    glued = [match.start() for match in _DASH.finditer(text) if _glued(text, match.start())]
    glued = [place for place in glued if text[place - 1] not in "-–—" and not text[place - 1].isdigit()]
    led = [place for place in glued if text[place - 1] in ":؛;."]
    for place in glued:
        if text[place - 1] in ":؛;." or ((lines or led) and len(lines) + len(glued) > 1):
            yield place, "R7"
