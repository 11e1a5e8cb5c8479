"""From the address that was asked for to the page: redirects, each checked like the first."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from urllib.parse import unquote

from sijill.intake.fetching.address import BY_HAND, Address, parse
from sijill.intake.fetching.archive import archive
from sijill.intake.fetching.exchange import Exchange, exchange
from sijill.intake.fetching.limits import Deadline, FetchLimits
from sijill.intake.fetching.reach import MayReach, Resolve, is_public, numbers, system_resolve
from sijill.intake.fetching.refusal import FetchRefused
from sijill.text import isolate

_REDIRECTS = {301, 302, 303, 307, 308}
_LIMITS = FetchLimits()
# Bytes; a file name may have 255 on most systems.
_LONGEST_NAME = 180


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page and how it came: ``warc`` holds every exchange; the last one is that of ``final_address``.

    ``address`` and ``final_address`` have their host in its own letters; ``content_type`` is what the last
    answer says of itself; ``name`` is a file name for the WARC, without anything of the query.
    """

    warc: bytes
    address: str
    final_address: str
    status: int
    content_type: str
    name: str
    warnings: tuple[str, ...]


def fetch(
    address: str,
    *,
    limits: FetchLimits = _LIMITS,
    may_reach: MayReach = is_public,
    resolve: Resolve = system_resolve,
    at: datetime,
) -> Fetched:
    """Fetch a web address that a person asked for, and give what came as a WARC.

    ``may_reach`` decides by number and port which machines may be asked, ``resolve`` gives a name's numbers,
    ``at`` (with a time zone) is the time that the WARC states. Every address on the way is checked anew.
    Proxies, cookies and passwords of the environment are not used; what a request gives away of the team is
    said in :mod:`sijill.intake.fetching.exchange`. An answer with an error status is kept, with a warning.
    Nothing is unpacked here: a compressed body stays so. Raises :class:`FetchRefused`, and keeps nothing, for
    an address that may not be asked and for an answer that is not whole, not HTTP, too large or too slow.
    """
    if at.tzinfo is None:
        raise ValueError("the time of a fetch needs a time zone")
    asked = parse(address)
    exchanges = _hops(asked, _Rules(Deadline(limits.total_seconds), limits, may_reach, resolve))
    last = exchanges[-1]
    name = _name(asked)
    return Fetched(
        warc=archive(exchanges, name=name, at=at),
        address=asked.readable_url,
        final_address=last.address.readable_url,
        status=last.status,
        content_type=last.content_type,
        name=name,
        warnings=_warnings(exchanges),
    )


@dataclass(frozen=True, slots=True)
class _Rules:
    """What holds for every step of one fetch."""

    deadline: Deadline
    limits: FetchLimits
    may_reach: MayReach
    resolve: Resolve


def _hops(asked: Address, rules: _Rules) -> tuple[Exchange, ...]:
    made: list[Exchange] = []
    there: Address | None = asked
    try:
        while there is not None:
            used = sum(len(one.answer) - one.head_size for one in made)
            made.append(_hop(there, rules, body_bytes=rules.limits.body_bytes - used))
            there = _next(made, rules.limits)
    except FetchRefused as refused:
        if not made:
            raise
        reason = f"it leads to {refused.address}: {refused.reason}"
        raise FetchRefused(asked.shown, reason, refused.remedy) from refused
    return tuple(made)


def _hop(there: Address, rules: _Rules, *, body_bytes: int) -> Exchange:
    deadline, limits = rules.deadline, rules.limits
    try:
        checked = numbers(
            there,
            resolve=rules.resolve,
            may_reach=rules.may_reach,
            seconds=deadline.within(limits.connect_seconds),
        )
        return exchange(there, checked, deadline=deadline, limits=limits, body_bytes=body_bytes)
    except TimeoutError as error:
        slow = f"it took longer than {limits.total_seconds:g} seconds"
        reason = slow if deadline.passed else "it did not answer in time"
        raise FetchRefused(there.shown, reason, "try again later") from error


def _next(made: Sequence[Exchange], limits: FetchLimits) -> Address | None:
    last = made[-1]
    if last.status not in _REDIRECTS or not last.location:
        return None
    there = last.address.follow(last.location)
    if there in {one.address for one in made}:
        raise FetchRefused(there.shown, "it was there before and goes round in a circle", BY_HAND)
    if len(made) > limits.redirects:
        raise FetchRefused(there.shown, f"it is passed on more than {limits.redirects} times", BY_HAND)
    return there


def _warnings(exchanges: Sequence[Exchange]) -> tuple[str, ...]:
    last = exchanges[-1]
    found = []
    for readable, host in dict.fromkeys((one.address.readable, one.address.host) for one in exchanges):
        if readable != host:
            found.append(
                f"The name {isolate(readable, form='plain')} is {host} on the network:"
                " check that it is the one meant."
            )
    for one, other in pairwise(exchanges):
        if (one.address.scheme, other.address.scheme) == ("https", "http"):
            found.append(
                f"It was passed on from https to http at {other.address.shown}: from there on somebody"
                " between could have changed it."
            )
    if not 200 <= last.status < 300:
        found.append(f"The server answered with status {last.status}: this may not be the page meant.")
    if len(last.answer) == last.head_size:
        found.append("The answer is empty.")
    if last.encoding not in {"", "identity"}:
        found.append("The server compressed its answer without being asked to; it is kept as it came.")
    if not last.measured:
        found.append("The server did not say how long its answer is; nothing shows that it is whole.")
    return tuple(found)


def _name(address: Address) -> str:
    path = unicodedata.normalize("NFC", unquote(address.target.partition("?")[0], errors="ignore"))
    words = re.sub(r"[^\w.]+", "-", path).strip("-._")
    name = f"{address.host.replace(':', '-')}-{words}"
    return name.encode()[:_LONGEST_NAME].decode(errors="ignore").rstrip("-._") + ".warc.gz"
