"""People with names, by weighing what speaks for each possible name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sijill.claims.kinds import Kind
from sijill.claims.values import Name, value_json
from sijill.reading.arabic_names import arabic_run
from sijill.reading.english_evidence import weigh_after, weigh_before
from sijill.reading.english_names import english_capitals
from sijill.reading.mention import Mention
from sijill.reading.name_evidence import ENOUGH, evidence_after, evidence_before, office_before, own_evidence
from sijill.reading.name_words import (
    ARTICLE,
    FAMILY,
    GIVEN,
    KUNYA,
    UNKNOWN,
    WEAK,
    Run,
    is_initial,
    without_marks,
)
from sijill.reading.persian_names import persian_run
from sijill.reading.wording import Wording

FATHER = "person.father"
"""The rule of a name that says whose child somebody is: what follows is said of the child."""
_NEAR = 30
_BETWEEN = re.compile(
    r"[\s،,;؛]*(?:\(?\s*[\d۰-۹٠-٩]{1,3}\s*(?:\w+|years? old)?\s*\)?[\s،,;؛]*)?(?:و|and|&)?[\s\u200c]*",
    re.UNICODE,
)
_CHILD = re.compile(
    r"(?<!\w)(?:فرزندِ?|نام پدر:?|اسم الأب:?|اسم الوالد:?|(?:son|daughter) of)\s+\Z", re.IGNORECASE
)
_LEADS = 1.5
_WITH_SURNAME = ("honorific", "rank", "title")
_AND = 1.5
_JOINED = 2.0
_AND_ALONE = ("و", "")
_ASKS = 2.0
_TWO = 2
_ASKS_ONE = 1.75


def scan(wording: Wording) -> Iterator[Mention]:
    """Go through a text and propose each name for which enough speaks."""
    if wording.language == "en":
        yield from _scan_english(wording)
        return
    read = {"ar": arabic_run, "fa": persian_run}.get(wording.language)
    index = 0
    last: Mention | None = None
    while read is not None and index < len(wording):
        # A name that could stand there only if something asked for it is looked at first: few do.
        joined = _is_listed(wording.text, last, wording.words[index].start)
        run = read(wording, index, led=True, joined=joined)
        before = evidence_before(wording, index) if run else 0.0
        run = read(wording, index, led=False, joined=joined) if run and before < _LEADS else run
        if run is None:
            index += 1
            continue
        start = wording.words[index].start + run.skip
        if last is not None and _is_listed(wording.text, last, start):
            joint = wording.text[last.end : start].strip()
            before = max(before, _JOINED if joint in _AND_ALONE else _AND)
        after = evidence_after(wording, run.last)
        titled = _takes_surname(wording, index, run)
        closed = run.last < len(wording) and wording.gap(run.last).strip(" \xa0\u200c") not in ("", ":")
        if _opens_later(wording, run) or not _is_led_enough(run, before, after, closed=closed):
            index += 1
            continue
        if before + own_evidence(run, titled=titled) + after >= ENOUGH:
            last = mention_of(wording, run)
            yield last
            index = run.last
        else:
            index += 1


def _scan_english(wording: Wording) -> Iterator[Mention]:
    index, last_before = 0, 0.0
    last: Mention | None = None
    while index < len(wording):
        name = english_capitals(wording, index)
        if name is None:
            index += 1
            continue
        before = weigh_before(wording, index)
        after = weigh_after(wording, name)
        if _is_listed(wording.text, last, wording.words[index].start):
            before = max(before, _AND, last_before)
        enough = before + name.score + after >= ENOUGH
        father = name.parts == 1 and is_father(wording.text, wording.words[index].start)
        if father:
            enough, before = True, _ASKS
        if enough and (
            name.parts > 1 or before >= _ASKS_ONE or (before >= 0 and after >= _LEADS and name.score > 1)
        ):
            start = wording.words[index].start
            value = value_json(Name(wording.text[start : name.end]))
            rule = FATHER if father else "person.name"
            last, last_before = Mention(Kind.PERSON, start, name.end, value, rule), before
            yield last
        index = name.last


def _is_listed(text: str, last: Mention | None, start: int) -> bool:
    """Whether only a comma, "and" or an age stands between a name and the one before."""
    return (
        last is not None
        and last.end <= start <= last.end + _NEAR
        and bool(_BETWEEN.fullmatch(text, last.end, start))
    )


def _opens_later(wording: Wording, run: Run) -> bool:
    """Whether an unknown word ends the office before a usual name: «سخنگوی انجمن قلم نیریز مرتضی …»."""
    if len(run.kinds) <= _TWO or run.kinds[0] != UNKNOWN or run.kinds[1] != GIVEN:
        return False
    office = office_before(wording, run.first, comma=False)
    return office is not None and office.last < run.first


def _takes_surname(wording: Wording, index: int, run: Run) -> bool:
    """Whether a surname alone can follow: after «آقای», «قاضی», or its shape shows it after «به نام»."""
    if wording.language == "ar":
        return False
    title = wording.term_ending(index, "title")
    plural = wording.folded(index).endswith(("انی", "هایی", "ها"))
    shaped = (
        run.kinds[0] in (FAMILY, ARTICLE) and not plural and wording.term_ending(index, "named") is not None
    )
    return shaped or (title is not None and title.key in _WITH_SURNAME)


def is_father(text: str, start: int) -> bool:
    """Whether a name only says whose child somebody is: «فرزند علی», "son of Omar"."""
    return _CHILD.search(text, max(0, start - _NEAR), start) is not None


def _is_led_enough(run: Run, before: float, after: float, *, closed: bool) -> bool:
    """Whether enough asks for a name whose parts are all unknown or common words, or that is one part."""
    if run.kinds[0] == WEAK and len(run.kinds) > 1 and not {GIVEN, FAMILY} & set(run.kinds[1:]):
        return before >= (_ASKS if set(run.kinds) <= {UNKNOWN, WEAK} else _LEADS) or after >= _LEADS
    if len(run.kinds) > _TWO and all(kind == UNKNOWN for kind in run.kinds[1:]) and before < 1:
        return False
    if all(kind in (UNKNOWN, WEAK) for kind in run.kinds) and len(run.kinds) > 1:
        return before >= _ASKS
    given = run.kinds[0] in (GIVEN, WEAK) and after >= _LEADS
    given = given or (run.kinds[0] == GIVEN and before >= _LEADS and closed)
    return len(run.kinds) > 1 or run.kinds[0] == KUNYA or given or before >= _ASKS_ONE


def mention_of(wording: Wording, run: Run) -> Mention:
    """Make a person of a run of words."""
    start, end = wording.span(run.first, run.last)
    start, end = start + run.skip, without_marks(wording.text, end) + is_initial(wording, run.last - 1)
    rule = FATHER if len(run.kinds) == 1 and is_father(wording.text, start) else "person.name"
    return Mention(Kind.PERSON, start, end, value_json(Name(wording.text[start:end])), rule)
