"""Who may be meant: the people and bodies of a text, and words for people whom no rule took for anybody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from sijill.claims.kinds import Kind
from sijill.claims.values import Name, value_json
from sijill.reading.genders import Gender, may_be
from sijill.reading.mention import Mention
from sijill.reading.ties.draft import Draft
from sijill.reading.ties.page import Ints, Page, spelled
from sijill.reading.wording import Wording
from sijill.text import fold_text

WHO = (Kind.PERSON, Kind.ORGANISATION)
LATENT = "person.learned"
"""The rule of somebody whom only a tie shows to be one; nobody sees those to whom nothing is tied."""
_NOUNS = (
    *("speaker_noun", "informant", "nameless", "authority", "lawyer", "judge", "officials", "accused"),
    *("relative", "kin", "own_kin", "office_holder", "witness", "narrator", "office", "occupation"),
    *("organisation", "body_noun", "medium", "court", "people", "parent", "minor"),
)
_DETERMINERS = frozenset(("the", "a", "an", "its", "his", "her", "their", "our", "my", "one", "another"))
_BARE = 2
_OFFICES = ("lawyer", "judge", "officials", "kin", "medium")


@dataclass(frozen=True, slots=True)
class Actors:
    """The candidates of a text in its order, as columns.

    ``first``, ``last``: words; ``entity``: the same number for mentions of the same one; ``type``: named,
    nameless, body …; ``office``: whether a role makes somebody a lawyer, judge or official.
    """

    mentions: Sequence[Mention]
    first: Ints
    last: Ints
    entity: Ints
    type: Ints
    office: Ints
    clitic: Ints
    publisher: Ints
    bare: Ints
    """1 for words that no rule took for anybody."""
    gender: Ints
    """What "she", "he" and "they" may mean, as bits."""
    often: Ints
    """How many mentions an entity has."""
    number: Ints
    """How many mentions of the same entity stand before."""


def find_actors(draft: Draft, page: Page) -> Actors:
    """Gather the candidates of a text."""
    held = [one for one in draft.found if one.kind in WHO]
    latent = [one for wording in draft.wordings for one in _latent(wording, held)]
    mentions = sorted((*held, *latent), key=lambda one: (one.start, -one.end))
    first, last = page.words(
        np.array([one.start for one in mentions], np.int64), np.array([one.end for one in mentions], np.int64)
    )
    entity = _entities(draft, mentions, [int(page.spelling[at - 1]) for at in last])
    counted = Counter(entity.tolist())
    seen: Counter[int] = Counter()
    number = []
    for one in entity.tolist():
        number.append(seen[one])
        seen[one] += 1
    text = draft.wordings[0].text if draft.wordings else ""
    ours = [draft.publisher.is_it(one) or draft.publisher.has(one, text) for one in mentions]
    return Actors(
        mentions,
        first,
        last,
        entity,
        np.array([_type(one) for one in mentions], np.int64),
        _offices(draft, mentions, entity),
        np.array(
            [_clitic(text, one, page, int(at)) for one, at in zip(mentions, first, strict=True)], np.int64
        ),
        np.array(ours, np.int64),
        np.array([one.rule.startswith(LATENT) for one in mentions], np.int64),
        _genders(text, mentions, entity),
        np.array([counted[one] for one in entity.tolist()], np.int64),
        np.array(number, np.int64),
    )


def _latent(wording: Wording, held: Sequence[Mention]) -> Iterator[Mention]:
    """Give the words for people and bodies among which no rule found anybody."""
    text, end = wording.text, wording.start
    taken = sorted((one.start, one.end) for one in held if wording.start <= one.start < wording.end)
    for term in sorted(wording.terms(*_NOUNS), key=lambda one: (one.first, -one.last)):
        start, last = wording.stem_start(term), wording.words[term.last - 1].end
        if start < end or any(begin < last and start < stop for begin, stop in taken):
            continue
        if wording.language == "en" and term.first and wording.folded(term.first - 1) in _DETERMINERS:
            start = wording.words[term.first - 1].start
        elif wording.language == "ar" and text[start - 2 : start] == "ال" and term.clitic.endswith("ال"):
            start -= 2
        end = last
        yield Mention(Kind.PERSON, start, last, value_json(Name(None)), f"{LATENT}@1")


def _entities(draft: Draft, mentions: Sequence[Mention], heads: Sequence[int]) -> Ints:
    """Number who is meant; a bare noun ("the ministry") means the nearest before that has this noun."""
    place = {id(one): number for number, one in enumerate(mentions)}
    parent = list(range(len(mentions)))

    def find(one: int) -> int:
        while parent[one] != one:
            one = parent[one]
        return one

    for one, two in draft.same:
        if id(one) in place and id(two) in place:
            parent[find(place[id(one)])] = find(place[id(two)])
    bearers: dict[str, int] = {}
    for number, one in enumerate(mentions):
        words = [word.removeprefix("ال") for word in fold_text(_words(draft, one)).split()]
        name = one.value.get("name")
        if one.kind is Kind.ORGANISATION and name:
            whole = " ".join(words)
            if whole in bearers:
                parent[find(number)] = find(bearers[whole])
            for word in (whole, *words):
                bearers[word] = number
        elif not name and words:
            if words[-1] in bearers and len(words) <= _BARE:
                parent[find(number)] = find(bearers[words[-1]])
            bearers[words[-1]] = number
    return np.array([find(number) for number in range(len(mentions))], np.int64)


def _words(draft: Draft, one: Mention) -> str:
    return draft.wordings[0].text[one.start : one.end]


def _genders(text: str, mentions: Sequence[Mention], entity: Ints) -> Ints:
    own = [
        sum(1 << bit for bit, gender in enumerate(Gender) if may_be(one, gender, text[one.start : one.end]))
        for one in mentions
    ]
    whole: dict[int, int] = {}
    for number, bits in zip(entity.tolist(), own, strict=True):
        whole[number] = (whole.get(number, bits) & bits) or bits
    return np.array([whole[number] for number in entity.tolist()], np.int64)


def _type(one: Mention) -> int:
    if one.kind is Kind.ORGANISATION:
        return 1
    if one.value.get("name"):
        return 2 if one.rule != "person.heading" else 3
    return 4 + spelled(one.rule) % 59


def _offices(draft: Draft, mentions: Sequence[Mention], entity: Ints) -> Ints:
    """Give what the role or the noun of each mention's entity says: 0 nothing, 1 some role, else which."""
    kinds: dict[int, int] = {}
    of = {id(one): int(number) for one, number in zip(mentions, entity, strict=True)}
    at = [wording.start for wording in draft.wordings]
    for role in draft.found:
        who = role.about if role.kind is Kind.ROLE else role if role.kind is Kind.PERSON else None
        if who is None or id(who) not in of:
            continue
        wording = draft.wordings[int(np.searchsorted(at, role.start, "right")) - 1]
        first, last = wording.word_at(role.start), wording.word_at(role.end - 1) + 1
        known = set().union(*(wording.categories(index) for index in range(first, last)))
        kind = next((number for number, name in enumerate(_OFFICES, 2) if name in known), 1)
        if role.kind is Kind.ROLE or kind > 1:
            kinds[of[id(who)]] = max(kind, kinds.get(of[id(who)], 0))
    return np.array([kinds.get(int(one), 0) for one in entity], np.int64)


def _clitic(text: str, one: Mention, page: Page, first: int) -> int:
    if first >= page.count or page.starts[first] >= one.start:
        return 0
    return spelled(text[int(page.starts[first]) : one.start]) % 61 + 1
