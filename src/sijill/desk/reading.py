"""Reading a source: what the reader proposes becomes records and claims that wait for a person."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from sijill import reading
from sijill.claims import Kind, LinkType, Proposal, Reading, check_reading, record_id
from sijill.dates import parse
from sijill.desk.rules import accepted_names, places_of_rules
from sijill.errors import SijillError
from sijill.intake import document_of
from sijill.ledger import Frontier, write_rows
from sijill.store.kinds import Draft
from sijill.store.queries import View
from sijill.store.register import Register
from sijill.store.statements import ClaimLine, RecordLine, statement_body
from sijill.text import fold_text

PROPERTIES = {
    Kind.PERSON: "name",
    Kind.ORGANISATION: "name",
    Kind.PLACE: "name",
    Kind.EVENT: "type",
}
"""The property that a proposal of a record's kind states; any other kind is its own property."""

_OF_A_RECORD = frozenset(PROPERTIES)


@dataclass(frozen=True, slots=True)
class ReadingAnswer:
    """What a reading brought; ``entry`` is ``None`` if this reader had read the source already."""

    source: str
    reader: str
    language: str
    segments: int
    proposals: int
    people: int
    entry: int | None

    def as_json(self) -> dict[str, Any]:
        return {
            "source": self.source,
            "reader": self.reader,
            "language": self.language,
            "segments": self.segments,
            "proposals": self.proposals,
            "people": self.people,
            "entry": self.entry,
        }


def read_source(
    register: Register,
    source: str,
    *,
    author: str,
    again: bool = False,
    proposer: reading.Proposer | None = None,
) -> ReadingAnswer:
    """Read a source and write what is proposed; ``again`` also where this reader did so before.

    ``proposer`` reads beside the rules; its proposals bear its name in their rule, and the reading in its
    reader's. Raises :class:`SijillError` if the source is a table (import it) or gave no text, and whatever
    the proposer raises: then nothing is written.
    """
    view = View(register)
    facts = view.source(source)
    document = document_of(register, source)
    if document.tabular:
        raise SijillError(f"{facts.name} is a table; take it in with `sijill import`.")
    said = facts.details.said
    published = parse(said) if said else None
    made = reading.read(
        document,
        language=facts.details.language,
        published=published.earliest if published and published.earliest == published.latest else None,
        proposer=proposer,
        known=accepted_names(view, document.text),
    )
    if proposer is not None:
        name, _, version = made.reader.partition("@")
        made = replace(made, reader=f"{name}+{proposer.name}@{version}")
    check_reading(made, document.text)
    statements = _Statements(register.keys.ids, source, made)
    answer = ReadingAnswer(
        source=source,
        reader=made.reader,
        language=made.language,
        segments=len(made.segments),
        proposals=len(made.proposals),
        people=sum(1 for record in statements.records.values() if record.kind == "person"),
        entry=None,
    )
    done = view.tables.select(
        "SELECT 1 FROM run WHERE kind = 'reading' AND subject = %s AND program = %s", (source, made.reader)
    )
    if done and not again:
        return answer
    bodies = statements.bodies()
    frontier = Frontier()
    salts = (os.urandom(32) for _ in bodies)
    staged = register.files.stage_rows(write_rows(bodies, salts, frontier=frontier))
    root = frontier.root().hex()
    register.files.place_rows(staged, root)
    segments = [[item.start, item.end, str(item.kind), item.rule] for item in made.segments]
    body = {
        "source": source,
        "program": made.reader,
        "root": root,
        "rows": frontier.size,
        "details": {
            "language": made.language,
            "segments": segments,
            "rules": places_of_rules(made),
        },
    }
    written = register.door.write([Draft("reading.made", body)], author=author)
    return ReadingAnswer(
        answer.source,
        answer.reader,
        answer.language,
        answer.segments,
        answer.proposals,
        answer.people,
        written.acts[0].seq,
    )


