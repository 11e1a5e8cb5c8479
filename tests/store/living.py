"""A register that has lived: something of every kind of entry, and a row in every table."""

from __future__ import annotations

from sijill.claims import random_id, record_id
from sijill.store.erasure import erase_record
from sijill.store.statements import RecordLine
from tests.store.making import Team, claim


def live(team: Team) -> None:
    """Let a team work for a while."""
    families = {
        "1": {"name": "Sara Mirlani", "age": "24", "arrest.date": "2022-09-21", "arrest.place": "Tirdan"},
        "2": {"name": "Amir Lumawi", "note": "a baker"},
        "3": {"name": "Banu Shahbari"},
        "4": {"name": "Cyrus Osturi", "arrest.date": "2022-10-02"},
    }
    people = team.bring("families", families, audience="public", publisher="Families", title="Families")
    families = {**families, "2": {"name": "Amir Lumawy", "note": "a baker"}, "5": {"name": "Dara Kultabi"}}
    del families["3"]
    people |= team.bring("families", families, audience="public")
    article = team.source("article.txt", text="Sara Mirlany and twelve others were taken.", owner="Gazette")
    sara = team.propose(article, "Sara Mirlany", note="taken with twelve others")
    group = record_id(team.register.keys.ids, origin=article, anchor="17-30")
    team.read(
        article,
        [
            (
                [RecordLine(group, "group", name="twelve others")],
                [claim(group, "name", "twelve others", start=17)],
            )
        ],
        reader="sample@2",
    )
    team.accept(group)
    team.propose(article, "Sara Mirlany", start=0)
    team.accept(sara, "name")
    team.reject(sara, "note", "no more than a guess")
    reopened, version = team.claims_of(sara)["note"]
    team.say("claim.reopened", claim=reopened, seen=version, reason="")
    team.matching((people["1"], sara, "same", 990_000, "one name"), (people["2"], sara, "unsure", 5, "no"))
    team.judge(people["1"], sara, "same", "the same day")
    team.take_back(team.judge(people["2"], people["4"], "same", "a slip"))
    merged = team.merge(people["3"], people["4"], "one grave")
    team.split(people["3"], people["4"], reason="two graves")
    team.undo(merged)
    team.hold(people["1"], "age", team.claims_of(people["1"])["age"][0], "the mother says so")
    released = team.hold(people["4"], "name", None, "nobody knows")
    team.say("fact.released", holding=released, reason="")
    member = random_id()
    resolved = {"membership": member, "group": group, "member": people["4"], "reason": "on the photo"}
    team.say("group.resolved", **resolved)
    team.say("group.unresolved", membership=member, reason="somebody else")
    team.say("group.resolved", **{**resolved, "membership": random_id()})
    withdrawn = team.consent(people["1"], "wall", "name", "photo", until="2027-01-01")
    team.say("consent.withdrawn", consent=withdrawn, reason="")
    team.consent(people["1"], "letter", "name")
    team.say("public_id.assigned", public=random_id(), record=people["1"])
    hidden = team.source("hidden.txt", text="Amir Lumawi", audience="named", people=(team.author,))
    erased = team.propose(hidden, "Amir Lumawi")
    team.judge(erased, people["2"], "same", "the same trade")
    erase_record(team.register, erased, author=team.author)
    erase_record(team.register, people["5"], author=team.author)
    [(mark,)] = team.tables.select("SELECT id FROM tombstone ORDER BY id LIMIT 1")
    team.say("restored", marks=[mark], reason="a person said so")
    last = team.source("last.txt", text="The end.")
    reprint = team.source("reprint.txt", text="The end, again.")
    team.find_copies(
        (last, reprint, "text", 930), (article, reprint, "part", 700), (article, last, "text", 500)
    )
    team.judge_copy(last, reprint, "copy", of=last, reason="an agency's text")
    team.judge_copy(article, last, "independent", reason="two reporters")
    team.take_back_copy(article, last)
    team.note_custody(last, "transfer", note="brought by a courier")
