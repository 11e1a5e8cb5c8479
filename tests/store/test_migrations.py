"""A register of an older version gets the tables of this one, filled as a replay would fill them."""

from __future__ import annotations

from django.core.management import call_command

from sijill.store.erasure import erase_record, erase_source
from sijill.store.verification import verify
from tests.registers import RegisterFactory
from tests.store.making import Team


def test_an_older_register_gets_the_history_of_its_sources(
    team: Team, register_factory: RegisterFactory
) -> None:
    team.bring("families", {"1": {"name": "Sara Mirlani"}})
    article = team.source("article.txt", text="Sara Mirlani was taken.")
    record = team.propose(article, "Sara Mirlani")
    gone = team.source("gone.txt", text="Amir Lumawi")
    team.say("source.described", source=article, seen=None, details=_details(team, article))
    erase_source(team.register, gone, author=team.author)
    erase_record(team.register, record, author=team.author)
    team.source("gone.txt", text="Amir Lumawi, again")
    query = "SELECT id, source, entry FROM custody ORDER BY id"
    before = team.tables.select(query)
    assert len(before) > 8
    call_command("migrate", "store", "0003", database=team.register.alias, verbosity=0)
    tables = team.tables.connection.introspection.table_names()
    assert {"custody", "near_copy", "fingerprint", "fingerprint_key"}.isdisjoint(tables)

    again = Team(register_factory.reopen(team.register))

    assert again.tables.select(query) == before
    assert verify(again.register).findings == []


def _details(team: Team, source: str) -> object:
    import json

    [(details,)] = team.tables.select("SELECT details FROM source WHERE id = %s", (source,))
    return json.loads(details)
