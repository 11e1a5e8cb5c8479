"""Claims as the pages show them: in words, with who says so, where, and how the team stands to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse

from sijill.claims import Modality, State
from sijill.store.queries import ClaimFacts, SourceFacts, View
from sijill.vocabulary import Vocabulary
from sijill.web.wording import Phrase, Value, foreign, value
from sijill.web.wording.labels import KINDS, MODALITIES


@dataclass(frozen=True, slots=True)
class Shown:
    """A claim in the words of a page. ``address`` opens the passage it was made from."""

    claim: ClaimFacts
    value: Value
    fact: str
    kind: str
    claimant: Phrase | None
    via: tuple[Phrase, ...]
    modality: str
    address: str

    @property
    def state(self) -> str:
        return str(self.claim.state)

    @property
    def denied(self) -> bool:
        return self.claim.modality is Modality.DENIED

    @property
    def waits(self) -> bool:
        return waits(self.claim)

    @property
    def reader(self) -> str:
        """The program that proposed it; empty for what a list says or a person put in."""
        return self.claim.origin if "@" in self.claim.origin else ""


class Speaker:
    """Puts claims into words, in one language, with the names of whom they refer to."""

    def __init__(
        self,
        language: str,
        vocabulary: Vocabulary,
        *,
        names: Mapping[str, str | None],
        sources: Mapping[str, SourceFacts],
    ) -> None:
        self.language = language
        self.vocabulary = vocabulary
        self._names = names
        self._sources = sources

    def say(self, claim: ClaimFacts) -> Shown:
        """Put one claim into words."""
        source = self._sources.get(claim.source)
        hint = source.details.language if source else None
        return Shown(
            claim=claim,
            value=value(
                claim.kind,
                claim.value,
                original=claim.original,
                language=self.language,
                vocabulary=self.vocabulary,
                hint=hint,
                names=self._names,
            ),
            fact=self.about(claim.property),
            kind=str(KINDS[str(claim.kind)]),
            claimant=self._named(claim.claimant, hint),
            via=tuple(name for one in claim.via if (name := self._named(one, hint)) is not None),
            modality=str(MODALITIES.get(str(claim.modality), "")),
            address=passage_address(claim),
        )

    def about(self, prop: str) -> str:
        """Name a property; a reader's statement that is no property of the vocabulary by its kind."""
        if prop not in self.vocabulary.by_kind["properties"] and prop in KINDS:
            return str(KINDS[prop])
        return self.vocabulary.label("properties", prop, self.language)

    def _named(self, record: str | None, hint: str | None) -> Phrase | None:
        name = self._names.get(record or "")
        return foreign(name, hint=hint) if name else None


def speaker(
    view: View,
    claims: Iterable[ClaimFacts],
    *,
    language: str,
    vocabulary: Vocabulary,
    sources: Mapping[str, SourceFacts],
) -> Speaker:
    """Make a speaker that knows the names of everybody whom these claims refer to."""
    wanted: set[str] = set()
    for claim in claims:
        wanted.update(claim.via)
        wanted.update(filter(None, (claim.claimant, claim.value.get("record"))))
    names = dict(view.tables.among("SELECT id, name FROM record WHERE id IN", sorted(wanted)))
    return Speaker(language, vocabulary, names=names, sources=sources)


def waits(claim: ClaimFacts) -> bool:
    """Whether nobody has decided on a claim yet and its reader still proposes it."""
    return claim.state is State.PROPOSED and claim.superseded is None


def passage_address(claim: ClaimFacts) -> str:
    """Give the address of a claim's passage: its source, opened there, with the claim in hand."""
    source = reverse("source", args=[claim.source])
    return f"{source}?claim={claim.id}#c-{claim.id}"


def source_name(source: SourceFacts) -> Phrase:
    """Say whose a source is: its publisher, else its title."""
    return foreign(source.details.publisher or source.title, hint=source.details.language)


def source_title(source: SourceFacts) -> Phrase:
    """Give a source's title, else its file's name."""
    return foreign(source.title, hint=source.details.language)
