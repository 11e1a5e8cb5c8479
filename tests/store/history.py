"""A random history: a team that does anything it may, in any order, as a seed says."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from contextlib import suppress

from sijill.claims import random_id, record_id
from sijill.store import HeldApart
from sijill.store.erasure import erase_record, erase_source
from sijill.store.kinds import Draft
from sijill.store.statements import ClaimLine, RecordLine
from tests.store.making import Team, claim, dump

FIRST = ("Sara", "Amir", "Banu", "Cyrus", "Dara", "نوید", "سارة", "Navid", "مريم", "Élise")
LAST = ("Mirlani", "Lumawi", "Shahbari", "Osturi", "کلتابی", "الناروندي", "O'Tirdan")
LISTS = ("families", "lawyers", "guards")
VERDICTS = ("same", "same", "different", "unsure")


class History:
    """Writes acts to a team's register until there are enough."""

    def __init__(self, team: Team, seed: int) -> None:
        self.team = team
        self.random = random.Random(seed)
        self.lists: dict[str, dict[str, dict[str, str]]] = {name: {} for name in LISTS}
        self.number = 0

    def write(self, acts: int) -> None:
        """Go on until the ledger has this many entries."""
        often: list[tuple[int, Callable[[], None]]] = [
            (6, self.add_source),
            (2, self.describe),
            (10, self.import_list),
            (8, self.read),
            (20, self.decide),
            (16, self.judge),
            (6, self.withdraw_judgement),
            (4, self.merge),
            (4, self.split),
            (2, self.undo),
            (6, self.hold),
            (4, self.resolve),
            (6, self.consent),
            (4, self.take_back),
            (3, self.publish),
            (2, self.match),
            (3, self.find_copies),
            (4, self.judge_copy),
            (2, self.take_back_copy),
            (2, self.note_custody),
        ]
        weights, works = zip(*often, strict=True)
        self.add_source()
        self.import_list()
        erasures = {round(acts * part / 8): part for part in range(1, 8)}
        while (size := self.size()) < acts:
            self.random.choices(works, weights)[0]()
            for due in [place for place in erasures if place <= size]:
                self.erase(whole=erasures.pop(due) % 3 == 0)
        # Ids hang on the register's own secret, so that no two runs are alike: a rare act
        # may not have come about yet, or its last trace have gone with an erased record.
        while any(not rows for rows in dump(self.team.tables).values()):
            for work in works:
                work()

    def size(self) -> int:
        return int(self.team.tables.select("SELECT size FROM head")[0][0])

    def some(self, query: str, most: int = 1) -> list[str]:
        """Give some of the ids that a query gives."""
        found = sorted(row[0] for row in self.team.tables.select(query))
        return self.random.sample(found, min(most, len(found)))

    def name(self) -> str:
        return f"{self.random.choice(FIRST)} {self.random.choice(LAST)}"

    def add_source(self) -> None:
        self.number += 1
        audience = self.random.choice(("public", "team", "team", "named"))
        text = f"{self.name()} and {self.name()} were taken." if self.random.random() < 0.7 else None
        owner = self.random.choice((None, "Alba", "Borea"))
        self.team.source(f"{self.number}.txt", audience=audience, text=text, owner=owner)

    def describe(self) -> None:
        for source in self.some("SELECT id FROM source"):
            query = "SELECT details, version FROM source WHERE id = %s"
            [(details, version)] = self.team.tables.select(query, (source,))
            known = {**json.loads(details), "title": self.name()}
            known["audience"] = {"kind": self.random.choice(("public", "team")), "people": []}
            self.team.say("source.described", source=source, seen=version, details=known)

    def import_list(self) -> None:
        name = self.random.choice(LISTS)
        rows = self.lists[name]
        for _ in range(self.random.randint(1, 5)):
            row = {"name": self.name(), "note": self.random.choice(("a baker", "a poet", "gone"))}
            if self.random.random() < 0.6:
                row["arrest.date"] = f"2022-09-{self.random.randint(10, 28)}"
            rows[str(self.random.randint(1, 30))] = row
        for key in self.random.sample(sorted(rows), min(len(rows), self.random.randint(0, 2))):
            del rows[key]
        self.number += 1
        source = self.team.source(f"{name}-{self.number}.csv", text=f"{self.number}")
        self.team.write(self.team.import_draft(name, rows, source))

    def read(self) -> None:
        for source in self.some("SELECT id FROM source"):
            statements: list[tuple[list[RecordLine], list[ClaimLine]]] = []
            for start in self.random.sample(range(0, 90, 15), self.random.randint(1, 3)):
                name = self.name()
                key = self.team.register.keys.ids
                record = record_id(key, origin=source, anchor=str(start))
                kind = self.random.choice(("person", "person", "group"))
                said = [claim(record, "name", name, start=start)]
                if self.random.random() < 0.5:
                    said.append(claim(record, "note", self.random.choice(FIRST), start=start))
                statements.append(([RecordLine(record, kind, name=name)], said))
            if self.random.random() < 0.3:
                statements.append(([], [claim(None, "figure", "twelve people", start=0)]))
            self.team.read(source, statements, reader=f"reader@{self.random.randint(1, 3)}")

    def decide(self) -> None:
        drafts = []
        for claim_id in self.some("SELECT id FROM claim", self.random.randint(1, 4)):
            kind = self.random.choice(("claim.accepted", "claim.rejected", "claim.reopened"))
            if kind == "claim.accepted":
                value = {"text": self.name()} if self.random.random() < 0.2 else None
                drafts.append(self.team.accepted(claim_id, value=value))
            else:
                drafts.append(Draft(kind, {"claim": claim_id, "seen": None, "reason": self.name()}))
        self.team.write(*drafts)

    def pair(self) -> tuple[str, str] | None:
        found = self.some("SELECT id FROM record WHERE kind <> 'event'", 2)
        return (found[0], found[1]) if len(found) == 2 else None

    def judge(self) -> None:
        pair = self.pair()
        if pair:
            self.team.judge(*pair, self.random.choice(VERDICTS), reason=self.name())

    def withdraw_judgement(self) -> None:
        for judgement in self.some("SELECT id FROM judgement WHERE withdrawn IS NULL"):
            self.team.take_back(judgement)

    def merge(self) -> None:
        found = self.some("SELECT id FROM record WHERE kind <> 'event' AND id = \"identity\"", 2)
        if len(found) == 2:
            # Somebody may have judged two of their records to be different.
            with suppress(HeldApart):
                self.team.merge(found[0], found[1], reason=self.name())

    def split(self) -> None:
        query = 'SELECT "identity" FROM record GROUP BY "identity" HAVING COUNT(*) > 1'
        for identity in self.some(query):
            members = sorted(self.team.members(identity))
            taken = self.random.sample(members, self.random.randint(1, len(members) - 1))
            self.team.split(identity, *taken, reason=self.name())

    def undo(self) -> None:
        for change in self.some("SELECT id FROM identity_change WHERE withdrawn IS NULL"):
            self.team.undo(change)

    def hold(self) -> None:
        for record in self.some("SELECT id FROM record"):
            claims = self.team.claims_of(record)
            if claims and self.random.random() < 0.7:
                prop = self.random.choice(sorted(claims))
                self.team.hold(record, prop, claims[prop][0], self.name())
            else:
                self.team.hold(record, "name", None, self.name())

    def resolve(self) -> None:
        pair = self.pair()
        if pair:
            group, member = pair
            body = {"membership": random_id(), "group": group, "member": member, "reason": self.name()}
            self.team.say("group.resolved", **body)

    def consent(self) -> None:
        for record in self.some("SELECT id FROM record"):
            until = self.random.choice((None, "2027-01-01"))
            self.team.consent(record, self.random.choice(("wall", "letter")), "name", until=until)

    def take_back(self) -> None:
        kinds = (
            ("fact.released", "holding"),
            ("group.unresolved", "membership"),
            ("consent.withdrawn", "consent"),
        )
        kind, name = self.random.choice(kinds)
        for identifier in self.some(f"SELECT id FROM {name} WHERE withdrawn IS NULL"):
            self.team.say(kind, **{name: identifier, "reason": ""})

    def publish(self) -> None:
        query = "SELECT id FROM record WHERE id NOT IN (SELECT record FROM public_id)"
        for record in self.some(query):
            self.team.say("public_id.assigned", public=random_id(), record=record)

    def match(self) -> None:
        pairs = {}
        for _ in range(self.random.randint(0, 12)):
            pair = self.pair()
            if pair:
                verdict = self.random.choice(VERDICTS)
                pairs[pair] = (*pair, verdict, self.random.randint(0, 1_000_000), self.name())
        self.team.matching(*pairs.values())

    def find_copies(self) -> None:
        pairs = {}
        for _ in range(self.random.randint(0, 4)):
            found = self.some("SELECT id FROM source", 2)
            if len(found) == 2:
                kind = self.random.choice(("text", "part", "picture"))
                pairs[found[0], found[1]] = (found[0], found[1], kind, self.random.randint(400, 1_000))
        self.team.find_copies(*pairs.values())

    def judge_copy(self) -> None:
        found = self.some("SELECT id FROM source", 2)
        if len(found) == 2:
            verdict = self.random.choice(("copy", "independent", "unsure"))
            of = self.random.choice((None, *found)) if verdict == "copy" else None
            self.team.judge_copy(found[0], found[1], verdict, of=of, reason=self.name())

    def take_back_copy(self) -> None:
        for pair in self.some("SELECT id FROM near_copy WHERE state <> 'proposed'"):
            query = 'SELECT "left", "right" FROM near_copy WHERE id = %s'
            self.team.take_back_copy(*self.team.tables.select(query, (pair,))[0])

    def note_custody(self) -> None:
        for source in self.some("SELECT id FROM source"):
            self.team.note_custody(source, "transfer", note=self.name())

    def erase(self, *, whole: bool) -> None:
        author = self.team.author
        if whole:
            for source in self.some("SELECT id FROM source"):
                erase_source(self.team.register, source, author=author)
        else:
            for record in self.some("SELECT id FROM record"):
                erase_record(self.team.register, record, author=author)
        for mark in self.some("SELECT id FROM tombstone WHERE lifted IS NULL"):
            self.team.say("restored", marks=[mark], reason="")