class _Statements:
    """Turns the proposals of one reading into records and claims of its source."""

    def __init__(self, key: bytes, source: str, made: Reading) -> None:
        self._made = made
        self._record_of: dict[str, str] = {}
        self.records: dict[str, RecordLine] = {}
        mentions = _gathered(made)
        ordinals: dict[tuple[str, str], int] = defaultdict(int)
        for group in mentions:
            first = group[0]
            anchor = f"{first.start}-{first.end}"
            identifier = record_id(
                key,
                origin=source,
                anchor=anchor,
                ordinal=ordinals[anchor, str(first.kind)],
                role=str(first.kind),
            )
            ordinals[anchor, str(first.kind)] += 1
            type_ = first.value["type"] if first.kind is Kind.EVENT else ""
            name = next((item.value["name"] for item in group if item.value.get("name")), None)
            self.records[identifier] = RecordLine(identifier, str(first.kind), type_, None, name)
            for item in group:
                self._record_of[item.id] = identifier
        self._give_subjects()

    def bodies(self) -> list[bytes]:
        """Give one row a record, with all that is proposed of it, and one for each claim on no record."""
        claims: dict[str | None, list[ClaimLine]] = defaultdict(list)
        for item in self._made.proposals:
            line = self._claim(item)
            claims[line.record].append(line)
        for link in self._made.links:
            if link.type is LinkType.PARTICIPANT:
                line = self._participant(link.from_id, link.to_id, link.role)
                claims[line.record].append(line)
        bodies = [statement_body([record], claims.get(record.id, [])) for record in self.records.values()]
        return bodies + [statement_body([], [line]) for line in claims.get(None, [])]

    def _claim(self, item: Proposal) -> ClaimLine:
        value = dict(item.value)
        if item.kind is Kind.DEMAND:
            value["addressees"] = [self._record_of[name] for name in value["addressees"]]
        record = self._record_of[item.id] if item.kind in _OF_A_RECORD else self._about(item.about)
        return ClaimLine(
            record=record,
            property=PROPERTIES.get(item.kind, str(item.kind)),
            kind=str(item.kind),
            value=value,
            original=item.text,
            start=item.start,
            end=item.end,
            claimant=self._about(item.claimant),
            via=tuple(self._record_of[name] for name in item.via),
            modality=str(item.modality),
        )

    def _participant(self, event: str, person: str, role: str | None) -> ClaimLine:
        mention = next(item for item in self._made.proposals if item.id == person)
        return ClaimLine(
            record=self._record_of[event],
            property="participant",
            kind=str(Kind.PARTICIPANT),
            value={"record": self._record_of[person], "role": role},
            original=mention.text,
            start=mention.start,
            end=mention.end,
        )

    def _about(self, proposal: str | None) -> str | None:
        return None if proposal is None else self._record_of.get(proposal)

    def _give_subjects(self) -> None:
        """Let an event belong to the life of its victim, if just one person is named as such."""
        victims: dict[str, set[str]] = defaultdict(set)
        for link in self._made.links:
            if link.type is LinkType.PARTICIPANT and link.role == "victim":
                victims[self._record_of[link.from_id]].add(self._record_of[link.to_id])
        for event, people in victims.items():
            if len(people) == 1:
                line = self.records[event]
                self.records[event] = RecordLine(line.id, line.kind, line.type, next(iter(people)), line.name)


def _gathered(made: Reading) -> list[list[Proposal]]:
    """Group the mentions of one person, event, organisation or place within the text, in order.

    People and events are one where the reader links them; organisations and places where they are called the
    same. A record is what one source says of one of them, so this is the reader's proposal, not a merge.
    """
    mentions = {item.id: item for item in made.proposals if item.kind in _OF_A_RECORD}
    group = {name: name for name in mentions}

    def root(name: str) -> str:
        while group[name] != name:
            name = group[name]
        return name

    def join(pairs: Iterable[tuple[str, str]]) -> None:
        for one, other in pairs:
            group[root(other)] = root(one)

    same = (LinkType.SAME_PERSON, LinkType.SAME_EVENT)
    join((link.from_id, link.to_id) for link in made.links if link.type in same)
    called: dict[tuple[Kind, str], str] = {}
    for item in mentions.values():
        if item.kind in (Kind.ORGANISATION, Kind.PLACE) and item.value.get("name"):
            first = called.setdefault((item.kind, fold_text(item.value["name"])), item.id)
            join([(first, item.id)])
    gathered: dict[str, list[Proposal]] = defaultdict(list)
    for item in sorted(mentions.values(), key=lambda item: (item.start, item.end, item.id)):
        gathered[root(item.id)].append(item)
    return list(gathered.values())
