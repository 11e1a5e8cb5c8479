"""A source's metadata: who published it, who owns it, what it is derived from, who may see it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from sijill.claims.kinds import Party


class AudienceKind(StrEnum):
    PUBLIC = "public"
    TEAM = "team"
    NAMED = "named"


@dataclass(frozen=True, slots=True)
class Audience:
    """Who may see a source and everything made from it; ``people`` are author ids, for ``named`` only."""

    kind: AudienceKind = AudienceKind.TEAM
    people: tuple[str, ...] = ()

    def admits(self, viewer: Viewer) -> bool:
        """Say whether this viewer may see what has this audience."""
        if viewer.administrator or self.kind is AudienceKind.PUBLIC:
            return True
        if self.kind is AudienceKind.TEAM:
            return viewer.team
        return viewer.author is not None and viewer.author in self.people


@dataclass(frozen=True, slots=True)
class Viewer:
    """Somebody who looks: the public, a member of the team, or the administrator of the folder."""

    author: str | None = None
    team: bool = False
    administrator: bool = False


PUBLIC = Viewer()
TEAM = Viewer(team=True)
ADMINISTRATOR = Viewer(team=True, administrator=True)


@dataclass(frozen=True, slots=True)
class SourceDetails:
    """What is known about a source; everything may be unknown (``None`` or empty).

    ``owner`` decides independence: two publishers of one owner are one voice. ``derived_from`` is the id of
    the source that this one repeats; ``part_of`` the id of that which it came in (a mail's attachment, a file
    of an archive). ``said`` is the date of publication as written, ``collected_when`` that of collection.
    """

    title: str = ""
    publisher: str | None = None
    owner: str | None = None
    author: str | None = None
    address: str | None = None
    said: str | None = None
    language: str | None = None
    kind: str | None = None
    reliability: str | None = None
    party: Party = Party.NONE
    derived_from: str | None = None
    part_of: str | None = None
    collected_by: str | None = None
    collected_when: str | None = None
    collected_how: str | None = None
    audience: Audience = field(default_factory=Audience)

    def as_json(self) -> dict[str, Any]:
        return {
            "title": self.title,
            "publisher": self.publisher,
            "owner": self.owner,
            "author": self.author,
            "address": self.address,
            "said": self.said,
            "language": self.language,
            "kind": self.kind,
            "reliability": self.reliability,
            "party": str(self.party),
            "derived_from": self.derived_from,
            "part_of": self.part_of,
            "collected_by": self.collected_by,
            "collected_when": self.collected_when,
            "collected_how": self.collected_how,
            "audience": {"kind": str(self.audience.kind), "people": list(self.audience.people)},
        }


def independent_voices(sources: Iterable[str], details: Mapping[str, SourceDetails]) -> int:
    """Count how many independent voices stand behind ``sources``; undecided independence counts as one.

    A source that is derived from another is that other, also if nothing else is known of that; sources that
    are derived from one another in a circle are one; sources of one owner are one. A source whose owner and
    publisher are both unknown may be any of the others, so it adds no voice to theirs.
    """
    voices = {voice(source, details) or "" for source in sources}
    return len(voices - {""}) or len(voices)


def voice(source: str, details: Mapping[str, SourceDetails]) -> str | None:
    """Say whose voice a source is: the owner, or else the publisher, of what it is derived from in the end.

    ``None`` where nobody says; two sources of which that is so may be one voice.
    """
    detail = details.get(_origin(source, details), SourceDetails())
    return detail.owner or detail.publisher


def _origin(source: str, details: Mapping[str, SourceDetails]) -> str:
    """Follow a source to what it is derived from in the end; a circle is known by its smallest id."""
    chain: list[str] = []
    while source not in chain:
        chain.append(source)
        original = details[source].derived_from if source in details else None
        if original is None:
            return source
        source = original
    return min(chain[chain.index(source) :])


def details_from_json(value: Mapping[str, Any]) -> SourceDetails:
    """Read what :meth:`SourceDetails.as_json` gave."""
    parts = dict(value)
    audience = parts.pop("audience")
    party = Party(parts.pop("party"))
    return SourceDetails(
        **parts,
        party=party,
        audience=Audience(AudienceKind(audience["kind"]), tuple(audience["people"])),
    )
