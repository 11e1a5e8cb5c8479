"""A team at work on a register, below intake and desk: what it writes goes through the door as entries."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from sijill.claims import Document, SourceDetails, random_id, record_id, tabular_text
from sijill.claims.source import Audience, AudienceKind
from sijill.ledger import Frontier, encode, new_salt, write_rows
from sijill.store.kinds import Draft
from sijill.store.models import PROJECTIONS
from sijill.store.statements import ClaimLine, RecordLine, statement_body
from sijill.store.tables import Tables, columns, primary_key, select_all
from sijill.store.ties import version

if TYPE_CHECKING:
    from sijill.store.door import Written
    from sijill.store.register import Register

Row = Mapping[str, str]
"""A row of a list: texts by property; ``arrest.date`` is a property of the row's arrest."""

_KINDS = {"name": "person", "date": "date", "place": "place", "age": "age"}


class Team:
    """Writes to one register."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self.author = register.settings.author

    @property
    def tables(self) -> Tables:
        return Tables(self.register.alias)

    def write(self, *drafts: Draft) -> Written:
        return self.register.door.write(drafts, author=self.author)

    def say(self, kind: str, **body: Any) -> int:
        """Write one act; gives its place."""
        return self.write(Draft(kind, body)).acts[0].seq

    # Sources

    def source(
        self,
        name: str,
        data: bytes | None = None,
        *,
        audience: str = "team",
        people: tuple[str, ...] = (),
        text: str | None = None,
        **details: Any,
    ) -> str:
        """Add a source, with a document if ``text`` is given; gives its id."""
        sha256 = self.register.files.put(name.encode() if data is None else data)
        source = record_id(self.register.keys.ids, origin="source", anchor=sha256)
        known = SourceDetails(audience=Audience(AudienceKind(audience), people), **details)
        added = {"source": source, "sha256": sha256, "size": 1, "name": name, "details": known.as_json()}
        drafts = [Draft("source.added", added)]
        if text is not None:
            drafts.append(self.extraction(source, text))
        self.write(*drafts)
        return source

    def extraction(
        self, source: str, text: str, *, tabular: bool = False, fingerprint: str | None = None
    ) -> Draft:
        document = Document(text=text, tabular=tabular, extractor="sample@1", fingerprint=fingerprint)
        body = {
            "source": source,
            "outcome": "read",
            "file": self.register.files.put(encode(document.as_json())),
            "text_sha256": hashlib.sha256(text.encode()).hexdigest(),
            "extractor": "sample@1",
            "tabular": tabular,
            "language": "en",
            "warnings": [],
        }
        return Draft("document.extracted", body)

    # Derived rows

    def rows_file(self, bodies: Sequence[bytes]) -> str:
        """Keep derived rows; gives their root."""
        frontier = Frontier()
        files = self.register.files
        salts = (new_salt() for _ in bodies)
        staged = files.stage_rows(write_rows(bodies, salts, frontier=frontier))
        root = frontier.root().hex()
        files.place_rows(staged, root)
        return root

    def import_draft(
        self, name: str, rows: Mapping[str, Row], source: str, *, seen: int | None = None
    ) -> Draft:
        """Make the act of importing a list: what is new, changed and gone since the last version."""
        key = self.register.keys.ids
        list_id = record_id(key, origin="list", anchor=name)
        query = "SELECT id, digest, gone FROM list_row WHERE list = %s"
        held = {row: (digest, gone) for row, digest, gone in self.tables.select(query, (list_id,))}
        version = next((row[0] for row in self.tables.select(_VERSION, (list_id,))), 0)
        bodies = []
        ids = {record_id(key, origin=list_id, anchor=anchor): anchor for anchor in rows}
        for identifier, anchor in ids.items():
            row = rows[anchor]
            digest = hashlib.sha256(encode(dict(row))).hexdigest()[:32]
            if held.get(identifier) != (digest, None):
                head = {"id": identifier, "digest": digest, "new": identifier not in held}
                bodies.append(self._row(identifier, row, head, list_id, anchor))
        gone = [row for row, (_, when) in held.items() if when is None and row not in ids]
        bodies += [encode({"gone": row}) for row in gone]
        body = {
            "list": list_id,
            "name": name,
            "version": (version if seen is None else seen) + 1,
            "source": source,
            "root": self.rows_file(bodies),
            "rows": len(bodies),
            "mapping": {"key": ["No"]},
        }
        return Draft("list.imported", body)

    def bring(self, name: str, rows: Mapping[str, Row], **details: Any) -> dict[str, str]:
        """Import a list from a new source; gives the record of each row."""
        table = tabular_text([list(row.values()) for row in rows.values()])
        data = f"{name} {random_id()}\n{table}".encode()
        source = self.source(f"{name}.csv", data, text=table, **details)
        self.write(self.import_draft(name, rows, source))
        return self.rows_of(name, rows)

    def rows_of(self, name: str, rows: Mapping[str, Row]) -> dict[str, str]:
        key = self.register.keys.ids
        list_id = record_id(key, origin="list", anchor=name)
        return {anchor: record_id(key, origin=list_id, anchor=anchor) for anchor in rows}

    def _row(self, record: str, row: Row, head: dict[str, Any], list_id: str, anchor: str) -> bytes:
        key = self.register.keys.ids
        arrest = record_id(key, origin=list_id, anchor=anchor, role="arrest")
        records = [RecordLine(record, "person", name=row.get("name"))]
        if any(label.startswith("arrest.") for label in row):
            records.append(RecordLine(arrest, "event", "arrest", record))
        claims = []
        for label, text in row.items():
            owner = arrest if label.startswith("arrest.") else record
            claims.append(claim(owner, label.removeprefix("arrest."), text, column=label))
        return statement_body(records, claims, row=head)

    def read(
        self,
        source: str,
        statements: Sequence[tuple[Sequence[RecordLine], Sequence[ClaimLine]]],
        *,
        reader: str = "sample@1",
    ) -> int:
        """Write a reading: rows of records with what is proposed of them; gives its place."""
        bodies = [statement_body(list(records), list(claims)) for records, claims in statements]
        root = self.rows_file(bodies)
        return self.say(
            "reading.made", source=source, program=reader, root=root, rows=len(bodies), details={}
        )

    def propose(self, source: str, name: str, start: int = 0, **facts: str) -> str:
        """Propose one person of a source, with facts; gives the record."""
        record = record_id(self.register.keys.ids, origin=source, anchor=f"{start}-{start + len(name)}")
        claims = [claim(record, "name", name, start=start)]
        claims += [claim(record, label, text, start=start) for label, text in facts.items()]
        self.read(source, [([RecordLine(record, "person", name=name)], claims)])
        return record

    def matching(self, *pairs: tuple[str, str, str, int, str], program: str = "matcher@1") -> int:
        """Write a run of the matcher: pairs with verdict, probability in millionths and reason."""
        names = ("left", "right", "verdict", "probability", "reason")
        root = self.rows_file([encode(dict(zip(names, pair, strict=True))) for pair in pairs])
        return self.say("matching.made", program=program, root=root, rows=len(pairs), details={})

    # Near copies and custody

    def find_copies(self, *pairs: tuple[str, str, str, int], program: str = "finder@1") -> int:
        """Propose pairs of sources: left, right, kind and permille."""
        names = ("left", "right", "kind", "permille")
        return self.say(
            "copies.found", program=program, pairs=[dict(zip(names, pair, strict=True)) for pair in pairs]
        )

    def judge_copy(
        self, left: str, right: str, verdict: str, *, of: str | None = None, reason: str = ""
    ) -> int:
        """Say what two sources are to one another; what they are derived from stays as it is."""
        body = {"left": left, "right": right, "verdict": verdict, "of": of, "reason": reason}
        return self.say("copy.judged", **body, seen=None, changed=[])

    def take_back_copy(self, left: str, right: str, reason: str = "") -> int:
        return self.say("copy.withdrawn", left=left, right=right, reason=reason, seen=None)

    def note_custody(self, source: str, event: str, *, note: str = "") -> int:
        return self.say("custody.noted", source=source, event=event, at_said=None, by=None, note=note)

    # Decisions

    def claims_of(self, record: str) -> dict[str, tuple[str, int]]:
        """Give the claims of a record by property: id and version."""
        query = "SELECT property, id, version FROM claim WHERE record = %s"
        return {prop: (claim, version) for prop, claim, version in self.tables.select(query, (record,))}

    def accepted(
        self, claim_id: str, *, seen: int | None = None, value: dict[str, Any] | None = None
    ) -> Draft:
        """Make the act of accepting a claim as it stands, or with another value."""
        query = "SELECT " + ", ".join(f'"{name}"' for name in _CLAIM) + " FROM claim WHERE id = %s"
        [row] = self.tables.select(query, (claim_id,))
        held = dict(zip(_CLAIM, row, strict=True))
        record = None
        if held["record"] is not None:
            [found] = self.tables.select(_RECORD, (held["record"],))
            record = list(found)
        kept = encode(value).decode() if value else held["value"]
        line = [held[name] for name in ("record", "property", "kind")]
        line += [kept, *(held[name] for name in ("original", "start", "end", "column", "claimant"))]
        line += [held["via"].split(",") if held["via"] else None, held["modality"]]
        body = {
            "claim": claim_id,
            "source": held["source"],
            "record": record,
            "line": line,
            "origin": held["origin"],
            "was": None,
            "seen": held["version"] if seen is None else seen,
        }
        return Draft("claim.accepted", body)

    def accept(self, record: str, *properties: str) -> None:
        """Accept claims of a record, all if none is named."""
        found = self.claims_of(record)
        self.write(*[self.accepted(found[name][0]) for name in properties or found])

    def reject(self, record: str, prop: str, reason: str = "") -> int:
        identifier, version = self.claims_of(record)[prop]
        return self.say("claim.rejected", claim=identifier, seen=version, reason=reason)

    def judge(self, left: str, right: str, verdict: str = "same", reason: str = "") -> str:
        """Say what two records are; gives the judgement."""
        judgement = random_id()
        self.say(
            "judgement.made",
            judgement=judgement,
            left=left,
            right=right,
            verdict=verdict,
            probability={"same": 1_000_000, "different": 0}.get(verdict, 500_000),
            reason=reason,
        )
        return judgement

    def take_back(self, judgement: str) -> int:
        return self.say("judgement.withdrawn", judgement=judgement, reason="")

    def members(self, identity: str) -> list[str]:
        """Give the records of an identity, in the order in which they came."""
        query = 'SELECT id FROM record WHERE "identity" = %s ORDER BY place'
        return [row[0] for row in self.tables.select(query, (identity,))]

    def merge(self, left: str, right: str, reason: str = "") -> str:
        """Make one of two identities; gives the change."""
        change = random_id()
        seen = [version(self.tables, self.members(one)) for one in (left, right)]
        ids = {"change": change, "judgement": random_id(), "left": left, "right": right}
        self.say("identity.merged", **ids, seen=seen, reason=reason)
        return change

    def split(self, identity: str, *records: str, reason: str = "") -> str:
        """Take records out of an identity; gives the change."""
        members = self.members(identity)
        rest = [record for record in members if record not in records]
        rows = [
            {"left": one, "right": other, "verdict": "different", "probability": 0, "reason": reason}
            for one in records
            for other in rest
        ]
        change, seen = random_id(), version(self.tables, members)
        root = self.rows_file([encode(row) for row in rows])
        self.say("identity.split", change=change, root=root, rows=len(rows), seen=seen)
        return change

    def undo(self, change: str) -> int:
        return self.say("identity.undone", change=change, reason="")

    def hold(self, record: str, prop: str, claim_id: str | None, reason: str = "") -> str:
        holding = random_id()
        self.say("fact.held", holding=holding, record=record, property=prop, claim=claim_id, reason=reason)
        return holding

    def consent(self, record: str, use: str = "wall", *fields: str, until: str | None = None) -> str:
        consent = random_id()
        self.say(
            "consent.given",
            consent=consent,
            record=record,
            use=use,
            fields=list(fields or ("name",)),
            by="the sister",
            until=until,
        )
        return consent

    def identity(self, record: str) -> str:
        return str(self.tables.select('SELECT "identity" FROM record WHERE id = %s', (record,))[0][0])


def claim(
    record: str | None, prop: str, text: str, *, start: int | None = None, column: str | None = None
) -> ClaimLine:
    """Make a claim in the words of its source."""
    kind = _KINDS.get(prop, "text")
    value: dict[str, Any] = {"text": text}
    if kind == "person":
        value = {"name": text}
    elif kind == "place":
        value = {"name": text, "country": None}
    elif kind == "age":
        value = {"years": int(text), "at": None}
    elif kind == "date":
        value = {"earliest": text, "latest": text, "calendar": "gregorian", "precision": "day"}
        value["relative"] = None
    end = None if start is None else start + len(text)
    return ClaimLine(record, prop, kind, value, text, start, end, column)


def dump(tables: Tables) -> dict[str, list[tuple[Any, ...]]]:
    """Give every row of every projection, in the order of their keys."""
    found = {}
    for model in PROJECTIONS:
        place = columns(model).index(primary_key(model))
        found[model._meta.db_table] = sorted(tables.select(select_all(model)), key=itemgetter(place))
    return found


_VERSION = "SELECT version FROM list WHERE id = %s"
_RECORD = "SELECT id, kind, type, subject, name FROM record WHERE id = %s"
_CLAIM = (
    "record",
    "source",
    "property",
    "kind",
    "value",
    "original",
    "start",
    "end",
    "column",
    "claimant",
    "via",
    "modality",
    "origin",
    "version",
)
